// A villager of 下谢村 reads when the bus comes: today, on another day, when the last one has gone, and
// when one is cancelled.
import { addDays, boardFromVillagePack, dateAt, instantOf, journeyApi, timetableApi } from '@kehuoyou/shared';
import type { Board } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { COUNTY_STOP, XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { randomFor } from '../../harness/random.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';
import { runCommand } from '../../harness/server-process.js';
import { TimetableOracle } from '../../harness/timetable-oracle.js';

/** A Tuesday, between the first and the last bus. */
const CLOCK = '2026-11-24T10:30:00+08:00';
const TODAY = '2026-11-24';
const oracle = new TimetableOracle();

/** Departures in the shape of the oracle's. */
function times(board: Pick<Board, 'departures'>): { tripId: string; seconds: number }[] {
  return board.departures.map(({ tripId, seconds }) => ({ tripId, seconds }));
}

onEachDatabase((database) => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ database, clock: CLOCK });
  });
  afterAll(() => server.stop());

  it('reads what still comes today, where it goes, and whether it takes parcels', async () => {
    const board = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP });
    expect(board).toMatchObject({ date: TODAY, stop: { id: XIAXIE_STOP, name: '下谢村' } });
    expect(board.departures).toMatchObject([
      {
        tripId: 'Y104A-02',
        serviceDate: TODAY,
        departure: '2026-11-24T15:28:00+08:00',
        approximate: true,
        status: 'scheduled',
        carriesParcels: true,
      },
    ]);
    expect(board.departures[0]?.headsign).not.toBe('');
    expect(board.next).toBeUndefined();
  });

  it('reads the whole day, with what has gone, when asking for today by its date', async () => {
    const board = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: TODAY });
    expect(times(board)).toEqual(oracle.departures(XIAXIE_STOP, TODAY));
    expect(board.departures).toHaveLength(2);
  });

  it('reads the same as in the county’s files at every stop, on workdays, at weekends and over the Spring Festival', async () => {
    for (const date of ['2026-11-25', '2026-11-28', '2027-02-17', '2028-12-31']) {
      for (const stopId of oracle.stopIds) {
        const filed = oracle.departures(stopId, date);
        const board = await server.client.call(timetableApi.board, { stopId, date });
        expect(times(board)).toEqual(filed);
      }
    }
  });

  it('is told nothing of buses before the timetable begins or after it ends', async () => {
    const before = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: '2025-12-31' });
    expect(before.departures).toEqual([]);
    expect(before.next?.date).toBe('2026-01-01');
    const after = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: '2029-01-01' });
    expect(after.departures).toEqual([]);
    expect(after.next).toBeUndefined();
  });

  it('does not see a bus leave from where its ride ends', async () => {
    const { lines } = await server.client.call(timetableApi.lines, {});
    expect(lines).toHaveLength(34);
    const board = await server.client.call(timetableApi.board, { stopId: COUNTY_STOP, date: TODAY });
    expect(board.departures.length).toBeGreaterThan(50);
    expect(board.departures.filter(({ tripId }) => tripId.includes('-I'))).toEqual([]);
  });

  it('asks for only the next few', async () => {
    const board = await server.client.call(timetableApi.board, { stopId: COUNTY_STOP, limit: 3 });
    const all = await server.client.call(timetableApi.board, { stopId: COUNTY_STOP });
    expect(times(board)).toEqual(times(all).slice(0, 3));
  });

  it('can reckon with every time: it is an instant with the county’s offset, on whatever machine', async () => {
    const board = await server.client.call(timetableApi.board, { stopId: COUNTY_STOP, date: TODAY });
    for (const { departure, serviceDate, seconds } of board.departures) {
      expect(departure).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/);
      expect(Date.parse(departure)).toBe(instantOf(serviceDate, seconds).getTime());
    }
  });

  it('finds ways to the county seat whose every ride is in the timetable', async () => {
    const random = randomFor('journeys');
    const stops = [XIAXIE_STOP, ...Array.from({ length: 15 }, () => random.pick(oracle.stopIds))];
    for (const from of stops.filter((stop) => stop !== COUNTY_STOP)) {
      const { journeys } = await server.client.call(journeyApi.journeys, {
        from,
        to: COUNTY_STOP,
        date: TODAY,
        departAfter: '06:00',
      });
      if (from === XIAXIE_STOP) expect(journeys.length).toBeGreaterThan(0);
      for (const journey of journeys) {
        expect(journey.legs[0]?.fromStopId).toBe(from);
        expect(journey.legs.at(-1)?.toStopId).toBe(COUNTY_STOP);
        journey.legs.forEach((leg, index) => {
          const before = journey.legs[index - 1];
          if (before)
            expect([leg.fromStopId, Date.parse(leg.departure) >= Date.parse(before.arrival)]).toEqual([
              before.toStopId,
              true,
            ]);
          if (leg.mode === 'walk') return;
          const ride = oracle.rideOn(leg.tripId ?? '', leg.fromStopId, leg.toStopId);
          expect(ride).toBeDefined();
          expect(Date.parse(leg.departure)).toBe(instantOf(TODAY, ride?.departs ?? Number.NaN).getTime());
          expect(Date.parse(leg.arrival)).toBe(instantOf(TODAY, ride?.arrives ?? Number.NaN).getTime());
        });
      }
    }
  });

  it('asks the way by village, by point or by stop, and gets the same', async () => {
    const ways = await Promise.all(
      [XIAXIE, XIAXIE_POINT, XIAXIE_STOP].map((from) =>
        server.client.call(journeyApi.journeys, { from, to: COUNTY_STOP, date: TODAY }),
      ),
    );
    expect(ways[1]).toEqual(ways[0]);
    expect(ways[2]).toEqual(ways[0]);
  });

  it('sees within seconds that a bus is cancelled and why, on the board and in the pack, and keeps seeing the bus', async () => {
    const words = ['cancel-trip', 'Y104A-02', TODAY, '路面塌方'];
    const announced = await runCommand('announce', words, { database, clock: CLOCK });
    expect(announced).toMatchObject({ code: 0, err: '' });
    const board = await eventually(async () => {
      const seen = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP });
      expect(seen.departures).toMatchObject([{ tripId: 'Y104A-02', status: 'cancelled', reason: '路面塌方' }]);
      return seen;
    });
    // Nobody can take a cancelled bus, so the board says when the next one goes.
    expect(board.next?.date).toBe('2026-11-25');
    const pack = await server.client.call(timetableApi.pack, { code: XIAXIE });
    expect(pack.cancellations).toMatchObject([
      { tripId: 'Y104A-02', date: TODAY, reason: '路面塌方', instead: expect.any(Array) as unknown },
    ]);
    expect(pack.notices).toMatchObject([
      { kind: 'trip_cancelled', text: expect.stringMatching(/^今天 15:28 从下谢村开的 .+ 取消：路面塌方$/) as string },
    ]);
    expect(boardFromVillagePack(pack, XIAXIE_STOP, { date: TODAY, now: new Date(CLOCK) })).toEqual(board);
    const tomorrow = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: '2026-11-25' });
    expect(tomorrow.departures.map(({ status }) => status)).toEqual(['scheduled', 'scheduled']);
    const journeys = await server.client.call(journeyApi.journeys, { from: XIAXIE, to: COUNTY_STOP });
    expect(journeys.journeys.flatMap(({ legs }) => legs).map(({ tripId }) => tripId)).not.toContain('Y104A-02');

    await server.kill();
    await server.startAgain();
    expect((await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP })).departures).toMatchObject([
      { status: 'cancelled' },
    ]);

    expect((await runCommand('announce', ['restore-trip', announced.out], { database, clock: CLOCK })).code).toBe(0);
    await eventually(async () => {
      expect((await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP })).departures).toMatchObject([
        { status: 'scheduled' },
      ]);
    });
  });

  it('cannot be told of a cancelled bus that does not exist or does not run that day', async () => {
    for (const words of [
      ['cancel-trip', 'Z999-01', TODAY, '雨'],
      ['cancel-trip', 'Y104A-02', '2030-01-01', '雨'],
    ]) {
      const refused = await runCommand('announce', words, { database, clock: CLOCK });
      expect(refused.code).toBe(1);
      expect(refused.err).toMatch(/^trip_not_found/);
    }
  });

  it('reads after the last bus when the first one goes tomorrow', async () => {
    await server.itIs('2026-11-24T15:44:00+08:00');
    const board = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP });
    expect(board.departures).toEqual([]);
    const tomorrow = addDays(dateAt(new Date(CLOCK)), 1);
    expect(board.next?.date).toBe(tomorrow);
    expect(times(board.next ?? { departures: [] })).toEqual(oracle.departures(XIAXIE_STOP, tomorrow).slice(0, 3));
  });
});
