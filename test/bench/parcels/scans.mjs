// How are parcels scanned for the bench: batch by batch, in a keeper's morning, and in the whole county at once?
import { randomUUID } from 'node:crypto';
import { check, figure } from '../figures.mjs';
import { dist } from '../server-on-mariadb.mjs';
import { custody, insertAll, storyOf, waybillOf } from './generate.mjs';

/** Scans that one sending may hold. */
export const BATCH = 500;
const BATCHES = 6;
/** What a bus brings a busy village. */
const MORNING = 60;
/** Villages of the county. */
const POINTS = 111;
const HOUR = 3_600_000;

/** @typedef {import('../server-on-mariadb.mjs').Services} Services */
/** @typedef {{ services: Services, connection: import('mysql2/promise').Connection, pointIds: string[] }} World */
/** @typedef {{ ours: number[], bare: number[] }} Run Milliseconds. */

/**
 * Batches of shelvings as phones send them, next to one INSERT of the same rows with the same indexes.
 * @param {World} world
 * @returns {Promise<Run>}
 */
export async function scanBatches(world) {
  const { connection, pointIds } = world;
  const pointId = pointIds[0] ?? '';
  await connection.query('CREATE TABLE bare_event LIKE parcel_event');
  /** @type {Run} */
  const run = { ours: [], bare: [] };
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const numbers = await sorted(world, BATCH, pointId);
    const { events, outcomes } = await timed(run.ours, () => shelve(world, pointId, numbers));
    check(
      outcomes.every((/** @type {{ outcome: string }} */ { outcome }) => outcome === 'recorded'),
      'a batch of scans',
    );
    const ids = events.map(({ eventId }) => eventId);
    const [rows] = await connection.query('SELECT * FROM parcel_event WHERE event_id IN (?)', [ids]);
    const kept = /** @type {Record<string, unknown>[]} */ (rows);
    check(kept.length === BATCH, 'facts of a batch');
    await timed(run.bare, () => insertAll(connection, 'bare_event', kept));
  }
  return run;
}

let next = 1_000_000_000;

/**
 * Parcels that are sorted to a point; gives their numbers.
 * @param {World} world
 * @param {number} count
 * @param {string} pointId
 */
async function sorted({ connection }, count, pointId) {
  const made = await custody();
  const numbers = Array.from({ length: count }, () => (next += 1));
  const stories = numbers.map((number) =>
    storyOf(made, { number, at: Date.now() - HOUR, pointId, phoneHash: null, last: 'sorted' }),
  );
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
  return numbers;
}

/**
 * A keeper's phone sends that these stand on the shelf now.
 * @param {World} world
 * @param {string} pointId
 * @param {readonly number[]} numbers
 */
async function shelve({ services }, pointId, numbers) {
  const { Scans } = await dist('parcels/scanning/scans.service');
  const now = new Date().toISOString();
  const events = numbers.map((number, place) => ({
    ...{ eventId: randomUUID(), type: 'SHELVED', waybill: waybillOf(number), carrier: 'yuantong', pointId },
    ...{ rack: 1 + (place % 9), layer: 1 + (place % 5), occurredAt: now, deviceSeq: place },
  }));
  const accountId = `keeper of ${pointId}`.slice(0, 36);
  const caller = { accountId, sessionId: 'bench', grants: [{ role: 'keeper', scope: { kind: 'point', id: pointId } }] };
  const command = { key: randomUUID(), caller: accountId, operation: 'POST /api/scans', body: { events } };
  const sending = { deviceId: randomUUID(), sentAt: now, events };
  const { outcomes } = await services.get(Scans).submit(caller, sending, command);
  return { events, outcomes };
}

/**
 * A keeper's morning, and that of every point of the county at once: nothing is lost or doubled.
 * @param {World} world
 */
export async function mornings(world) {
  const { connection, pointIds } = world;
  const morning = async (/** @type {string} */ pointId, /** @type {readonly number[]} */ numbers) => {
    for (let from = 0; from < MORNING; from += 10) await shelve(world, pointId, numbers.slice(from, from + 10));
  };
  /** @type {number[]} */
  const one = [];
  await timed(one, async () => morning(pointIds[1] ?? '', await sorted(world, MORNING, pointIds[1] ?? '')));
  const county = pointIds.slice(0, POINTS);
  const lots = [];
  for (const pointId of county) lots.push({ pointId, numbers: await sorted(world, MORNING, pointId) });
  /** @type {number[]} */
  const all = [];
  await timed(all, () => Promise.all(lots.map(({ pointId, numbers }) => morning(pointId, numbers))));
  const waybills = lots.flatMap(({ numbers }) => numbers.map(waybillOf));
  const [[{ ready }]] = /** @type {any} */ (
    await connection.query("SELECT COUNT(*) AS ready FROM parcel WHERE state = 'ready' AND waybill IN (?)", [waybills])
  );
  const [[{ facts }]] = /** @type {any} */ (
    await connection.query(
      "SELECT COUNT(*) AS facts FROM parcel_event e JOIN parcel p ON p.id = e.parcel_id WHERE e.type = 'SHELVED' AND p.waybill IN (?)",
      [waybills],
    )
  );
  check(Number(ready) === waybills.length && Number(facts) === waybills.length, `${ready} shelved by ${facts} facts`);
  const seconds = (/** @type {number[]} */ [ms = NaN]) => figure(ms / 1000);
  console.log(`  a keeper's morning of ${MORNING} parcels: ${seconds(one)} s`);
  console.log(
    `  ${county.length} points at once, ${figure(waybills.length)} parcels, none lost or doubled: ${seconds(all)} s`,
  );
  return { one: one[0], county: all[0], points: county.length };
}

/**
 * @template What
 * @param {number[]} into
 * @param {() => Promise<What>} work
 */
export async function timed(into, work) {
  const began = performance.now();
  const done = await work();
  into.push(performance.now() - began);
  return done;
}
