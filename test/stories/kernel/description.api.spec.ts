// What do programs read of our API: is every operation told whole?
import { readFile } from 'node:fs/promises';
import { endpointsOf, failures, operationId, timetableApi } from '@kehuoyou/shared';
import * as shared from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { jsonIn } from '../../harness/api-client.js';
import { createDatabase } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import { checkedExamples } from '../../harness/description/examples.js';
import { XIAXIE_STOP } from '../../harness/places.js';
import { keptDescription, Promises } from '../../harness/description/promised-answer.js';
import type { Described } from '../../harness/description/promised-answer.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Told {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}

interface Document extends Described {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Told>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
  };
}

let database: TestDatabase;
let server: RunningServer;
let document: Document;

beforeAll(async () => {
  database = await createDatabase('sqlite');
  server = await startServer({ database, clock: '2026-11-24T09:00:00+08:00' });
  document = jsonIn(await server.client.send({ path: '/openapi.json' })) as Document;
});
afterAll(async () => {
  await server.kill();
  await database.drop();
});

const operations = (): Told[] => Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** The codes of a response, and the sentences that go with them. */
const codesOf = ({ responses }: Told): FailureCode[] =>
  Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([, { $ref = '' }]) => $ref.slice($ref.lastIndexOf('/') + 1).split('.') as FailureCode[]);

it('names every operation as the code does, and puts it under its feature', () => {
  const ids = operations().map((each) => each.operationId);
  expect(ids.sort()).toEqual([...endpointsOf(shared).keys()].map(operationId).sort());
  for (const { tags, summary } of operations()) {
    expect(tags).toHaveLength(1);
    expect(summary).not.toBe('');
  }
  expect(document.paths['/api/trip-reminders']?.['post']).toMatchObject({
    operationId: 'tripReminders.set',
    tags: ['timetable'],
  });
});

it('is told alike by a server that is told to do less, and is what every answer of this run is held to', async () => {
  const bare = await startServer({
    database,
    clock: '2026-12-24T09:00:00+08:00',
    env: { SAMPLE_PEOPLE: '0', WECHAT_MODE: 'off', KUAIDI100_MODE: 'off' },
  });
  try {
    expect(jsonIn(await bare.client.send({ path: '/openapi.json' }))).toEqual(document);
  } finally {
    await bare.kill();
  }
  await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP });
  expect(JSON.parse(await readFile(keptDescription() ?? '', 'utf8'))).toEqual(document);
});

it('tells the shape of every answer, or that it is bytes', () => {
  const untold = operations().filter(({ responses }) => {
    const [success] = Object.entries(responses).filter(([status]) => Number(status) < 400);
    const bodies = Object.values(success?.[1].content ?? {});
    return bodies.length === 0 || !bodies.every(({ schema }) => Object.keys(schema ?? {}).length > 0);
  });
  expect(untold.map((each) => each.operationId)).toEqual([]);
  // What has no room for foreign fields lets the stories find them.
  expect(document.components.schemas['Board']).toMatchObject({
    properties: { departures: { type: 'array', items: { $ref: '#/components/schemas/Departure' } } },
    required: ['stop', 'date', 'departures'],
    additionalProperties: false,
  });
});

it('refers to nothing that is not there', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  const there: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { ...document.components };
  expect(references.length).toBeGreaterThan(500);
  expect(references.filter(([, kind = '', name = '']) => !there[kind]?.[name]).map(([text]) => text)).toEqual([]);
});

it('tells how every operation may fail, in the words that people read', () => {
  for (const told of operations()) {
    const codes = codesOf(told);
    expect(codes).toEqual(expect.arrayContaining(['internal', 'unavailable']));
    // Whether it is well may be asked without end.
    expect(codes.includes('rate_limited')).toBe(!told.operationId.startsWith('health.'));
    expect(codes.filter((code) => !Object.hasOwn(failures, code))).toEqual([]);
  }
  for (const [name, { description }] of Object.entries(document.components.responses))
    for (const code of name.split('.') as FailureCode[])
      expect(description).toContain(`\`${code}\` ${failures[code].message}`);
  const set = operations().find((each) => each.operationId === 'tripReminders.set');
  expect(set && codesOf(set)).toEqual(
    expect.arrayContaining(['sign_in_needed', 'reminder_too_late', 'idempotency_mismatch', 'malformed_date']),
  );
});

