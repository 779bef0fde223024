// Can anybody make the server fail, or write into its log, by what they put into a field?
import { errandShopsApi, meApi } from '@kehuoyou/shared';
import { works } from './authorisation/cast.js';
import { jsonIn, refusalIn } from '../harness/api-client.js';
import type { ApiClient } from '../harness/api-client.js';
import { onEachDatabase } from '../harness/database.js';
import { exchange } from '../harness/exchange.js';
import type { Reply } from '../harness/exchange.js';
import { operationsOf } from '../harness/description/openapi.js';
import type { Field, Operation } from '../harness/description/openapi.js';
import { XIAXIE_STOP } from '../harness/places.js';
import { randomFor } from '../harness/random.js';
import type { RunningServer } from '../harness/running-server.js';
import { sampleOn } from '../harness/sample.js';
import { Townspeople } from '../harness/townspeople.js';
import { MARK, texts, jsonValues, soundValue, encoded, newWrite, requestFor, saidTo, cutOff } from './hostile.js';

/** One in so many is tried of what the same rule decides as what was tried before, and of all on the second database. */
const SAMPLE = 5;

/** One field of each kind, in each kind of place: what it refuses, others of that kind refuse by the same rule. */
function firstOfTheirKind(operations: readonly Operation[]): ReadonlySet<Field> {
  const kinds = new Map<string, Field>();
  for (const field of operations.flatMap(({ fields }) => fields)) {
    const { type, format, enum: names, minimum, maximum, maxLength, pattern } = field.schema;
    const kind = JSON.stringify([field.in, field.required, type, format, names, minimum, maximum, maxLength, pattern]);
    if (!kinds.has(kind)) kinds.set(kind, field);
  }
  return new Set(kinds.values());
}

