// (b) How long does it take to find the nearest 10 of 600,000 points: in our memory, by MariaDB's spatial index, by its B-tree?
//
// All three look for the same points and must name the same ids. The peers are tuned: the smallest box
// that usually holds ten, everything in the buffer pool, prepared statements, no network but a loopback.
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { startMariadb } from '../harness/private-mariadb.mjs';
import { findMariadb } from '../harness/programs.mjs';
import { check, figure, median, printTable, seeded } from './figures.mjs';

const POINTS = 600_000;
const WANTED = 10;
/** Queries of one turn: ours are so quick that few of them could not be timed. */
const OURS_A_TURN = 4_000;
const THEIRS_A_TURN = 100;
const ROUNDS = 9;
const CHECKED = 100;
/** Half the edge of the first box; at this density it usually holds ten, and a smaller one would be asked twice. */
const FIRST_BOX_METRES = 2_000;
const EARTH_RADIUS_METRES = 6_371_008.8;
const METRES_A_DEGREE = (Math.PI / 180) * EARTH_RADIUS_METRES;
/** A province's worth of land: 5 by 5 degrees around Fujian. */
const LAND = { lat: 23.5, lng: 115.8, size: 5 };

/** @typedef {{ lat: number, lng: number }} Place */
/** @typedef {{ name: string, buildSeconds: number, turn: number, find: (from: Place) => Promise<number[]> }} Way */

/**
 * Half of the points lie anywhere, half close to some villages, as people do.
 * @param {() => number} random
 * @returns {Place[]}
 */
function scattered(random) {
  const anywhere = () => ({ lat: LAND.lat + random() * LAND.size, lng: LAND.lng + random() * LAND.size });
  const villages = Array.from({ length: 5_000 }, anywhere);
  return Array.from({ length: POINTS }, (_each, index) => {
    const village = villages[Math.floor(random() * villages.length)];
    if (index % 2 === 0 || !village) return anywhere();
    return { lat: village.lat + (random() - 0.5) * 0.02, lng: village.lng + (random() - 0.5) * 0.02 };
  });
}

/**
 * Ours, as the server uses it.
 * @param {readonly Place[]} places
 * @returns {Promise<Way>}
 */
async function ours(places) {
  const { NearestIndex } = await import(new URL('../../server/dist/network/nearest.js', import.meta.url).href);
  const began = performance.now();
  const index = new NearestIndex(places);
  const buildSeconds = (performance.now() - began) / 1000;
  return {
    name: 'ours, in memory',
    buildSeconds,
    turn: OURS_A_TURN,
    find: async (from) => index.around(from, WANTED).map((/** @type {{ index: number }} */ found) => found.index),
  };
}

/**
 * Looks in a box that grows until it surely holds the nearest: those farther off than its edge do not count.
 * @param {import('mysql2/promise').Connection} connection
 * @param {string} sql Takes the values of `valuesFor`, gives id and metres, nearest first.
 * @param {(from: Place, box: { south: number, north: number, west: number, east: number }) => (number | string)[]} valuesFor
 * @returns {(from: Place) => Promise<number[]>}
 */
function byGrowingBox(connection, sql, valuesFor) {
  return async (from) => {
    for (let metres = FIRST_BOX_METRES; ; metres *= 2) {
      const lat = metres / METRES_A_DEGREE;
      const lng = lat / Math.cos(((Math.abs(from.lat) + lat) * Math.PI) / 180);
      const [rows] = await connection.execute(
        sql,
        valuesFor(from, { south: from.lat - lat, north: from.lat + lat, west: from.lng - lng, east: from.lng + lng }),
      );
      const found = /** @type {{ id: number, metres: number }[]} */ (rows);
      if (found.length === WANTED && (found.at(-1)?.metres ?? Infinity) <= metres) return found.map(({ id }) => id);
    }
  };
}

const DISTANCE = `ST_Distance_Sphere(spot, POINT(?, ?), ${EARTH_RADIUS_METRES})`;

/**
 * The same points in MariaDB, once with a spatial index and once with a B-tree over both coordinates.
 * @param {readonly Place[]} places
 * @param {import('mysql2/promise').Connection} connection
 * @returns {Promise<Way[]>}
 */
