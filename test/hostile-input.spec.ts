// Can anybody make the server fail, or write into its log, by what they put into a field?
import { connect } from 'node:net';
import { XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from './harness/places.js';
import { jsonIn, refusalIn } from './harness/api-client.js';
import { onEachDatabase } from './harness/database.js';
import { exchange } from './harness/exchange.js';
import type { Reply, Sent } from './harness/exchange.js';
import { operationsOf } from './harness/openapi.js';
import type { Field, Operation } from './harness/openapi.js';
import { startServer } from './harness/running-server.js';
import type { RunningServer } from './harness/running-server.js';

/** Stands in every hostile text, so that it can be found wherever it should not be. */
const MARK = 'zq7x';

const texts: readonly string[] = [
  `${MARK}' OR '1'='1`,
  `${MARK}"; DROP TABLE area; --`,
  `${MARK}\`) UNION SELECT 1,2,3 /*`,
  `<script>${MARK}()</script>`,
  `"><img src=x onerror=${MARK}>`,
  `\${${MARK}}{{${MARK}}}#{${MARK}}`,
  `../../../../etc/passwd${MARK}`,
  `${MARK}\u0000null`,
  `${MARK}\r\nSet-Cookie: a=b\r\n\r\n{"level":60}`,
  `${MARK}\u202Egnirts\u202C\u200F`,
  `${MARK}👵🏽🚌🇨🇳`,
  `${MARK}𠮷𡘙`,
  `${MARK}e\u0301\u0301\u0301`,
  `${MARK}\uD800`,
  `${MARK}\uFFFE\uFEFF`,
  `=HYPERLINK("${MARK}")`,
  MARK.repeat(2_000),
  '下'.repeat(1_000),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '',
  ' ',
  'NaN',
  '-0',
  'Infinity',
  '1e309',
  '-1e309',
  '0x10',
  '9007199254740993',
  '99999999999999999999999999',
  '1.0000000000000000000001',
  '٣',
  '１２',
  '-1',
  '2026-13-45',
  '+010000-01-01',
];

/** A sound value for each field that cannot be made from its description. */
const sound: Readonly<Record<string, string>> = {
  stopId: XIAXIE_STOP, id: XIAXIE_POINT, code: XIAXIE, village: XIAXIE, township: XIAXIE.slice(0, 9), from: XIAXIE, to: 'COUNTY', lat: '26.1', lng: '116.8', q: '下谢', services: 'mail', departAfter: '08:00',
};

function soundValue({ name, schema }: Field): string {
  const known = sound[name];
  if (known !== undefined) return known;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  if (schema.format === 'date') return '2026-11-24';
  if (schema.type === 'boolean') return 'true';
  return schema.type === 'number' || schema.type === 'integer' ? String(schema.minimum ?? 1) : 'a';
}

/** Percent-encodes text, halves of characters included, which `encodeURIComponent` refuses. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replaceAll('.', '%2E');
}

/** The request with sound values, but `changed` for one field, written out by `write`. */
function requestFor(operation: Operation, changed: Field, write: (name: string) => { query?: string; path?: string; body?: unknown }): Sent {
  const written = write(encoded(changed.name));
  let { path } = operation;
  const query: string[] = [];
  const body: Record<string, unknown> = {};
  for (const field of operation.fields) {
    const mine = field === changed;
    if (field.in === 'path') path = path.replace(`{${field.name}}`, mine ? (written.path ?? 'x') : encoded(soundValue(field)));
    else if (operation.method === 'GET') {
      if (mine) query.push(written.query ?? '');
      else if (field.required || field.name === 'lat' || field.name === 'lng') query.push(`${field.name}=${encoded(soundValue(field))}`);
    } else body[field.name] = mine ? written.body : soundValue(field);
  }
  const url = `${path}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  if (operation.method === 'GET') return { path: url };
  return { method: operation.method, path: url, headers: { 'content-type': 'application/json', 'idempotency-key': 'k' }, body: JSON.stringify(body) };
}

/** Everything that the server says to raw bytes before it hangs up. */
async function saidTo(url: string, words: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(words));
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(said));
  });
}

onEachDatabase((database) => {
  let server: RunningServer;
  let operations: Operation[];

  beforeAll(async () => {
    // Whatever is logged at all is logged here.
    server = await startServer({ database, clock: '2026-11-24T09:00:00+08:00', env: { LOG_LEVEL: 'trace' } });
    operations = operationsOf(jsonIn(await server.client.send({ path: '/openapi.json' })));
  });
  afterAll(() => server.stop());

  /** Never our fault, always the one shape, and never the hostile text given back in a refusal. */
  const harmless = (what: string, reply: Reply): void => {
    if (reply.status >= 500) throw new Error(`${what} gave ${reply.status}: ${reply.bytes.toString()}`);
    if (reply.status < 400) return void jsonIn(reply);
    const refusal = refusalIn(reply);
    if (JSON.stringify({ ...refusal, field: '' }).includes(MARK)) throw new Error(`${what} was given back`);
  };

  it('refuses or answers every hostile text in every field, and never fails', async () => {
    expect(operations.flatMap(({ fields }) => fields).length).toBeGreaterThan(20);
    let asked = 0;
    for (const operation of operations) {
      for (const field of operation.fields) {
        for (const text of texts) {
          const sent = requestFor(operation, field, (name) => ({ query: `${name}=${encoded(text)}`, path: encoded(text), body: text }));
          harmless(`${operation.method} ${operation.path} with ${field.name}=${JSON.stringify(text.slice(0, 40))}`, await server.client.send(sent));
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(800);
  });

  it('refuses or answers a field given twice, as a list, as an object or with broken characters', async () => {
    for (const operation of operations) {
      for (const field of operation.fields) {
        const value = encoded(soundValue(field));
        const forms = [`${field.name}=${value}&${field.name}=${value}`, `${field.name}[]=${value}`, `${field.name}[a]=${value}`, `${field.name}=%`, `${field.name}=%E4%B8`, `${field.name}=%FF%FE`, `${field.name}`, `=${value}`, '&&&&', `${field.name}=a=b=c`];
        for (const form of forms) harmless(`${operation.path}?${form}`, await server.client.send(requestFor(operation, field, () => ({ query: form, path: '%E4%B8', body: [{ [field.name]: form }] }))));
      }
    }
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', '__proto__[polluted]', 'constructor[prototype][polluted]', MARK, 'ｌａｔ', 'lat ', 'LAT'])('refuses the unknown field %s wherever there is a question', async (name) => {
    for (const operation of operations.filter(({ method, fields }) => method === 'GET' && fields.length > 0)) {
      const [field] = operation.fields;
      if (!field) continue;
      const sent = requestFor(operation, field, (own) => ({ query: `${own}=${encoded(soundValue(field))}`, path: encoded(soundValue(field)) }));
      const path = `${sent.path}${sent.path.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=1`;
      const refusal = refusalIn(await server.client.send({ path }));
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
    ]) harmless(JSON.stringify(headers).slice(0, 60), await server.client.send({ path: '/api/areas', headers }));
  });

  it('tells in one shape even what never reached a route: headers beyond all measure, and what is no HTTP', async () => {
    const huge = await exchange(server.url, { path: '/api/areas', headers: { 'x-huge': 'a'.repeat(20_000) } });
    expect(refusalIn(huge).code).toBe('too_large');
    for (const words of [`${MARK}\r\n\r\n`, `GET /api/areas HTTP/9.9\r\n\r\n`, `GET /${MARK}\u0000 HTTP/1.1\r\nhost: a\r\n\r\n`, `POST / HTTP/1.1\r\nhost: a\r\ncontent-length: ${MARK}\r\n\r\n`]) {
      const said = await saidTo(server.url, words);
      expect(said).toMatch(/^HTTP\/1\.1 400 /);
      expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).toMatchObject({ code: 'malformed_request' });
      expect(said).not.toContain(MARK);
    }
  });

  it('is as well afterwards as before', async () => {
    expect((await server.client.send({ path: '/health/ready' })).status).toBe(200);
    expect((await server.client.send({ path: `/api/boards/${XIAXIE_STOP}` })).status).toBe(200);
  });

  it('has written nothing hostile into its log, and nothing that is no line of its own', async () => {
    expect(server.log.filter((line) => line.includes(MARK))).toEqual([]);
    expect(server.log.filter((line) => line.includes('"level":50') || line.includes('"level":60'))).toEqual([]);
    const odd = server.log.filter((line) => !line.startsWith('{') && !/^\(node:|^\(Use/.test(line));
    expect(odd).toEqual([]);
    for (const line of server.log.filter((each) => each.startsWith('{'))) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});
