// Is the state of an order the same in whatever order its facts come, and never other than what happened?
import fc from 'fast-check';
import { shipmentFactTypes } from './shipment-fact.js';
import type { ShipmentFact, ShipmentFactType } from './shipment-fact.js';
import { foldShipment, standingShipmentFacts } from './shipment-fold.js';
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

/** Few ids, buses, phones and people, so that facts meet: slips that are taken back, buses that leave, one id said in two ways. */
const anId = fc.integer({ min: 1, max: 16 }).map((number) => `f${String(number).padStart(2, '0')}`);
const aFact = fc.record(
  {
    eventId: anId,
    type: fc.constantFrom(...shipmentFactTypes),
    at: fc.integer({ min: 0, max: 9 }).map((minute) => `2026-12-01T08:0${minute}:00.000Z`),
    boxes: fc.uniqueArray(fc.integer({ min: 1, max: COUNT }), { minLength: 1 }),
    way: fc.integer({ min: 0, max: 3 }),
    grams: fc.integer({ min: 1, max: 30_000 }),
    reason: fc.constantFrom('停车', '太重'),
    waybill: fc.constantFrom('1', '2'),
    tripId: fc.constantFrom('K01', 'K02'),
    serviceDate: fc.constant('2026-12-01'),
    actor: fc.constantFrom('keeper', 'driver'),
    deviceId: fc.constantFrom('p1', 'p2'),
    deviceSeq: fc.integer({ min: 1, max: 3 }),
    retracts: anId,
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
  const onBoard = new Set<ShipmentFactType>(['LOADED', 'AT_HUB', 'SCREEN_FAILED', 'SCREENED', 'HANDED_TO_CARRIER']);
  fc.assert(
    fc.property(fc.array(aFact, { maxLength: 12 }), (facts) => {
      for (const { no, state } of foldShipment(facts, COUNT).boxes) {
        const own = standingShipmentFacts(facts).filter(({ boxes }) => boxes === undefined || boxes.includes(no));
        // A bus takes along only what was put on it, and whoever has a box in hand again has it.
        const isBackOrLost = own.some(({ type }) => type === 'TAKEN_BACK' || type === 'LOST');
        if (own.some(({ type }) => onBoard.has(type)) && !isBackOrLost) expect(boxesOut.has(state)).toBe(false);
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

const bus = (tripId: string) => ({ tripId, serviceDate: '2026-12-01' });
const at = (minute: string): string => `2026-12-01T08:${minute}:00.000Z`;
const first = (...facts: readonly ShipmentFact[]) => stateOf(said('BOX_RECEIVED'), ...facts).boxes[0];
const loaded = (tripId: string, minute: string) => said('LOADED', { boxes: [1], ...bus(tripId), at: at(minute) });
const departed = (tripId: string, minute: string) => said('DEPARTED', { ...bus(tripId), at: at(minute) });

it.each([
  ['leaves with its bus', [loaded('A', '10'), departed('A', '20')], 'in_transit'],
  ['leaves with it also where the keeper’s clock is ahead', [loaded('A', '21'), departed('A', '20')], 'in_transit'],
  ['stays where another bus leaves', [loaded('A', '10'), departed('B', '20')], 'loaded'],
  [
    'stays where it was put on another one before',
    [loaded('A', '10'), loaded('B', '15'), departed('A', '20')],
    'loaded',
  ],
  ['is under way where it changed', [loaded('A', '10'), departed('A', '20'), loaded('B', '30')], 'in_transit'],
  ['stays where nobody put it on', [departed('A', '20')], 'received'],
] as const)('a box %s', (_what, facts, state) => {
  expect(first(...facts)?.state).toBe(state);
});

it('the last bus counts, and whoever put it there may take that back, nobody else', () => {
  const slip = said('LOADED', { boxes: [1], ...bus('B'), at: at('15'), actor: 'keeper' });
  const takenBack = (actor: string) => said('RETRACTED', { retracts: slip.eventId, at: at('16'), actor });
  expect(first(loaded('A', '10'), slip)?.bus).toEqual(bus('B'));
  expect(first(loaded('A', '10'), slip, takenBack('keeper'))?.bus).toEqual(bus('A'));
  expect(first(loaded('A', '10'), slip, takenBack('driver'))?.bus).toEqual(bus('B'));
});

it.each([
  [[said('SCREEN_FAILED', { boxes: [1], reason: '有液体' })], 'held_back'],
  [[said('SCREENED', { boxes: [1] }), said('SCREEN_FAILED', { boxes: [1], at: at('30') })], 'held_back'],
  [[said('SCREEN_FAILED', { boxes: [1] }), said('SCREENED', { boxes: [1], at: at('30') })], 'screened'],
  [[said('SCREEN_FAILED', { boxes: [1] }), said('TAKEN_BACK', { boxes: [1], at: at('30') })], 'taken_back'],
  // What went on all the same went on.
  [
    [said('SCREEN_FAILED', { boxes: [1] }), said('HANDED_TO_CARRIER', { boxes: [1], at: at('30') })],
    'handed_to_carrier',
  ],
] as const)('of %j the box is %s', (facts, state) => {
  expect(first(...facts)?.state).toBe(state);
});

it('is done when carriers and people have all of it; what lies at the hub keeps it open', () => {
  const handed = said('HANDED_TO_CARRIER', { boxes: [1, 2] });
  const gone = said('COLLECTED_AT_DEST', { boxes: [3, 4] });
  expect(stateOf(handed, gone, said('SCREEN_FAILED', { boxes: [5] })).state).toBe('moving');
  expect(stateOf(handed, gone, said('TAKEN_BACK', { boxes: [5] })).state).toBe('completed');
});

const handed = (waybill: string, minute: string) => said('HANDED_TO_CARRIER', { boxes: [1], waybill, at: at(minute) });
const word = (type: ShipmentFactType, waybill: string, minute: string) =>
  said(type, { boxes: [1], waybill, at: at(minute), reason: '收件人拒收' });

it.each([
  ['is there when its carrier says so', [handed('A', '10'), word('DELIVERED', 'A', '20')], 'delivered'],
  ['also where the phone’s clock is ahead', [handed('A', '30'), word('DELIVERED', 'A', '20')], 'delivered'],
  [
    'comes back where that was said last',
    [handed('A', '10'), word('DELIVERED', 'A', '20'), word('CARRIER_RETURNS', 'A', '30')],
    'returning',
  ],
  [
    'is there where that was said last',
    [handed('A', '10'), word('CARRIER_RETURNS', 'A', '20'), word('DELIVERED', 'A', '30')],
    'delivered',
  ],
  [
    'is back with its sender',
    [handed('A', '10'), word('CARRIER_RETURNS', 'A', '20'), word('CARRIER_RETURNED', 'A', '40')],
    'returned',
  ],
  [
    'is not there where another number was put right',
    [handed('A', '10'), word('DELIVERED', 'A', '20'), handed('B', '30')],
    'handed_to_carrier',
  ],
] as const)('a box with its carrier %s, in whatever order that comes', (_what, facts, state) => {
  expect(first(...facts)?.state).toBe(state);
  expect(first(...[...facts].reverse())?.state).toBe(state);
});

describe('what was not on its bus', () => {
  const short = (minute: string) => said('SHORT', { boxes: [1], at: at(minute) });
  const lost = (minute: string) => said('LOST', { boxes: [1], at: at(minute) });
  const others = said('COLLECTED_AT_DEST', { boxes: [2, 3, 4, 5], at: at('50') });

  it('is missed until somebody finds it, or it rides with another bus', () => {
    expect(first(loaded('A', '10'), short('20'))).toMatchObject({ state: 'loaded', short: true });
    expect(first(short('20'), said('AT_HUB', { boxes: [1], at: at('15') }))).not.toHaveProperty('short');
    expect(first(loaded('A', '10'), short('20'), loaded('B', '30'))).not.toHaveProperty('short');
  });

  it('is waited for no longer once it was paid for as lost: all others there, the order is done', () => {
    const facts = [said('BOX_RECEIVED'), loaded('A', '10'), short('20'), others];
    expect(stateOf(...facts).state).toBe('moving');
    const done = stateOf(...facts, lost('55'));
    expect(done.state).toBe('completed');
    expect(done.boxes[0]).toMatchObject({ state: 'lost' });
    expect(done.boxes[0]).not.toHaveProperty('short');
    expect(stateOf(said('BOX_RECEIVED'), said('LOST', { at: at('55') })).state).toBe('completed');
  });

  it('is there where it is found after all, and was not lost where its buyer has it', () => {
    expect(first(loaded('A', '10'), lost('30'), said('AT_HUB', { boxes: [1], at: at('40') }))?.state).toBe('at_hub');
    expect(stateOf(others, said('LOST', { boxes: [2], at: at('55') })).boxes[1]?.state).toBe('collected');
  });
});

it.each([
  ['driver', 'keeper'],
  ['keeper', 'driver'],
])(
  'a bus that left in the very moment in which its boxes changed to another took them along, whichever phone is named first',
  (left, put) => {
    const phones = { driver: 'p1', keeper: 'p2' };
    const bus = (tripId: string) => ({ tripId, serviceDate: '2026-12-01' });
    const facts = [
      said('LOADED', { ...bus('K01'), at: '2026-12-01T07:59:00.000Z', deviceId: 'p3', deviceSeq: 1 }),
      said('DEPARTED', { ...bus('K01'), deviceId: phones[left as 'driver'], deviceSeq: 0 }),
      said('LOADED', { ...bus('K02'), boxes: [2, 3], deviceId: phones[put as 'driver'], deviceSeq: 1 }),
    ];
    const { boxes } = stateOf(...facts);
    expect(boxes.map(({ state }) => state)).toEqual(Array(COUNT).fill('in_transit'));
    expect(boxes.map(({ bus: on }) => on?.tripId)).toEqual(['K01', 'K02', 'K02', 'K01', 'K01']);
  },
);
