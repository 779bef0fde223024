// Which feature may use which, and which kind of file may use which kind?
import { posix } from 'node:path';
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { isSpec, withoutEnding } from './source.js';
import type { Import, Source } from './source.js';

/** What asks the server, or sends it something. */
const ASKING = /^miniapp\/src\/core\/(?:call|upload|query-book|use-query|outbox\/.+|device-facts\/fact-queue)$/;

/** The nine words, in the order of dependence. */
export const features = [
  'accounts',
  'notices',
  'network',
  'timetable',
  'parcels',
  'shipments',
  'errands',
  'complaints',
  'supervision',
] as const;
const order: readonly string[] = features;

/** The feature that a path of `server/src`, `miniapp/src` or `shared/src` lies in, or undefined. */
function featureOf(path: string, side: 'server' | 'miniapp' | 'shared'): string | undefined {
  const [top, src, folder] = path.split('/');
  return top === side && src === 'src' && folder !== undefined && order.includes(folder) ? folder : undefined;
}

/** The kernel: each part of it serves every feature. */
const BELOW =
  /^(?:server\/src\/(?:(?:http|database|documents|health|pictures|wechat|timers|device-facts)\/|(?:clock|command|coordinates|feature|part)\.ts)|miniapp\/src\/(?:core|ui)\/)/;

/** The folder directly in `src` that a file of the server lies in: its feature, or a part of the kernel. */
export function homeOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

/** What a file of the server can say of itself by the end of its name. */
const NAMED = [
  'feature',
  'part',
  'tables',
  'seed',
  'command',
  'module',
  'controller',
  'dto',
  'service',
  'entity',
  'view',
  'listener',
  'events',
] as const;

/** What a file of the server is, by its name; every other one is `pure`. */
export type Kind = (typeof NAMED)[number] | 'store' | 'pure';

/** Kind of a file of a feature. Files that carry rows between tables and memory are named `-store` or `-rows`. */
export function kindOf(path: string): Kind {
  const name = posix.basename(withoutEnding(path));
  const named = NAMED.find((kind) => name.endsWith(`.${kind}`));
  return named ?? (/-(?:store|rows)$/.test(name) ? 'store' : 'pure');
}

/** Of its own feature, what each kind may use. `pure` files are bound by the rule on purity besides. */
const MAY_USE: Readonly<Record<Kind, readonly Kind[]>> = {
  feature: ['tables', 'seed', 'command', 'module', 'pure'],
  part: ['tables', 'seed', 'command', 'pure'],
  tables: ['entity', 'pure'],
  seed: ['seed', 'store', 'entity', 'pure'],
  command: ['command', 'service', 'store', 'entity', 'pure'],
  module: ['controller', 'service', 'listener', 'pure'],
  controller: ['service', 'dto', 'pure'],
  dto: ['dto', 'pure'],
  service: ['service', 'events', 'entity', 'store', 'view', 'pure'],
  listener: ['service', 'events', 'pure'],
  events: ['pure'],
  entity: ['entity', 'pure'],
  store: ['store', 'events', 'entity', 'pure'],
  view: ['view', 'pure', 'entity'],
  pure: ['pure', 'view'],
};

/** What no pure file may reach, however indirectly: the framework, the database, the network, the disk. */
const IMPURE =
  /^(?:@nestjs\/|typeorm$|fastify$|mysql2$|better-sqlite3$|node:(?:fs|http|https|net|child_process|worker_threads)$)/;

function wrongFeature(
  source: Source,
  side: 'server' | 'miniapp' | 'shared',
  allowed: (each: Import) => boolean,
): string[] {
  const own = featureOf(source.path, side);
  if (own === undefined) return [];
  return source.imports.flatMap((each) => {
    const other = featureOf(each.target, side);
    if (other === undefined || other === own) return [];
    if (order.indexOf(other) > order.indexOf(own))
      return [`${own} stands to the left of ${other} and may not import ${each.specifier}`];
    return allowed(each) ? [] : [`of ${other} only its service or hooks may be imported, not ${each.specifier}`];
  });
}

