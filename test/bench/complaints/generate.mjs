// Which complaints does the bench fill its database with?
import { seeded } from '../figures.mjs';

const ROWS = 1_000;
const DAY_MS = 86_400_000;
/** Over so many days they came in. */
export const DAYS = 365;

const COLUMNS = [
  ...['id', 'number', 'receipt_hash', 'kind', 'category', 'catalogue', 'channel', 'identity', 'place_name'],
  ...['area_code', 'body_kind', 'body_id', 'state', 'state_at', 'received_at', 'promised_by', 'lawful_by'],
  ...['answered_at', 'answer_due', 'ended_at', 'reopened', 'screening'],
];
const CATEGORIES = [
  ['point_closed', 'post', 'YZ'],
  ['point_manner', 'post', 'YZ'],
  ['bus_late', 'bus_company', 'MT'],
  ['parcel_lost', 'post', 'YZ'],
  ['stop_damaged', 'township', ''],
  ['other', 'county', '350423'],
];
/** Most are over; a thousandth waits for its answer, as on a county's desk. */
const OVER = ['resolved', 'resolved', 'resolved', 'partly_resolved', 'unconfirmed', 'not_accepted', 'withdrawn'];
const OPEN = ['submitted', 'assigned', 'working', 'reopened'];

/** @param {number} number */
export const stateOf = (number) =>
  number % 1_000 === 0 ? OPEN[(number / 1_000) % OPEN.length] : OVER[number % OVER.length];

/** @param {number} number */
const numberOf = (number) => number.toString(36).toUpperCase().padStart(6, '0');

/**
 * Writes `count` complaints that ended up to a year before `now`.
 * @param {import('mysql2/promise').Connection} connection
 * @param {{ count: number, areas: readonly string[], seed: number, now: number }} of
 */
export async function fill(connection, { count, areas, seed, now }) {
  const random = seeded(seed);
  const sql = `INSERT INTO complaint (${COLUMNS.join(', ')}) VALUES ?`;
  for (let from = 0; from < count; from += ROWS) {
    const numbers = Array.from({ length: Math.min(ROWS, count - from) }, (_each, at) => from + at);
    await connection.query(sql, [numbers.map((number) => rowOf(number, { areas, random, now, count }))]);
  }
}

/**
 * @param {number} number
 * @param {{ areas: readonly string[], random: () => number, now: number, count: number }} of
 */
function rowOf(number, { areas, random, now, count }) {
  const [category, bodyKind, bodyId] = CATEGORIES[Math.floor(random() * CATEGORIES.length)] ?? [];
  const area = areas[Math.floor(random() * areas.length)] ?? '';
  const state = stateOf(number) ?? 'resolved';
  const received = now - Math.floor(((count - number) / count) * DAYS * DAY_MS);
  const at = (/** @type {number} */ days) => new Date(received + days * DAY_MS);
  const isOpen = OPEN.includes(state);
  return [
    ...[`bench-${String(number).padStart(30, '0')}`, numberOf(number), String(number).padStart(64, '0')],
    ...['complaint', category, 1, 'app', 'anonymous', '某村', area],
    ...[bodyKind, bodyId === '' ? area.slice(0, 9) : bodyId, state, at(1), at(0), at(3), at(7)],
    ...[isOpen ? null : at(2), isOpen ? null : at(3), isOpen ? null : at(4), Number(random() < 0.05), 'manual'],
  ];
}
