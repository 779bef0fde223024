// How does a MariaDB get years of parcels, each row equal to the fold of its facts?
import { seeded } from '../figures.mjs';
import { dist } from '../server-on-mariadb.mjs';

/** Parcels of one household over the time that is generated. */
export const OF_HOUSEHOLD = 20;
/** So many of them wait. */
export const WAITING = 3;
/** Facts that a parcel has by itself when it has been fetched. */
export const FACTS = 6;
/** Rows of one statement. */
const ROWS = 1_000;
const MINUTE = 60_000;
const HUB = 'HUB';

/** @typedef {Record<string, unknown>} Row */
/** @typedef {{ fold: (id: string, events: readonly Row[]) => Row, says: Row }} Custody What the server itself makes of facts. */
/** @typedef {{ parcel: Row, events: Row[] }} Story */

/** @returns {Promise<Custody>} */
export async function custody() {
  const { columnsOf, progressOf, SAYS_NOTHING_MORE } = await dist('parcels/custody/parcel-row-store');
  return { fold: (id, events) => columnsOf(progressOf(id, events)), says: SAYS_NOTHING_MORE };
}

/**
 * An id as a phone makes it (UUIDv7): those of one time lie together in the index.
 * @param {number} at ms since 1970
 * @param {number} number
 */
export function idOf(at, number) {
  const time = at.toString(16).padStart(12, '0');
  const rest = (number >>> 0).toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.padEnd(12, '0')}`;
}

/** @param {number} number */
export const waybillOf = (number) => `YT${String(number).padStart(13, '0')}`;

/**
 * A parcel's life: announced, at the hub, sorted, and from there as far as `last` says.
 * @param {Custody} custody
 * @param {{ number: number, at: number, pointId: string, phoneHash: string | null, last: 'sorted' | 'ready' | 'collected' }} of
 * @returns {Story}
 */
export function storyOf({ fold, says }, { number, at, pointId, phoneHash, last }) {
  const id = idOf(at, number);
  const fact = (/** @type {number} */ step, /** @type {string} */ type, /** @type {Row} */ said) => ({
    ...{ eventId: idOf(at + step * MINUTE, number * 8 + step), batchId: 'bench', actor: 'bench', deviceId: 'bench' },
    ...{ deviceSeq: step, timeQuality: 'measured' },
    ...{ occurredAt: new Date(at + step * MINUTE), happenedAt: new Date(at + step * MINUTE) },
    ...{ receivedAt: new Date(at + step * MINUTE), ...says, parcelId: id, type, ...said },
  });
  const carrier = { source: 'carrier' };
  const hub = { source: 'hub', pointId: HUB };
  const here = { source: 'keeper', pointId };
  const tail = waybillOf(number).slice(-4);
  const whole = [
    fact(0, 'ANNOUNCED', { ...carrier, toPointId: pointId }),
    fact(1, 'HUB_RECEIVED', hub),
    fact(2, 'SORTED', { ...hub, toPointId: pointId }),
    fact(3, 'SHELVED', { ...here, shelf: `1-1-${tail}` }),
    fact(4, 'REMINDED', here),
    fact(5, 'COLLECTED', { ...here, method: 'tail_and_name', taker: 'self' }),
  ];
  const events = whole.slice(0, last === 'sorted' ? 3 : last === 'ready' ? 4 : FACTS);
  const parcel = {
    ...{ id, waybill: waybillOf(number), carrier: 'yuantong', ...fold(id, events) },
    ...{ nameSealed: null, phoneSealed: null, phoneHash, phoneTail: null, virtualNumber: null },
    ...{ villageCode: null, expectedOn: null, firstSeenAt: new Date(at), version: 0 },
  };
  return { parcel, events };
}

/** @param {string} name As a column is called in its table. */
const inTables = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Writes rows as quickly as a client can.
 * @param {import('mysql2/promise').Connection} connection
 * @param {string} table
 * @param {readonly Row[]} rows
 */
export async function insertAll(connection, table, rows) {
  for (let from = 0; from < rows.length; from += ROWS) {
    const part = rows.slice(from, from + ROWS);
    const columns = Object.keys(part[0] ?? {});
    const names = columns.map((name) => `\`${inTables(name)}\``).join(', ');
    const values = part.map((row) => columns.map((name) => row[name] ?? null));
    await connection.query(`INSERT INTO \`${table}\` (${names}) VALUES ?`, [values]);
  }
}

/**
 * Adds parcels `from` to `to`, most of them fetched long ago, spread over the points, `OF_HOUSEHOLD` of them for each household.
 * @param {import('mysql2/promise').Connection} connection
 * @param {{ from: number, to: number, pointIds: readonly string[], phoneHash: (household: number) => string, seed: number, before: number }} of
 */
export async function fill(connection, { from, to, pointIds, phoneHash, seed, before }) {
  const made = await custody();
  const random = seeded(seed + from);
  for (let start = from; start < to; start += ROWS) {
    /** @type {Story[]} */
    const stories = [];
    for (let number = start; number < Math.min(to, start + ROWS); number += 1) {
      const pointId = pointIds[Math.floor(random() * pointIds.length)] ?? HUB;
      const at = before - (to - number) * 1_000;
      const last = number % OF_HOUSEHOLD < WAITING ? 'ready' : 'collected';
      stories.push(storyOf(made, { number, at, pointId, phoneHash: phoneHash(householdOf(number)), last }));
    }
    await insertAll(
      connection,
      'parcel',
      stories.map(({ parcel }) => parcel),
    );
    await insertAll(
      connection,
      'parcel_event',
      stories.flatMap(({ events }) => events),
    );
  }
}

/** @param {number} number */
export const householdOf = (number) => Math.floor(number / OF_HOUSEHOLD);
