// Does the drawn county hold everything, within the picture, with no name over another?
import { sketchOf } from './sketch-map';
import type { SketchPlace, SketchPlan } from './sketch-map';

interface Box {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const place = (kind: SketchPlace['kind'], lat: number, lng: number, label?: string): SketchPlace => ({
  kind,
  position: { lat, lng },
  ...(label === undefined ? {} : { label }),
});

function draw(plan: Partial<SketchPlan>): { svg: string; width: number; height: number } {
  const sketch = sketchOf({ places: [], lines: [], width: 340, letters: 16, ...plan });
  if (!sketch) throw new Error('nothing was drawn');
  return sketch;
}

/** Where the names stand, from the picture itself; a Chinese letter is as wide as it is high. */
function namesOf(svg: string): Box[] {
  return [
    ...svg.matchAll(
      /<text x="([\d.-]+)" y="([\d.-]+)" font-size="(\d+)"(?: font-weight="700")? fill="[^"]+">([^<]*)<\/text>/g,
    ),
  ].map(([, x, y, size, text = '']) => {
    const letters = Number(size);
    return { text, x: Number(x), y: Number(y) - letters * 0.9, width: text.length * letters, height: letters * 1.15 };
  });
}

const overlapping = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.2 && b.x < a.x + a.width - 0.2 && a.y < b.y + b.height - 0.2 && b.y < a.y + a.height - 0.2;

const county: readonly SketchPlace[] = [
  place('town', 26.18, 116.82, '龙津镇'),
  place('town', 26.35, 117.0, '林畲镇'),
  place('town', 26.28, 116.95, '嵩溪镇'),
  place('town', 25.93, 116.72, '长校镇'),
  place('town', 25.96, 116.7, '里田乡'),
  place('town', 25.85, 116.8, '灵地镇'),
  place('town', 25.82, 116.79, '李家乡'),
  place('mine', 25.95, 116.74, '下谢村'),
  place('chosen', 25.95, 116.74, '下谢村服务点'),
];

it('nothing is drawn of nothing', () => {
  expect(sketchOf({ places: [], lines: [], width: 340, letters: 16 })).toBeUndefined();
});

it.each([16, 20, 23, 26])('names never cover each other nor leave the picture, at %i px', (letters) => {
  const { svg, width, height } = draw({ places: county, letters });
  const names = namesOf(svg);
  expect(names.map(({ text }) => text)).toEqual(expect.arrayContaining(['下谢村', '下谢村服务点']));
  for (const name of names) {
    expect([
      name.text,
      name.x >= 0 && name.y >= 0 && name.x + name.width <= width && name.y + name.height <= height,
    ]).toEqual([name.text, true]);
    for (const other of names)
      if (other !== name)
        expect([name.text, other.text, overlapping(name, other)]).toEqual([name.text, other.text, false]);
  }
});

it('names never cover each other, wherever the places lie', () => {
  let state = 20261124;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  for (let round = 0; round < 200; round += 1) {
    const kinds = ['chosen', 'mine', ...Array.from({ length: 14 }, () => 'town' as const)] as const;
    const places = kinds.map((kind, index) =>
      place(
        kind,
        26 + random() * 0.5,
        116.7 + random() * 0.4,
        `第${'一二三四五六七八九十'[index % 10] ?? ''}个乡镇`.slice(0, 2 + Math.floor(random() * 4)),
      ),
    );
    const { svg, width, height } = draw({ places, letters: 16 + Math.floor(random() * 11) });
    const names = namesOf(svg);
    expect(names.length).toBeGreaterThanOrEqual(2);
    names.forEach((name, index) => {
      const clashes = names.slice(index + 1).filter((other) => overlapping(name, other));
      const outside = name.x < 0 || name.y < 0 || name.x + name.width > width || name.y + name.height > height;
      expect({ seed: 20261124, round, name: name.text, clashes, outside }).toEqual({
        seed: 20261124,
        round,
        name: name.text,
        clashes: [],
        outside: false,
      });
    });
  }
});

it('north is up and east is right, in true proportion', () => {
  const { svg } = draw({ places: [place('point', 26, 116), place('point', 26, 116.5), place('point', 26.5, 116)] });
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
  const [south, east, north] = dots as [{ x: number; y: number }, { x: number; y: number }, { x: number; y: number }];
  expect(east.x).toBeGreaterThan(south.x);
  expect(north.y).toBeLessThan(south.y);
  // Half a degree of longitude is shorter than half a degree of latitude by the cosine of the latitude.
  expect((east.x - south.x) / (south.y - north.y)).toBeCloseTo(Math.cos((26.25 * Math.PI) / 180), 2);
});

it('is never much higher than wide, however the places lie, and one alone is drawn too', () => {
  const tall = draw({ places: [place('town', 25, 116.7, '南'), place('town', 27, 116.7, '北')] });
  expect(tall.height).toBeLessThanOrEqual(340 * 1.6 + 1);
  const dots = [...tall.svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x));
  expect(dots).toEqual([170, 170]);
  expect(draw({ places: [place('mine', 26, 116.7, '下谢村')] }).height).toBeGreaterThan(40);
});

it('draws every line through its stops', () => {
  const { svg } = draw({
    lines: [
      [
        { lat: 26, lng: 116.7 },
        { lat: 26.1, lng: 116.8 },
        { lat: 26.2, lng: 116.7 },
      ],
    ],
  });
  expect(/<polyline points="([^"]+)"/.exec(svg)?.[1]?.split(' ')).toHaveLength(3);
});

it('a name cannot break out of the picture', () => {
  const { svg } = draw({ places: [place('mine', 26, 116.7, '<b>&"x')], width: 400 });
  expect(svg).toContain('&#60;b&#62;&#38;&#34;x');
  expect(new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')).toBeNull();
  expect(new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('text')?.textContent).toBe('<b>&"x');
});
