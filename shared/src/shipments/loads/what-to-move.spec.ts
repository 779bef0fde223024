// Is everything within its room once what is named was moved, and is nobody moved without need?
import fc from 'fast-check';
import { addCargo, NO_CARGO } from '../../timetable/driving/compartment.js';
import type { Cargo } from '../../timetable/driving/compartment.js';
import { boxesToMove, mostOver } from './what-to-move.js';
import type { FullLeg, MovableBoxes } from './what-to-move.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const box = { grams: 2_500, litres: 30, pieces: 1 };
const heavy = { ...box, grams: 8_000 };
const room = { grams: 50_000, litres: 1_500, pieces: 1_000 };
const load = (id: string, boxes: number, fromSequence = 1, toSequence = 4): MovableBoxes => ({
  ...{ id, fromSequence, toSequence },
  boxes: Array<Cargo>(boxes).fill(box),
});
const legsOf = (loads: readonly MovableBoxes[], most = room): FullLeg[] =>
  [1, 2, 3].map((sequence) => {
    const own = loads.filter(({ fromSequence, toSequence }) => fromSequence <= sequence && sequence < toSequence);
    return { sequence, room: most, load: own.flatMap(({ boxes }) => boxes).reduce(addCargo, NO_CARGO) };
  });

it('moves nobody where there is room', () => {
  const loads = [load('first', 12), load('second', 8)];
  expect([...boxesToMove(legsOf(loads), loads)]).toEqual([]);
  expect(mostOver(legsOf(loads)).grams).toBe(0);
});

it('moves those who stay last, and of them no more than needed', () => {
  const loads = [load('first', 15), load('second', 4), load('last', 5)];
  expect(mostOver(legsOf(loads)).grams).toBe(10_000);
  expect([...boxesToMove(legsOf(loads), loads)]).toEqual([['last', 4]]);
  expect([...boxesToMove(legsOf(loads, { ...room, grams: 30_000 }), loads)]).toEqual([
    ['last', 5],
    ['second', 4],
    ['first', 3],
  ]);
});

it('counts each box as it weighs, in the order in which they go', () => {
  const mixed = { ...load('mixed', 0), boxes: [...Array<Cargo>(5).fill(box), ...Array<Cargo>(5).fill(heavy)] };
  const movedOver = (grams: number) => boxesToMove(legsOf([mixed], { ...room, grams: 52_500 - grams }), [mixed]);
  expect([...movedOver(10_500)]).toEqual([['mixed', 5]]);
  expect([...movedOver(12_501)]).toEqual([['mixed', 6]]);
  // What makes the bus no lighter does not go, unless something behind it does.
  const light = { ...mixed, boxes: [{ ...box, grams: 0 }, box, { ...box, grams: 0 }] };
  expect([...boxesToMove(legsOf([light], { ...room, grams: 2_000 }), [light])]).toEqual([['mixed', 2]]);
});

it('leaves alone who does not ride where it is too much', () => {
  const loads = [load('first', 22, 3, 4), load('last', 10, 1, 3)];
  expect([...boxesToMove(legsOf(loads), loads)]).toEqual([['first', 2]]);
});

it('brings every leg within its room, if all that is too much can be moved', () => {
  const some = fc.record({
    boxes: fc.array(fc.constantFrom(box, heavy), { minLength: 1, maxLength: 30 }),
    from: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), fc.integer({ min: 0, max: 100_000 }), (drawn, grams) => {
      const loads = drawn.map(({ boxes, from, more }, at) => ({
        ...{ id: `${at}`, boxes, fromSequence: from, toSequence: Math.min(4, from + more) },
      }));
      const most = { ...room, grams };
      const moved = boxesToMove(legsOf(loads, most), loads);
      const rest = loads.map((each) => ({ ...each, boxes: each.boxes.slice(moved.get(each.id) ?? 0) }));
      expect(mostOver(legsOf(rest, most)).grams).toBe(0);
    }),
    { seed, numRuns: 300 },
  );
});
