// Does evidence follow from the facts alone, and is no fen paid that no row says?
import { claimMoves } from '../booking/claim-state.js';
import type { ShipmentFact } from '../booking/shipment-fact.js';
import { foldShipment } from '../booking/shipment-fold.js';
import { unreachableStates } from '../../moves.js';
import { boxEvidence, claimRefusal } from './claim-evidence.js';
import { expectedBoxFen, expectedFen } from './claim-payout.js';
import { payoutRules } from './claim-rules.js';

const at = (time: string): string => `2026-12-02T${time}:00.000+08:00`;
let made = 0;
const fact = (type: ShipmentFact['type'], time: string, more: Partial<ShipmentFact> = {}): ShipmentFact => ({
  ...{ eventId: `e${(made += 1)}`, type, at: at(time), ...more },
});
const BUS = { tripId: 'K01', serviceDate: '2026-12-02' };
const ways = [
  { no: 0, arrival: at('08:10') },
  { no: 1, arrival: at('10:00') },
];
const way: readonly ShipmentFact[] = [
  fact('PLANNED', '01:00', { way: 0, boxes: [1, 2] }),
  fact('BOOKED', '01:01'),
  fact('BOX_RECEIVED', '07:00', { boxes: [1, 2], grams: 2_600 }),
  fact('ROLLED_OVER', '07:20', { boxes: [2], way: 1, reason: '车坏了' }),
  fact('LOADED', '07:30', { boxes: [1], ...BUS }),
  fact('DEPARTED', '07:32', BUS),
  fact('AT_HUB', '08:05', { boxes: [1] }),
  fact('COLLECTED_AT_DEST', '09:00', { boxes: [1] }),
];
const of = (no: number, now = at('09:30'), facts = way) => {
  const { state = 'planned' } = foldShipment(facts, 2).boxes[no - 1] ?? {};
  return boxEvidence(no, { facts, ways, saidGrams: 2_500, now: new Date(now), state });
};

it('knows of a box its weights, its times and its bus, and of nothing more', () => {
  expect(of(1)).toEqual({
    ...{ no: 1, saidGrams: 2_500, grams: 2_600, receivedAt: at('07:00'), promised: at('08:10'), moved: [] },
    ...{ loadedAt: at('07:30'), bus: BUS, departedAt: at('07:32'), arrivedAt: at('08:05') },
    ...{ endedAt: at('09:00'), endedAs: 'COLLECTED_AT_DEST' },
  });
});

it('promised is what was booked, also where the company put it onto a later bus', () => {
  expect(of(2)).toMatchObject({
    promised: at('08:10'),
    lateMinutes: 80,
    moved: [{ at: at('07:20'), reason: '车坏了' }],
  });
  expect(of(2, at('08:00')).lateMinutes).toBeUndefined();
  const arrived = [...way, fact('AT_HUB', '09:10', { boxes: [2] })];
  expect(of(2, at('20:00'), arrived).lateMinutes).toBe(60);
});

it.each([
  ['damaged', 1, at('09:30'), undefined],
  ['late', 1, at('09:30'), 'claim_not_late'],
  ['late', 2, at('09:30'), undefined],
  ['lost', 2, at('08:00'), 'claim_too_early'],
  ['lost', 2, at('09:30'), undefined],
  ['damaged', 1, '2026-12-09T08:59:00+08:00', undefined],
  ['damaged', 1, '2026-12-09T09:01:00+08:00', 'claim_too_late'],
  // Nobody has what is lost: its thirty days begin when it was to be there.
  ['lost', 2, '2027-01-01T08:09:00+08:00', undefined],
  ['lost', 2, '2027-01-01T08:11:00+08:00', 'claim_too_late'],
] as const)('%s box %i is taken or refused at its time', (kind, no, now, refusal) => {
  expect(claimRefusal(kind, of(no, now), new Date(now))).toBe(refusal);
});

