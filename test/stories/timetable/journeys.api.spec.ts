// To the county's hospital and back in a day; and the bus is cancelled at ten past six. Who knows of it, how soon,
// and what do they take instead?
import { randomUUID } from 'node:crypto';
import {
  boardFromVillagePack,
  followingsApi,
  instantOf,
  journeyApi,
  liveDepartures,
  noticesApi,
  outings,
  timetableApi,
  tripReportApi,
} from '@kehuoyou/shared';
import type { Departure, Journey, LiveBoard, Notice, TripReport } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { COUNTY_STOP, LIUKENG, LIUKENG_STOP, XIAXIE } from '../../harness/places.js';
import { carryOut } from '../../harness/run/commands.js';
import { TimetableOracle } from '../../harness/timetable-oracle.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday, ten past six. */
const CLOCK = '2026-11-24T06:10:00+08:00';
const TODAY = '2026-11-24';
const SATURDAY = '2026-11-28';
const MONDAY = '2026-11-30';
/** From 留坑村 to the county's townspeople: 08:28 and 10:18. */
const [FIRST, SECOND] = ['K12-I01', 'K12-I02'];
/** Somebody who waits for news has it within this, ms; the question itself is held for 25 seconds. */
const SOON_MS = 5_000;
const oracle = new TimetableOracle();

