// (g) What does it cost to book boxes onto a bus for which two hundred ask at once, and to be offered one?
//
// The services of the server are called in this process, without HTTP, on MariaDB. The peer of a booking is the bare
// conditional UPDATE over the same legs, sent by as many at once over as many connections; that of a quote the planner
// asked for the same way. CLIENTS and ROUNDS say how many ask, and how often.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from 'mysql2/promise';
import { startMariadb } from '../../harness/private-mariadb.mjs';
import { findMariadb } from '../../harness/programs.mjs';
import { check, figure, median, printTable, seeded } from '../figures.mjs';
import { bookingWorld, CAPACITY_BOX, TINY_BOX } from './bookings.mjs';

const CLIENTS = Number(process.env['CLIENTS'] ?? '200');
const ROUNDS = Number(process.env['ROUNDS'] ?? '3');
const QUOTES = 300;

/** @typedef {import('./bookings.mjs').World} World */

/** @param {number} seed */
export async function measureShipments(seed) {
  const programs = findMariadb();
  if (!programs) return void console.log('  MariaDB is not installed: not measured');
  const mariadb = await startMariadb(programs);
  const folder = mkdtempSync(join(tmpdir(), 'khy-bench-shipments-'));
  const world = await bookingWorld(mariadb.url, folder);
  try {
    await answersAreRight(world);
    const bookings = await measureBookings(world, seed);
    const quotes = await measureQuotes(world, seed);
    return { clients: CLIENTS, bookings, quotes };
  } finally {
    await world.close();
    await mariadb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * More than fit ask at once: exactly what fits is booked, and the sheet of the bus says so.
 * @param {World} world
 */
async function answersAreRight(world) {
  const { room } = await world.quote(world.points.at(-1) ?? '', CAPACITY_BOX);
  const asks = Array.from({ length: room + 10 }, (_each, at) => world.points[at % world.points.length] ?? '');
  const ids = await Promise.all(asks.map((point) => world.book(point, CAPACITY_BOX)));
  const booked = ids.filter((id) => id !== undefined);
  const left = (await world.quote(world.points.at(-1) ?? '', CAPACITY_BOX)).room;
  check(
    booked.length === room && left === 0,
    `${booked.length} of ${asks.length} booked where ${room} fit, ${left} left`,
  );
  for (const id of booked) await world.cancel(id);
  check((await world.quote(world.points.at(-1) ?? '', CAPACITY_BOX)).room === room, 'all of it was given back');
  console.log(`  ${asks.length} asked at once for ${room} places: ${booked.length} booked, the others refused`);
}

/**
 * Everybody books a small box from one of three points on the way of one bus, again and again.
 * @param {World} world
 * @param {number} seed
 */
async function measureBookings(world, seed) {
  const random = seeded(seed);
  const point = () => world.points[Math.floor(random() * world.points.length)] ?? '';
  for (const each of world.points) await world.quote(each, TINY_BOX);
  const before = await world.pieces();
  const plans = Array.from({ length: CLIENTS }, () => Array.from({ length: ROUNDS }, point));
  /** @type {number[]} */
  const took = [];
  const ours = await perSecond(plans, async (at) => {
    const began = performance.now();
    check((await world.book(at, TINY_BOX)) !== undefined, 'there is room for all');
    took.push(performance.now() - began);
  });
  const all = CLIENTS * ROUNDS;
  check((await world.pieces()) - before === all, `${all} booked, and as many on the last leg`);
  const bare = await bareUpdates(world, plans);
  const ratio = ours / bare;
  printTable([
    ['', 'ours, 1/s', 'bare, 1/s', 'ratio', 'p50 ours, ms', 'p99 ours, ms'],
    ['kept and booked', ...[ours, bare, ratio, median(took), late(took)].map(figure)],
  ]);
  return { ours, bare, ratio, p99: late(took) };
}

/**
 * @param {World} world
 * @param {string[][]} plans
 */
async function bareUpdates(world, plans) {
  const pool = createPool({ uri: world.uri, connectionLimit: world.connections, queueLimit: 0 });
  try {
    await pool.query('CREATE TABLE bare_leg LIKE trip_leg_load');
    await pool.query('INSERT INTO bare_leg SELECT * FROM trip_leg_load');
    const rate = await perSecond(plans, async (point) => {
      const { trip, from, to } = world.stretch(point);
      const [done] = await pool.execute(
        'UPDATE bare_leg SET grams = grams + 100, litres = litres + 1, pieces = pieces + 1 WHERE service_date = ? AND trip_id = ? AND stop_sequence >= ? AND stop_sequence < ? AND grams <= 9000000 AND litres <= 9000000 AND pieces <= 9000000',
        [trip.serviceDate, trip.tripId, from, to],
      );
      check(/** @type {{ affectedRows: number }} */ (done).affectedRows > 0, 'the bare statement');
    });
    return rate;
  } finally {
    await pool.end();
  }
}

/**
 * One quote after the other, in turns with the question to the planner that it rests on.
 * @param {World} world
 * @param {number} seed
 */
async function measureQuotes(world, seed) {
  const random = seeded(seed + 1);
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const bare = [];
  for (let time = 0; time < QUOTES; time += 1) {
    const point = world.villages[Math.floor(random() * world.villages.length)] ?? '';
    const began = performance.now();
    const quote = await world.askQuote(point, TINY_BOX);
    ours.push(performance.now() - began);
    const asked = performance.now();
    const ways = world.plan(point);
    bare.push(performance.now() - asked);
    check(quote.ways.length === 0 || ways.length > 0, `ways from ${point}`);
  }
  printTable([
    ['', 'p50 ours, ms', 'p50 bare, ms', 'ratio', 'p99 ours', 'p99 bare', 'ratio of p99'],
    [
      'a quote',
      ...[median(ours), median(bare), median(ours) / median(bare), late(ours), late(bare), late(ours) / late(bare)].map(
        figure,
      ),
    ],
  ]);
  return { ours: late(ours), bare: late(bare), ratio: late(ours) / late(bare) };
}

/**
 * All of them at once, each one after the other of its own.
 * @param {readonly string[][]} plans
 * @param {(point: string) => Promise<void>} work
 */
async function perSecond(plans, work) {
  const began = performance.now();
  await Promise.all(
    plans.map(async (points) => {
      for (const point of points) await work(point);
    }),
  );
  return (plans.flat().length * 1000) / (performance.now() - began);
}

/** @param {readonly number[]} values */
function late(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN;
}
