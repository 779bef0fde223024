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

/** How people call the county's town without a name: whoever goes to town gets off at the county's hub. */
const TOWN = ['县城', '城里', '城关', '进城', '县里', '车站', '汽车站', '客运站', 'xc', 'xiancheng', 'cz', 'chezhan'];

/** Areas to which one can go that are no village: townships by name, and the county's town as it is called. */
export function searchTowns(county: Area, query: string): { readonly id: string; readonly name: string }[] {
  const wanted = query.trim().toLowerCase();
  const isTown = wanted !== '' && (TOWN.includes(wanted) || county.name.startsWith(wanted));
  return [
    ...(isTown ? [{ id: county.code, name: '县城' }] : []),
    ...searchVillages(county, query).townships.map(({ code, name }) => ({ id: code, name })),
  ];
}

/** What an area is called as a place to go to; undefined for a code that is of none. */
export function placeNameOf(county: Area, code: string): string | undefined {
  if (county.code === code) return '县城';
  return county.children?.find((township) => township.code === code)?.name ?? villageByCode(county, code)?.village.name;
}
