// Does a vehicle that broke down put doubt on the trips that it was to make after that, and on no others?
import { instantOf } from '../../clock.js';
import { doubtBroken } from './broken-vehicle.js';
import type { TripOfVehicle } from './broken-vehicle.js';
import { foldTrip } from './trip-fold.js';
import type { PlannedCall, TripFact } from './trip-fold.js';

const today = '2026-11-24';
const hour = (at: number): number => instantOf(today, at * 3_600).getTime();
let count = 0;
const fact = (kind: TripFact['kind'], at: number, more: Partial<TripFact> = {}): TripFact => {
  count += 1;
  const eventId = `e${String(count).padStart(4, '0')}`;
  return { eventId, deviceId: 'd', deviceSeq: count, at: hour(at), kind, source: 'driver', actor: 'a', ...more };
};
/** A trip of an hour with a stop after half of it. */
function trip(departs: number, facts: readonly TripFact[], more: Partial<TripOfVehicle> = {}): TripOfVehicle {
  const plan = ['A', 'B', 'C'].map((stopId, call): PlannedCall => {
    const seconds = (departs + call / 2) * 3_600;
    return { stopId, sequence: call, arrival: seconds, departure: seconds };
  });
  return { facts, departs: hour(departs), progress: foldTrip(plan, today, facts), ...more };
}
const ready = (at: number, vehicleId: string) => fact('ready', at, { vehicleId });
const broken = (reason = '车坏了') =>
  trip(8, [ready(7, 'V'), fact('depart', 8), fact('short_turn', 8.6, { stopId: 'B', reason })]);
const doubts = (...trips: TripOfVehicle[]) => doubtBroken(trips).map(({ progress }) => progress.doubt?.why);

it('doubts every later trip that it was signed on for, and says why and since when', () => {
  const later = [trip(10, [ready(7, 'V')]), trip(14, [ready(7, 'V')])];
  expect(doubts(broken(), ...later)).toEqual([undefined, '车坏了', '车坏了']);
  expect(doubtBroken([broken(), ...later])[1]?.progress.doubt).toEqual({ why: '车坏了', at: hour(8.6) });
});

it('doubts a trip that the dispatcher gave it, and one of the same block, of which nobody has said anything', () => {
  const given = (vehicleId: string, at: number) => trip(10, [], { assigned: { vehicleId, at: hour(at) } });
  expect(doubts(broken(), given('V', 6), given('W', 6), given('V', 9))).toEqual([
    undefined,
    '车坏了',
    undefined,
    undefined,
  ]);
  const block = { block: 'one' };
  const cut = { ...trip(8, [fact('depart', 8), fact('cancel', 8.1, { reason: '抛锚' })]), ...block };
  expect(doubts(cut, trip(10, [], block), trip(7, [], block), trip(10, [], { block: 'two' }))).toEqual([
    undefined,
    '抛锚',
    undefined,
    undefined,
  ]);
  // Whoever has another vehicle does not need that of the block.
  expect(doubts(cut, trip(10, [ready(7, 'W')], block))).toEqual([undefined, undefined]);
});

it('leaves alone trips before it, those under way, and those of other vehicles', () => {
  const others = [trip(7, [ready(6, 'V')]), trip(10, [ready(7, 'W')]), trip(10, [])];
  expect(doubts(broken(), ...others)).toEqual([undefined, undefined, undefined, undefined]);
  expect(doubts(broken(), trip(10, [ready(7, 'V'), fact('depart', 10)]))).toEqual([undefined, undefined]);
});

it('is over once somebody gave the trip a vehicle after that, or the vehicle was seen on its way again', () => {
  expect(doubts(broken(), trip(10, [ready(7, 'V'), ready(9, 'W')]))).toEqual([undefined, undefined]);
  expect(doubts(broken(), trip(10, [ready(7, 'V'), ready(9, 'V')]))).toEqual([undefined, undefined]);
  const again = trip(10, [ready(7, 'V'), fact('depart', 10)]);
  expect(doubts(broken(), again, trip(14, [ready(7, 'V')]))).toEqual([undefined, undefined, undefined]);
});

it('is none where the road is at fault, or the report was taken back', () => {
  const later = trip(10, [ready(7, 'V')]);
  for (const reason of ['前面塌方', '前面出了事故', '有人急病'])
    expect(doubts(broken(reason), later)).toEqual([undefined, undefined]);
  for (const reason of ['发动机故障', '出了事故']) expect(doubts(broken(reason), later)).toEqual([undefined, reason]);
  const turned = fact('short_turn', 8.6, { stopId: 'B', reason: '车坏了' });
  const mistaken = trip(8, [
    ready(7, 'V'),
    fact('depart', 8),
    turned,
    fact('retract', 8.7, { retracts: turned.eventId }),
  ]);
  const restored = trip(8, [ready(7, 'V'), fact('depart', 8), turned, fact('restore', 8.7)]);
  expect(doubts(mistaken, later)).toEqual([undefined, undefined]);
  expect(doubts(restored, later)).toEqual([undefined, undefined]);
});
