// (a) How many requests a second do the hot public answers take, next to a bare node:http server with the same bytes?
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { parse } from 'csv-parse/sync';
import { check, figure, median, printTable, seeded } from './figures.mjs';
import { processorMicros, startBare, startOurs } from './servers.mjs';

/** Many short turns: what else goes on on this machine then meets both alike. */
const ROUNDS = 20;
const ROUND_SECONDS = 0.5;
const WARM_SECONDS = 2;
/** Rounds between two comparisons of the answers; the boards change with the clock. */
const CHECK_EVERY = 5;
const CONNECTIONS = 10;
const PACK_LIMIT_BYTES = 15_000;
/** What every phone sends. */
const HEADERS = { 'accept-encoding': 'gzip' };

/** @typedef {{ points?: { id: string }[], stop?: { id: string }, departures?: unknown[], next?: { departures: unknown[] }, village?: { code: string }, boards?: unknown[] }} Answer */
/** @typedef {{ name: string, urls: readonly string[], verify: (url: string, body: Answer, bytes: number) => void }} Course */
/** @typedef {{ perSecond: number, micros: number | undefined }} Run */

/** @param {string} name */
function countyTable(name) {
  return /** @type {Record<string, string>[]} */ (
    parse(readFileSync(new URL(`../../server/data/qingliu/${name}`, import.meta.url)), { columns: true, bom: true })
  );
}

/**
 * The three courses, over positions, stops and villages drawn from the county.
 * @param {number} seed
 * @returns {Course[]}
 */
function coursesOf(seed) {
  const random = seeded(seed);
  const some = (/** @type {Record<string, string>[]} */ rows, /** @type {number} */ count) =>
    rows
      .map((row) => ({ row, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, count)
      .map(({ row }) => row);
  const points = countyTable('service_points.csv').map((row) => ({
    id: row['id'] ?? '',
    lat: Number(row['latitude']),
    lng: Number(row['longitude']),
  }));
  const places = Array.from({ length: 200 }, () => ({ lat: 25.95 + random() * 0.5, lng: 116.6 + random() * 0.6 }));
  return [
    {
      name: '/api/points/nearest',
      urls: places.map(({ lat, lng }) => `/api/points/nearest?crs=wgs84&lat=${lat.toFixed(6)}&lng=${lng.toFixed(6)}`),
      verify: (url, body) => check(areNearest(body.points ?? [], points, url), url),
    },
    {
      name: '/api/boards/:stop',
      urls: some(countyTable('gtfs/stops.txt'), 50).map((row) => `/api/boards/${row['stop_id']}`),
      verify: (url, body) =>
        check(
          url.endsWith(`/${body.stop?.id}`) && (body.departures?.length ?? 0) + (body.next?.departures.length ?? 0) > 0,
          url,
        ),
    },
    {
      name: '/api/villages/:code/pack',
      urls: some(countyTable('villages.csv'), 30).map((row) => `/api/villages/${row['code']}/pack`),
      verify: (url, body, bytes) =>
        check(
          url.includes(`/${body.village?.code}/`) && (body.boards?.length ?? 0) > 0 && bytes <= PACK_LIMIT_BYTES,
          `${url}, ${bytes} bytes`,
        ),
    },
  ];
}

/**
 * Are these the ten nearest to the position in a URL, nearest first, by measuring all of them? Where two
 * stand at the same place, either may come first.
 * @param {readonly { id: string }[]} found
 * @param {readonly { id: string, lat: number, lng: number }[]} points
 * @param {string} url
 */
function areNearest(found, points, url) {
  const query = new URL(url, 'http://x').searchParams;
  const radians = Math.PI / 180;
  const at = { lat: Number(query.get('lat')) * radians, lng: Number(query.get('lng')) * radians };
  // By the law of cosines, which is another formula than the server's.
  const closeness = new Map(
    points.map(({ id, lat, lng }) => [
      id,
      Math.sin(at.lat) * Math.sin(lat * radians) +
        Math.cos(at.lat) * Math.cos(lat * radians) * Math.cos(lng * radians - at.lng),
    ]),
  );
  const best = [...closeness.values()].sort((a, b) => b - a).slice(0, 10);
  const ids = new Set(found.map(({ id }) => id));
  return (
    found.length === 10 &&
    ids.size === 10 &&
    found.every(({ id }, index) => Math.abs((closeness.get(id) ?? NaN) - (best[index] ?? NaN)) < 1e-14)
  );
}

/**
 * Asks our server for every URL, checks the answers, gives them to the peer and checks that it sends the same.
 * @param {Course} course
 * @param {{ ours: import('./servers.mjs').BenchedServer, bare: import('./servers.mjs').BareServer }} servers
 * @returns {Promise<number>} Median size of an answer as it is sent, in bytes.
 */
async function agree({ urls, verify }, { ours, bare }) {
  const asked = await Promise.all(urls.map((url) => recorded(ours.url, url)));
  for (const { url, text, sent } of asked) verify(url, JSON.parse(text), sent.length);
  await bare.answer(asked.map(({ url, headers, sent }) => ({ url, headers, body: sent.toString('base64') })));
  for (const { url, headers, sent } of asked) {
    const theirs = await recorded(bare.url, url);
    check(sent.equals(theirs.sent) && JSON.stringify(headers) === JSON.stringify(theirs.headers), `the peer at ${url}`);
  }
  return median(asked.map(({ sent }) => sent.length));
}

/**
 * One answer as it was sent: `fetch` would unpack it, so the bytes are read from the socket's side.
 * @param {string} server
 * @param {string} url
 */
async function recorded(server, url) {
  return new Promise(
    (
      /** @type {(answer: { url: string, headers: Record<string, string>, sent: Buffer, text: string }) => void} */ resolve,
      reject,
    ) => {
      request(`${server}${url}`, { headers: HEADERS, agent: false }, (response) => {
        /** @type {Buffer[]} */
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const sent = Buffer.concat(chunks);
          if (response.statusCode !== 200) return reject(new Error(`${response.statusCode} at ${url}`));
          const own = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'x-request-id'];
          const headers = Object.fromEntries(
            Object.entries(response.headers)
              .filter(([name]) => !own.includes(name))
              .map(([name, value]) => [name, String(value)]),
          );
          resolve({
            url,
            headers,
            sent,
            text: (headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString(),
          });
        });
      })
        .on('error', reject)
        .end();
    },
  );
}

