// What is our speed worth, next to peers that do the same on the same machine in the same run?
//
// Answers are checked before anything is timed. The figures go to data.local/bench.json, which git ignores.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { measureComplaints } from './complaints/measure.mjs';
import { measureFeedImport } from './feed-import.mjs';
import { measureJourneys } from './journeys/measure.mjs';
import { measureNearest } from './nearest.mjs';
import { measureParcels } from './parcels/measure.mjs';
import { measureRequests } from './requests.mjs';
import { measureShipments } from './shipments/measure.mjs';
import { measureWeapp } from './weapp.mjs';

const seed = Number(process.env['SEED'] ?? '20261124');
const only = process.argv.slice(2);

/** @type {readonly { name: string, title: string, measure: () => Promise<unknown> }[]} */
const parts = [
  {
    name: 'requests',
    title: '(a) Hot public answers, requests a second, against a bare node:http server',
    measure: () => measureRequests(seed),
  },
  {
    name: 'nearest',
    title: '(b) Nearest 10 of 600,000 points, one query after the other',
    measure: () => measureNearest(seed),
  },
  { name: 'weapp', title: '(c) The mini-program', measure: measureWeapp },
  {
    name: 'journeys',
    title: '(d) Journeys with their legs, against minotor and raptor-journey-planner, one question after the other',
    measure: () => measureJourneys(seed),
  },
  {
    name: 'feed',
    title: '(e) A new timetable from its zip to the first board, against node-gtfs',
    measure: measureFeedImport,
  },
  {
    name: 'parcels',
    title:
      '(f) Parcels on MariaDB (PARCELS=10000000 for years of them): look-ups and scans, against the bare statements',
    measure: () => measureParcels(seed),
  },
  {
    name: 'shipments',
    title:
      '(g) Boxes of produce on MariaDB, two hundred at once (CLIENTS, ROUNDS): bookings against the bare conditional UPDATE, quotes against the bare planner',
    measure: () => measureShipments(seed),
  },
  {
    name: 'complaints',
    title:
      '(h) Complaints on MariaDB (COMPLAINTS=1000000 for decades of them): desk and public figures against the bare statements; photos',
    measure: () => measureComplaints(seed),
  },
];

/** @type {Record<string, unknown>} */
const results = {};
const began = Date.now();
console.log(
  `bench: SEED=${seed}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`,
);
for (const { name, title, measure } of parts.filter((part) => only.length === 0 || only.includes(part.name))) {
  console.log(`\n${title}`);
  results[name] = await measure();
}
const seconds = Math.round((Date.now() - began) / 1000);
const folder = new URL('../../data.local/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(
  new URL('bench.json', folder),
  `${JSON.stringify({ seed, node: process.version, seconds, ...results }, null, 2)}\n`,
);
console.log(`\nbench: done in ${seconds} s; figures in data.local/bench.json`);
