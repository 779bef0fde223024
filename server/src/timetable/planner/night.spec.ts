// Does whoever travels around midnight find the buses of both days?
import { journeyApi, timetableApi } from '@kehuoyou/shared';
import type { Journey } from '@kehuoyou/shared';
import { hardFeed } from '../../testing/timetable/hard-feeds.js';
import { publish, server, serverForEachTest } from '../../testing/timetable/feed-import-server.js';

serverForEachTest();

const said = ({ departure, arrival, legs }: Journey): unknown[] => [
  departure.slice(0, 16),
  arrival.slice(0, 16),
  legs.map(({ tripId, serviceDate }) => `${tripId ?? 'walk'} ${serviceDate ?? ''}`),
];

beforeEach(() => publish(hardFeed('night.zip')));

it('changes from a bus of this day to one of the next', async () => {
  const { body } = await server.call(journeyApi.journeys, {
    from: 'A',
    to: 'E',
    date: '2026-11-25',
    departAfter: '23:30',
  });
  expect(body.journeys.map(said)).toEqual([
    ['2026-11-25T23:40', '2026-11-26T00:35', ['TN 2026-11-25', 'T2 2026-11-26']],
  ]);
});

it.each([
  ['2026-11-26', '00:30'],
  ['2026-11-25', '24:00'],
])('is there on %s by %s with a bus that left before midnight, where there is one', async (date, arriveBefore) => {
  const { body } = await server.call(journeyApi.journeys, { from: 'A', to: 'D', date, arriveBefore });
  const tonight = ['2026-11-25T23:40', '2026-11-26T00:20', ['TN 2026-11-25']];
  expect(body.journeys.map(said)).toEqual(arriveBefore === '00:30' ? [tonight] : []);
});

it('tells what leaves after midnight on the day on which it leaves', async () => {
  const evening = await server.call(journeyApi.journeys, {
    from: 'C',
    to: 'E',
    date: '2026-11-25',
    departAfter: '23:00',
  });
  expect(evening.body.journeys).toEqual([]);
  expect(evening.body.next?.journeys.map(said)[0]).toEqual(['2026-11-26T00:20', '2026-11-26T00:35', ['T2 2026-11-26']]);
});

it('shows the buses of both days on a board after midnight', async () => {
  server.clock.set('2026-11-26T00:05:00+08:00');
  const { body } = await server.call(timetableApi.board, { stopId: 'C' });
  expect(body.departures.slice(0, 2).map(({ tripId, serviceDate }) => [tripId, serviceDate])).toEqual([
    ['TN', '2026-11-25'],
    ['T2', '2026-11-26'],
  ]);
});
