// Does the planner answer a villager of the real county as it should?
import { journeyApi, outings, parcelTimes } from '@kehuoyou/shared';
import type { Journey } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';

const TODAY = '2026-11-24';
const TOMORROW = '2026-11-25';
/** 下谢村: its code, its point and its stop. */
const VILLAGE = '350423104204';
const POINT = 'P104204';
const STOP = 'V104204';
const COUNTY = 'COUNTY';

let server: RunningApp;
beforeAll(async () => {
  server = await RunningApp.start({ at: '2026-11-24T09:00:00+08:00' });
});
afterAll(() => server.close());

const wall = (iso: string): string => iso.slice(11, 16);
const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

function checkLegs({ departure, arrival, legs, changes }: Journey): void {
  expect([departure, arrival]).toEqual([legs[0]?.departure, legs.at(-1)?.arrival]);
  expect(changes).toBe(Math.max(0, legs.filter(({ mode }) => mode === 'bus').length - 1));
  legs.forEach((leg, index) => {
    const before = legs[index - 1];
    if (!before) return;
    expect(leg.fromStopId).toBe(before.toStopId);
    const change = before.mode === 'bus' && leg.mode === 'bus' ? 2 : 0;
    expect(minutesBetween(before.arrival, leg.departure)).toBeGreaterThanOrEqual(change);
  });
}

