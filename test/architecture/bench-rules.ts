// Is everything still there that the bench takes from the built server? It names modules in words, which no compiler reads.
import type { Rule } from './rule.js';

/** `dist('timetable/feed/feed-reader')`, and `serverModule('feed/feed-reader')`, which begins at the timetable. */
const TAKEN = /\b(dist|serverModule)\('([^']+)'\)/g;

export const benchRules: readonly Rule[] = [
  {
    title: 'the bench takes from the server only what is there',
    breaches: (sources) => {
      const paths = new Set(sources.map(({ path }) => path));
      return sources
        .filter(({ path }) => path.startsWith('test/bench/'))
        .flatMap(({ path, text }) =>
          [...text.matchAll(TAKEN)]
            .map(([, way, name = '']) => `server/src/${way === 'dist' ? '' : 'timetable/'}${name}.ts`)
            .filter((wanted) => !paths.has(wanted))
            .map((wanted) => `${path}: ${wanted} is not there`),
        );
    },
    broken: [
      {
        'test/bench/feed-import.mjs': "await dist('timetable/feed-reader');",
        'server/src/timetable/feed/feed-reader.ts': 'export const a = 1;',
      },
      { 'test/bench/journeys/feeds.mjs': "await serverModule('planner/footpaths');" },
    ],
    sound: [
      {
        'test/bench/journeys/feeds.mjs': "await serverModule('planner/footpaths');",
        'server/src/timetable/planner/footpaths.ts': 'export const a = 1;',
      },
    ],
  },
];
