// Does a name answer to what somebody typed: characters, whole pinyin or its initials?
import { firstDifference } from './comparing.js';

/** A name with its readings, as `Area` carries them. */
export interface Named {
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
}

/**
 * How well `named` matches `query`: 0 best, larger is worse, undefined when it does not. Characters
 * may stand anywhere in the name; pinyin and initials count from the start of a reading.
 */
export function matchRank(named: Named, query: string): number | undefined {
  const typed = query
    .trim()
    .toLowerCase()
    .replace(/[\s'’]/g, '');
  // The readings write ü as keyboards do.
  const wanted = typed.replace(/ü/g, 'v');
  if (wanted === '') return undefined;
  const at = named.name.toLowerCase().indexOf(wanted);
  if (at >= 0) return at === 0 ? 0 : 3;
  if (!/^[a-z]+$/.test(wanted)) return undefined;
  if (readings(named.initials).some((reading) => reading.startsWith(wanted))) return 1;
  if (readings(named.pinyin).some((reading) => reading.startsWith(wanted))) return 2;
  return undefined;
}

function readings(text: string): string[] {
  return text.split(' ');
}

/** Those of `items` that match `query`, best first, otherwise in their given order. */
export function searchByName<Item extends Named>(items: readonly Item[], query: string): Item[] {
  return items
    .map((item, index) => ({ item, index, rank: matchRank(item, query) }))
    .filter((each): each is typeof each & { rank: number } => each.rank !== undefined)
    .sort((a, b) => firstDifference(a.rank - b.rank, a.index - b.index))
    .map(({ item }) => item);
}
