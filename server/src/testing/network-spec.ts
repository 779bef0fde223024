// How does a spec ask the network of the seeded county?
import type { NearestAsk, NearPoint } from '@kehuoyou/shared';
import { read } from './answers.js';
import { countyDatabase } from './county-database.js';
import { Snapshots } from '../database/snapshots.js';
import { HandClock } from './hand-clock.js';
import type { MigratedDatabase } from './migrated-database.js';
import { NetworkService } from '../network/network.service.js';
import { PointPauses } from '../network/pauses/point-pauses.service.js';

/** A Tuesday morning. */
export const clock = new HandClock('2026-11-24T09:40:00');
export let database: MigratedDatabase;
export let network: NetworkService;
export let pauses: PointPauses;

export function nearest(ask: NearestAsk): NearPoint[] {
  return read(network.nearest(ask)).points;
}

/** One county for the file, and its network read anew for each test at twenty to ten. */
export function networkForEachTest(): void {
  beforeAll(async () => {
    database = await countyDatabase(clock);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock.set('2026-11-24T09:40:00');
    network = new NetworkService(database.dataSource, clock, new Snapshots(database.dataSource));
    pauses = new PointPauses(database.transactions, network, clock);
    await network.load();
  });
}
