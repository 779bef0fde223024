// How is the county drawn without a map service?
//
// As one SVG picture made from the data: it needs no key, no foreign host and no network, and both
// WeChat and browsers show it as an image. A picture cannot read CSS variables, so its colours are
// those of tokens.scss written out.
import type { Position } from '@kehuoyou/shared';

/** A place to draw, in any one datum. */
export interface SketchPlace {
  readonly position: Position;
  /** Written beside it; without one it is a dot only. */
  readonly label?: string;
  /** `town` is a quiet name, `point` a small dot, `mine` and `chosen` stand out. */
  readonly kind: 'town' | 'point' | 'mine' | 'chosen';
}

/** What the picture shows. */
export interface SketchPlan {
  readonly places: readonly SketchPlace[];
  /** Lines as the positions of their stops. */
  readonly lines: readonly (readonly Position[])[];
  /** Pixels of the picture; its height follows from what is in it. */
  readonly width: number;
  /** Pixels of the letters. */
  readonly letters: number;
}

/** A picture with its size in pixels. */
export interface Sketch {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const ink = '#17211c';
const paper = '#ffffff';
const quiet = '#5b635e';
const way = '#cfc8b6';
const colours: Readonly<Record<SketchPlace['kind'], string>> = { town: quiet, point: '#0b6b4f', mine: '#0b6b4f', chosen: '#a1260d' };
const radii: Readonly<Record<SketchPlace['kind'], number>> = { town: 4, point: 3, mine: 9, chosen: 9 };
/** Drawn in this order, so that what matters lies on top and gets its label first. */
const importance: readonly SketchPlace['kind'][] = ['point', 'town', 'mine', 'chosen'];
const RADIANS = Math.PI / 180;

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Box extends Spot {
  readonly width: number;
  readonly height: number;
}

/** Draws `plan`; undefined when there is nothing to draw. */
export function sketchOf(plan: SketchPlan): Sketch | undefined {
  const positions = [...plan.places.map(({ position }) => position), ...plan.lines.flat()];
  if (positions.length === 0) return undefined;
  const { place, height } = projection(positions, plan);
  const ordered = [...plan.places].sort((a, b) => importance.indexOf(a.kind) - importance.indexOf(b.kind));
  const parts = [
    ...plan.lines.map((line) => lineText(line.map(place))),
    ...ordered.map((each) => dotText(each, place(each.position))),
    ...labels(ordered, place, { ...plan, height }),
  ];
  const size = `width="${plan.width}" height="${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${plan.width} ${height}" font-family="sans-serif"><rect ${size} rx="12" fill="${paper}"/>${parts.join('')}</svg>`;
  return { svg, width: plan.width, height };
}

function projection(positions: readonly Position[], plan: SketchPlan): { place: (position: Position) => Spot; height: number } {
  const lats = positions.map(({ lat }) => lat);
  const lngs = positions.map(({ lng }) => lng);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lngs), Math.max(...lngs)];
  // Degrees of longitude grow shorter towards the poles; within a county one factor is exact enough.
  const shrink = Math.cos(((south + north) / 2) * RADIANS);
  const margin = plan.letters * 1.6;
  const scale = (plan.width - 2 * margin) / Math.max((east - west) * shrink, 0.01);
  return {
    place: ({ lat, lng }) => ({ x: margin + (lng - west) * shrink * scale, y: margin + (north - lat) * scale }),
    height: Math.round((north - south) * scale + 2 * margin),
  };
}

function lineText(spots: readonly Spot[]): string {
  return `<polyline points="${spots.map(({ x, y }) => `${tenth(x)},${tenth(y)}`).join(' ')}" fill="none" stroke="${way}" stroke-width="3" stroke-linejoin="round"/>`;
}

function dotText({ kind }: SketchPlace, { x, y }: Spot): string {
  return `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="${radii[kind]}" fill="${colours[kind]}" stroke="${paper}" stroke-width="1.5"/>`;
}

/** Labels where they cover no other: the most important first, beside, above or below their dot. */
function labels(places: readonly SketchPlace[], place: (position: Position) => Spot, frame: SketchPlan & { readonly height: number }): string[] {
  const taken: Box[] = [];
  return [...places].reverse().flatMap((each) => {
    if (each.label === undefined) return [];
    const box = freeBox(each, place(each.position), frame, taken);
    // A name that finds no room is left out; one that matters is written over the others.
    if (!box) return [];
    taken.push(box);
    const strong = each.kind === 'mine' || each.kind === 'chosen';
    const style = `font-size="${frame.letters}" ${strong ? `font-weight="700" fill="${each.kind === 'mine' ? ink : colours.chosen}"` : `fill="${quiet}"`}`;
    return [`<text x="${tenth(box.x)}" y="${tenth(box.y + frame.letters * 0.9)}" ${style} stroke="${paper}" stroke-width="4" paint-order="stroke">${escaped(each.label)}</text>`];
  });
}

function freeBox(each: SketchPlace, { x, y }: Spot, frame: SketchPlan & { readonly height: number }, taken: readonly Box[]): Box | undefined {
  const size = { width: (each.label?.length ?? 0) * frame.letters, height: frame.letters * 1.15 };
  const away = radii[each.kind] + 3;
  const boxes: Box[] = [
    { x: x + away, y: y - size.height / 2, ...size },
    { x: x - away - size.width, y: y - size.height / 2, ...size },
    { x: x - size.width / 2, y: y - away - size.height, ...size },
    { x: x - size.width / 2, y: y + away, ...size },
  ].filter((box) => box.x >= 0 && box.y >= 0 && box.x + box.width <= frame.width && box.y + box.height <= frame.height);
  const free = boxes.find((box) => !taken.some((other) => overlap(box, other)));
  return free ?? (each.kind === 'mine' || each.kind === 'chosen' ? boxes[0] : undefined);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
