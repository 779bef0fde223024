// The county office brings in the timetables of others, whatever they look like: does each run and say what it means?
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gtfsApi, feedImportApi, journeyApi, timetableApi, tripRemindersApi, tripReportApi } from '@kehuoyou/shared';
import type { FeedImport, Journey } from '@kehuoyou/shared';
import { unzipSync } from 'fflate';
import { jsonIn } from '../../harness/api-client.js';
import { countyFolder } from '../../harness/county-files.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const TODAY = '2026-11-24';
const TOMORROW = '2026-11-25';
const feeds = join(countyFolder, '../../src/testing/timetable/hard-feeds');

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let office: Townsperson;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: `${TODAY}T05:30:00+08:00` });
    const root = await townspeople.administrator();
    office = await townspeople.signIn('county_office');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
  }, 180_000);
  afterAll(() => townspeople.stop());

  /** Brings a feed in; gives what was found in it once phones see the new timetable. */
  const publish = async (name: string, stopId: string): Promise<FeedImport> => {
    const { client } = office;
    const zip = readFileSync(join(feeds, name));
    const upload = await client.upload(feedImportApi.start, { fileName: name }, zip, 'application/zip');
    const { importId } = jsonIn(upload) as FeedImport;
    const read = await eventually(async () => {
      const found = await client.call(feedImportApi.status, { importId });
      expect(found.state).not.toBe('reading');
      return found;
    });
    expect([name, read.state, read.validation?.errors]).toEqual([name, 'ready', 0]);
    await client.call(feedImportApi.publish, { importId, basis: read.basis ?? '' });
    await eventually(async () => {
      const { stops } = await client.call(timetableApi.lines, {});
      expect([stops.length < 10, stops.map(({ id }) => id)]).toEqual([true, expect.arrayContaining([stopId])]);
    });
    return read;
  };
  const board = async (stopId: string, date = TOMORROW) =>
    (await townspeople.server.client.call(timetableApi.board, { stopId, date })).departures;
  const journeys = async (ask: {
    from: string;
    to: string;
    departAfter?: string;
    arriveBefore?: string;
    date?: string;
  }) => (await townspeople.server.client.call(journeyApi.journeys, { date: TOMORROW, ...ask })).journeys;
  const times = ({ departure, arrival }: Journey): string => `${departure.slice(5, 16)} ${arrival.slice(5, 16)}`;

  it('knows a station by its name and by its bays', async () => {
    await publish('plat.zip', 'S');
    const rows = await board('S');
    expect(rows.map(({ tripId, bay }) => [tripId, bay])).toEqual([
      ['T1', { stopId: 'P1', name: '1号站台' }],
      ['T2', { stopId: 'P2', name: '2号站台' }],
    ]);
    expect((await board('P2')).map(({ tripId }) => tripId)).toEqual(['T2']);
    for (const nowhere of ['G', 'N'])
      expect(await townspeople.server.client.refuses(timetableApi.board, { stopId: nowhere })).toMatchObject({
        code: 'stop_not_found',
      });
    expect((await journeys({ from: 'S', to: 'D' })).map(times)).toEqual([
      '11-25T08:00 11-25T08:30',
      '11-25T09:00 11-25T09:30',
    ]);
    expect((await journeys({ from: 'P1', to: 'D' }))[0]?.legs[0]).toMatchObject({ fromStopId: 'S', toStopId: 'D' });
  });

  it.each([
    ['readme.zip', 'readme.txt'],
    ['appledouble_root.zip', '._stops.txt'],
  ])('takes %s with what lies beside it, and hands it out as it was', async (name, stranger) => {
    const { validation } = await publish(name, 'E');
    expect(validation?.issues).toEqual([
      expect.objectContaining({ code: 'unknown_file', severity: 'INFO', file: stranger }),
    ]);
    const { bytes } = await townspeople.server.client.send({ path: gtfsApi.schedule.path });
    const before = unzipSync(readFileSync(join(feeds, name)))[stranger];
    expect(Buffer.from(unzipSync(bytes)[stranger] ?? '').equals(before ?? Buffer.from('lost'))).toBe(true);
  });

  it('finds the buses of both days around midnight', async () => {
    await publish('night.zip', 'E');
    expect((await journeys({ from: 'A', to: 'E', departAfter: '23:30' })).map(times)).toEqual([
      '11-25T23:40 11-26T00:35',
    ]);
    const early = { from: 'A', to: 'D', date: '2026-11-26', arriveBefore: '00:30' };
    expect((await journeys(early)).map(times)).toEqual(['11-25T23:40 11-26T00:20']);
    expect((await board('C')).map(({ tripId }) => tripId)).toEqual(['T2', 'T5', 'TN']);
  });

  it('reports what lies at 0,0 and lets nobody walk there', async () => {
    const { validation } = await publish('zero.zip', 'X');
    expect(validation?.counts.point_near_origin).toBe(2);
    expect(await journeys({ from: 'A', to: 'Y' })).toEqual([]);
  });

  it('takes reports of every run that goes every so often, and reminds of it', async () => {
    await publish('freq_rt.zip', 'A');
    const runs = (await board('A', TODAY)).map(({ tripId }) => tripId);
    expect(runs).toHaveLength(6 + 6 + 6);
    const villager = await townspeople.signIn('grandmother');
    for (const tripId of runs)
      expect(
        (await villager.client.call(tripRemindersApi.set, { kind: 'before', tripId, serviceDate: TODAY, stopId: 'C' }))
          .reminders,
      ).toContainEqual(expect.objectContaining({ tripId, state: 'waiting' }));
    const reports = runs.map((tripId, index) => ({
      eventId: randomUUID(),
      kind: 'delay' as const,
      minutes: 5,
      tripId,
      serviceDate: TODAY,
      occurredAt: `${TODAY}T05:30:00+08:00`,
      deviceSeq: index + 1,
    }));
    const { outcomes } = await office.client.call(tripReportApi.submit, { sentAt: `${TODAY}T05:30:01+08:00`, reports });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(runs.map(() => 'recorded'));
    await eventually(async () => {
      for (const { live } of await board('A', TODAY)) expect(live?.basis).toBe('announced');
    });
  });
});
