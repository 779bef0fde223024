// A manager changes the timetable, sees what villagers will see, publishes, and can take it back.
import { companiesApi, feedImportApi, gtfsApi, timetableApi, timetableEditApi } from '@kehuoyou/shared';
import type { Grant, TimetableEdit } from '@kehuoyou/shared';
import { v7 as uuid } from 'uuid';
import { FeedIssues } from '../feed/feed-issue.js';
import { readFeed } from '../feed/feed-reader.js';
import { unzipFeed } from '../packing/gtfs-zip.js';
import { RunningApp } from '../../testing/running-app.js';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';

const today = '2026-11-24';
const people: Record<string, readonly Grant[]> = {
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  post: [{ role: 'company_manager', scope: { kind: 'company', id: 'YZ' } }],
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
};

let server: RunningApp;
beforeEach(async () => {
  server = await RunningApp.start({ at: `${today}T08:00:00+08:00`, people });
});
afterEach(() => server.close());

/** K01-O01 leaves the county at 06:37 every day. */
const trip = 'K01-O01';
const oneDay = (date: string) => ({ from: date, until: date, on: 'every_day' as const });
const cancel: TimetableEdit = {
  kind: 'cancel',
  tripId: trip,
  days: { from: '2026-11-25', until: '2026-11-27', on: 'every_day' },
  reason: '嵩溪段修路',
};

async function preview(edits: readonly TimetableEdit[], as = 'manager') {
  return server.call(timetableEditApi.preview, { edits }, { token: as });
}

async function publish(edits: readonly TimetableEdit[], as = 'manager') {
  const { body } = await preview(edits, as);
  return server.call(timetableEditApi.publish, { basis: body.basis, edits }, { token: as });
}

async function board(date: string, stopId = 'COUNTY') {
  const { body } = await server.call(timetableApi.board, { stopId, date });
  return body.departures;
}

