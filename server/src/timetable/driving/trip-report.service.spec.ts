// Drivers, keepers and dispatchers report; villagers read. Does each report count once and for what it is?
import {
  boardFromPack,
  fleetApi,
  honestyLabel,
  journeyApi,
  runSheetApi,
  timetableApi,
  tripReportApi,
} from '@kehuoyou/shared';
import type { Departure, Grant, ReportOutcome, TripReport } from '@kehuoyou/shared';
import fc from 'fast-check';
import { v4 as uuid } from 'uuid';
import { OutboxEntity } from '../../database/outbox.entity.js';
import { DriverEntity } from './fleet.entity.js';
import { TripReports } from './trip-report.service.js';
import { SpecServer } from '../../testing/timetable-server.js';
import { TripReportEntity } from '../running/trip-report.entity.js';
import { Transactions } from '../../database/transaction.js';
import { RefreshSignal } from '../../database/refresh-signal.js';

const today = '2026-11-24';
/** K01-O01: COUNTY 06:37, V102212 06:49, V100205 06:51, V100210 07:00, V101209 07:07, V101201 07:14, T101 07:19. */
const trip = 'K01-O01';
const people: Record<string, readonly Grant[]> = {
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
  postman: [{ role: 'driver', scope: { kind: 'company', id: 'YZ' } }],
  keeper: [{ role: 'keeper', scope: { kind: 'point', id: 'P102212' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
};

let server: SpecServer;
let seq = 0;
beforeEach(async () => {
  server = await SpecServer.start(`${today}T06:30:00+08:00`, people);
});
afterEach(() => server.stop());

function report(kind: TripReport['kind'], time: string, more: Partial<TripReport> = {}): TripReport {
  seq += 1;
  return {
    eventId: uuid(),
    kind,
    tripId: trip,
    serviceDate: today,
    occurredAt: `${today}T${time}:00+08:00`,
    deviceSeq: seq,
    ...more,
  };
}

async function send(
  reports: readonly TripReport[],
  as = 'driver',
  sentAt = server.clock.now().toISOString(),
): Promise<ReportOutcome[]> {
  const { status, body, failure } = await server.call(tripReportApi.submit, { sentAt, reports }, { as });
  if (status !== 201) throw new Error(failure.code);
  return body.outcomes;
}

async function at(stopId: string, date = today): Promise<Departure | undefined> {
  const { body } = await server.call(timetableApi.board, { stopId, date });
  return body.departures.find(({ tripId, serviceDate }) => tripId === trip && serviceDate === date);
}

const now = (time: string): void => server.clock.set(`${today}T${time}:00+08:00`);

describe('a report of a bus', () => {
  it('turns the timetable into "left" and then into "was at", with when it is expected', async () => {
    expect(honestyLabel((await at('V101201')) as Departure, server.clock.now())).toBe('时刻表');
    now('06:41');
    expect(await send([report('depart', '06:40')])).toEqual([
      { eventId: expect.any(String) as unknown, outcome: 'recorded' },
    ]);
    const left = (await at('V101201')) as Departure;
    expect(honestyLabel(left, server.clock.now())).toBe('司机已发车（1分钟前）');
    expect(left.live).toMatchObject({ basis: 'departed', expected: `${today}T07:17:00+08:00` });
    now('06:58');
    await send([report('stop', '06:55', { stopId: 'V102212' })]);
    const seen = (await at('V101201')) as Departure;
    expect(honestyLabel(seen, server.clock.now())).toBe('刚到立新村（3分钟前）');
    expect(seen.live).toMatchObject({ basis: 'at_stop', stopName: '立新村', expected: `${today}T07:20:00+08:00` });
    expect(seen.live?.uncertainty).toBeGreaterThan((left.live?.uncertainty ?? 0) / 2);
    // It is behind its time: on the board from now on it is still to come where it has not been.
    now('07:16');
    const { body } = await server.call(timetableApi.board, { stopId: 'V101201' });
    expect(body.departures[0]?.tripId).toBe(trip);
  });

  it('is counted once, however often it is sent, alone or among others', async () => {
    const [depart, stop] = [report('depart', '06:38'), report('stop', '06:50', { stopId: 'V102212' })];
    now('06:55');
    expect((await send([depart, depart])).map(({ outcome }) => outcome)).toEqual(['recorded', 'repeated']);
    expect((await send([depart, stop])).map(({ outcome }) => outcome)).toEqual(['repeated', 'recorded']);
    expect((await Promise.all([send([stop]), send([stop, depart])])).flat().map(({ outcome }) => outcome)).toEqual([
      'repeated',
      'repeated',
      'repeated',
    ]);
    expect(await server.dataSource.manager.countBy(TripReportEntity, {})).toBe(2);
  });

  it('of a driver without a signal for an hour comes late and in any order, and the end is the same', async () => {
    now('07:30');
    const reports = [
      report('depart', '06:39'),
      report('stop', '06:52', { stopId: 'V102212' }),
      report('stop', '06:54', { stopId: 'V100205' }),
      report('stop', '07:03', { stopId: 'V100210' }),
      report('stop', '07:25', { stopId: 'T101' }),
    ];
    const boards = async () =>
      Promise.all(['COUNTY', 'V102212', 'V100210', 'V101201'].map(async (stopId) => (await at(stopId))?.live));
    await send(reports);
    const whole = await boards();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(reports, { minLength: reports.length }),
        fc.integer({ min: 1, max: 4 }),
        async (shuffled, cut) => {
          await server.dataSource.query('DELETE FROM trip_report');
          await send(shuffled.slice(0, cut));
          await send([...shuffled.slice(cut), ...shuffled.slice(0, 2)]);
          expect(await boards()).toEqual(whole);
        },
      ),
      { seed: Number(process.env['SEED'] ?? Date.now() % 1_000_000), numRuns: 8 },
    );
  });

  it('for another day, another hour or a stop elsewhere moves nothing', async () => {
    now('06:45');
    const outcomes = await send([
      report('depart', '06:40', { serviceDate: '2026-11-10' }),
      report('stop', '06:44', { stopId: 'T104' }),
      report('depart', '06:40', { tripId: 'NOBODY' }),
      report('stop', '06:44'),
      report('cancel', '06:44'),
    ]);
    expect(outcomes.map(({ reason }) => reason)).toEqual([
      'too_old',
      'stop_not_on_trip',
      'trip_not_found',
      'incomplete',
      'incomplete',
    ]);
    // Yesterday's trip of the same name, pressed today: kept, but it says nothing of either day.
    expect(await send([report('depart', '06:44', { serviceDate: '2026-11-23' })])).toEqual([
      expect.objectContaining({ outcome: 'recorded' }),
    ]);
    expect([(await at('V101201'))?.live, (await at('V101201', '2026-11-23'))?.live]).toEqual([undefined, undefined]);
  });

  it('from a phone whose clock is wrong is set right by what it shows when it sends', async () => {
    now('06:45');
    // The phone is a day and two hours behind.
    await send(
      [{ ...report('depart', '06:40'), occurredAt: '2026-11-23T04:40:00+08:00' }],
      'driver',
      '2026-11-23T04:45:00+08:00',
    );
    expect((await at('V101201'))?.live).toMatchObject({ basis: 'departed', at: '2026-11-23T22:40:00.000Z' });
    const [row] = await server.dataSource.manager.find(TripReportEntity);
    expect(row?.timeEstimated).toBe(true);
    // From the future it cannot be: it was at the latest when it came.
    await send([report('stop', '09:00', { stopId: 'V102212' })]);
    expect((await at('V101201'))?.live?.at).toBe('2026-11-23T22:45:00.000Z');
  });

  it('is taken from those whose business it is, for what it is', async () => {
    now('06:55');
    expect((await send([report('stop', '06:50', { stopId: 'V102212' })], 'keeper'))[0]?.outcome).toBe('recorded');
    expect((await send([report('stop', '06:50', { stopId: 'V100205' })], 'keeper'))[0]?.reason).toBe('trip_not_found');
    expect((await send([report('cancel', '06:50', { reason: 'x', stopId: 'V102212' })], 'keeper'))[0]?.reason).toBe(
      'trip_not_found',
    );
    expect((await send([report('depart', '06:50')], 'postman'))[0]?.reason).toBe('trip_not_found');
    expect(
      (
        await server.call(tripReportApi.submit, {
          sentAt: `${today}T06:55:00+08:00`,
          reports: [report('depart', '06:50')],
        })
      ).status,
    ).toBe(401);
    expect((await at('V101201'))?.live).toMatchObject({
      stopName: '立新村',
      uncertainty: expect.any(Number) as unknown,
    });
  });

  it('that was a slip can be taken back by whoever made it', async () => {
    now('06:45');
    const slip = report('stop', '06:44', { stopId: 'V101201' });
    await send([report('depart', '06:38'), slip]);
    expect((await at('V100210'))?.live?.passed).toBe(true);
    await send([report('retract', '06:45', { retracts: slip.eventId })]);
    expect((await at('V100210'))?.live).toMatchObject({ basis: 'departed' });
  });

  it('may be what a keeper scanned off the bus', async () => {
    now('06:55');
    await server.app.get(Transactions).run((tx) =>
      server.app.get(TripReports).busSeen(tx, {
        eventId: uuid(),
        tripId: trip,
        serviceDate: today,
        stopId: 'V102212',
        at: new Date(`${today}T06:52:00+08:00`),
        actor: 'keeper',
      }),
    );
    await server.app.get(RefreshSignal).raise();
    expect((await at('V101201'))?.live).toMatchObject({ basis: 'at_stop', stopName: '立新村' });
  });
});

describe('a bus that does not run', () => {
  it('stays on every list with the reason and the next that goes the same way', async () => {
    now('06:10');
    await send([report('cancel', '06:10', { reason: '车辆故障' })]);
    const { body } = await server.call(timetableApi.board, { stopId: 'COUNTY' });
    const cancelled = body.departures.find(({ tripId }) => tripId === trip);
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: '车辆故障', alternative: { serviceDate: today } });
    const next = body.departures.find(({ tripId }) => tripId === cancelled?.alternative?.tripId);
    expect(next).toMatchObject({ status: 'scheduled', headsign: cancelled?.headsign });
    expect((next?.departure ?? '') > (cancelled?.departure ?? '')).toBe(true);
    const { body: pack } = await server.call(timetableApi.pack, { code: '350423102212' });
    expect(pack.notices.map(({ text }) => text)).toContain('今天 06:49 从立新村开的 K01 取消：车辆故障');
    expect(await server.dataSource.manager.countBy(OutboxEntity, { topic: 'timetable.trip_cancelled' })).toBe(1);
    await send([report('restore', '06:20')], 'manager');
    expect((await at('COUNTY'))?.status).toBe('scheduled');
  });

  it('turned back on its way runs as far as it came, and is cancelled from there', async () => {
    now('07:05');
    await send([
      report('depart', '06:38'),
      report('stop', '07:01', { stopId: 'V100210' }),
      report('cancel', '07:03', { reason: '塌方' }),
    ]);
    expect((await at('V102212'))?.status).toBe('scheduled');
    expect(await at('V101201')).toMatchObject({ status: 'cancelled', reason: '车只到俞坊村就返回：塌方' });
  });
});