function wrongKind(source: Source): string[] {
  const own = featureOf(source.path, 'server');
  if (own === undefined || isSpec(source)) return [];
  const kind = kindOf(source.path);
  return source.imports
    .filter(({ target }) => featureOf(target, 'server') === own && !MAY_USE[kind].includes(kindOf(target)))
    .map(({ specifier }) => `a ${kind} file may not import ${specifier}`);
}

function impurities(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [withoutEnding(source.path), source]));
  const reached = (source: Source, seen: Set<string>): string[] =>
    source.imports
      .filter(({ typesOnly }) => !typesOnly)
      .flatMap(({ target }) => {
        if (IMPURE.test(target)) return [target];
        const next = byPath.get(target);
        if (!next || seen.has(target)) return [];
        seen.add(target);
        return reached(next, seen);
      });
  return sources
    .filter(
      (source) =>
        featureOf(source.path, 'server') !== undefined &&
        !isSpec(source) &&
        ['pure', 'events'].includes(kindOf(source.path)),
    )
    .flatMap((source) =>
      [...new Set(reached(source, new Set()))].map((what) => `${source.path}: a pure file reaches ${what}`),
    );
}

/** The order of the features, and the layers inside one. */
export const featureRules: readonly Rule[] = [
  fileRule(
    'a feature of the server imports only features to its left, and only their service and events (a module: their module)',
    (source) =>
      isSpec(source)
        ? []
        : wrongFeature(
            source,
            'server',
            ({ target }) =>
              ['service', 'events'].includes(kindOf(target)) ||
              (kindOf(source.path) === 'module' && kindOf(target) === 'module'),
          ),
    {
      broken: [
        {
          'server/src/network/network.service.ts':
            "import { TimetableService } from '../timetable/timetable.service.js';",
        },
        { 'server/src/network/a.ts': "import type { Feed } from '../timetable/feed.js';" },
        { 'server/src/timetable/a.ts': "import { PointEntity } from '../network/network.entity.js';" },
        {
          'server/src/timetable/timetable.service.ts': "import { NetworkModule } from '../network/network.module.js';",
        },
      ],
      sound: [
        {
          'server/src/timetable/timetable.service.ts':
            "import { NetworkService } from '../network/network.service.js';",
        },
        { 'server/src/timetable/timetable.module.ts': "import { NetworkModule } from '../network/network.module.js';" },
      ],
    },
  ),
  fileRule(
    'a feature of the miniapp imports only features to its left, and only their hooks',
    (source) =>
      isSpec(source) ? [] : wrongFeature(source, 'miniapp', ({ target }) => posix.basename(target).startsWith('use-')),
    {
      broken: [
        { 'miniapp/src/network/point/index.tsx': "import { useBoard } from '../../timetable/use-board';" },
        { 'miniapp/src/timetable/board/index.tsx': "import { PointCard } from '../../network/point-card';" },
      ],
      sound: [{ 'miniapp/src/timetable/board/index.tsx': "import { useVillage } from '../../network/use-village';" }],
    },
  ),
  fileRule(
    'a feature of shared imports only the kernel beside it and features to its left; the kernel imports none',
    (source) => {
      if (isSpec(source) || !source.path.startsWith('shared/src/') || source.path === 'shared/src/index.ts') return [];
      if (featureOf(source.path, 'shared') !== undefined) return wrongFeature(source, 'shared', () => true);
      return source.imports
        .filter(({ target }) => featureOf(target, 'shared') !== undefined)
        .map(({ specifier }) => `the kernel imports ${specifier}`);
    },
    {
      broken: [
        { 'shared/src/network/network.ts': "import type { Board } from '../timetable/timetable.js';" },
        { 'shared/src/clock.ts': "import type { Board } from './timetable/timetable.js';" },
      ],
      sound: [
        {
          'shared/src/timetable/timetable.ts':
            "import type { Point } from '../network/network.js';\nimport { dateAt } from '../clock.js';",
        },
      ],
    },
  ),
  fileRule(
    'what stands below the features knows none of them: the kernel of the server, core and ui in the miniapp',
    (source) =>
      BELOW.test(source.path) && !isSpec(source)
        ? source.imports
            .filter(({ target }) => (featureOf(target, 'server') ?? featureOf(target, 'miniapp')) !== undefined)
            .map(({ specifier }) => `imports ${specifier}`)
        : [],
    {
      broken: [
        { 'server/src/http/a.ts': "import { NetworkService } from '../network/network.service.js';" },
        { 'server/src/database/outbox/outbox.ts': "import { tell } from '../../notices/notices.service.js';" },
        { 'server/src/pictures/a.ts': "import type { Caller } from '../accounts/accounts.service.js';" },
        { 'server/src/clock.ts': "import { dayOf } from './timetable/service-day.js';" },
        { 'miniapp/src/core/a.ts': "import { useVillage } from '../network/use-village';" },
        { 'server/src/database/seed/a.ts': "import { PointEntity } from '../../network/network.entity.js';" },
        { 'server/src/health/health.controller.ts': "import { A } from '../timetable/boards/a.service.js';" },
        { 'miniapp/src/ui/card.tsx': "import { useBoard } from '../timetable/use-board';" },
      ],
    },
  ),
  fileRule(
    'what draws asks the server nothing: ui is handed answers, and what to do, by whoever uses it',
    (source) =>
      source.path.startsWith('miniapp/src/ui/') && !isSpec(source)
        ? source.imports
            .filter(({ target, typesOnly }) => !typesOnly && ASKING.test(target))
            .map(({ specifier }) => `imports ${specifier}`)
        : [],
    {
      broken: [
        { 'miniapp/src/ui/cards/card.tsx': "import { call } from '../../core/call';" },
        { 'miniapp/src/ui/page/asked.tsx': "import { useQuery } from '../../core/use-query';" },
      ],
      sound: [{ 'miniapp/src/ui/page/asked.tsx': "import type { Query } from '../../core/use-query';" }],
    },
  ),
  fileRule('controller → service → (entity | pure file), and no layer the other way', wrongKind, {
    broken: [
      { 'server/src/network/network.controller.ts': "import { PointEntity } from './network.entity.js';" },
      { 'server/src/network/network.service.ts': "import { PointDto } from './network.dto.js';" },
      { 'server/src/network/network.entity.ts': "import { NetworkService } from './network.service.js';" },
      { 'server/src/network/ranking.ts': "import { PointEntity } from './network.entity.js';" },
    ],
    sound: [
      {
        'server/src/network/network.service.ts':
          "import { PointEntity } from './network.entity.js';\nimport { rank } from './ranking.js';",
      },
    ],
  }),
  {
    title: 'a pure file reaches no framework, database, network or disk, not even through others',
    breaches: impurities,
    broken: [
      { 'server/src/network/ranking.ts': "import { In } from 'typeorm';" },
      {
        'server/src/network/ranking.ts': "import { a } from '../a.js';",
        'server/src/a.ts': "import { Injectable } from '@nestjs/common';",
      },
    ],
    sound: [
      {
        'server/src/network/ranking.ts': "import type { EntityManager } from 'typeorm';\nimport KDBush from 'kdbush';",
      },
    ],
  },
  fileRule(
    'the tables are known to their own feature and to what specs build on only',
    (source) =>
      isSpec(source) || source.path.startsWith('server/src/testing/')
        ? []
        : source.imports
            .filter(({ target }) => kindOf(target) === 'entity' && homeOf(target) !== homeOf(source.path))
            .map(({ specifier }) => `imports ${specifier}`),
    {
      broken: [{ 'server/src/database/seed/a.ts': "import { PointEntity } from '../../network/network.entity.js';" }],
      sound: [
        { 'server/src/database/outbox/outbox.ts': "import { OutboxEntity } from './outbox.entity.js';" },
        { 'server/src/network/points/points.service.ts': "import { PointEntity } from '../network.entity.js';" },
      ],
    },
  ),
];