describe('a change to the timetable', () => {
  it('is shown before it is there, published, seen by villagers, and taken back', async () => {
    const seen = await preview([cancel]);
    expect(seen.status).toBe(200);
    const county = seen.body.changes.find(({ stopId }) => stopId === 'COUNTY');
    expect(county).toMatchObject({
      routeName: 'K01',
      before: '06:37',
      after: '06:37',
      cancelled: '嵩溪段修路',
      dates: ['2026-11-25', '2026-11-26', '2026-11-27'],
    });
    // Three days at each of its stops but the last, where nobody boards.
    expect(seen.body.departures).toBe(3 * seen.body.changes.length);
    expect((await board('2026-11-25')).find(({ tripId }) => tripId === trip)?.status).toBe('scheduled');

    const published = await publish([cancel]);
    expect(published.status).toBe(201);
    expect((await board('2026-11-25')).find(({ tripId }) => tripId === trip)).toMatchObject({
      status: 'cancelled',
      reason: '嵩溪段修路',
    });
    expect((await board('2026-11-28')).find(({ tripId }) => tripId === trip)?.status).toBe('scheduled');
    const [edit] = (await server.call(timetableEditApi.list, {}, { token: 'manager' })).body.edits;
    expect(edit).toMatchObject({ kind: 'cancel', companyId: 'MT', inEffect: true });

    const undone = await server.call(timetableEditApi.undo, { editId: edit?.editId ?? '' }, { token: 'manager' });
    expect(undone.body.undoneAt).toBeDefined();
    expect((await board('2026-11-25')).find(({ tripId }) => tripId === trip)?.status).toBe('scheduled');
    expect(
      (await server.call(timetableEditApi.undo, { editId: edit?.editId ?? '' }, { token: 'manager' })).failure.code,
    ).toBe('already_withdrawn');
  });

  it('of the hour shows as moved, and keeps the trip when it is for good', async () => {
    const retime: TimetableEdit = {
      kind: 'retime',
      tripId: trip,
      departure: '06:50',
      days: { from: today, until: '2028-12-31', on: 'every_day' },
    };
    const someDays = (await preview([{ ...retime, days: { ...retime.days, until: '2026-11-30' } }])).body;
    const county = someDays.changes.filter(({ stopId }) => stopId === 'COUNTY');
    expect(county).toEqual([
      expect.objectContaining({
        before: '06:37',
        after: '06:50',
        dates: Array.from({ length: 7 }, (_each, day) => `2026-11-${24 + day}`),
      }),
    ]);
    expect((await publish([retime])).status).toBe(201);
    const departure = (await board('2026-11-25')).find(({ tripId }) => tripId === trip);
    expect(departure?.departure).toBe('2026-11-25T06:50:00+08:00');
  });

  it('adds a run on market days, which the county office sets', async () => {
    const extra: TimetableEdit = {
      kind: 'add',
      tripId: trip,
      departure: '05:30',
      days: { from: today, until: '2026-12-31', on: 'market_days', townshipCode: '350423101' },
    };
    expect((await preview([extra])).failure).toMatchObject({
      code: 'market_rule_missing',
      field: 'edits.0.days.townshipCode',
    });
    expect(
      (
        await server.call(
          timetableEditApi.setMarket,
          { townshipCode: '350423101', lunarDigits: [1, 6] },
          { token: 'manager' },
        )
      ).status,
    ).toBe(403);
    const market = await server.call(
      timetableEditApi.setMarket,
      { townshipCode: '350423101', lunarDigits: [1, 6] },
      { token: 'office' },
    );
    expect(market.body).toMatchObject({ townshipName: '嵩溪镇', dates: ['2026-11-24', '2026-11-29', '2026-12-04'] });
    expect((await server.call(timetableEditApi.markets, {})).body.markets).toEqual([market.body]);
    const { body } = await publish([extra]);
    const made = body.edits[0]?.newTripId ?? '';
    expect((await board('2026-11-29')).map(({ tripId }) => tripId)).toContain(made);
    expect((await board('2026-11-30')).map(({ tripId }) => tripId)).not.toContain(made);
    // The rule is changed: the run follows it.
    await server.call(
      timetableEditApi.setMarket,
      { townshipCode: '350423101', lunarDigits: [2, 7] },
      { token: 'office' },
    );
    expect((await board('2026-11-29')).map(({ tripId }) => tripId)).not.toContain(made);
    expect((await board('2026-11-30')).map(({ tripId }) => tripId)).toContain(made);
  });

  it('goes by the calendar of the State Council and what the county office adds to it', async () => {
    const only: TimetableEdit = {
      kind: 'only_on',
      tripId: trip,
      days: { from: '2026-12-01', until: '2027-01-31', on: 'workdays' },
    };
    await publish([only]);
    const runs = async (date: string) => (await board(date)).some(({ tripId }) => tripId === trip);
    const firstDays = async () => Promise.all(['2026-12-04', '2026-12-05', '2027-01-01'].map(runs));
    expect(await firstDays()).toEqual([true, false, false]);
    await server.call(timetableEditApi.setDay, { date: '2027-01-01', kind: 'work', name: '上班' }, { token: 'office' });
    await server.call(timetableEditApi.setDay, { date: '2026-12-05', kind: 'work', name: '调休' }, { token: 'office' });
    expect([await runs('2026-12-05'), await runs('2027-01-01')]).toEqual([true, true]);
    const { days } = (await server.call(timetableEditApi.days, { from: '2026-12-01', until: '2027-01-31' })).body;
    expect(days).toEqual([
      { date: '2026-12-05', kind: 'work', name: '调休', byOffice: true },
      { date: '2027-01-01', kind: 'work', name: '上班', byOffice: true },
    ]);
    expect((await server.call(timetableEditApi.days, { from: '2026-12-02', until: '2026-12-01' })).failure.code).toBe(
      'invalid_field',
    );
  });

  it('is a company’s own matter: another’s trip is as good as none', async () => {
    const foreign = await preview([cancel], 'post');
    const missing = await preview([{ ...cancel, tripId: 'NOBODY' }], 'post');
    expect([foreign.failure.code, missing.failure.code]).toEqual(['trip_not_found', 'trip_not_found']);
    expect((await preview([cancel], 'driver')).status).toBe(403);
    expect((await publish([cancel], 'office')).status).toBe(201);
    expect((await server.call(timetableEditApi.list, {}, { token: 'post' })).body.edits).toEqual([]);
    const [edit] = (await server.call(timetableEditApi.list, {}, { token: 'office' })).body.edits;
    expect(
      (await server.call(timetableEditApi.undo, { editId: edit?.editId ?? '' }, { token: 'post' })).failure.code,
    ).toBe('edit_not_found');
  });

  it.each([
    ['without a reason', { ...cancel, reason: '' }, 'edits.0.reason'],
    ['of the hour without an hour', { kind: 'retime', tripId: trip, days: oneDay('2026-11-25') }, 'edits.0.departure'],
    ['with an hour that it does not need', { ...cancel, departure: '08:00' }, 'edits.0.departure'],
    [
      'that ends before it begins',
      { ...cancel, days: { from: '2026-11-27', until: '2026-11-25', on: 'every_day' } },
      'edits.0.days.until',
    ],
    ['that is over', { ...cancel, days: oneDay('2026-11-01') }, 'edits.0.days.until'],
    ['for weekdays, but none', { ...cancel, days: { ...cancel.days, on: 'weekdays' } }, 'edits.0.days.weekdays'],
    ['for ever', { ...cancel, days: { ...cancel.days, until: '2036-01-01' } }, 'edits.0.days.until'],
  ] as [string, TimetableEdit, string][])('%s is refused with its field', async (_what, edit, field) => {
    expect((await preview([edit])).failure).toMatchObject({ code: 'invalid_field', field });
  });

  it('begins with a choice from the company’s own lines and their trips', async () => {
    const { companies } = (await server.call(companiesApi.list, {})).body;
    expect(companies.map(({ companyId, name }) => [companyId, name])).toEqual([
      ['MT', '闽通长运清流分公司'],
      ['YZ', '邮政清流分公司'],
    ]);
    const [own, foreign] = companies.map(({ routeIds }) => routeIds[0] ?? '');
    await publish([cancel]);
    const { trips } = (await server.call(timetableEditApi.trips, { routeId: own ?? '' }, { token: 'manager' })).body;
    expect(trips.map(({ departure }) => departure)).toEqual(trips.map(({ departure }) => departure).sort());
    expect(trips.find(({ tripId }) => tripId === trip)).toMatchObject({
      routeName: 'K01',
      departure: '06:37',
      fromStop: '清流汽车站',
      toStop: '嵩溪镇客货邮综合服务站',
      cancelledOn: ['2026-11-25', '2026-11-26', '2026-11-27'],
    });
    expect(trips[0]?.dates).toHaveLength(14);
    const answers = await Promise.all(
      [foreign, 'NONE'].map((routeId) =>
        server.call(timetableEditApi.trips, { routeId: routeId ?? '' }, { token: 'manager' }),
      ),
    );
    expect(answers.map(({ status, failure }) => [status, failure.code])).toEqual([
      [404, 'line_not_found'],
      [404, 'line_not_found'],
    ]);
    expect((await server.call(timetableEditApi.trips, { routeId: foreign ?? '' }, { token: 'office' })).status).toBe(
      200,
    );
    expect((await server.call(timetableEditApi.trips, { routeId: own ?? '' }, { token: 'driver' })).status).toBe(403);
  });

  it('is named afterwards by the trip as it was before', async () => {
    const { body } = await publish([
      { kind: 'retime', tripId: trip, departure: '06:50', days: { from: today, until: '2028-12-31', on: 'every_day' } },
    ]);
    expect(body.edits[0]?.trip).toEqual({ routeName: 'K01', headsign: '嵩溪镇客货邮综合服务站', departure: '06:37' });
    expect((await server.call(timetableEditApi.list, {}, { token: 'manager' })).body.edits[0]?.trip?.departure).toBe(
      '06:37',
    );
  });

  it('that would change nothing is not published', async () => {
    await publish([cancel]);
    const again = await publish([cancel]);
    expect(again.failure).toMatchObject({ code: 'edit_without_effect', field: 'edits.0' });
    expect(
      (
        await server.call(
          timetableEditApi.preview,
          { edits: [{ ...cancel, surprise: 1 } as TimetableEdit] },
          { token: 'manager' },
        )
      ).failure.code,
    ).toBe('unknown_field');
  });

  it('drawn against another timetable must be looked at again, and of two at once one wins', async () => {
    const { body } = await preview([cancel]);
    const other: TimetableEdit = { kind: 'cancel', tripId: 'K02-O01', days: oneDay('2026-12-01'), reason: '车辆检修' };
    const answers = await Promise.all(
      [cancel, other].map((edit) =>
        server.call(timetableEditApi.publish, { basis: body.basis, edits: [edit] }, { token: 'manager' }),
      ),
    );
    expect(answers.map(({ status, failure }) => failure.code ?? status).sort()).toEqual([201, 'timetable_changed']);
  });

  it('sent twice is one', async () => {
    const { body } = await preview([cancel]);
    const key = uuid();
    const send = () =>
      server.call(timetableEditApi.publish, { basis: body.basis, edits: [cancel] }, { token: 'manager', key });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect((await server.call(timetableEditApi.list, {}, { token: 'manager' })).body.edits).toHaveLength(1);
  });

  it('tells those who wait for it, day by day for the next two weeks', async () => {
    await publish([{ ...cancel, days: { from: '2026-11-25', until: '2027-03-01', on: 'every_day' } }]);
    const told = await server.dataSource.manager.findBy(OutboxEntity, { topic: 'timetable.trip_cancelled' });
    expect(told.map(({ payload }) => (payload as { serviceDate: string }).serviceDate).sort()).toEqual(
      Array.from({ length: 14 }, (_each, day) => (day < 6 ? `2026-11-${25 + day}` : `2026-12-0${day - 5}`)),
    );
    // Villagers read one sentence, not one for each day.
    const { body: pack } = await server.call(timetableApi.pack, { code: '350423102212' });
    expect(pack.notices.filter(({ kind }) => kind === 'trip_cancelled').map(({ text }) => text)).toEqual([
      '明天到12月7日，06:49 从立新村开的 K01 取消 13 天：嵩溪段修路',
    ]);
  });

  it('goes out with the files that others fetch, and a feed taken in again has it', async () => {
    await publish([
      cancel,
      { kind: 'add', tripId: trip, departure: '05:30', days: { ...oneDay('2026-12-01'), until: '2026-12-03' } },
    ]);
    const zip = (await server.app.inject({ method: 'GET', url: gtfsApi.schedule.path })).rawPayload;
    const { feed } = await readFeed(await unzipFeed(zip, new FeedIssues()), { today });
    expect(feed.trips).toHaveLength(187);
    const stored = (await server.call(feedImportApi.feeds, {}, { token: 'office' })).body.feeds;
    expect(stored).toHaveLength(1);
  });
});
