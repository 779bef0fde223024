// (h) What do a desk and the public figures cost on MariaDB among many complaints, and what does a photo cost?
//
// The services of the server are called in this process, without HTTP. The peer sends the same indexed SELECTs through
// mysql2. COMPLAINTS says how many there are.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { clearInterval, setInterval } from 'node:timers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariadb } from '../../harness/private-mariadb.mjs';
import { findMariadb } from '../../harness/programs.mjs';
import { check, figure, median, printTable } from '../figures.mjs';
import { timed } from '../parcels/scans.mjs';
import { dist, serverOnMariadb } from '../server-on-mariadb.mjs';
import { fill } from './generate.mjs';

const ofServer = createRequire(new URL('../../../server/package.json', import.meta.url));

const COMPLAINTS = Number(process.env['COMPLAINTS'] ?? '100000');
const COUNTY = '350423';
const LOOKS = 40;
const PHOTOS = 12;
const OVER = "('not_accepted', 'resolved', 'partly_resolved', 'unconfirmed', 'withdrawn')";
const OPEN = `parent_id IS NULL AND area_code LIKE '${COUNTY}%' AND state NOT IN ${OVER} AND state NOT IN ('answered', 'needs_info')`;

/** @typedef {import('../parcels/scans.mjs').Run} Run */
/** @typedef {import('../server-on-mariadb.mjs').Services} Services */

/** @param {number} seed */
export async function measureComplaints(seed) {
  const photos = await measurePhotos();
  const programs = findMariadb();
  if (!programs) return void console.log('  MariaDB is not installed: desk and figures are not measured');
  const mariadb = await startMariadb(programs);
  const folder = mkdtempSync(join(tmpdir(), 'khy-bench-complaints-'));
  try {
    return { complaints: COMPLAINTS, photos, ...(await measureOn(mariadb.url, folder, seed)) };
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
  const now = Date.now();
  const { services, connection } = await serverOnMariadb({ server, folder, name: 'complaints' });
  const [areas] = await connection.query("SELECT code FROM area WHERE level = 'village'");
  const codes = /** @type {{ code: string }[]} */ (areas).map(({ code }) => code);
  await fill(connection, { count: COMPLAINTS, areas: codes, seed, now });
  await connection.query('ANALYZE TABLE complaint');
  const desk = await deskLists(services, connection);
  const figures = await monthlyFigures(services, connection, now);
  const rows = [['', 'ours, ms', 'bare, ms', 'ratio']];
  for (const [name, { ours, bare }] of Object.entries({
    'desk list with its counts': desk,
    'figures of a month': figures,
  }))
    rows.push([name, ...[median(ours), median(bare), median(ours) / median(bare)].map(figure)]);
  printTable(rows);
  await connection.end();
  await services.close();
  return { desk, figures };
}

/**
 * @param {Services} services
 * @param {import('mysql2/promise').Connection} connection
 */
async function deskLists(services, connection) {
  const { ComplaintDesk } = await dist('complaints/handling/desk.service');
  const desk = services.get(ComplaintDesk);
  const scope = { kind: 'area', id: COUNTY };
  const caller = { accountId: 'bench', sessionId: 'bench', grants: [{ role: 'county_office', scope }] };
  /** @type {Run} */
  const run = { ours: [], bare: [] };
  for (let time = 0; time < LOOKS; time += 1) {
    const { complaints, counts } = await timed(run.ours, () => desk.list(caller, {}));
    const bare = await timed(run.bare, async () => {
      const [rows] = await connection.query(
        `SELECT * FROM complaint WHERE ${OPEN} ORDER BY promised_by IS NULL, promised_by, id LIMIT 30`,
      );
      const [sums] = await connection.query(
        `SELECT COUNT(*) AS whole, SUM(CASE WHEN ${OPEN} THEN 1 ELSE 0 END) AS open FROM complaint
         WHERE parent_id IS NULL AND area_code LIKE '${COUNTY}%'`,
      );
      return { rows: /** @type {{ number: string }[]} */ (rows), sums: /** @type {{ open: string }[]} */ (sums) };
    });
    const [mine, theirs] = [complaints, bare.rows].map((list) => list.map(({ number }) => number).join());
    check(mine === theirs && counts.open === Number(bare.sums[0]?.open), 'the desk');
  }
  return run;
}

/**
 * Each month once: what was counted is kept for a while.
 * @param {Services} services
 * @param {import('mysql2/promise').Connection} connection
 * @param {number} now
 */
async function monthlyFigures(services, connection, now) {
  const { ComplaintFigures } = await dist('complaints/figures/figures.service');
  const figures = services.get(ComplaintFigures);
  /** @type {Run} */
  const run = { ours: [], bare: [] };
  for (let back = 1; back <= 11; back += 1) {
    const month = monthBefore(now, back);
    const told = await timed(run.ours, () => figures.read(month));
    const [from, before] = [`${month}-01T00:00:00+08:00`, `${monthBefore(now, back - 1)}-01T00:00:00+08:00`];
    const groups = await timed(run.bare, async () => {
      const [rows] = await connection.query(
        `SELECT category, SUBSTR(area_code, 1, 9) AS township, COUNT(*) AS count,
           SUM(state = 'resolved') AS solved, SUM(answered_at <= answer_due) AS in_time, SUM(reopened > 0) AS said_no
         FROM complaint WHERE kind = 'complaint' AND received_at >= ? AND received_at < ?
         GROUP BY category, SUBSTR(area_code, 1, 9)`,
        [new Date(from), new Date(before)],
      );
      return /** @type {{ count: number, solved: string }[]} */ (rows);
    });
    const solved = groups.reduce((sum, group) => sum + Number(group.solved), 0);
    check(told.whole.parts.solved === solved, `the figures of ${month}`);
  }
  return run;
}

/**
 * @param {number} now
 * @param {number} back
 */
function monthBefore(now, back) {
  const today = new Date(now + 8 * 3_600_000);
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
}

/** Photos of twelve million pixels made anew, two at a time, as they come in. */
async function measurePhotos() {
  const sharp = ofServer('sharp');
  const { makePicture } = await dist('pictures/picture-maker');
  const folder = mkdtempSync(join(tmpdir(), 'khy-bench-photos-'));
  try {
    const path = join(folder, 'photo.jpg');
    const noise = { type: 'gaussian', mean: 128, sigma: 30 };
    const create = { width: 4_000, height: 3_000, channels: 3, background: '#808080', noise };
    writeFileSync(path, await sharp({ create }).jpeg({ quality: 85 }).toBuffer());
    const { width, height } = await makePicture(path);
    check(width === 1_600 && height === 1_200, 'the photo');
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    const began = performance.now();
    for (let made = 0; made < PHOTOS; made += 2) await Promise.all([makePicture(path), makePicture(path)]);
    clearInterval(watch);
    const aSecond = (PHOTOS * 1_000) / (performance.now() - began);
    const peakMb = (most - before) / 1e6;
    console.log(
      `  photos of 12 MP: ${figure(aSecond)} a second, two at a time, ${figure(peakMb)} MB more memory at most`,
    );
    return { aSecond, peakMb };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
