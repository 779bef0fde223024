// Which village lies where in the county's tree of areas? Positions are WGS-84.
import { distanceMetres } from '../position.js';
import type { Position } from '../position.js';
import type { Area } from './network.js';

/** The area with this code in the tree under `area`, itself among them; undefined when there is none. */
export function areaIn(area: Area, code: string): Area | undefined {
  if (area.code === code) return area;
  for (const child of area.children ?? []) {
    const found = areaIn(child, code);
    if (found) return found;
  }
  return undefined;
}

/** The village nearest to `from`, and how far it is; undefined for a tree without any. */
export function villageNear(
  area: Area,
  from: Position,
): { readonly village: Area; readonly metres: number } | undefined {
  if (area.level === 'village') return { village: area, metres: distanceMetres(from, area.position) };
  let nearest: ReturnType<typeof villageNear>;
  for (const child of area.children ?? []) {
    const found = villageNear(child, from);
    if (found && (nearest === undefined || found.metres < nearest.metres)) nearest = found;
  }
  return nearest;
}