describe('a village’s pack', () => {
  it('says of every board what the server says, late, seen, turned back and cancelled', async () => {
    now('07:05');
    await send([
      report('depart', '06:40'),
      report('stop', '06:56', { stopId: 'V102212' }),
      report('short_turn', '07:00', { stopId: 'V100210', reason: '塌方' }),
    ]);
    await send([{ ...report('cancel', '06:00', { reason: '车辆故障' }), tripId: 'K01-I02' }], 'office');
    for (const code of ['350423102212', '350423101201']) {
      const { body: pack } = await server.call(timetableApi.pack, { code });
      for (const { stop } of pack.boards) {
        for (const date of [today, '2026-11-25']) {
          const { body: board } = await server.call(timetableApi.board, { stopId: stop.id, date });
          expect(boardFromPack(pack, stop.id, { date })).toEqual(board);
        }
        const { body: board } = await server.call(timetableApi.board, { stopId: stop.id });
        expect(boardFromPack(pack, stop.id, { date: today, now: server.clock.now() })).toEqual(board);
      }
    }
  });
});

describe('before the first departure', () => {
  async function link(): Promise<void> {
    await server.call(
      fleetApi.addDriver,
      { companyId: 'MT', staffNumber: 'MT-01', accountId: 'driver' },
      { as: 'manager' },
    );
  }
  const signOn = (vehicleId: string, tripIds: readonly string[] = [trip], as = 'driver') =>
    server.call(runSheetApi.signOn, { date: today, vehicleId, tripIds }, { as });

  it('papers are in order: the trips are the driver’s, and stand on the run sheet with whom to phone', async () => {
    await link();
    expect((await signOn('MT-V01')).body).toEqual({
      outcome: 'ready',
      refusals: [],
      tripIds: [trip],
      vehicleId: 'MT-V01',
    });
    const { body: sheet } = await server.call(runSheetApi.sheet, {}, { as: 'driver' });
    expect(sheet.trips).toHaveLength(1);
    expect(sheet.trips[0]).toMatchObject({ tripId: trip, state: 'ready', vehicleId: 'MT-V01', routeName: 'K01' });
    expect(sheet.trips[0]?.calls[1]).toMatchObject({
      stopName: '立新村',
      arrival: '06:49',
      approximate: true,
      keeper: { pointId: 'P102212', phone: '0598-0102212' },
    });
    expect(sheet.open.some(({ tripId }) => tripId === trip)).toBe(false);
    expect(sheet.open.length).toBeGreaterThan(50);
    now('06:38');
    await send([report('depart', '06:37')]);
    const { body: later } = await server.call(runSheetApi.sheet, {}, { as: 'driver' });
    expect(later.trips[0]).toMatchObject({
      state: 'departed',
      calls: expect.arrayContaining([
        expect.objectContaining({ stopId: 'COUNTY', reportedAt: `${'2026-11-23'}T22:37:00.000Z` }),
      ]) as unknown,
    });
  });

  it.each([
    [
      'an inspection that is over',
      'MT-V06',
      'inspection',
      '闽G00006示 年检 2026年10月31日 已经到期，不能出车，请找公司补办。',
    ],
    [
      'no second maintenance',
      'MT-V07',
      'maintenance',
      '闽G00007示 二级维护 2026年11月15日 已经到期，不能出车，请找公司补办。',
    ],
  ])('%s is a clear refusal, and the bus may not leave', async (_what, vehicleId, why, sentence) => {
    await link();
    const { status, body } = await signOn(vehicleId);
    expect(status).toBe(201);
    expect(body).toMatchObject({ outcome: 'refused', refusals: [{ subject: 'vehicle', why, sentence }] });
    now('06:40');
    expect((await send([report('depart', '06:38')]))[0]).toMatchObject({
      outcome: 'refused',
      reason: 'papers_not_valid',
    });
    expect((await server.call(runSheetApi.sheet, {}, { as: 'driver' })).body.trips).toEqual([]);
    // With another vehicle it may.
    expect((await signOn('MT-V01')).body.outcome).toBe('ready');
    expect((await send([report('depart', '06:39')]))[0]?.outcome).toBe('recorded');
  });

  it('a vehicle with the postal mark carries no passengers, nor a driver without the qualification', async () => {
    await server.dataSource.manager.update(DriverEntity, { id: 'YZ-D03' }, { accountId: 'postman' });
    const { body } = await signOn('YZ-V04', ['Y100A-01'], 'postman');
    expect(body.refusals.map(({ why }) => why)).toEqual(['postal_mark', 'qualification']);
    expect(body.refusals[0]?.sentence).toContain('只能运邮件');
  });

  it('a paper that was renewed counts at once', async () => {
    await link();
    expect((await signOn('MT-V06')).body.outcome).toBe('refused');
    await server.call(
      fleetApi.addPaper,
      { companyId: 'MT', ownerId: 'MT-V06', kind: 'inspection', validUntil: '2027-10-31' },
      { as: 'manager' },
    );
    expect((await signOn('MT-V06')).body.outcome).toBe('ready');
  });

  it('nobody signs on who is not registered, with another company’s vehicle or for its trips', async () => {
    expect((await signOn('MT-V01')).body.refusals).toEqual([expect.objectContaining({ why: 'not_registered' })]);
    expect((await server.call(runSheetApi.sheet, {}, { as: 'driver' })).failure.code).toBe('driver_not_registered');
    await link();
    expect((await signOn('YZ-V01')).failure).toMatchObject({ code: 'vehicle_or_driver_not_found', field: 'vehicleId' });
    expect((await signOn('MT-V01', ['Y100A-01'])).failure).toMatchObject({
      code: 'trip_not_found',
      field: 'tripIds.0',
    });
    expect((await signOn('MT-V01', [trip], 'manager')).status).toBe(403);
  });

  it('a dispatcher may have given the trips already', async () => {
    await link();
    const assign = (driverId: string, as: string) =>
      server.call(
        runSheetApi.assign,
        { date: today, driverId, vehicleId: 'MT-V02', tripIds: [trip, 'K01-I01'] },
        { as },
      );
    expect((await assign('MT-D01', 'driver')).status).toBe(403);
    expect((await assign('YZ-D01', 'manager')).failure.code).toBe('vehicle_or_driver_not_found');
    expect((await assign('MT-D01', 'manager')).status).toBe(201);
    expect(
      (await server.call(runSheetApi.sheet, {}, { as: 'driver' })).body.trips.map(({ tripId, state }) => [
        tripId,
        state,
      ]),
    ).toEqual([
      [trip, 'planned'],
      ['K01-I01', 'planned'],
    ]);
    await assign('MT-D02', 'manager');
    expect((await server.call(runSheetApi.sheet, {}, { as: 'driver' })).body.trips).toEqual([]);
  });

  it('a company’s fleet is its own', async () => {
    const list = (companyId: string, as: string) => server.call(fleetApi.list, { companyId }, { as });
    expect((await list('MT', 'manager')).body.vehicles).toHaveLength(7);
    expect((await list('YZ', 'manager')).failure.code).toBe('company_not_found');
    expect((await list('NOBODY', 'office')).failure.code).toBe('company_not_found');
    const car = { companyId: 'MT', plate: '闽G09999示', seats: 19, postalMark: false };
    expect((await server.call(fleetApi.addVehicle, car, { as: 'manager' })).body).toMatchObject({
      plate: '闽G09999示',
      papers: [],
    });
    expect((await server.call(fleetApi.addVehicle, car, { as: 'manager' })).failure.code).toBe('already_registered');
    await link();
    expect(
      (
        await server.call(
          fleetApi.addDriver,
          { companyId: 'MT', staffNumber: 'MT-02', accountId: 'driver' },
          { as: 'manager' },
        )
      ).failure,
    ).toMatchObject({ code: 'already_registered', field: 'accountId' });
  });
});

describe('a journey of today', () => {
  it('goes by when the bus is expected, and no further than it goes', async () => {
    const ride = async () => {
      const { body } = await server.call(journeyApi.journeys, {
        from: 'COUNTY',
        to: 'V101201',
        date: today,
        departAfter: '06:30',
      });
      return body.journeys[0]?.legs.map(({ tripId, departure, arrival }) => [
        tripId,
        departure.slice(11, 16),
        arrival.slice(11, 16),
      ]);
    };
    expect(await ride()).toEqual([[trip, '06:37', '07:14']]);
    now('06:45');
    await send([report('depart', '06:41')]);
    expect(await ride()).toEqual([[trip, '06:41', '07:18']]);
    await send([report('short_turn', '06:45', { stopId: 'V100210', reason: '塌方' })]);
    expect((await ride())?.[0]?.[0]).not.toBe(trip);
  });
});
