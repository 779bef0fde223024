// Is the state of an order the same in whatever order its facts come, and never other than what happened?
import fc from 'fast-check';
import { shipmentFactTypes } from './shipment-fact.js';
import type { ShipmentFact, ShipmentFactType } from './shipment-fact.js';
import { foldShipment } from './shipment-fold.js';
import { boxesOut } from './shipment-state.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const COUNT = 5;

let made = 0;
const said = (type: ShipmentFactType, more: Partial<ShipmentFact> = {}): ShipmentFact => ({
  eventId: `e${String((made += 1)).padStart(4, '0')}`,
  type,
  at: '2026-12-01T08:00:00.000Z',
  ...more,
});
const booked = [said('HELD'), said('PLANNED', { way: 0 }), said('BOOKED')];
const stateOf = (...facts: readonly ShipmentFact[]) => foldShipment([...booked, ...facts], COUNT);

const aFact = fc.record(
  {
    eventId: fc.uuid(),
    type: fc.constantFrom(...shipmentFactTypes),
    at: fc.integer({ min: 0, max: 9 }).map((minute) => `2026-12-01T08:0${minute}:00.000Z`),
    boxes: fc.uniqueArray(fc.integer({ min: 1, max: COUNT }), { minLength: 1 }),
    way: fc.integer({ min: 0, max: 3 }),
    grams: fc.integer({ min: 1, max: 30_000 }),
    reason: fc.constantFrom('停车', '太重'),
    waybill: fc.constantFrom('1', '2'),
  },
  { requiredKeys: ['eventId', 'type', 'at'] },
) as fc.Arbitrary<ShipmentFact>;

it('is the same for every order of the same facts, and however often each comes', () => {
  const shuffled = fc.array(aFact, { maxLength: 12 }).chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      other: fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ facts, other }) => {
      expect(foldShipment(other, COUNT)).toEqual(foldShipment(facts, COUNT));
    }),
    { numRuns: 500, seed },
  );
});

it('never takes back what physically happened', () => {
  const onBoard = new Set<ShipmentFactType>(['LOADED', 'DEPARTED', 'AT_HUB', 'SCREENED', 'HANDED_TO_CARRIER']);
  fc.assert(
    fc.property(fc.array(aFact, { maxLength: 12 }), (facts) => {
      for (const { no, state } of foldShipment(facts, COUNT).boxes) {
        const own = facts.filter(({ boxes }) => boxes === undefined || boxes.includes(no));
        if (own.some(({ type }) => onBoard.has(type))) expect(boxesOut.has(state)).toBe(false);
      }
    }),
    { numRuns: 500, seed },
  );
});

it.each([
  [[], 'booked'],
  [[said('BOX_RECEIVED', { boxes: [1] })], 'partly_received'],
  [[said('BOX_RECEIVED')], 'received'],
  [[said('BOX_RECEIVED'), said('LOADED', { boxes: [1, 2] })], 'moving'],
  [[said('BOX_RECEIVED', { boxes: [1, 2, 3, 4] }), said('REFUSED', { boxes: [5] })], 'received'],
  [[said('DELIVERED', { boxes: [1, 2] }), said('COLLECTED_AT_DEST', { boxes: [3, 4, 5] })], 'completed'],
  [[said('COLLECTED_AT_DEST', { boxes: [1, 2, 3, 4] }), said('REFUSED', { boxes: [5] })], 'completed'],
  [[said('CANCELLED')], 'cancelled'],
  [[said('REFUSED')], 'rejected'],
  [[said('NO_SHOW')], 'expired'],
  // Whoever brought it all the same has shown up; the others have not.
  [[said('NO_SHOW'), said('BOX_RECEIVED', { boxes: [1] })], 'received'],
] as const)('of %j the order is %s', (facts, state) => {
  expect(stateOf(...facts).state).toBe(state);
});

it.each([
  [[said('WAITING')], 'waiting'],
  [[said('WAITING'), said('HELD')], 'held'],
  [[said('HELD'), said('HOLD_EXPIRED')], 'expired'],
  [[said('HELD'), said('CANCELLED')], 'cancelled'],
] as const)('before it is booked: %j is %s', (facts, state) => {
  expect(foldShipment(facts, COUNT).state).toBe(state);
});

it('cancelled after it was loaded where there was no signal, it rides, and is wanted back', () => {
  const { boxes } = stateOf(said('CANCELLED'), said('LOADED', { boxes: [1] }));
  expect(boxes[0]).toMatchObject({ state: 'loaded', wantedBack: true });
  expect(boxes[1]).toMatchObject({ state: 'cancelled' });
});

it('takes the last plan, and the last weight', () => {
  const at = '2026-12-01T09:00:00.000Z';
  const { boxes } = stateOf(
    said('BOX_RECEIVED', { boxes: [1], grams: 2_600, at }),
    said('BOX_RECEIVED', { boxes: [1], grams: 2_400 }),
    said('ROLLED_OVER', { boxes: [1], way: 2, reason: '停开', at }),
  );
  expect(boxes[0]).toMatchObject({ way: 2, grams: 2_600, reason: '停开' });
  expect(boxes[1]).toMatchObject({ way: 0 });
});

it('is stranded until another bus takes it', () => {
  const at = '2026-12-01T09:00:00.000Z';
  const stranded = said('NO_WAY', { boxes: [1, 2], reason: '停开' });
  expect(stateOf(stranded).boxes.map((box) => box.stranded === true)).toEqual([true, true, false, false, false]);
  expect(stateOf(stranded, said('ROLLED_OVER', { boxes: [1], way: 1, at })).boxes[0]).not.toHaveProperty('stranded');
});
