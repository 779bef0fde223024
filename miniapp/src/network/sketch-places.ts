// What is drawn on the sketch of the county?
import { pointName } from '@kehuoyou/shared';
import type { Area, Lines, PointSummary, Position } from '@kehuoyou/shared';
import type { SketchPlace } from '../ui/cards/sketch-map';

/** What the sketch is made from; whatever is not known yet is left out. */
export interface SketchSources {
  readonly county: Area | undefined;
  readonly lines: Lines | undefined;
  readonly points: readonly PointSummary[];
  /** The village that the person is in. */
  readonly ownVillage: { readonly name: string; readonly position: Position } | undefined;
  /** The point that the person looks for. */
  readonly chosen: PointSummary | undefined;
}

/** Townships by name, points as dots, the own village and the chosen point in bold. */
export function sketchPlaces({ county, points, ownVillage, chosen }: SketchSources): SketchPlace[] {
  const towns = (county?.children ?? []).map(({ name, position }): SketchPlace => ({
    kind: 'town',
    label: name,
    position,
  }));
  const dots = points.map(({ position }): SketchPlace => ({ kind: 'point', position }));
  const mine: SketchPlace[] = ownVillage
    ? [{ kind: 'mine', label: ownVillage.name, position: ownVillage.position }]
    : [];
  const sought: SketchPlace[] = chosen
    ? [{ kind: 'chosen', label: pointName(chosen.name), position: chosen.position }]
    : [];
  return [...dots, ...towns, ...mine, ...sought];
}

/** The lines as the positions of their stops, without those of which nobody knows where they are. */
export function sketchLines(lines: Lines | undefined): Position[][] {
  if (!lines) return [];
  const placed = lines.stops.filter(({ unplaced }) => !unplaced);
  const byId = new Map(placed.map(({ id, position }) => [id, position]));
  return lines.lines.map(({ stopIds }) => stopIds.flatMap((id) => byId.get(id) ?? []));
}

/** How many of the stops at which lines call are not drawn, and why; undefined when all are. */
export function leftOut(lines: Lines | undefined): string | undefined {
  const called = new Set(lines?.lines.flatMap(({ stopIds }) => stopIds));
  const missing = lines?.stops.filter(({ id, unplaced }) => unplaced && called.has(id)).length ?? 0;
  return missing === 0 ? undefined : `还有${missing}个站的位置没有量过，图上没有画。`;
}

/** The sketch in words, for those who do not see it. */
export function sketchLabel({ ownVillage, chosen }: SketchSources): string {
  const own = ownVillage ? `标出了${ownVillage.name}` : '';
  const sought = chosen ? `和${pointName(chosen.name)}` : '';
  return `全县示意图：各乡镇、班车线路和服务点，${own}${sought}。下面的列表说的是一样的内容。`;
}
