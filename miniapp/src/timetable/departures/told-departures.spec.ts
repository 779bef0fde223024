// Is the newer of two answers told, and does nothing that was reported get lost with the network?
import type { Departure, LiveBoard, LiveDeparture } from '@kehuoyou/shared';
import { villagePackDepartures } from '@kehuoyou/shared';
import { at, TUESDAY, villagePack } from '../../testing/village-pack';
import { toldDepartures } from './told-departures';

const seen = {
  basis: 'at_stop' as const,
  at: at('09:00').toISOString(),
  expected: at('09:55').toISOString(),
  uncertainty: 60,
};
const pack = villagePack({
  buses: [
    { time: '09:48', trip: 'A' },
    { time: '15:28', trip: 'B' },
  ],
  live: [{ tripId: 'A', date: TUESDAY, basis: 'at_stop', at: seen.at, calls: [[0, 35_700, 60, 0]] }],
  cancelled: [{ trip: 'B', date: TUESDAY, reason: '修路' }],
});
const board = pack.boards[0];
const departures: readonly Departure[] = board ? villagePackDepartures(pack, board, TUESDAY) : [];
const live = (...changes: readonly LiveDeparture[]): LiveBoard => ({
  version: 'v',
  timetable: 't',
  dates: ['2026-11-23', TUESDAY],
  departures: changes,
});
const ms = (wall: string): number => at(wall).getTime();
const states = (all: readonly Departure[]): string[] =>
  all.map(({ status, live: known }) => `${status} ${known?.basis ?? 'timetable'}`);

it('an answer is told as it is', () => {
  expect(states(toldDepartures(departures, { news: {}, answeredAt: ms('09:00') }))).toEqual([
    'scheduled at_stop',
    'cancelled timetable',
  ]);
});

it('the newer of the answer and the news counts', () => {
  const news = {
    live: live({ tripId: 'A', serviceDate: TUESDAY, status: 'cancelled', reason: '塌方' }),
    at: ms('09:05'),
  };
  expect(states(toldDepartures(departures, { news, answeredAt: ms('09:00') }))).toEqual([
    'cancelled timetable',
    'scheduled timetable',
  ]);
  expect(states(toldDepartures(departures, { news, answeredAt: ms('09:06') }))).toEqual([
    'scheduled at_stop',
    'cancelled timetable',
  ]);
});

it('puts a late bus where it is expected', () => {
  const late = { ...seen, expected: at('15:40').toISOString() };
  const news = { live: live({ tripId: 'A', serviceDate: TUESDAY, status: 'scheduled', live: late }), at: ms('09:05') };
  expect(toldDepartures(departures, { news, answeredAt: ms('09:00') }).map(({ tripId }) => tripId)).toEqual(['B', 'A']);
});