it('is the carrier’s once it has the box, but for that it came late before', () => {
  const handed = [
    ...way.filter(({ type }) => type !== 'COLLECTED_AT_DEST'),
    ...[fact('AT_HUB', '11:00', { boxes: [2] }), fact('HANDED_TO_CARRIER', '11:30', { boxes: [2], waybill: '98' })],
  ];
  const now = at('12:00');
  expect(claimRefusal('damaged', of(2, now, handed), new Date(now))).toBe('claim_with_carrier');
  expect(claimRefusal('lost', of(2, now, handed), new Date(now))).toBe('claim_with_carrier');
  expect(claimRefusal('late', of(2, now, handed), new Date(now))).toBeUndefined();
});

it('tells what its carrier said of it: turned round, why, and back with its sender', () => {
  const back = [
    ...way.filter(({ type }) => type !== 'COLLECTED_AT_DEST'),
    fact('HANDED_TO_CARRIER', '09:30', { boxes: [1], waybill: '98' }),
    fact('CARRIER_RETURNS', '10:00', { boxes: [1], reason: '收件人拒收' }),
  ];
  const turned = { returnsAt: at('10:00'), returnsFor: '收件人拒收' };
  expect(of(1, at('12:00'), back)).toMatchObject(turned);
  expect(of(1, at('12:00'), back).endedAt).toBeUndefined();
  const home = [...back, fact('CARRIER_RETURNED', '18:00', { boxes: [1] })];
  expect(of(1, at('20:00'), home)).toMatchObject({ ...turned, endedAt: at('18:00'), endedAs: 'CARRIER_RETURNED' });
  // What happened on its way is the carrier's.
  expect(claimRefusal('damaged', of(1, at('20:00'), home), new Date(at('20:00')))).toBe('claim_with_carrier');
  expect(of(2, at('12:00'), back)).not.toHaveProperty('returnsAt');
});

it('is not lost where its sender has it again, and neither broken nor late where it never went', () => {
  const atCounter = [...way, fact('CANCELLED', '09:10', { boxes: [2] })];
  const onTheWay = [...way.slice(0, 7), fact('TAKEN_BACK', '09:20', { boxes: [1] })];
  const now = new Date(at('09:30'));
  for (const kind of ['lost', 'damaged', 'late'] as const)
    expect([kind, claimRefusal(kind, of(2, at('09:30'), atCounter), now)]).toEqual([kind, 'claim_given_back']);
  expect(claimRefusal('lost', of(1, at('09:30'), onTheWay), now)).toBe('claim_given_back');
  expect(claimRefusal('damaged', of(1, at('09:30'), onTheWay), now)).toBeUndefined();
});

it('nothing is claimed for what nobody handed in', () => {
  const booked = way.slice(0, 2);
  expect(claimRefusal('damaged', of(1, at('09:30'), booked), new Date(at('09:30')))).toBe('claim_not_ours');
});

it.each([
  ['lost', { chargedFen: 1_450, valueFen: 12_000 }, 12_000],
  ['damaged', { chargedFen: 1_450, valueFen: 12_000 }, 12_000],
  ['lost', { chargedFen: 1_450 }, 4_350],
  ['damaged', { chargedFen: 151, valueFen: 0 }, 453],
  ['late', { chargedFen: 151 }, 0],
  ['late', { chargedFen: 151, lateMinutes: 119 }, 0],
  ['late', { chargedFen: 151, lateMinutes: 120 }, 75],
  ['late', { chargedFen: 151, lateMinutes: 1_439 }, 75],
  ['late', { chargedFen: 151, lateMinutes: 1_440 }, 151],
] as const)('%s with %o is at most %i fen', (kind, box, fen) => {
  expect(expectedBoxFen(kind, box)).toBe(fen);
  expect(expectedFen(kind, [box, box])).toBe(2 * fen);
});

it('later never pays less, and every undecided row says so', () => {
  const fens = [0, 60, 120, 600, 1_440, 9_999].map((lateMinutes) =>
    expectedBoxFen('late', { chargedFen: 999, lateMinutes }),
  );
  expect([...fens].sort((a, b) => a - b)).toEqual(fens);
  expect(payoutRules.filter(({ decided }) => decided)).toEqual([]);
});

it('every state of a claim is reached, and what was disputed is never disputed again', () => {
  expect(unreachableStates(claimMoves, 'filed')).toEqual([]);
  for (const state of ['disputed', 'granted', 'dismissed', 'settled'] as const)
    expect(claimMoves[state].dispute).toBeUndefined();
});
