// Which townships and villages can be chosen, and which answer to what was typed?
import { searchByName } from '@kehuoyou/shared';
import type { Area } from '@kehuoyou/shared';
import type { KeptVillage } from '../core/settings';

/** A village or community with the township that it lies in. */
export interface VillageChoice {
  readonly village: Area;
  readonly township: Area;
}

/** What a search found: townships to open, villages to take. */
export interface VillageSearch {
  readonly townships: readonly Area[];
  readonly villages: readonly VillageChoice[];
}

/** More than a screen of results helps nobody: one more letter does. */
const MOST_FOUND = 20;

/** All villages of the county, township by township. */
export function allVillages(county: Area): VillageChoice[] {
  return (county.children ?? []).flatMap((township) =>
    (township.children ?? []).map((village) => ({ village, township })),
  );
}

/** What answers to `query`, best first: characters anywhere in the name, pinyin or its initials from the start. */
export function searchVillages(county: Area, query: string): VillageSearch {
  const found = searchByName(
    allVillages(county).map(({ village, township }) => ({ ...village, choice: { village, township } })),
    query,
  );
  return {
    townships: searchByName(county.children ?? [], query),
    villages: found.slice(0, MOST_FOUND).map(({ choice }) => choice),
  };
}

/** The village with this 12-digit code. */
export function villageByCode(county: Area, code: string): VillageChoice | undefined {
  return allVillages(county).find(({ village }) => village.code === code);
}

/** What the phone keeps of a chosen village. */
export function toKeep({ village, township }: VillageChoice): KeptVillage {
  return { code: village.code, name: village.name, townshipName: township.name };
}
