// (f) What does a parcel cost on MariaDB: to look it up, and to scan it, next to the bare statements?
//
// The services of the server are called in this process, without HTTP. The peer sends the same indexed SELECTs, or a
// multi-row INSERT of the same rows, through mysql2. PARCELS says how many there are, each with six facts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariadb } from '../../harness/private-mariadb.mjs';
import { findMariadb } from '../../harness/programs.mjs';
import { check, figure, median, printTable, seeded } from '../figures.mjs';
import { dist, serverOnMariadb } from '../server-on-mariadb.mjs';
import { FACTS, fill, householdOf, waybillOf, WAITING } from './generate.mjs';
import { BATCH, mornings, scanBatches, timed } from './scans.mjs';

const PARCELS = Number(process.env['PARCELS'] ?? '100000');
const LOOK_UPS = 400;
/** When the parcels that are there came last. */
const BEFORE = Date.parse('2026-10-24T08:00:00+08:00');

/** @typedef {import('mysql2/promise').Connection} Connection */
/** @typedef {import('../server-on-mariadb.mjs').Services} Services */
/** @typedef {import('./scans.mjs').World} World */
/** @typedef {import('./scans.mjs').Run} Run */

/** @param {number} seed */
export async function measureParcels(seed) {
  const programs = findMariadb();
  if (!programs) return void console.log('  MariaDB is not installed: not measured');
  const mariadb = await startMariadb(programs);
  const folder = mkdtempSync(join(tmpdir(), 'khy-bench-parcels-'));
  try {
    return await measureOn(mariadb.url, folder, seed);
  } finally {
    await mariadb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} server
 * @param {string} folder
 * @param {number} seed
 */
async function measureOn(server, folder, seed) {
  const world = await open(server, folder);
  /** @type {Record<string, unknown>} */
  const results = { parcels: PARCELS };
  const rows = [['', 'ours, ms', 'bare, ms', 'ratio', 'p99 ours', 'p99 bare']];
  for (const [from, to] of [
    [0, PARCELS / 10],
    [PARCELS / 10, PARCELS],
  ]) {
    const began = performance.now();
    await grow(world, { from: Number(from), to: Number(to), seed });
    console.log(
      `  ${figure(Number(to))} parcels; the last ones written in ${figure((performance.now() - began) / 1000)} s`,
    );
    for (const [name, run] of Object.entries(await lookUps(world, Number(to), seed))) {
      results[`${name} of ${to}`] = run;
      rows.push([`${name} of ${figure(Number(to))}`, ...runCells(run)]);
    }
  }
  const scans = await scanBatches(world);
  results['scans'] = scans;
  rows.push([`${BATCH} scans`, ...runCells(scans)]);
  printTable(rows);
  results['mornings'] = await mornings(world);
  await world.connection.end();
  await world.services.close();
  return results;
}

/** @param {Run} run */
function runCells({ ours, bare }) {
  const late = (/** @type {number[]} */ values) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN;
  return [median(ours), median(bare), median(ours) / median(bare), late(ours), late(bare)].map(figure);
}

/**
 * The server's modules on a database with the county in it.
 * @param {string} server
 * @param {string} folder
 * @returns {Promise<World>}
 */
async function open(server, folder) {
  const { services, connection } = await serverOnMariadb({ server, folder, name: 'parcels', filledAt: BEFORE });
  const [points] = await connection.query("SELECT id FROM service_point WHERE tier = 'village_point' ORDER BY id");
  const pointIds = /** @type {{ id: string }[]} */ (points).map(({ id }) => id);
  return { services, connection, pointIds };
}

/**
 * @param {World} world
 * @param {{ from: number, to: number, seed: number }} of
 */
async function grow({ services, connection, pointIds }, { from, to, seed }) {
  const { RecipientsService } = await dist('accounts/household/recipients.service');
  const recipients = services.get(RecipientsService);
  const phoneHash = (/** @type {number} */ household) => recipients.phoneHash(phoneOf(household));
  await fill(connection, { from, to, pointIds, phoneHash, seed, before: BEFORE });
  await connection.query('ANALYZE TABLE parcel, parcel_event');
}

/** @param {number} household */
const phoneOf = (household) => `139${String(household).padStart(8, '0')}`;

/**
 * A stranger's look at a number, and a household's at its parcels, in turns with the same SELECTs.
 * @param {World} world
 * @param {number} count
 * @param {number} seed
 */
async function lookUps({ services, connection }, count, seed) {
  const [{ TrackingService }, { WalletService }] = await Promise.all([
    dist('parcels/tracking/tracking.service'),
    dist('parcels/pickup/wallet.service'),
  ]);
  const [tracking, wallets] = [services.get(TrackingService), services.get(WalletService)];
  const random = seeded(seed + count);
  /** @type {Run} */
  const byWaybill = { ours: [], bare: [] };
  /** @type {Run} */
  const byHousehold = { ours: [], bare: [] };
  const asker = { caller: undefined, address: '127.0.0.1' };
  for (let time = 0; time < LOOK_UPS; time += 1) {
    const number = Math.floor(random() * count);
    const waybill = waybillOf(number);
    const found = await timed(byWaybill.ours, () => tracking.track({ waybill }, asker));
    const events = await timed(byWaybill.bare, async () => {
      const [parcel] = await select(connection, 'SELECT * FROM parcel WHERE waybill = ?', waybill);
      return select(connection, 'SELECT * FROM parcel_event WHERE parcel_id = ?', parcel?.['id']);
    });
    check((found.parcel?.events.length ?? 0) > 0 && events.length >= FACTS - 2, waybill);
    const { caller, phoneHash } = await holderOf(services, householdOf(number));
    const { parcels } = await timed(byHousehold.ours, () => wallets.list(caller));
    const rows = await timed(byHousehold.bare, () => select(connection, WAITING_OF_HOUSEHOLD, phoneHash));
    check(parcels.length === rows.length && rows.length === WAITING, `household ${householdOf(number)}`);
  }
  return { 'by waybill': byWaybill, 'by household': byHousehold };
}

const WAITING_OF_HOUSEHOLD = "SELECT * FROM parcel WHERE phone_hash = ? AND state NOT IN ('collected', 'returned')";

/**
 * @param {Connection} connection
 * @param {string} sql
 * @param {unknown} value
 */
async function select(connection, sql, value) {
  const [rows] = await connection.execute(sql, [/** @type {string} */ (value)]);
  return /** @type {Record<string, unknown>[]} */ (rows);
}

/**
 * Somebody who has confirmed a household's number, as a keeper does it.
 * @param {Services} services
 * @param {number} household
 */
async function holderOf(services, household) {
  const [{ Transactions }, { AccountsService }, { PeopleService }, { PhoneNumbersService }] = await Promise.all([
    dist('database/transaction'),
    dist('accounts/identity/accounts.service'),
    dist('accounts/household/people.service'),
    dist('accounts/household/phone-numbers.service'),
  ]);
  const [people, numbers] = [services.get(PeopleService), services.get(PhoneNumbersService)];
  const phone = phoneOf(household);
  const phoneHash = people.phoneHash(phone);
  const known = (await numbers.current([phoneHash])).get(phoneHash)?.accountId;
  const accountId =
    known ??
    (await services.get(Transactions).run(async (/** @type {unknown} */ tx) => {
      const made = await services.get(AccountsService).make(tx, false);
      await people.add(tx, made, { name: '测试', phone, underFourteen: false });
      await numbers.claim(tx, { phoneHash, accountId: made, method: 'keeper', takeOver: false });
      return made;
    }));
  return { phoneHash, caller: { accountId, sessionId: 'bench', grants: [] } };
}