describe('journeys', () => {
  it('are told earliest arrival first, in legs that follow each other', async () => {
    const { status, body } = await server.call(journeyApi.journeys, {
      from: VILLAGE,
      to: COUNTY,
      date: TOMORROW,
      departAfter: '00:00',
    });
    expect(status).toBe(200);
    expect(body.date).toBe(TOMORROW);
    expect(body.journeys.length).toBeGreaterThan(0);
    expect(body).not.toHaveProperty('next');
    const arrivals = body.journeys.map(({ arrival }) => arrival);
    expect([...arrivals].sort()).toEqual(arrivals);
    body.journeys.forEach(checkLegs);
    const [first] = body.journeys;
    expect([first?.legs[0]?.fromStopName, first?.legs.at(-1)?.toStopName]).toEqual(['下谢村', '清流汽车站']);
  });

  it('are the same by village, by point and by stop', async () => {
    const answers = await Promise.all(
      [VILLAGE, POINT, STOP].map((from) => server.call(journeyApi.journeys, { from, to: COUNTY, date: TOMORROW })),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('go to a township and to the county as to their stations', async () => {
    const to = async (place: string): Promise<string | undefined> => {
      const asked = { from: VILLAGE, to: place, date: TOMORROW, departAfter: '00:00' };
      return (await server.call(journeyApi.journeys, asked)).body.journeys[0]?.legs.at(-1)?.toStopId;
    };
    expect(await to('350423')).toBe(await to(COUNTY));
    const township = await to('350423104');
    expect(township).toBeDefined();
    expect(township).not.toBe(STOP);
    expect(await to('350423102')).not.toBe(township);
  });

  it('arrive in time when a time is given, and leave as late as can be', async () => {
    const all = await server.call(journeyApi.journeys, { from: VILLAGE, to: COUNTY, date: TOMORROW });
    const { body } = await server.call(journeyApi.journeys, {
      from: VILLAGE,
      to: COUNTY,
      date: TOMORROW,
      arriveBefore: '15:00',
    });
    expect(body.journeys.length).toBeGreaterThan(0);
    expect(body.journeys.every(({ arrival }) => wall(arrival) <= '15:00')).toBe(true);
    const inTime = all.body.journeys.filter(({ arrival }) => wall(arrival) <= '15:00');
    expect(body.journeys.at(-1)?.departure).toBe(
      inTime
        .map(({ departure }) => departure)
        .sort()
        .at(-1),
    );
    body.journeys.forEach(checkLegs);
  });

  it('refuse two times at once, and say so', async () => {
    const { status, failure } = await server.call(journeyApi.journeys, {
      from: VILLAGE,
      to: COUNTY,
      departAfter: '08:00',
      arriveBefore: '10:00',
    });
    expect([status, failure.code, failure.field]).toEqual([400, 'two_times_given', 'arriveBefore']);
  });

  it.each([['25:00'], ['8:00'], ['08:60'], ['']])('refuse "%s" as a time', async (time) => {
    const { status, failure } = await server.call(journeyApi.journeys, {
      from: VILLAGE,
      to: COUNTY,
      arriveBefore: time,
    });
    expect([status, failure.field]).toEqual([400, 'arriveBefore']);
  });

  it('from a place to itself are none, on no day', async () => {
    for (const to of [VILLAGE, POINT, STOP]) {
      const { status, body } = await server.call(journeyApi.journeys, { from: VILLAGE, to, date: TODAY });
      expect([status, body]).toEqual([200, { date: TODAY, journeys: [] }]);
    }
  });

  it('from or to a place that does not exist are refused', async () => {
    for (const [ask, field] of [
      [{ from: 'NOWHERE', to: COUNTY }, 'from'],
      [{ from: COUNTY, to: '350423999999' }, 'to'],
    ] as const) {
      const { status, failure } = await server.call(journeyApi.journeys, ask);
      expect([status, failure.code, failure.field]).toEqual([404, 'stop_not_found', field]);
    }
  });

  it('name the next day that has one when the last bus of the day has gone', async () => {
    const { body } = await server.call(journeyApi.journeys, {
      from: VILLAGE,
      to: COUNTY,
      date: TODAY,
      departAfter: '23:30',
    });
    expect(body.journeys).toEqual([]);
    expect(body.next?.date).toBe(TOMORROW);
    expect(body.next?.journeys.length).toBeGreaterThan(0);
    body.next?.journeys.forEach(checkLegs);
  });

  it('of a day that no timetable covers are none, with no next one', async () => {
    const { body } = await server.call(journeyApi.journeys, { from: VILLAGE, to: COUNTY, date: '2030-01-01' });
    expect(body).toEqual({ date: '2030-01-01', journeys: [] });
  });

  it('of today begin now, and those by a time are only those that can still be caught', async () => {
    const { body: left } = await server.call(journeyApi.journeys, { from: VILLAGE, to: COUNTY });
    expect(left.date).toBe(TODAY);
    expect(left.journeys.every(({ departure }) => wall(departure) >= '09:00')).toBe(true);
    const { body: inTime } = await server.call(journeyApi.journeys, {
      from: VILLAGE,
      to: COUNTY,
      arriveBefore: '23:00',
    });
    expect(inTime.journeys.every(({ departure }) => wall(departure) >= '09:00')).toBe(true);
  });
});

describe('a day out', () => {
  it('has ways there in time and ways home in time that fit together', async () => {
    const { body } = await server.call(journeyApi.outings, {
      from: VILLAGE,
      to: COUNTY,
      date: TOMORROW,
      arriveBefore: '12:00',
      homeBefore: '19:00',
    });
    const found = outings(body.outward, body.homeward);
    expect(found.length).toBeGreaterThan(0);
    expect(
      body.outward.every((there) => wall(there.arrival) <= '12:00' && found.some(({ outward }) => outward === there)),
    ).toBe(true);
    expect(
      body.homeward.every((back) => wall(back.arrival) <= '19:00' && found.some(({ homeward }) => homeward === back)),
    ).toBe(true);
    expect(body.homeward.map(({ legs }) => legs.at(-1)?.toStopId)).toEqual(body.homeward.map(() => STOP));
  });

  it('names the next day that has one when the time does not suffice today', async () => {
    const { body } = await server.call(journeyApi.outings, { from: VILLAGE, to: COUNTY, arriveBefore: '09:01' });
    expect([body.outward, body.homeward]).toEqual([[], []]);
    const { body: late } = await server.call(journeyApi.outings, {
      from: VILLAGE,
      to: COUNTY,
      homeBefore: '19:00',
      date: TODAY,
    });
    expect(late.outward.length > 0 || late.next !== undefined).toBe(true);
  });

  it('at home is none', async () => {
    const { body } = await server.call(journeyApi.outings, { from: VILLAGE, to: POINT, date: TODAY });
    expect(body).toEqual({ date: TODAY, outward: [], homeward: [] });
  });
});

describe('a parcel', () => {
  it('goes from the village point to the hub by buses that carry parcels, handed in before the cut-off', async () => {
    const { body } = await server.call(journeyApi.parcelJourneys, {
      from: POINT,
      to: 'HUB',
      readyAt: '2026-11-24T07:00',
    });
    expect(body.journeys.length).toBeGreaterThan(0);
    body.journeys.forEach(checkLegs);
    for (const { legs, departure, handInBy } of body.journeys) {
      expect(legs.every(({ mode }) => mode === 'bus')).toBe(true);
      expect(minutesBetween(handInBy, departure)).toBe(parcelTimes.cutOffMinutes);
      expect(Date.parse(handInBy)).toBeGreaterThanOrEqual(Date.parse('2026-11-24T07:00:00+08:00'));
    }
  });

  it('is not there before it is sorted at the hub', async () => {
    const { body } = await server.call(journeyApi.parcelJourneys, {
      from: POINT,
      to: 'V101201',
      readyAt: '2026-11-24T07:00:00+08:00',
    });
    expect(body.journeys.length).toBeGreaterThan(0);
    for (const { legs } of body.journeys) {
      legs.forEach((leg, index) => {
        const before = legs[index - 1];
        if (before)
          expect(minutesBetween(before.arrival, leg.departure)).toBeGreaterThanOrEqual(
            leg.fromStopId === COUNTY ? parcelTimes.hubMinutes : parcelTimes.stationMinutes,
          );
      });
    }
  });

  it('too large for every bus has no way', async () => {
    const { body } = await server.call(journeyApi.parcelJourneys, { from: POINT, to: 'HUB', volumeLitres: 90_000 });
    expect(body.journeys).toEqual([]);
  });

  it.each([['tomorrow'], ['2026-02-30T10:00'], ['2026-11-24']])('is never ready at "%s"', async (readyAt) => {
    const { status, failure } = await server.call(journeyApi.parcelJourneys, { from: POINT, to: 'HUB', readyAt });
    expect([status, failure.field]).toEqual([400, 'readyAt']);
  });
});
