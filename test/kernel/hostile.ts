// What do those write into a field who mean harm, and how is it sent?
import { connect } from 'node:net';
import type { Sent } from '../harness/exchange.js';
import type { Field, Operation } from '../harness/description/openapi.js';
import { CHANGXIAO, XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../harness/places.js';

/** Stands in every hostile text, so that it can be found wherever it should not be. */
export const MARK = 'zq7x';

export const texts: readonly string[] = [
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
  '2026-W48-6',
  '0000-01-01',
  '9999-12-31',
  '+010000-01-01',
];

/** Raw JSON that no field of ours means. */
export const jsonValues = [
  '1e309',
  '-1e309',
  '-0',
  '1.5',
  '9007199254740993',
  'null',
  'true',
  '{}',
  '[]',
  '[[[[[[[[[[1]]]]]]]]]]',
  `{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":1}}}}}}}}}`,
  `["${MARK}"]`,
  `{"${MARK}":1}`,
  '{"$gt":""}',
  '{"toString":1}',
  `["a","a"]`,
];

/** A sound value for each field that cannot be made from its description. */
const sound: Readonly<Record<string, string>> = {
  stopId: XIAXIE_STOP,
  pointId: XIAXIE_POINT,
  village: XIAXIE,
  township: CHANGXIAO,
  areaCode: XIAXIE,
  from: XIAXIE,
  to: 'COUNTY',
  lat: '26.1',
  lng: '116.8',
  q: '下谢',
  services: 'mail',
  departAfter: '08:00',
  format: 'json',
  scopeId: XIAXIE_POINT,
};

const soundHere: Readonly<Record<string, string>> = {
  '/api/points/{id} id': XIAXIE_POINT,
  '/api/villages/{code}/pack code': XIAXIE,
  '/api/villages/{code}/announcements code': XIAXIE,
};

export function soundValue(path: string, { name, schema }: Field): string | number | boolean {
  const known = soundHere[`${path} ${name}`] ?? sound[name];
  if (known !== undefined) return known;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  if (schema.format === 'date') return '2026-11-24';
  if (schema.type === 'boolean') return true;
  return schema.type === 'number' || schema.type === 'integer' ? (schema.minimum ?? 1) : 'a';
}

/** Percent-encodes text, halves of characters included, which `encodeURIComponent` refuses. */
export function encoded(text: string | number | boolean): string {
  return encodeURIComponent(Buffer.from(String(text)).toString()).replaceAll('.', '%2E');
}

/** How the one field under test is written: as part of a path, as a query, as JSON. */
interface Written {
  readonly path: string;
  readonly query: string;
  readonly json: string;
}

let keys = 0;

/** The headers of a write that was never made before. */
export function newWrite(): Record<string, string> {
  keys += 1;
  return { 'content-type': 'application/json', 'idempotency-key': `hostile-${keys}` };
}

/** The request with sound values, but for one field, which is as `written`. */
export function requestFor({ method, path, fields }: Operation, changed: Field, written: Written): Sent {
  let url = path;
  const query: string[] = [];
  const body: string[] = [];
  for (const field of fields) {
    const mine = field === changed;
    const value = soundValue(path, field);
    if (field.in === 'path') url = url.replace(`{${field.name}}`, mine ? written.path : encoded(value));
    else if (field.in === 'body') {
      if (mine || field.required)
        body.push(`${JSON.stringify(field.name)}:${mine ? written.json : JSON.stringify(value)}`);
    } else if (mine) query.push(written.query);
    else if (field.required || field.name === 'lat' || field.name === 'lng')
      query.push(`${field.name}=${encoded(value)}`);
  }
  if (query.length > 0) url = `${url}?${query.join('&')}`;
  if (method === 'GET') return { path: url };
  return { method, path: url, headers: newWrite(), body: `{${body.join(',')}}` };
}

/** Everything that the server says to raw bytes before it hangs up. */
export async function saidTo(url: string, words: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(words));
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(said));
  });
}

/** A server that hangs up in the middle of a body beyond all measure has refused it as well. */
export function cutOff(error: unknown): undefined {
  const { code } = error as { code?: string };
  if (code !== 'ECONNRESET' && code !== 'EPIPE') throw error;
  return undefined;
}
