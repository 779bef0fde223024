// Is every fact kept once, as it first came, whoever sends it again, together with whatever else?
import fc from 'fast-check';
import type { DeviceEvent } from '@kehuoyou/shared';
import { QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertNew } from './insert-new.js';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { TripReportEntity } from '../timetable/running/trip-report.entity.js';
import type { OwnColumns } from './device-fact-row.js';
import { factMadeHere, recordFacts } from './record-facts.js';
import type { FactSending } from './record-facts.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const NOON = '2026-11-24T12:00:00.000Z';
const clock = new HandClock(NOON);
let database: MigratedDatabase;
beforeAll(async () => {
  database = await migratedDatabase(clock);
});
afterAll(() => database.drop());
afterEach(() => database.dataSource.query('DELETE FROM trip_report'));

/** Reports of buses stand for every table of facts. */
const said = (more: Partial<OwnColumns<TripReportEntity>> = {}): OwnColumns<TripReportEntity> => ({
  kind: 'stop',
  tripId: 'K01-O01',
  serviceDate: '2026-11-24',
  stopId: 'T101',
  stopSequence: null,
  minutes: null,
  reason: null,
  vehicleId: null,
  retracts: null,
  source: 'keeper',
  ...more,
});
const event = (eventId: string, more: Partial<DeviceEvent> = {}): DeviceEvent => ({
  eventId,
  occurredAt: '2026-11-24T11:50:00.000Z',
  deviceSeq: 1,
  ...more,
});
const sending = (more: Partial<FactSending> = {}): FactSending => ({
  actor: 'keeper',
  deviceId: 'phone',
  sentAt: NOON,
  receivedAt: new Date(NOON),
  ...more,
});
type Part = { readonly event: DeviceEvent } & (
  { readonly keep: OwnColumns<TripReportEntity> } | { readonly refusal: 'too_old' }
);
const send = (parts: readonly Part[], as: Partial<FactSending> = {}) =>
  database.transactions.run((tx) => recordFacts(tx, TripReportEntity, sending(as), parts));
const outcomes = async (parts: readonly Part[], as: Partial<FactSending> = {}) =>
  (await send(parts, as)).outcomes.map(({ outcome, reason }) => reason ?? outcome);
const kept = () => database.dataSource.manager.find(TripReportEntity, { order: { eventId: 'ASC' } });

it('is new once, and known whatever it comes with again', async () => {
  const [a, b, c] = [uuid(), uuid(), uuid()];
  expect(await outcomes([{ event: event(a), keep: said() }])).toEqual(['recorded']);
  expect(
    await outcomes([
      { event: event(b), refusal: 'too_old' },
      { event: event(a), keep: said() },
      { event: event(c), keep: said() },
      { event: event(c), keep: said() },
    ]),
  ).toEqual(['too_old', 'repeated', 'recorded', 'repeated']);
  expect((await kept()).map(({ eventId }) => eventId)).toEqual([a, c]);
});

it('stays as it first came: what a later sending says of its time or of itself is not written', async () => {
  const id = uuid();
  await send([{ event: event(id), keep: said() }], { sentAt: '2026-11-24T10:00:00.000Z' });
  const first = await kept();
  expect(first).toMatchObject([{ timeQuality: 'suspect', happenedAt: new Date(NOON), deviceId: 'phone' }]);
  const again = event(id, { occurredAt: '2026-11-24T11:00:00.000Z', deviceSeq: 9 });
  expect(
    await outcomes([{ event: again, keep: said({ stopId: 'T104', kind: 'depart' }) }], {
      deviceId: 'tablet',
      receivedAt: new Date('2026-11-24T13:00:00.000Z'),
    }),
  ).toEqual(['repeated']);
  expect(await kept()).toEqual(first);
});

it('is neither overwritten by another account nor told to it', async () => {
  const id = uuid();
  await send([{ event: event(id), keep: said() }]);
  const first = await kept();
  const theirs = await send([{ event: event(id), keep: said({ kind: 'cancel', reason: '假的' }) }], {
    actor: 'stranger',
  });
  expect(theirs).toEqual({ added: [], outcomes: [{ eventId: id, outcome: 'refused', reason: 'event_id_taken' }] });
  expect(await kept()).toEqual(first);
  // Whose it is, is told as before.
  expect(await outcomes([{ event: event(id), keep: said() }])).toEqual(['repeated']);
});

it('of a faulty phone that fills it in two ways is the same one, whichever stands first', async () => {
  const [one, other] = [event(uuid(), { deviceSeq: 3 }), event('', { deviceSeq: 4 })];
  const twin = { ...other, eventId: one.eventId };
  const parts: Part[] = [
    { event: one, keep: said({ stopId: 'T101' }) },
    { event: twin, keep: said({ stopId: 'T104' }) },
  ];
  expect(await outcomes(parts)).toEqual(['recorded', 'repeated']);
  const first = (await kept())[0]?.stopId;
  await database.dataSource.query('DELETE FROM trip_report');
  expect(await outcomes([...parts].reverse())).toEqual(['recorded', 'repeated']);
  expect((await kept())[0]?.stopId).toBe(first);
});