async function theirs(places, connection) {
  const file = join(tmpdir(), `khy-bench-${process.pid}.tsv`);
  const execute = async (/** @type {string} */ sql) => void (await connection.query(sql));
  const timed = async (/** @type {string} */ sql) => {
    const began = performance.now();
    await execute(sql);
    return (performance.now() - began) / 1000;
  };
  await execute('SET GLOBAL innodb_buffer_pool_size = 536870912');
  await execute('CREATE TABLE by_space (id INTEGER PRIMARY KEY, spot POINT NOT NULL)');
  await execute('CREATE TABLE by_tree (id INTEGER PRIMARY KEY, lat DOUBLE NOT NULL, lng DOUBLE NOT NULL)');
  try {
    writeFileSync(file, places.map(({ lat, lng }, id) => `${id}\t${lat}\t${lng}`).join('\n'), { mode: 0o644 });
    await execute(`LOAD DATA INFILE '${file}' INTO TABLE by_space (id, @lat, @lng) SET spot = POINT(@lng, @lat)`);
    await execute(`LOAD DATA INFILE '${file}' INTO TABLE by_tree (id, lat, lng)`);
  } finally {
    rmSync(file, { force: true });
  }
  const bySpace = await timed('ALTER TABLE by_space ADD SPATIAL INDEX ix_spot (spot)');
  const byTree = await timed('ALTER TABLE by_tree ADD INDEX ix_place (lat, lng)');
  await execute('ANALYZE TABLE by_space, by_tree');
  return [
    {
      name: 'MariaDB, spatial index',
      buildSeconds: bySpace,
      turn: THEIRS_A_TURN,
      find: byGrowingBox(
        connection,
        `SELECT id, ${DISTANCE} AS metres FROM by_space FORCE INDEX (ix_spot) WHERE MBRContains(ST_GeomFromText(?), spot) ORDER BY metres LIMIT ${WANTED}`,
        (from, { south, north, west, east }) => [from.lng, from.lat, `LINESTRING(${west} ${south}, ${east} ${north})`],
      ),
    },
    {
      name: 'MariaDB, B-tree box',
      buildSeconds: byTree,
      turn: THEIRS_A_TURN,
      find: byGrowingBox(
        connection,
        `SELECT id, ${DISTANCE.replace('spot', 'POINT(lng, lat)')} AS metres FROM by_tree FORCE INDEX (ix_place) WHERE lat BETWEEN ? AND ? AND lng BETWEEN ? AND ? ORDER BY metres LIMIT ${WANTED}`,
        (from, { south, north, west, east }) => [from.lng, from.lat, south, north, west, east],
      ),
    },
  ];
}

/**
 * The same by measuring every point, with another formula.
 * @param {readonly Place[]} places
 * @param {Place} from
 */
function measured(places, from) {
  const radians = Math.PI / 180;
  const [x, y, z] = [
    Math.cos(from.lat * radians) * Math.cos(from.lng * radians),
    Math.cos(from.lat * radians) * Math.sin(from.lng * radians),
    Math.sin(from.lat * radians),
  ];
  return places
    .map(({ lat, lng }, id) => ({
      id,
      chord: Math.hypot(
        Math.cos(lat * radians) * Math.cos(lng * radians) - x,
        Math.cos(lat * radians) * Math.sin(lng * radians) - y,
        Math.sin(lat * radians) - z,
      ),
    }))
    .sort((a, b) => a.chord - b.chord)
    .slice(0, WANTED)
    .map(({ id }) => id);
}

/**
 * Every way must name the same points, and the first few are measured by hand.
 * @param {readonly Way[]} ways
 * @param {readonly Place[]} places
 * @param {readonly Place[]} questions
 */
async function agree(ways, places, questions) {
  for (const [number, from] of questions.slice(0, CHECKED).entries()) {
    const answers = await Promise.all(ways.map(({ find }) => find(from)));
    if (number < 3) answers.push(measured(places, from));
    const [first] = answers.map((ids) => ids.join());
    answers.forEach((ids, way) =>
      check(
        ids.join() === first,
        `${ways[way]?.name ?? 'measuring'} at ${from.lat}, ${from.lng}: ${ids.join()} instead of ${first}`,
      ),
    );
  }
}

/**
 * Microseconds that one query takes, by turns.
 * @param {readonly Way[]} ways
 * @param {readonly Place[]} questions
 */
async function time(ways, questions) {
  /** @type {Map<string, number[]>} */
  const micros = new Map(ways.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, find, turn } of round % 2 === 0 ? ways : [...ways].reverse()) {
      const began = performance.now();
      for (let each = 0; each < turn; each += 1)
        await find(questions[(round * turn + each) % questions.length] ?? LAND);
      micros.get(name)?.push(((performance.now() - began) * 1000) / turn);
    }
  }
  return ways.map(({ name, buildSeconds }) => ({ name, buildSeconds, micros: median(micros.get(name) ?? []) }));
}

/**
 * Measures the three ways and prints what was found; without MariaDB only ours, loudly.
 * @param {number} seed
 */
export async function measureNearest(seed) {
  const random = seeded(seed);
  const places = scattered(random);
  const questions = Array.from({ length: 1_000 }, () => ({
    lat: LAND.lat + 0.2 + random() * (LAND.size - 0.4),
    lng: LAND.lng + 0.2 + random() * (LAND.size - 0.4),
  }));
  const programs = findMariadb();
  const mariadb = programs ? await startMariadb(programs) : undefined;
  const connection = mariadb ? await createConnection(mariadb.url.replace(/^mariadb:/, 'mysql:')) : undefined;
  try {
    await connection?.query('CREATE DATABASE bench');
    await connection?.query('USE bench');
    const ways = [await ours(places), ...(connection ? await theirs(places, connection) : [])];
    await agree(ways, places, questions);
    const results = await time(ways, questions);
    const [own] = results;
    printTable([
      ['way', 'build s', 'µs a query', 'queries/s', 'ours is faster by'],
      ...results.map(({ name, buildSeconds, micros }) => [
        name,
        figure(buildSeconds),
        figure(micros),
        figure(1e6 / micros),
        micros === own?.micros ? '' : `${figure(micros / (own?.micros ?? NaN))} ×`,
      ]),
    ]);
    if (!mariadb)
      console.log(
        '  SKIPPED: MariaDB is not installed (Debian: apt-get install mariadb-server), so ours has no peer here.',
      );
    return { points: POINTS, ways: results, skipped: mariadb ? [] : ['MariaDB is not installed'] };
  } finally {
    await connection?.end();
    await mariadb?.stop();
  }
}
