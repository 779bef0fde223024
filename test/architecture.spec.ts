// Does the house stand as it was drawn? Each rule also has to catch an example that breaks it.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endpoint } from '@kehuoyou/shared';
import { databaseRules } from './architecture/database-rules.js';
import { declaredEndpoints, endpointRules, omissions, routesOf, unmatched } from './architecture/endpoint-rules.js';
import type { AnyEndpoint } from './architecture/endpoint-rules.js';
import { drawnEvents, eventRules } from './architecture/event-rules.js';
import { featureRules } from './architecture/feature-rules.js';
import { packageRules } from './architecture/package-rules.js';
import { pageRules } from './architecture/page-rules.js';
import { policyRules } from './architecture/policy-rules.js';
import { roomRules } from './architecture/room-rules.js';
import { parseSource, readSources } from './architecture/source.js';
import type { Source } from './architecture/source.js';
import { textRules } from './architecture/text-rules.js';
import { jsonIn } from './harness/api-client.js';
import { createDatabase } from './harness/database.js';
import { startServer } from './harness/running-server.js';

const sources = readSources();

function workspace(files: Readonly<Record<string, string>>): Source[] {
  return Object.entries(files).map(([path, text]) => parseSource(path, text));
}

describe('the source', () => {
  it('is there: every package has some', () => {
    for (const folder of ['shared/src/', 'server/src/', 'miniapp/src/', 'test/']) {
      expect(sources.filter(({ path }) => path.startsWith(folder)).length).toBeGreaterThan(5);
    }
  });

  describe.each([
    ...packageRules,
    ...featureRules,
    ...roomRules,
    ...databaseRules,
    ...eventRules,
    ...textRules,
    ...endpointRules,
    ...pageRules,
    ...policyRules,
  ])('$title', (rule) => {
    it('holds', () => {
      expect(rule.breaches(sources)).toEqual([]);
    });

    it.each(rule.broken.map((files) => [JSON.stringify(files), files] as const))('catches %s', (_text, files) => {
      expect(rule.breaches(workspace(files))).not.toEqual([]);
    });

    for (const files of rule.sound ?? []) {
      it(`lets pass ${JSON.stringify(files)}`, () => {
        expect(rule.breaches(workspace(files))).toEqual([]);
      });
    }
  });
});

/** The events of the house: topic, who says it, under which name it is heard. Names stand in the database. */
const EVENTS = `
notices.announcement_check_overdue < announcements.service > notices.hold_unchecked_announcement
notices.announcement_published < announcements.service > notices.tell_announcement
notices.announcement_submitted < announcements.service > notices.check_announcement
notices.announcement_withdrawn < announcements.service > notices.take_back_announcement
notices.call_expires < message-sender.service > notices.expire_call
notices.message_due < notice-store, message-sender.service > notices.send_message
network.point_paused < network.service > network.tell_point_paused
network.point_resumed < network.service > network.tell_point_resumed
timetable.trip_cancelled < trip-report.service, timetable-edit.service > timetable.tell_trip_cancelled
timetable.trip_restored < trip-report.service, timetable-edit.service > timetable.tell_trip_restored
`;

describe('the events', () => {
  it('are said and heard as drawn', () => {
    const drawn = drawnEvents(sources).map(
      ({ topic, saidBy, heardBy }) => `${topic} < ${saidBy.join(', ')} > ${heardBy.join(', ')}`,
    );
    expect(drawn).toEqual(EVENTS.trim().split('\n').sort());
  });
});

describe('the endpoints', () => {
  const areas: AnyEndpoint = endpoint('GET', '/api/areas', { access: ['public'], summary: 'Areas' });

  it('are declared in shared and routed by the running server, one for one', async () => {
    const database = await createDatabase('sqlite');
    const server = await startServer({ database, clock: '2026-11-24T09:00:00+08:00' });
    try {
      const document = jsonIn(await server.client.send({ path: '/openapi.json' })) as Parameters<typeof routesOf>[0];
      expect(declaredEndpoints().size).toBeGreaterThan(5);
      expect(unmatched(routesOf(document), declaredEndpoints().values())).toEqual([]);
    } finally {
      await server.stop();
      await database.drop();
    }
  });

  it('would be missed if one were only routed, only declared, or declared twice', () => {
    expect(unmatched(['GET /api/areas', 'GET /api/secret'], [areas])).toHaveLength(1);
    expect(unmatched([], [areas])).toHaveLength(1);
    expect(unmatched(['GET /api/areas'], [areas, areas])).toHaveLength(1);
    expect(unmatched(['GET /api/areas'], [areas])).toEqual([]);
  });

  it('say who may call them, and what they are for', () => {
    expect([...declaredEndpoints()].flatMap(([name, each]) => omissions(name, each))).toEqual([]);
  });

  it.each<[string, Partial<AnyEndpoint>]>([
    ['nobody named', { access: [] }],
    ['public and a role', { access: ['public', 'driver'] }],
    ['a role twice', { access: ['driver', 'driver'] }],
    ['no summary', { summary: ' ' }],
    ['a path elsewhere', { path: '/areas' }],
  ])('would be caught with %s', (_what, change) => {
    expect(omissions('a', { ...areas, ...change })).toHaveLength(1);
  });

  it('are found in the tables of shared, whatever else is exported there', () => {
    expect([
      ...declaredEndpoints({ networkApi: { areas }, roles: ['driver'], dateAt: () => '', nothing: null }).keys(),
    ]).toEqual(['networkApi.areas']);
  });
});

describe('lint', () => {
  const root = fileURLToPath(new URL('../', import.meta.url));

  /** The rules that a text breaks if it lay at `path`. */
  async function lint(path: string, text: string): Promise<string[]> {
    const words = ['node_modules/eslint/bin/eslint.js', '--stdin', '--stdin-filename', path, '--format', 'json'];
    const out = await new Promise<string>((resolve) => {
      const child = execFile(
        process.execPath,
        words,
        { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } },
        (_error, stdout) => resolve(stdout),
      );
      child.stdin?.end(text);
    });
    const [result] = JSON.parse(out) as { messages: { ruleId: string | null }[] }[];
    return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'cannot be parsed');
  }

  it('refuses long files, long functions, any, loose equality and vague imports, in every package', async () => {
    const lines = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n');
    const bad = [
      "import { a } from '../utils/a.js';",
      'export const b = (value: any): boolean => a == value;',
      `export function long(): void {\n${lines(45, '  b(1);')}\n}`,
      lines(300, '// Why?'),
    ].join('\n');
    for (const path of ['shared/src/bad.ts', 'server/src/network/bad.ts', 'miniapp/src/home/bad.tsx']) {
      const wanted = [
        'eqeqeq',
        'max-lines',
        'max-lines-per-function',
        'no-restricted-imports',
        '@typescript-eslint/no-explicit-any',
      ];
      expect(await lint(path, bad)).toEqual(expect.arrayContaining(wanted));
    }
  });

  it('lets a good file pass', async () => {
    expect(await lint('shared/src/good.ts', '// What is one?\n/** One. */\nexport const one = 1;\n')).toEqual([]);
  });
});
