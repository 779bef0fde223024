// What does a hub's day look like to a test? Three buses of one noon, one of them cancelled, as the server would tell them.
import type { HubBag, HubCall, HubDesk, HubTrip } from '@kehuoyou/shared';

export const HUB_DAY = '2026-11-24';
export const [YUFANG, HENGXI] = ['P1001', 'P1002'] as const;

/** A moment of that day, ISO 8601. */
export const hubMoment = (time: string): string => `${HUB_DAY}T${time}:00+08:00`;

/** A bag of eight kilograms that is sealed. */
export function hubBag(seal: string, more: Partial<HubBag> = {}): HubBag {
  return { seal, pieces: 3, grams: 8_000, weighed: true, state: 'sealed', ...more };
}

/** A stop of a bus with these bags. */
export function hubCall(
  pointId: string,
  time: string,
  bags: readonly HubBag[] = [],
  more: Partial<HubCall> = {},
): HubCall {
  const [name, stopSequence] = pointId === YUFANG ? ['俞坊村', 5] : ['横溪村', 3];
  return {
    stopSequence: Number(stopSequence),
    stopName: String(name),
    arrival: hubMoment(time),
    pointId,
    pointName: `${name}服务点`,
    bags,
    loose: 0,
    ...more,
  };
}

/** A bus of line K01 that may still be loaded. */
export function hubTrip(tripId: string, time: string, calls: readonly HubCall[], more: Partial<HubTrip> = {}): HubTrip {
  return {
    tripId,
    serviceDate: HUB_DAY,
    routeName: 'K01',
    headsign: '嵩溪镇',
    departure: hubMoment(time),
    bay: '1号门',
    plate: '闽G00001示',
    state: 'open',
    room: { grams: 300_000, litres: 1_500, pieces: 200 },
    load: { grams: 24_000, litres: 240, pieces: 9 },
    calls,
    ...more,
  };
}

/** 11:37 with one bag for each of two points, 14:20 still empty, and 12:10 cancelled with a bag on it. */
export function hubDesk(more: Partial<HubDesk> = {}): HubDesk {
  return {
    pointId: 'HUB',
    date: HUB_DAY,
    at: hubMoment('10:30'),
    trips: [
      hubTrip('K01-1', '11:37', [
        hubCall(HENGXI, '12:00', [hubBag('YD0729')]),
        hubCall(YUFANG, '12:20', [hubBag('YD0731', { state: 'open' })]),
      ]),
      hubTrip('K01-2', '12:10', [hubCall(YUFANG, '12:50', [hubBag('YD0698', { state: 'loaded' })])], {
        state: 'cancelled',
        reason: '前方修路',
      }),
      hubTrip('K01-3', '14:20', [hubCall(HENGXI, '14:43'), hubCall(YUFANG, '15:02')], {
        load: { grams: 0, litres: 0, pieces: 0 },
      }),
    ],
    sorting: [
      {
        pointId: YUFANG,
        pointName: '俞坊村服务点',
        pieces: 4,
        next: {
          tripId: 'K01-1',
          serviceDate: HUB_DAY,
          routeName: 'K01',
          headsign: '嵩溪镇',
          departure: hubMoment('11:37'),
          arrival: hubMoment('12:20'),
        },
      },
    ],
    stranded: [],
    troubles: [],
    counts: { expected: 12, unsorted: 4, returning: 1 },
    ...more,
  };
}
