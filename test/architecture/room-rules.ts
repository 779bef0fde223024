// How do the rooms of the house lie to one another: small, and with arrows that go one way?
import { posix } from 'node:path';
import { features } from './feature-rules.js';
import type { Rule } from './rule.js';
import { isSpec, withoutEnding } from './source.js';
import type { Source } from './source.js';

/** A folder of more files than this hides rooms. */
const ROOM_FILES = 25;

type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** Code of the product: what specs and tests add to a folder is not counted, nor is the list of what shared offers. */
function isProduct({ path }: Source): boolean {
  return /^(?:shared|server|miniapp)\/src\//.test(path) && path !== 'shared/src/index.ts';
}

/** Every arrow between what `nodeOf` gives for two files; a file that it gives nothing for has none. */
function arrowsBetween(sources: readonly Source[], nodeOf: (path: string) => string | undefined): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const source of sources) {
    const from = isSpec(source) ? undefined : nodeOf(withoutEnding(source.path));
    if (from === undefined) continue;
    for (const { target } of source.imports) {
      const to = nodeOf(target);
      if (to !== undefined && to !== from) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
    }
  }
  return arrows;
}

/** Each circle once, as a way round; none when all arrows go one way. */
function circlesIn(arrows: Arrows): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (node: string, way: readonly string[]): void => {
    const at = way.indexOf(node);
    if (at >= 0) circles.push([...way.slice(at), node].join(' → '));
    if (at >= 0 || done.has(node)) return;
    for (const next of arrows.get(node) ?? []) walk(next, [...way, node]);
    done.add(node);
  };
  for (const node of [...arrows.keys()].sort()) walk(node, []);
  return circles;
}

/** The room of a feature that a file lies in; a file beside the rooms is a room of its own. */
function roomOf(path: string): string | undefined {
  const [side, src, feature, room] = path.split('/');
  if (src !== 'src' || feature === undefined || room === undefined) return undefined;
  return (features as readonly string[]).includes(feature) || (side === 'miniapp' && feature === 'ui')
    ? posix.join(side ?? '', src, feature, room)
    : undefined;
}

/** Arrows that leave the feature are another rule's. */
function roomCircles(sources: readonly Source[]): string[] {
  const arrows = arrowsBetween(sources.filter(isProduct), roomOf);
  const inside = new Map(
    [...arrows].map(([from, to]) => [
      from,
      new Set([...to].filter((each) => posix.dirname(each) === posix.dirname(from))),
    ]),
  );
  return circlesIn(inside);
}

function fullRooms(sources: readonly Source[]): string[] {
  const count = new Map<string, number>();
  for (const source of sources) {
    if (/\.spec\.tsx?$|\.scss$/.test(source.path)) continue;
    const folder = posix.dirname(source.path);
    count.set(folder, (count.get(folder) ?? 0) + 1);
  }
  return [...count]
    .filter(([, files]) => files > ROOM_FILES)
    .map(([folder, files]) => `${folder} holds ${files} files: which rooms hide in it?`);
}

/** Small rooms, arrows one way. */
export const roomRules: readonly Rule[] = [
  {
    title: `no folder holds more than ${ROOM_FILES} files, specs not counted`,
    breaches: fullRooms,
    broken: [
      Object.fromEntries(Array.from({ length: ROOM_FILES + 1 }, (_, index) => [`server/src/network/a${index}.ts`, ''])),
    ],
    sound: [
      Object.fromEntries(
        Array.from({ length: ROOM_FILES + 1 }, (_, index) => [`server/src/network/a${index}.spec.ts`, '']),
      ),
    ],
  },
  {
    title: 'between the rooms of a feature the arrows go one way, also those of types only',
    breaches: roomCircles,
    broken: [
      {
        'server/src/timetable/feed/a.ts': "import { b } from '../boards/b.js';",
        'server/src/timetable/boards/b.ts': "import type { C } from '../feed/c.js';",
      },
      {
        'miniapp/src/timetable/board/index.tsx': "import { a } from '../departures/a';",
        'miniapp/src/timetable/departures/b.ts': "import { c } from '../board/c';",
      },
      {
        'server/src/timetable/timetable.entity.ts': "import { b } from './boards/b.js';",
        'server/src/timetable/boards/c.ts': "import { d } from '../timetable.entity.js';",
      },
    ],
    sound: [
      {
        'server/src/timetable/boards/b.ts': "import type { C } from '../feed/c.js';",
        'server/src/timetable/feed/d.spec.ts': "import { b } from '../boards/b.js';",
      },
    ],
  },
  {
    title: 'no files go round in a circle, also not by types only',
    breaches: (sources) =>
      circlesIn(
        arrowsBetween(sources.filter(isProduct), (path) =>
          /^(?:shared|server|miniapp)\/src\//.test(path) && path !== 'shared/src/index' ? path : undefined,
        ),
      ),
    broken: [
      { 'shared/src/a.ts': "import type { B } from './b.js';", 'shared/src/b.ts': "import type { A } from './a.js';" },
    ],
    sound: [{ 'shared/src/a.ts': "import type { B } from './b.js';", 'shared/src/b.ts': '' }],
  },
];