it('says which headers go with a call: a token where one is needed, a key with every write', () => {
  for (const [name, { access, method, keyless }] of endpointsOf(shared)) {
    const told = operations().find((each) => each.operationId === operationId(name));
    const key = told?.parameters.some((each) => each.in === 'header' && each.name === 'Idempotency-Key');
    expect([name, key]).toEqual([name, method !== 'GET' && keyless === undefined]);
    expect([name, told?.security]).toEqual([name, access.includes('public') ? undefined : [{ bearer: [] }]]);
  }
});

it('shows what the sample county answers to what people ask most, as it answers today', async () => {
  const examples = await checkedExamples(server.client);
  expect(examples.length).toBeGreaterThan(3);
  for (const [name, { ask, answer }] of examples) {
    const told = operations().find((each) => each.operationId === operationId(name));
    expect(told?.responses[200]?.content?.['application/json']).toMatchObject({ example: answer });
    const shown = told?.parameters.filter((each) => each.example !== undefined).map((each) => each.name);
    expect(shown?.sort()).toEqual(Object.keys(ask).sort());
  }
});

describe('an answer of a story', () => {
  /** What the check of every answer says when the board of a stop is answered with this. */
  const said = async (
    status: number,
    change: (answer: Record<string, unknown>) => object,
    kept: Record<string, string> = { 'cache-control': 'no-store' },
  ): Promise<string> => {
    const answer = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, limit: 1 });
    const bytes = Buffer.from(JSON.stringify(change({ ...answer })));
    const reply = { status, headers: { 'content-type': 'application/json; charset=utf-8', ...kept }, bytes };
    return new Promises(document).breach({ path: `/api/boards/${XIAXIE_STOP}?limit=1` }, reply) ?? 'as promised';
  };

  it.each<[string, number, (answer: Record<string, unknown>) => object, string]>([
    ['as it is', 200, (answer) => answer, 'as promised'],
    ['with a field that was not promised', 200, (answer) => ({ ...answer, colour: 1 }), 'colour'],
    ['without one that was', 200, ({ stop: _stop, ...rest }) => rest, 'stop'],
    ['with a day that does not exist', 200, (answer) => ({ ...answer, date: '2026-02-30' }), '/date must match format'],
    [
      'with a foreign field deep within',
      200,
      (answer) => ({ ...answer, departures: [{ tripId: 1 }] }),
      '/departures/0',
    ],
    ['with a success of another kind', 201, (answer) => answer, 'with 201'],
    ['with a failure of its own', 404, () => ({ code: 'stop_not_found' }), 'as promised'],
    ['with a failure that it never told of', 404, () => ({ code: 'village_not_found' }), 'no village_not_found'],
  ])('%s is held against the description', async (_what, status, change, words) => {
    const told = await said(status, change);
    expect(told).toContain(words);
    if (words !== 'as promised') expect(told).toMatch(/^timetable\.board breaks its promise: /);
  });

  const open = { 'cache-control': 'public, max-age=0' };
  it.each<[string, number, Record<string, string>, string]>([
    ['that anybody may read is kept', 200, open, 'as promised'],
    ['of which nothing is said is kept or not, as each cache likes', 200, {}, 'caches are told'],
    ['that is a failure is kept', 404, open, 'caches are told'],
    ['for one origin is kept for all', 200, { ...open, 'access-control-allow-origin': 'https://a' }, 'for one origin'],
    ['that is packed is kept for all', 200, { ...open, 'content-encoding': 'gzip' }, 'it is packed for all'],
  ])('%s, and that is noticed where it may not be', async (_what, status, kept, words) => {
    const asked = (answer: object): object => (status === 404 ? { code: 'stop_not_found' } : answer);
    expect(await said(status, asked, kept)).toContain(words);
  });
});