/**
 * Loads one server for a while.
 * @param {import('./servers.mjs').BenchedServer} server
 * @param {Course} course
 * @param {number} seconds
 * @returns {Promise<Run>}
 */
async function load(server, { urls }, seconds) {
  const before = processorMicros(server.pid);
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: seconds,
    // It looks at the clock this often, in milliseconds; a second would be too coarse for short turns.
    sampleInt: 50,
    headers: HEADERS,
    requests: urls.map((path) => ({ method: 'GET', path })),
  });
  const after = processorMicros(server.pid);
  check(
    result.errors === 0 && result.timeouts === 0 && result.non2xx === 0,
    `${result.errors} errors, ${result.non2xx} not 2xx at ${server.url}`,
  );
  const requests = result['2xx'];
  const duration = (result.finish.getTime() - result.start.getTime()) / 1000;
  return {
    perSecond: requests / duration,
    micros: before === undefined || after === undefined ? undefined : (after - before) / requests,
  };
}

/**
 * Ours and the peer in turns, who goes first changing with each round.
 * @param {Course} course
 * @param {{ ours: import('./servers.mjs').BenchedServer, bare: import('./servers.mjs').BareServer }} servers
 */
async function compare(course, servers) {
  let bytes = await agree(course, servers);
  for (const server of [servers.ours, servers.bare]) await load(server, course, WARM_SECONDS);
  /** @type {{ ours: Run, bare: Run }[]} */
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round % CHECK_EVERY === 0) bytes = await agree(course, servers);
    const first = round % 2 === 0 ? await load(servers.ours, course, ROUND_SECONDS) : undefined;
    const theirs = await load(servers.bare, course, ROUND_SECONDS);
    rounds.push({ ours: first ?? (await load(servers.ours, course, ROUND_SECONDS)), bare: theirs });
  }
  const micros = (/** @type {'ours' | 'bare'} */ name) => median(rounds.map((round) => round[name].micros ?? NaN));
  return {
    endpoint: course.name,
    bytes,
    oursPerSecond: median(rounds.map(({ ours }) => ours.perSecond)),
    barePerSecond: median(rounds.map(({ bare }) => bare.perSecond)),
    ratio: median(rounds.map(({ ours, bare }) => ours.perSecond / bare.perSecond)),
    ratios: rounds.map(({ ours, bare }) => ours.perSecond / bare.perSecond),
    oursMicros: micros('ours'),
    bareMicros: micros('bare'),
  };
}

/**
 * Measures the hot public answers and prints what was found.
 * @param {number} seed
 */
export async function measureRequests(seed) {
  const bare = await startBare();
  const ours = await startOurs();
  try {
    const results = [];
    for (const course of coursesOf(seed)) results.push(await compare(course, { ours, bare }));
    printTable([
      ['endpoint', 'bytes', 'ours/s', 'bare/s', 'ratio', 'ours µs CPU', 'bare µs CPU'],
      ...results.map((each) => [
        each.endpoint,
        figure(each.bytes),
        figure(each.oursPerSecond),
        figure(each.barePerSecond),
        figure(each.ratio),
        figure(each.oursMicros),
        figure(each.bareMicros),
      ]),
    ]);
    return results;
  } finally {
    await ours.stop();
    await bare.stop();
  }
}