it('comes back in the order of happening, for whoever tells others of it', async () => {
  const made = ['11:52', '11:50', '11:51'].map((time) => event(uuid(), { occurredAt: `2026-11-24T${time}:00.000Z` }));
  const { added } = await send(made.map((each) => ({ event: each, keep: said() })));
  expect(added.map(({ happenedAt }) => happenedAt.toISOString().slice(14, 16))).toEqual(['50', '51', '52']);
});

it('is told by the account where the phone gives itself no name', async () => {
  const { deviceId: _deviceId, ...nameless } = sending();
  await database.transactions.run((tx) =>
    recordFacts(tx, TripReportEntity, nameless, [{ event: event(uuid()), keep: said() }]),
  );
  expect(await kept()).toMatchObject([{ deviceId: 'keeper', actor: 'keeper' }]);
});

it('is not kept when the transaction fails, and then new again', async () => {
  const id = uuid();
  const failing = database.transactions.run(async (tx) => {
    await recordFacts(tx, TripReportEntity, sending(), [{ event: event(id), keep: said() }]);
    throw new Error('no room');
  });
  await expect(failing).rejects.toThrow('no room');
  expect(await outcomes([{ event: event(id), keep: said() }])).toEqual(['recorded']);
});

it('that the table cannot hold fails, and takes none of the others with it', async () => {
  const broken = { ...said(), stopId: null, source: null as unknown as 'keeper' };
  await expect(
    send([
      { event: event(uuid()), keep: said() },
      { event: event(uuid()), keep: broken },
    ]),
  ).rejects.toBeInstanceOf(QueryFailedError);
  expect(await kept()).toEqual([]);
});

it('goes in by the order of its id, so that two who send the same wait for one another', async () => {
  const ids = ['c', 'a', 'd', 'b'];
  await send(ids.map((id) => ({ event: event(id), keep: said() })));
  const rows = await database.dataSource.query<{ event_id: string }[]>(
    'SELECT event_id FROM trip_report ORDER BY rowid',
  );
  expect(rows.map((row) => row.event_id)).toEqual(['a', 'b', 'c', 'd']);
});

it('that is not there afterwards is a fault of ours, not something that was sent twice', async () => {
  // As MariaDB leaves out a row of which another unique key says that it is there.
  const when = "WHEN NEW.event_id = 'second' BEGIN SELECT RAISE(IGNORE); END";
  await database.dataSource.query(`CREATE TRIGGER swallow BEFORE INSERT ON trip_report ${when}`);
  try {
    const both = ['first', 'second'].map((id) => ({ event: event(id), keep: said() }));
    await expect(send(both)).rejects.toThrow(/^second was not kept: .*unique key/);
    expect(await kept()).toEqual([]);
  } finally {
    await database.dataSource.query('DROP TRIGGER swallow');
  }
});

it('that the server makes itself is of the moment, by whoever asked for it', () => {
  const at = new Date(NOON);
  const { eventId, ...made } = factMadeHere('office', at);
  expect(eventId).toHaveLength(36);
  expect(made).toEqual({
    ...{ actor: 'office', deviceId: 'office', deviceSeq: 0, timeQuality: 'measured' },
    ...{ occurredAt: at, happenedAt: at, receivedAt: at },
  });
});

it('goes in by the thousand', async () => {
  const rows = Array.from({ length: 2_500 }, (_, index) => ({
    ...factMadeHere('keeper', new Date(NOON)),
    ...said(),
    batchId: 'batch',
    eventId: `event-${index}`,
  }));
  await database.transactions.run((tx) => insertNew(tx, TripReportEntity, rows.slice(0, 1_500)));
  await database.transactions.run((tx) => insertNew(tx, TripReportEntity, rows));
  expect(await database.dataSource.manager.count(TripReportEntity)).toBe(2_500);
});

it('is there once and whole after any uploads of any parts, at the same time, in any order', async () => {
  const made = Array.from({ length: 12 }, (_, index) => event(uuid(), { deviceSeq: index }));
  const part = fc.shuffledSubarray(made, { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (uploads) => {
      await database.dataSource.query('DELETE FROM trip_report');
      const answers = await Promise.all(
        uploads.map((events) => send(events.map((each) => ({ event: each, keep: said() })))),
      );
      const recorded = answers.flatMap((answer) =>
        answer.outcomes.flatMap(({ eventId, outcome }) => (outcome === 'recorded' ? [eventId] : [])),
      );
      const sent = [...new Set(uploads.flat().map(({ eventId }) => eventId))].sort();
      expect([...recorded].sort()).toEqual(sent);
      expect((await kept()).map(({ eventId }) => eventId)).toEqual(sent);
      expect(answers.flatMap(({ added }) => added)).toHaveLength(sent.length);
    }),
    { seed, numRuns: 25 },
  );
});
