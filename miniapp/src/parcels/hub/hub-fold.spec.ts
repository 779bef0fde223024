// Does the day show what was done here before the server tells of it, and no more of what was taken back?
import { hubBag, hubCall, hubDesk, hubTrip, HUB_DAY, YUFANG } from '../../testing/hub-desk';
import type { MadeScan } from '../scanning/scan-queue';
import { hubNow, placeOfBag } from './hub-fold';
import { carriedOver, leftBags } from './replanning';

let sequence = 0;
const scan = (type: MadeScan['type'], more: Partial<MadeScan> = {}): MadeScan => ({
  eventId: `E${(sequence += 1)}`,
  type,
  occurredAt: `${HUB_DAY}T10:30:00+08:00`,
  deviceSeq: sequence,
  pointId: 'HUB',
  ...more,
});
const BUS = { tripId: 'K01-1', serviceDate: HUB_DAY };
const stateOf = (seal: string, ...scans: MadeScan[]) => {
  const { bag, trip } = placeOfBag(hubNow(hubDesk(), scans), seal) ?? {};
  return [bag?.state, bag?.pieces, bag?.grams, trip?.tripId];
};

it('fills, seals, loads and moves a bag, and leaves it as it was when that was a slip', () => {
  const sorted = scan('SORTED', { seal: 'YD0731', waybill: 'A', toPointId: YUFANG, ...BUS });
  expect(stateOf('YD0731', sorted)).toEqual(['open', 4, 8_000, 'K01-1']);
  const sealed = scan('BAG_SEALED', { seal: 'YD0731', grams: 9_500 });
  expect(stateOf('yd0731', sorted, sealed)).toEqual(['sealed', 4, 9_500, 'K01-1']);
  expect(stateOf('YD0731', sealed, scan('LOADED', { seal: 'YD0731', ...BUS }))).toEqual(['loaded', 3, 9_500, 'K01-1']);
  const other = scan('REPLANNED', { seal: 'YD0729', tripId: 'K01-3', serviceDate: HUB_DAY });
  expect(stateOf('YD0729', other)).toEqual(['sealed', 3, 8_000, 'K01-3']);
  expect(stateOf('YD0729', other, scan('RETRACTED', { seal: 'YD0729', retracts: other.eventId }))).toEqual([
    ...['sealed', 3, 8_000, 'K01-1'],
  ]);
});

it('counts what comes, goes back and leaves, and nothing of another hub', () => {
  const { counts, sorting } = hubNow(hubDesk(), [
    scan('HUB_RECEIVED', { waybill: 'A' }),
    scan('RETURN_HANDED', { waybill: 'B' }),
    scan('SORTED', { waybill: 'A', seal: 'NEW', toPointId: YUFANG, ...BUS }),
    scan('HUB_RECEIVED', { waybill: 'C', pointId: 'OTHER' }),
  ]);
  expect(counts).toEqual({ expected: 11, unsorted: 4, returning: 0 });
  expect(sorting.map(({ pieces }) => pieces)).toEqual([3]);
  const [left] = hubNow(hubDesk(), [scan('LOADED', { seal: 'YD0729', ...BUS }), scan('DEPARTED', BUS)]).trips;
  expect([left?.state, ...(left?.calls ?? []).flatMap(({ bags }) => bags.map(({ state }) => state))]).toEqual([
    ...['left', 'gone', 'open'],
  ]);
});

it('takes a bag to where it changes, on a bus that does not stop at its place', () => {
  const trip = hubTrip('K12', '06:54', []);
  const day = hubNow(hubDesk({ trips: [trip] }), [
    scan('SORTED', { waybill: 'A', seal: 'NEW', toPointId: YUFANG, tripId: 'K12', serviceDate: HUB_DAY }),
  ]);
  expect(placeOfBag(day, 'NEW')).toMatchObject({ pointId: YUFANG, pointName: '俞坊村服务点', bag: { pieces: 1 } });
});

it('knows what has no bus, and what somebody has to carry from a cancelled bus to its new one', () => {
  expect(leftBags(hubDesk()).map(({ bag, from }) => [bag.seal, from?.tripId])).toEqual([['YD0698', 'K01-2']]);
  const [first, cancelled, later] = hubDesk().trips;
  if (!first || !cancelled || !later) throw new Error('three buses are needed');
  const trips = [
    first,
    { ...cancelled, calls: [] },
    { ...later, calls: [hubCall(YUFANG, '15:02', [hubBag('YD0698')])] },
  ];
  const loaded = scan('LOADED', { seal: 'YD0698', tripId: 'K01-2', serviceDate: HUB_DAY });
  expect(carriedOver(hubDesk({ trips }), [loaded])).toMatchObject([
    { seal: 'YD0698', from: { tripId: 'K01-2' }, to: { tripId: 'K01-3' } },
  ]);
  const carried = scan('LOADED', { seal: 'YD0698', tripId: 'K01-3', serviceDate: HUB_DAY });
  expect(carriedOver(hubNow(hubDesk({ trips }), [carried]), [loaded, carried])).toEqual([]);
});
