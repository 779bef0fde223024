// One bad morning, told to everybody alike: a bus is late, one is cancelled, one by mistake, and one breaks down on its way.
import {
  busTime,
  fleetApi,
  lineDayApi,
  noticesApi,
  pointBusesApi,
  rosterApi,
  runSheetApi,
  timetableApi,
  tripRemindersApi,
  tripReportApi,
  villagePackDepartures,
} from '@kehuoyou/shared';
import type { Departure, TripReport } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import { MORNING, TODAY, at, press } from './driver-presses.js';

/** 嵩溪畲族村, where K01 calls at :14 going out and at :39 going in. */
const STOP = 'V101201';
const VILLAGE = '350423101201';
const LIXIN_POINT = 'P102212';
const [LATE, CANCELLED, LATER, LATEST] = ['K01-O01', 'K01-O02', 'K01-O03', 'K01-I03'] as const;
const INWARD = 'K01-I01';

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let [office, manager, driver, keeper, villager]: Townsperson[] = [];
  let clock = MORNING;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock });
    const root = await townspeople.administrator();
    const people: Townsperson[] = [];
    for (const name of ['county_office', 'company_manager', 'driver', 'keeper', 'grandmother'])
      people.push(await townspeople.signIn(name));
    [office, manager, driver, keeper, villager] = people;
    const hire = townspeople.hire.bind(townspeople);
    await hire(root, them(office), { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await hire(them(office), them(manager), { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await hire(them(office), them(keeper), { role: 'keeper', scopeKind: 'point', scopeId: LIXIN_POINT });
    await hire(them(manager), them(driver), { role: 'driver', scopeKind: 'company', scopeId: 'MT' });
    const account = { accountId: them(driver).accountId };
    await them(manager).client.call(fleetApi.addDriver, { companyId: 'MT', staffNumber: 'MT-01', ...account });
    const sheet = { date: TODAY, vehicleId: 'MT-V01', tripIds: [LATE, INWARD, LATER, LATEST] };
    await them(driver).client.call(runSheetApi.signOn, sheet);
    for (const tripId of [LATE, INWARD, CANCELLED, LATER])
      await them(villager).client.call(tripRemindersApi.set, {
        kind: 'before',
        tripId,
        serviceDate: TODAY,
        stopId: STOP,
        minutes: 15,
      });
  }, 180_000);
  afterAll(() => townspeople.stop());

  const them = (somebody: Townsperson | undefined): Townsperson => {
    if (!somebody) throw new Error('nobody is there yet');
    return somebody;
  };
  const timeIs = async (time: string): Promise<void> => {
    clock = at(time);
    await townspeople.server.itIs(clock);
  };
  const say = async (who: Townsperson | undefined, ...reports: TripReport[]): Promise<void> => {
    const { outcomes } = await them(who).client.call(tripReportApi.submit, {
      sentAt: at(clock.slice(11, 16)),
      reports,
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(reports.map(() => 'recorded'));
  };
  const board = async (): Promise<readonly Departure[]> =>
    (await townspeople.server.client.call(timetableApi.board, { stopId: STOP, date: TODAY })).departures;
  /** The same bus by the board, by its line and by the pack of the village: all must say the same of it. */
  const seenBy = async (tripId: string) => {
    const { client } = townspeople.server;
    const ofBoard = (await board()).find((each) => each.tripId === tripId);
    const pack = await client.call(timetableApi.pack, { code: VILLAGE });
    const packed = pack.boards.find(({ stop }) => stop.id === STOP);
    const ofPack = packed && villagePackDepartures(pack, packed, TODAY).find((each) => each.tripId === tripId);
    const line = (await client.call(lineDayApi.day, { routeId: 'K01' })).trips.find((each) => each.tripId === tripId);
    if (!ofBoard || !ofPack || !line) throw new Error(`${tripId} is not told of`);
    expect(ofPack).toEqual({ ...ofBoard, ...(ofPack.alternative && { alternative: ofPack.alternative }) });
    expect(line.doubt).toEqual(ofBoard.doubt);
    const time = busTime(ofBoard, new Date(clock));
    return { ...ofBoard, stage: time.stage, late: time.late, told: new Date(time.told).toISOString() };
  };
  const inbox = async () => (await them(villager).client.call(noticesApi.inbox, {})).notices;
  const roster = async (tripId: string) =>
    (await them(manager).client.call(rosterApi.day, { companyId: 'MT', date: TODAY })).trips.find(
      (each) => each.tripId === tripId,
    );

  it('a late bus stands where it is expected, its own time beside it, for villager and keeper', async () => {
    await timeIs('06:53');
    await say(
      driver,
      press('depart', '06:40', { stopId: 'COUNTY', stopSequence: 1 }),
      press('delay', '06:41', { minutes: 20, reason: '前方修路' }),
    );
    const late = await eventually(async () => {
      const seen = await seenBy(LATE);
      expect(seen).toMatchObject({ stage: 'coming', late: 20, live: { why: '前方修路' } });
      return seen;
    });
    expect([late.departure, late.told]).toEqual([at('07:14'), new Date(at('07:34')).toISOString()]);
    const buses = await them(keeper).client.call(pointBusesApi.list, { pointId: LIXIN_POINT });
    expect(buses.buses.find(({ tripId }) => tripId === LATE)).toMatchObject({ state: 'departed', dropped: false });
  });

  it('a tap by mistake reaches those who asked for that bus, and so does that it was one', async () => {
    const slip = press('cancel', '06:52', { tripId: LATER, reason: '车坏了' });
    await say(driver, slip);
    await eventually(async () => expect((await inbox())[0]?.text).toContain('取消了：车坏了'), 40_000);
    expect(await seenBy(LATER)).toMatchObject({ stage: 'cancelled', reason: '车坏了' });
    await say(driver, press('retract', '06:53', { tripId: LATER, retracts: slip.eventId }));
    await eventually(async () => expect((await inbox())[0]?.text).toContain('报错了'), 40_000);
    expect(await seenBy(LATER)).toMatchObject({ stage: 'coming' });
    // The slip says nothing of the vehicle's other trips either.
    expect((await seenBy(LATEST)).doubt).toBeUndefined();
  });

  it('a cancelled bus stays in its place with the reason and the next that goes there', async () => {
    await say(office, press('cancel', '06:53', { tripId: CANCELLED, reason: '前面塌方' }));
    await eventually(async () => {
      const [notice] = await inbox();
      expect(notice?.text).toContain('取消了：前面塌方');
      expect(notice?.text).toContain('同方向下一班是09:14的K01路');
    }, 40_000);
    expect(await seenBy(CANCELLED)).toMatchObject({
      stage: 'cancelled',
      reason: '前面塌方',
      alternative: { tripId: LATER, departure: at('09:14') },
    });
  });

  it('one that breaks down goes no further, and nobody is sent to a bus that its vehicle was to make', async () => {
    await timeIs('07:25');
    // The inward bus is to be there at 07:39: a quarter of an hour before, its own passenger is sent to the stop.
    await eventually(async () => expect((await inbox())[0]?.text).toContain('07:39 从嵩溪畲族村'), 40_000);
    expect((await inbox())[0]?.text).toContain('快到了');
    await say(
      driver,
      press('stop', '07:22', { stopId: 'V100210', stopSequence: 4 }),
      press('short_turn', '07:24', { stopId: 'V100210', stopSequence: 4, reason: '车坏了' }),
    );
    await eventually(async () => expect(await seenBy(LATE)).toMatchObject({ stage: 'cancelled' }));
    // What left between its time and its end cannot be taken any more, nor what may not come itself.
    expect(await seenBy(LATE)).toMatchObject({ alternative: { tripId: 'K03-O01', departure: at('07:28') } });
    expect(await seenBy(CANCELLED)).toMatchObject({ alternative: { tripId: 'K03-O02', departure: at('09:48') } });
    expect(await seenBy(INWARD)).toMatchObject({ stage: 'coming', doubt: { why: '车坏了' } });
    expect(await roster(LATER)).toMatchObject({ doubt: '车坏了', state: 'ready' });
    // Whoever was sent to a bus hears that it may not come.
    await eventually(async () => {
      const [notice] = await inbox();
      expect(notice?.text).toContain('07:39 从嵩溪畲族村');
      expect(notice?.text).toContain('这车前一班车坏了，还没说换哪辆，可能不来。请先打电话问。');
    }, 40_000);
  });

  it('the doubt is over when the dispatcher gives the trips another vehicle', async () => {
    const { drivers } = await them(manager).client.call(fleetApi.list, { companyId: 'MT' });
    const driverId = drivers.find(({ staffNumber }) => staffNumber === 'MT-01')?.driverId ?? '';
    const given = { date: TODAY, driverId, vehicleId: 'MT-V02', tripIds: [LATER, LATEST] };
    await them(manager).client.call(runSheetApi.assign, given);
    await eventually(async () => expect((await seenBy(LATER)).doubt).toBeUndefined());
    expect((await roster(LATER))?.doubt).toBeUndefined();
    expect(await seenBy(CANCELLED)).toMatchObject({ alternative: { tripId: LATER, departure: at('09:14') } });
    expect((await seenBy(INWARD)).doubt).toMatchObject({ why: '车坏了' });
    await them(manager).client.call(runSheetApi.assign, { ...given, tripIds: [INWARD, LATER, LATEST] });
    await eventually(async () => {
      const texts = (await inbox()).map(({ text }) => text).filter((text) => text.includes('07:39'));
      expect(texts).toEqual([
        expect.stringContaining('照常来，刚才说可能不来，现在不是了'),
        expect.stringContaining('可能不来。'),
        expect.stringContaining('快到了'),
      ]);
    }, 40_000);
  });
});
