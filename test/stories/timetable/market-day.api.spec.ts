// Market day: a manager makes a run one of market days, villagers have it then and only then; holidays move the rest.
import { companiesApi, followingsApi, meApi, noticesApi, timetableApi, timetableEditApi } from '@kehuoyou/shared';
import type { Departure, TimetableEdit } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { COUNTY_STOP } from '../../harness/places.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday, the sixteenth of the tenth lunar month. */
const CLOCK = '2026-11-24T09:00:00+08:00';
const SONGXI = '350423101';
/** 立新村 on the way to 嵩溪镇. */
const LIXIN = '350423102212';

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let office: Townsperson;
  let manager: Townsperson;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    [office, manager] = [await townspeople.signIn('county_office'), await townspeople.signIn('company_manager')];
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
  }, 180_000);
  afterAll(() => townspeople.stop());

  const visitor = () => townspeople.server.client;
  const onBoard = async (tripId: string, date: string): Promise<Departure | undefined> => {
    const { departures } = await visitor().call(timetableApi.board, { stopId: COUNTY_STOP, date });
    return departures.find((each) => each.tripId === tripId);
  };
  /** Looks first, then publishes what was looked at. */
  const publish = async (edit: TimetableEdit): Promise<string> => {
    const { basis } = await manager.client.call(timetableEditApi.preview, { edits: [edit] });
    const { edits } = await manager.client.call(timetableEditApi.publish, { basis, edits: [edit] });
    return edits[0]?.editId ?? '';
  };
  const onMarketDays = (tripId: string): TimetableEdit => ({
    kind: 'only_on',
    tripId,
    days: { from: '2026-11-25', until: '2029-02-01', on: 'market_days', townshipCode: SONGXI },
  });
  let run: string;
  let published: string;

  it('begins with a choice among the lines and trips of one’s own company', async () => {
    const { grants } = await manager.client.call(meApi.me, {});
    const { companies } = await manager.client.call(companiesApi.list, {});
    const own = companies.find(({ companyId }) => companyId === grants[0]?.scope.id);
    expect(own?.name).toBe('闽通长运清流分公司');
    const { trips } = await manager.client.call(timetableEditApi.trips, { routeId: own?.routeIds[0] ?? '' });
    expect(trips[0]).toMatchObject({ departure: '06:37', fromStop: '清流汽车站' });
    expect(trips[0]?.dates).toHaveLength(14);
    run = trips[0]?.tripId ?? '';
  });

  it('has no market days before the county office has said when they are', async () => {
    const refusal = await manager.client.refuses(timetableEditApi.preview, { edits: [onMarketDays(run)] });
    expect(refusal).toMatchObject({ code: 'market_rule_missing', field: 'edits.0.days.townshipCode' });
    await office.client.call(timetableEditApi.setMarket, { townshipCode: SONGXI, lunarDigits: [1, 6] });
    const { markets } = await visitor().call(timetableEditApi.markets, {});
    expect(markets).toMatchObject([{ townshipName: '嵩溪镇', dates: ['2026-11-24', '2026-11-29', '2026-12-04'] }]);
  });

  it('shows the manager which boards lose the run, on every day but those of the market', async () => {
    const { changes } = await manager.client.call(timetableEditApi.preview, {
      edits: [onMarketDays(run)],
      from: '2026-11-25',
      until: '2026-12-05',
    });
    const county = changes.filter(({ stopId }) => stopId === COUNTY_STOP);
    expect(county).toMatchObject([
      {
        before: '06:37',
        dates: [
          '2026-11-25',
          '2026-11-26',
          '2026-11-27',
          '2026-11-28',
          '2026-11-30',
          '2026-12-01',
          '2026-12-02',
          '2026-12-03',
          '2026-12-05',
        ],
      },
    ]);
    expect(county[0]).not.toHaveProperty('after');
    expect(await onBoard(run, '2026-11-30')).toBeDefined();
  });

  it('once published, is on the market day’s board with its badge and on no other, and in the pack that phones keep', async () => {
    published = await publish(onMarketDays(run));
    expect(await onBoard(run, '2026-11-29')).toMatchObject({ marketDay: true, status: 'scheduled' });
    expect(await onBoard(run, '2026-12-04')).toMatchObject({ marketDay: true });
    expect(await onBoard(run, '2026-11-30')).toBeUndefined();
    const pack = await visitor().call(timetableApi.pack, { code: LIXIN });
    const packed = pack.boards.flatMap(({ departures }) => departures).find(([, , , , , tripId]) => tripId === run);
    // From yesterday on: today as ever, then 29 November and 4 December.
    expect(packed?.[3]).toBe(0b00_1000_0100_0011);
  });

  it('follows the market when its days change', async () => {
    await office.client.call(timetableEditApi.setMarket, { townshipCode: SONGXI, lunarDigits: [2, 7] });
    expect(await onBoard(run, '2026-11-29')).toBeUndefined();
    expect(await onBoard(run, '2026-11-30')).toMatchObject({ marketDay: true });
    await office.client.call(timetableEditApi.setMarket, { townshipCode: SONGXI, lunarDigits: [1, 6] });
    expect(await onBoard(run, '2026-11-30')).toBeUndefined();
  });

  it('moves the runs of working days when the office sets a day of rest and a working Saturday', async () => {
    const { trips } = await manager.client.call(timetableEditApi.trips, { routeId: 'K01' });
    const commuters = trips.find(({ departure }) => departure === '07:37')?.tripId ?? '';
    await publish({
      kind: 'only_on',
      tripId: commuters,
      days: { from: '2026-11-25', until: '2029-02-01', on: 'workdays' },
    });
    const runs = async (date: string): Promise<boolean> => (await onBoard(commuters, date)) !== undefined;
    expect([await runs('2026-12-04'), await runs('2026-12-05')]).toEqual([true, false]);
    await office.client.call(timetableEditApi.setDay, { date: '2026-12-04', kind: 'rest', name: '调休' });
    await office.client.call(timetableEditApi.setDay, { date: '2026-12-05', kind: 'work', name: '调休上班' });
    expect([await runs('2026-12-04'), await runs('2026-12-05')]).toEqual([false, true]);
    const { days } = await visitor().call(timetableEditApi.days, { from: '2026-12-01', until: '2026-12-31' });
    expect(days).toEqual([
      { date: '2026-12-04', kind: 'rest', name: '调休', byOffice: true },
      { date: '2026-12-05', kind: 'work', name: '调休上班', byOffice: true },
    ]);
    // The market is not a matter of working days.
    expect(await onBoard(run, '2026-12-04')).toMatchObject({ marketDay: true });
  });

  it('can be cancelled on one market day: struck out on the board, and told', async () => {
    const villager = await townspeople.signIn('grandmother');
    await villager.client.call(followingsApi.follow, { kind: 'village', id: LIXIN });
    await publish({
      kind: 'cancel',
      tripId: run,
      days: { from: '2026-11-29', until: '2026-11-29', on: 'every_day' },
      reason: '车辆检修',
    });
    expect(await onBoard(run, '2026-11-29')).toMatchObject({
      status: 'cancelled',
      reason: '车辆检修',
      marketDay: true,
    });
    await eventually(async () => {
      const { notices } = await villager.client.call(noticesApi.inbox, {});
      expect(notices.map(({ text }) => text).join()).toContain('车辆检修');
    }, 20_000);
  });

  it('outlives a restart', async () => {
    await townspeople.server.kill();
    await townspeople.server.startAgain();
    expect(await onBoard(run, '2026-12-04')).toMatchObject({ marketDay: true });
    expect(await onBoard(run, '2026-11-30')).toBeUndefined();
  });

  it('runs every day again when the manager takes the change back, whose trip is named as it was', async () => {
    const { edits } = await manager.client.call(timetableEditApi.list, {});
    expect(edits.map(({ kind }) => kind)).toEqual(['cancel', 'only_on', 'only_on']);
    expect(edits.find(({ editId }) => editId === published)?.trip).toMatchObject({
      routeName: 'K01',
      departure: '06:37',
    });
    await manager.client.call(timetableEditApi.undo, { editId: published });
    const back = await onBoard(run, '2026-11-30');
    expect(back?.status).toBe('scheduled');
    expect(back?.marketDay).toBeUndefined();
    expect((await manager.client.refuses(timetableEditApi.undo, { editId: published })).code).toBe('already_withdrawn');
  });
});
