// How is the county drawn without a map service?
//
// As one SVG picture made from the data: it needs no key, no foreign host and no network, and both
// WeChat and browsers show it as an image. A picture cannot read CSS variables, so its colours are
// those of tokens.scss written out.
import type { Position } from '@kehuoyou/shared';
import { tokenColours } from '../paint';

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

const { ink, card: paper, grey: quiet, green, red, way } = tokenColours;
const colours: Readonly<Record<SketchPlace['kind'], string>> = {
  town: quiet,
  point: green,
  mine: green,
  chosen: red,
};
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

/** The picture is at most this many times as high as it is wide. */
const MOST_HEIGHT = 1.6;
/** Degrees; whatever is nearer together than this is drawn as if it were so far apart. */
const LEAST_SPAN = 0.01;

function projection(
  positions: readonly Position[],
  plan: SketchPlan,
): { place: (position: Position) => Spot; height: number } {
  const lats = positions.map(({ lat }) => lat);
  const lngs = positions.map(({ lng }) => lng);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lngs), Math.max(...lngs)];
  // Degrees of longitude grow shorter towards the poles; within a county one factor is exact enough.
  const shrink = Math.cos(((south + north) / 2) * RADIANS);
  const margin = plan.letters * 1.6;
  const room = { x: plan.width - 2 * margin, y: plan.width * MOST_HEIGHT - 2 * margin };
  const scale = Math.min(
    room.x / Math.max((east - west) * shrink, LEAST_SPAN),
    room.y / Math.max(north - south, LEAST_SPAN),
  );
  const left = margin + (room.x - (east - west) * shrink * scale) / 2;
  return {
    place: ({ lat, lng }) => ({ x: left + (lng - west) * shrink * scale, y: margin + (north - lat) * scale }),
    height: Math.round((north - south) * scale + 2 * margin),
  };
}

function lineText(spots: readonly Spot[]): string {
  return `<polyline points="${spots.map(({ x, y }) => `${tenth(x)},${tenth(y)}`).join(' ')}" fill="none" stroke="${way}" stroke-width="3" stroke-linejoin="round"/>`;
}

function dotText({ kind }: SketchPlace, { x, y }: Spot): string {
  return `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="${radii[kind]}" fill="${colours[kind]}" stroke="${paper}" stroke-width="1.5"/>`;
}

type Frame = SketchPlan & { readonly height: number };

/** Labels where they cover neither each other nor a dot that has one: the most important first. */
function labels(places: readonly SketchPlace[], place: (position: Position) => Spot, frame: Frame): string[] {
  const named = places.filter(({ label }) => label !== undefined).map((each) => ({ each, spot: place(each.position) }));
  const dots = named.map(({ each, spot }) => ({ each, box: dotBox(each, spot) }));
  const taken: Box[] = [];
  return [...named].reverse().flatMap(({ each, spot }) => {
    const boxes = labelBoxes(each, spot, frame).filter((box) => !taken.some((other) => overlap(box, other)));
    const clear = boxes.find((box) => !dots.some((dot) => dot.each !== each && overlap(box, dot.box)));
    const matters = each.kind === 'mine' || each.kind === 'chosen';
    // A name that finds no room is left out; one that matters may cover the dot of another.
    const box = clear ?? (matters ? boxes[0] : undefined);
    if (!box) return [];
    taken.push(box);
    return [labelText(each, box, frame.letters)];
  });
}

function dotBox({ kind }: SketchPlace, { x, y }: Spot): Box {
  const radius = radii[kind];
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

/** Where a label may stand within the frame: beside its dot, above, below, or at a corner of it. */
function labelBoxes(each: SketchPlace, { x, y }: Spot, frame: Frame): Box[] {
  const width = (each.label?.length ?? 0) * frame.letters;
  const height = frame.letters * 1.15;
  const away = radii[each.kind] + 3;
  const columns = {
    right: x + away,
    left: x - away - width,
    middle: Math.max(0, Math.min(frame.width - width, x - width / 2)),
  };
  // Far enough up and down to clear a label that stands beside the same spot.
  const off = Math.max(away, height / 2 + 1);
  const rows = { above: y - off - height, middle: y - height / 2, below: y + off };
  const spots: readonly Spot[] = [
    { x: columns.right, y: rows.middle },
    { x: columns.left, y: rows.middle },
    { x: columns.middle, y: rows.above },
    { x: columns.middle, y: rows.below },
    { x: columns.right, y: rows.above },
    { x: columns.right, y: rows.below },
    { x: columns.left, y: rows.above },
    { x: columns.left, y: rows.below },
  ];
  return spots
    .map((spot) => ({ ...spot, width, height }))
    .filter((box) => box.x >= 0 && box.y >= 0 && box.x + width <= frame.width && box.y + height <= frame.height);
}

/** The letters on a halo of paper, written first: not everything that draws SVG knows `paint-order`. */
function labelText({ kind, label = '' }: SketchPlace, box: Box, letters: number): string {
  const weight = kind === 'mine' || kind === 'chosen' ? ' font-weight="700"' : '';
  const colour = kind === 'mine' ? ink : kind === 'chosen' ? colours.chosen : quiet;
  const at = `x="${tenth(box.x)}" y="${tenth(box.y + letters * 0.9)}" font-size="${letters}"${weight}`;
  const words = escaped(label);
  return `<text ${at} fill="${paper}" stroke="${paper}" stroke-width="4">${words}</text><text ${at} fill="${colour}">${words}</text>`;
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
