// Drivers, keepers and dispatchers report; villagers read. Does each report count once and for what it is?
import { boardFromVillagePack, honestyLabel, journeyApi, timetableApi, tripReportApi } from '@kehuoyou/shared';
import type { Departure } from '@kehuoyou/shared';
import fc from 'fast-check';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';
import { TripReports } from './trip-report.service.js';
import { TripReportEntity } from '../running/trip-report.entity.js';
import { factMadeHere } from '../../device-facts/record-facts.js';
import { Transactions } from '../../database/transaction.js';
import {
  today,
  trip,
  server,
  report,
  send,
  at,
  now,
  serverForEachTest,
} from '../../testing/timetable/trip-report-server.js';

serverForEachTest();

describe('a report of a bus', () => {
  it('turns the timetable into "left" and then into "was at", with when it is expected', async () => {
    expect((await at('V101201'))?.live).toBeUndefined();
    now('06:41');
    expect(await send([report('depart', '06:40')])).toEqual([
      { eventId: expect.any(String) as unknown, outcome: 'recorded' },
    ]);
    const left = (await at('V101201')) as Departure;
    expect(left.live && honestyLabel(left.live, server.clock.now())).toBe('司机已发车（1分钟前）');
    expect(left.live).toMatchObject({ basis: 'departed', expected: `${today}T07:17:00+08:00` });
    now('06:58');
    await send([report('stop', '06:55', { stopId: 'V102212' })]);
    const seen = (await at('V101201')) as Departure;
    expect(seen.live && honestyLabel(seen.live, server.clock.now())).toBe('刚到立新村（3分钟前）');
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
    expect(row?.timeQuality).toBe('estimated');
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

  it('with a vehicle of another company, or one that there is not, is refused whatever it says', async () => {
    now('06:45');
    const replaced = (vehicleId: string) => report('replace', '06:44', { vehicleId });
    expect(
      (await send([replaced('YZ-V01'), replaced('none'), report('depart', '06:40', { vehicleId: 'YZ-V01' })])).map(
        ({ reason }) => reason,
      ),
    ).toEqual(['vehicle_not_found', 'vehicle_not_found', 'vehicle_not_found']);
    expect((await send([replaced('MT-V02')]))[0]?.outcome).toBe('recorded');
  });

  it('that takes back what was said of another bus, or of another day, changes nothing and is no news', async () => {
    now('06:10');
    const cancelled = report('cancel', '06:05', { tripId: 'K01-I02', reason: '车辆故障' });
    await send([cancelled], 'manager');
    const restored = () => server.dataSource.manager.countBy(OutboxEntity, { topic: 'timetable.trip_restored' });
    const retracts = cancelled.eventId;
    await send([report('retract', '06:08', { retracts })]);
    await send([report('retract', '06:08', { retracts, tripId: 'K01-I02', serviceDate: '2026-11-25' })], 'manager');
    expect(await restored()).toBe(0);
    await send([report('retract', '06:09', { retracts, tripId: 'K01-I02' })], 'manager');
    expect(await restored()).toBe(1);
  });

  it('may be what a keeper scanned off the bus', async () => {
    now('06:55');
    await server.app.get(Transactions).run((tx) =>
      server.app.get(TripReports).busSeen(tx, {
        scan: factMadeHere('keeper', new Date(`${today}T06:52:00+08:00`)),
        tripId: trip,
        serviceDate: today,
        stopId: 'V102212',
      }),
    );
    expect((await at('V101201'))?.live).toMatchObject({ basis: 'at_stop', stopName: '立新村' });
  });
});

describe('a bus that does not run', () => {
  it('stays on every list with the reason and the next that calls wherever it would have', async () => {
    now('06:10');
    await send([report('cancel', '06:10', { reason: '车辆故障' })]);
    const { body } = await server.call(timetableApi.board, { stopId: 'COUNTY' });
    const cancelled = body.departures.find(({ tripId }) => tripId === trip);
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: '车辆故障', alternative: { serviceDate: today } });
    const next = body.departures.find(({ tripId }) => tripId === cancelled?.alternative?.tripId);
    // It may go on further than the other would have.
    expect(next).toMatchObject({ status: 'scheduled' });
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
          expect(boardFromVillagePack(pack, stop.id, { date })).toEqual(board);
        }
        const { body: board } = await server.call(timetableApi.board, { stopId: stop.id });
        expect(boardFromVillagePack(pack, stop.id, { date: today, now: server.clock.now() })).toEqual(board);
      }
    }
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