const span = ({ departure, arrival }: Journey): string => `${departure.slice(11, 16)}–${arrival.slice(11, 16)}`;

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let office: Townsperson;
  let driver: Townsperson;
  let manager: Townsperson;
  let seq = 0;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    office = await townspeople.signIn('county_office');
    [driver, manager] = [await townspeople.signIn('driver'), await townspeople.signIn('company_manager')];
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.hire(manager, driver, { role: 'driver', scopeKind: 'company', scopeId: 'MT' });
  }, 120_000);
  afterAll(() => townspeople.stop());

  const client = () => townspeople.server.client;
  /** That every ride of a journey is in the county's files, and that its parts follow each other. */
  const isRidden = (journey: Journey, date: string): void => {
    journey.legs.forEach((leg, index) => {
      const before = journey.legs[index - 1];
      if (before)
        expect([leg.fromStopId, Date.parse(leg.departure) >= Date.parse(before.arrival)]).toEqual([
          before.toStopId,
          true,
        ]);
      if (leg.mode === 'walk') return;
      const ride = oracle.rideOn(leg.tripId ?? '', leg.fromStopId, leg.toStopId);
      expect([Date.parse(leg.departure), Date.parse(leg.arrival)]).toEqual(
        [ride?.departs, ride?.arrives].map((seconds) => instantOf(date, seconds ?? Number.NaN).getTime()),
      );
    });
  };

  describe('to the hospital and back', () => {
    it('from 留坑村 one is there by ten and home by four, and knows how long one can stay', async () => {
      const { date, outward, homeward } = await client().call(journeyApi.outings, {
        from: LIUKENG,
        to: COUNTY_STOP,
        arriveBefore: '10:00',
        homeBefore: '16:00',
      });
      expect([date, outward.map(span), homeward.map(span)]).toEqual([
        TODAY,
        ['08:28–09:37'],
        ['10:39–11:48', '12:34–13:43', '14:29–15:38'],
      ]);
      for (const journey of [...outward, ...homeward]) isRidden(journey, TODAY);
      const days = outings(outward, homeward);
      expect(days.map(({ minutesThere }) => minutesThere)).toEqual([292, 177, 62]);
      expect(days[0] && [span(days[0].outward), span(days[0].homeward)]).toEqual(['08:28–09:37', '14:29–15:38']);
    });

    it('from 下谢村 nobody is there by ten on any day, by noon on working days, and home again with the post bus', async () => {
      const by = (arriveBefore: string, date = TODAY) =>
        client().call(journeyApi.outings, { from: XIAXIE, to: COUNTY_STOP, date, arriveBefore, homeBefore: '16:00' });
      expect(await by('10:00')).toEqual({ date: TODAY, outward: [], homeward: [] });
      const noon = await by('12:00');
      expect([noon.outward.map(span), noon.homeward.map(span)]).toEqual([['09:48–11:27'], ['12:34–15:28']]);
      for (const journey of [...noon.outward, ...noon.homeward]) isRidden(journey, TODAY);
      expect(noon.outward[0]?.legs[0]?.departureApproximate).toBe(true);
      const weekend = await by('12:00', SATURDAY);
      expect([weekend.outward, weekend.homeward, weekend.next?.date]).toEqual([[], [], MONDAY]);
      expect([weekend.next?.outward.map(span), weekend.next?.homeward.map(span)]).toEqual([
        ['09:48–11:27'],
        ['12:34–15:28'],
      ]);
    });

    it('the way there alone says the same, by when to be there as by when to leave', async () => {
      const ways = async (ask: object) =>
        (await client().call(journeyApi.journeys, { from: LIUKENG, to: COUNTY_STOP, ...ask })).journeys.map(span);
      expect(await ways({ arriveBefore: '10:00' })).toEqual(['08:28–09:37']);
      expect((await ways({ departAfter: '08:00' }))[0]).toBe('08:28–09:37');
      expect(await ways({ arriveBefore: '09:36' })).toEqual([]);
    });
  });

  describe('the bus is cancelled at 06:10', () => {
    const report = (kind: TripReport['kind'], more: Partial<TripReport> = {}): TripReport => {
      seq += 1;
      return {
        eventId: randomUUID(),
        kind,
        tripId: FIRST ?? '',
        serviceDate: TODAY,
        occurredAt: new Date(Date.parse(CLOCK) + seq * 1_000).toISOString(),
        deviceSeq: seq,
        ...more,
      };
    };
    const submit = async (who: Townsperson, each: TripReport): Promise<void> => {
      const { outcomes } = await who.client.call(tripReportApi.submit, { sentAt: each.occurredAt, reports: [each] });
      expect(outcomes).toEqual([{ eventId: each.eventId, outcome: 'recorded' }]);
    };
    const board = () => client().call(timetableApi.board, { stopId: LIUKENG_STOP });
    const bus = (departures: readonly Departure[], tripId: string | undefined): Departure | undefined =>
      departures.find((each) => each.tripId === tripId);
    const inbox = async (who: Townsperson): Promise<readonly Notice[]> =>
      (await who.client.call(noticesApi.inbox, {})).notices;
    const toCounty = async () =>
      (await client().call(journeyApi.journeys, { from: LIUKENG, to: COUNTY_STOP })).journeys.flatMap(({ legs }) =>
        legs.map(({ tripId }) => tripId),
      );
    const changes = ({ departures }: LiveBoard): string[] =>
      departures.map(({ tripId, status, reason }) => `${tripId} ${status} ${reason ?? ''}`);

    /** What somebody who waits for news of the stop hears, and after how long. */
    const waits = async (since: string): Promise<{ live: LiveBoard; ms: number }> => {
      const began = performance.now();
      const live = await client().call(timetableApi.live, { stopId: LIUKENG_STOP, since });
      return { live, ms: performance.now() - began };
    };

    it('by its driver: whoever waits hears at once, boards and packs strike it out, journeys avoid it, followers are told', async () => {
      const rider = await townspeople.signIn('grandmother');
      await rider.client.call(followingsApi.follow, { kind: 'stop', id: LIUKENG_STOP });
      const before = await board();
      expect((await toCounty()).slice(0, 1)).toEqual([FIRST]);
      const known = await client().call(timetableApi.live, { stopId: LIUKENG_STOP, wait: 0 });
      expect(known.departures).toEqual([]);
      const waiting = waits(known.version);
      await submit(driver, report('cancel', { reason: '车辆故障' }));
      const { live, ms } = await waiting;
      expect([changes(live), ms < SOON_MS]).toEqual([[`${FIRST} cancelled 车辆故障`], true]);
      // A phone that has the board already needs no more than that.
      expect(liveDepartures(before.departures, live).map(({ tripId, status }) => [tripId, status])).toEqual(
        (await board()).departures.map(({ tripId, status }) => [tripId, status]),
      );
      expect(bus((await board()).departures, FIRST)).toMatchObject({
        status: 'cancelled',
        reason: '车辆故障',
        alternative: { tripId: SECOND, serviceDate: TODAY },
      });
      const pack = await client().call(timetableApi.pack, { code: LIUKENG });
      expect(bus(boardFromVillagePack(pack, LIUKENG_STOP, { date: TODAY })?.departures ?? [], FIRST)).toMatchObject({
        status: 'cancelled',
        alternative: { tripId: SECOND },
      });
      expect(await toCounty()).not.toContain(FIRST);
      expect(
        await client().call(journeyApi.outings, { from: LIUKENG, to: COUNTY_STOP, arriveBefore: '10:00' }),
      ).toMatchObject({ outward: [], next: { date: '2026-11-25' } });
      await eventually(async () =>
        expect((await inbox(rider))[0]).toMatchObject({
          kind: 'trip_cancelled',
          text: expect.stringMatching(
            /08:28 从留坑村开往.+的K12路班车取消了：车辆故障。同方向下一班是10:18的K12路。$/,
          ) as string,
        }),
      );
    });

    it('and by its manager runs after all: everybody hears that too', async () => {
      const rider = await townspeople.signIn('grandmother');
      const known = await client().call(timetableApi.live, { stopId: LIUKENG_STOP, wait: 0 });
      const waiting = waits(known.version);
      await submit(manager, report('restore'));
      const { live, ms } = await waiting;
      expect([changes(live), ms < SOON_MS]).toEqual([[], true]);
      expect(bus((await board()).departures, FIRST)?.status).toBe('scheduled');
      expect(await toCounty()).toContain(FIRST);
      await eventually(async () =>
        expect((await inbox(rider)).map(({ kind }) => kind)).toEqual(['trip_restored', 'trip_cancelled']),
      );
    });

    it('by the office with the command: the same', async () => {
      const rider = await townspeople.signIn('grandmother');
      const known = await client().call(timetableApi.live, { stopId: LIUKENG_STOP, wait: 0 });
      const waiting = waits(known.version);
      expect(
        await carryOut('announce', ['cancel-trip', SECOND ?? '', TODAY, '路面塌方'], { database, clock: CLOCK }),
      ).toMatchObject({ code: 0, err: '' });
      const { live } = await waiting;
      expect(changes(live)).toEqual([`${SECOND} cancelled 路面塌方`]);
      expect(bus((await board()).departures, SECOND)).toMatchObject({
        status: 'cancelled',
        alternative: { serviceDate: TODAY },
      });
      expect(await toCounty()).not.toContain(SECOND);
      await eventually(async () =>
        expect((await inbox(rider)).map(({ text }) => text)).toContainEqual(
          expect.stringContaining('取消了：路面塌方。'),
        ),
      );
    });

    it('by somebody whose bus it is not: nothing happens', async () => {
      const [postmaster, stranger] = [await townspeople.signIn('station_clerk'), await townspeople.signIn('neighbour')];
      await townspeople.hire(office, postmaster, { role: 'company_manager', scopeKind: 'company', scopeId: 'YZ' });
      await townspeople.hire(postmaster, stranger, { role: 'driver', scopeKind: 'company', scopeId: 'YZ' });
      const each = report('cancel', { reason: '不想开' });
      const { outcomes } = await stranger.client.call(tripReportApi.submit, {
        sentAt: each.occurredAt,
        reports: [each],
      });
      expect(outcomes).toEqual([{ eventId: each.eventId, outcome: 'refused', reason: 'trip_not_found' }]);
      expect(bus((await board()).departures, FIRST)?.status).toBe('scheduled');
    });
  });
});
