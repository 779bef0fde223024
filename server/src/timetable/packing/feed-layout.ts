// Which of the files that came make up the feed, and which only came along?
//
// Zips are made by people: with a folder around everything, with a readme or the pages of a manual beside the
// tables, with what a Mac puts there. None of that is a reason to refuse a timetable.
import { UNREADABLE } from '@kehuoyou/shared';
import { isGtfsName } from '../feed/gtfs-spec.js';

/** Where every file of a feed lies, by the name that it has in the feed. */
export interface FeedLayout {
  /** Files of GTFS: the name in the feed, and the one that the file came by. */
  readonly tables: ReadonlyMap<string, string>;
  /** Files that are kept as they are: the name under which, and the one that the file came by. */
  readonly strangers: ReadonlyMap<string, string>;
  /** Files that cannot be kept by their names, as they came. */
  readonly unkept: readonly string[];
  /** The folder that lies around everything, `''` when there is none. */
  readonly folder: string;
  /** Folders that could each be the feed, so that none is; empty in a sound feed. */
  readonly rivals: readonly string[];
}

/** Longest name under which a file is kept. */
export const MOST_NAME = 128;

/** Files that every feed has: the folder with most of them is the feed. */
const CORE = ['agency.txt', 'stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'];

/** Sorts names, with `/` or `\` between folders, into what is the feed's and what is not. */
export function layoutOf(names: readonly string[]): FeedLayout {
  const came = names.filter((name) => !isLitter(name)).map((name) => ({ name, path: pathOf(name) }));
  const { folder, rivals } = folderOf(came.map(({ path }) => path));
  const tables = new Map<string, string>();
  const strangers = new Map<string, string>();
  const unkept: string[] = [];
  const taken = new Set<string>();
  // Exact names first: of `stops.txt` and `Stops.txt` the first is the table.
  const sorted = [...came].sort((a, b) => Number(isTable(b.path, folder)) - Number(isTable(a.path, folder)));
  for (const { name, path } of sorted) {
    const within = path.startsWith(folder) ? path.slice(folder.length) : path;
    const table = path.startsWith(folder) ? within.toLowerCase() : '';
    if (isGtfsName(table) && !tables.has(table)) tables.set(table, name);
    else if (canBeKept(within) && !taken.has(folded(within))) strangers.set(within, name);
    else {
      unkept.push(name);
      continue;
    }
    taken.add(folded(isGtfsName(table) ? table : within));
  }
  return { tables, strangers, unkept, folder, rivals };
}

/** What a Mac or Windows puts beside the files is no fault of anybody, and nobody wants it back. */
function isLitter(name: string): boolean {
  return /[/\\]$/.test(name) || /(^|[/\\])(__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)/.test(name);
}

function pathOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
}

function isTable(path: string, folder: string): boolean {
  return path.startsWith(folder) && isGtfsName(path.slice(folder.length));
}

/** The folder with most of the files that every feed has; at equal numbers the root. */
function folderOf(paths: readonly string[]): Pick<FeedLayout, 'folder' | 'rivals'> {
  const found = new Map<string, number>();
  for (const path of paths) {
    const at = path.lastIndexOf('/') + 1;
    if (CORE.includes(path.slice(at).toLowerCase())) {
      const folder = path.slice(0, at);
      found.set(folder, (found.get(folder) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...found.values());
  const best = [...found].filter(([, count]) => count === most).map(([folder]) => folder);
  if (best.length === 0 || best.includes('')) return { folder: '', rivals: [] };
  return best.length === 1 ? { folder: best[0] ?? '', rivals: [] } : { folder: '', rivals: best };
}

function canBeKept(name: string): boolean {
  return name !== '' && name.length <= MOST_NAME && !UNREADABLE.test(name);
}

/** Names that a database may take for one and the same. */
function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trimEnd();
}