/** Somebody who passes every guard, so that what is hostile gets as far as it can. */
async function allTrades(townspeople: Townspeople): Promise<ApiClient> {
  const root = await townspeople.administrator();
  const [officer, manager, jack] = [
    await townspeople.signIn('county_office'),
    await townspeople.signIn('company_manager'),
    await townspeople.signIn('keeper'),
  ];
  await townspeople.hire(root, officer, works.county_office);
  await officer.client.call(errandShopsApi.keep, { id: 'COOP', name: '供销社', sells: '种子、日用', open: true });
  await townspeople.hire(officer, manager, works.company_manager);
  for (const [role, work] of Object.entries(works)) {
    const giver =
      role === 'administrator' || role === 'county_office'
        ? root
        : role === 'driver' || role === 'carrier_operator'
          ? manager
          : officer;
    await townspeople.hire(giver, jack, work);
  }
  await townspeople.agree(jack);
  return jack.client;
}

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let server: RunningServer;
  let client: ApiClient;
  let operations: Operation[];
  const random = randomFor(`hostile input ${database.engine}`);
  /** What a text or a number in a field may be is the same rule on both; some get as far as the database all the same. */
  const isTried = sampleOn(database, random, SAMPLE);

  beforeAll(async () => {
    // Whatever is logged at all is logged here.
    townspeople = await Townspeople.start({
      database,
      clock: '2026-11-24T09:00:00+08:00',
      env: { LOG_LEVEL: 'trace' },
      talkative: true,
    });
    server = townspeople.server;
    client = await allTrades(townspeople);
    operations = operationsOf(jsonIn(await server.client.send({ path: '/openapi.json' })));
  });
  afterAll(() => townspeople.stop());

  /** Never our fault, always the one shape, and never the hostile text given back in a refusal. */
  const harmless = (what: string, reply: Reply): void => {
    if (reply.status >= 500) throw new Error(`${what} gave ${reply.status}: ${reply.bytes.toString()}`);
    const isFile = !String(reply.headers['content-type']).startsWith('application/json');
    if (reply.status < 400) return void (isFile || jsonIn(reply));
    const told = jsonIn(reply);
    // Open311 has a form of its own.
    if (Array.isArray(told)) expect(told).toEqual([{ code: reply.status, description: expect.any(String) }]);
    const refusal = Array.isArray(told) ? (told as object[]) : refusalIn(reply);
    if (JSON.stringify({ ...refusal, field: '' }).includes(MARK)) throw new Error(`${what} was given back`);
  };

  it(`refuses or answers every hostile text in every field, and never fails (${random.seed})`, async () => {
    expect(operations.flatMap(({ fields }) => fields).length).toBeGreaterThan(90);
    let beyondTheDoor = 0;
    const isFirst = firstOfTheirKind(operations);
    for (const operation of operations) {
      for (const field of operation.fields) {
        for (const text of texts) {
          if (!isTried() || (!isFirst.has(field) && random.between(1, SAMPLE) > 1)) continue;
          const sent = requestFor(operation, field, {
            query: `${field.name}=${encoded(text)}`,
            path: encoded(text),
            json: JSON.stringify(text),
          });
          const reply = await client.send(sent);
          harmless(
            `${operation.method} ${operation.path} with ${field.name}=${JSON.stringify(text.slice(0, 40))}`,
            reply,
          );
          if (reply.status !== 401 && reply.status !== 403 && reply.status !== 429) beyondTheDoor += 1;
        }
      }
    }
    expect(beyondTheDoor).toBeGreaterThan(database.engine === 'sqlite' ? 1_500 : 1_500 / SAMPLE);
  }, 300_000);

  it('refuses or answers every other kind of JSON in every field of a body', async () => {
    const fields = operations.flatMap((operation) =>
      operation.fields.filter((field) => field.in === 'body').map((field) => ({ operation, field })),
    );
    expect(fields.length).toBeGreaterThan(25);
    const isFirst = firstOfTheirKind(operations);
    for (const { operation, field } of fields) {
      // `true` is what one says who means to delete the account: that would be the end of the test.
      const values = field.name === 'confirm' ? jsonValues.filter((json) => json !== 'true') : jsonValues;
      for (const json of values.filter(isTried).filter(() => isFirst.has(field) || random.between(1, SAMPLE) === 1))
        harmless(
          `${operation.method} ${operation.path} with ${field.name}=${json}`,
          await client.send(requestFor(operation, field, { path: 'x', query: '', json })),
        );
    }
  }, 120_000);

  it('refuses or answers a field given twice, as a list, as an object or with broken characters', async () => {
    const isFirst = firstOfTheirKind(operations);
    for (const operation of operations) {
      for (const field of operation.fields.filter((each) => each.in !== 'body')) {
        const value = encoded(soundValue(operation.path, field));
        const forms = [
          `${field.name}=${value}&${field.name}=${value}`,
          `${field.name}[]=${value}`,
          `${field.name}[a]=${value}`,
          `${field.name}=%`,
          `${field.name}=%E4%B8`,
          `${field.name}=%FF%FE`,
          `${field.name}`,
          `=${value}`,
          '&&&&',
          `${field.name}=a=b=c`,
        ];
        for (const query of forms.filter(isTried).filter(() => isFirst.has(field) || random.between(1, SAMPLE) === 1))
          harmless(
            `${operation.path}?${query}`,
            await client.send(requestFor(operation, field, { query, path: '%E4%B8', json: '' })),
          );
      }
    }
  }, 120_000);

  it.each([
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '__proto__[polluted]',
    'constructor[prototype][polluted]',
    MARK,
    'ｌａｔ',
    'lat ',
    'LAT',
  ])('refuses the unknown field %s wherever there is a question', async (name) => {
    for (const operation of operations.filter(({ method, fields }) => method === 'GET' && fields.length > 0)) {
      const [field] = operation.fields;
      // WeChat adds to its address what it likes, and signs it; of what is not signed nothing else is looked at. What
      // programs of Open311 add is left alone.
      if (!field || /^\/(?:api\/(?:wechat\/push$|partner\/)|open311\/)/.test(operation.path) || !isTried()) continue;
      const value = encoded(soundValue(operation.path, field));
      const sent = requestFor(operation, field, { query: `${field.name}=${value}`, path: value, json: '' });
      const path = `${sent.path}${sent.path.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=1`;
      const refusal = refusalIn(await client.send({ path }));
      expect([path, refusal.status, refusal.code]).toEqual([path, 400, 'unknown_field']);
    }
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('answers a thousand fields, a path of any length and hostile headers with a refusal', async () => {
    const many = Array.from({ length: 1_000 }, (_each, index) => `f${index}=1`).join('&');
    harmless('a thousand fields', await server.client.send({ path: `/api/areas?${many}` }));
    harmless('a long path', await server.client.send({ path: `/api/points/${'a'.repeat(8_000)}` }));
    harmless('a long query', await server.client.send({ path: `/api/points?q=${'a'.repeat(8_000)}` }));
    harmless('a path of another kind', await server.client.send({ path: '/api/points/..%2f..%2fetc%2fpasswd' }));
    for (const headers of [
      { 'if-none-match': `"${MARK}"`.repeat(100) },
      { 'accept-encoding': 'gzip;q=nan, *;q=1e309' },
      { accept: 'application/xml' },
      { authorization: `Bearer ${MARK.repeat(500)}` },
      { authorization: `Basic ${MARK}` },
      { 'x-forwarded-for': `${MARK}, 1.2.3.4` },
      { 'idempotency-key': MARK.repeat(200) },
      { range: 'bytes=0-0,5-1' },
    ])
      harmless(JSON.stringify(headers).slice(0, 60), await server.client.send({ path: '/api/areas', headers }));
  });

  it('refuses a body of any size, depth or shape in every write', async () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const bodies = [
      deep,
      '[]',
      'null',
      '1',
      '"a"',
      '{',
      '',
      '\uFEFF{}',
      '{"__proto__":{"polluted":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
      `{"${MARK}":1}`,
    ];
    // That one is refused before anybody knows what is asked: by the same door for all.
    const endless = `{"text":"${'a'.repeat(10_000_000)}"}`;
    for (const operation of operations.filter(({ method }) => method !== 'GET')) {
      const path = operation.path.replace(/\{\w+\}/g, 'x');
      for (const body of [...bodies, ...(random.between(1, SAMPLE) === 1 ? [endless] : [])].filter(isTried)) {
        const sent = { method: operation.method, path, headers: newWrite(), body };
        const reply = await client.send(sent).catch(cutOff);
        if (reply) harmless(`${operation.method} ${path} with ${body.slice(0, 20)}`, reply);
      }
    }
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  }, 300_000);

  it('tells in one shape even what never reached a route: headers beyond all measure, and what is no HTTP', async () => {
    const huge = await exchange(server.url, { path: '/api/areas', headers: { 'x-huge': 'a'.repeat(20_000) } });
    expect(refusalIn(huge).code).toBe('too_large');
    for (const words of [
      `${MARK}\r\n\r\n`,
      `GET /api/areas HTTP/9.9\r\n\r\n`,
      `GET /${MARK}\u0000 HTTP/1.1\r\nhost: a\r\n\r\n`,
      `POST / HTTP/1.1\r\nhost: a\r\ncontent-length: ${MARK}\r\n\r\n`,
    ]) {
      const said = await saidTo(server.url, words);
      expect(said).toMatch(/^HTTP\/1\.1 400 /);
      expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).toMatchObject({ code: 'malformed_request' });
      expect(said).not.toContain(MARK);
    }
  });

  it('is as well afterwards as before', async () => {
    expect((await server.client.send({ path: '/health/ready' })).status).toBe(200);
    expect((await server.client.send({ path: `/api/boards/${XIAXIE_STOP}` })).status).toBe(200);
    // Whoever sent all that is still signed in, so it did pass the guard.
    expect((await client.call(meApi.me, {})).grants.length).toBeGreaterThan(8);
  });

  it('has written nothing hostile into its log, and nothing that is no line of its own', async () => {
    expect(server.log.filter((line) => line.includes(MARK))).toEqual([]);
    expect(server.log.filter((line) => line.includes('"level":50') || line.includes('"level":60'))).toEqual([]);
    const odd = server.log.filter((line) => !line.startsWith('{') && !/^\(node:|^\(Use/.test(line));
    expect(odd).toEqual([]);
    for (const line of server.log.filter((each) => each.startsWith('{')))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});
