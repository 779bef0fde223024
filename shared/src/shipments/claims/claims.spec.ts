// Does evidence follow from the facts alone, and is no fen paid that no row says?
import { claimMoves } from '../booking/claim-state.js';
import type { ShipmentFact } from '../booking/shipment-fact.js';
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
const of = (no: number, now = at('09:30'), facts = way) =>
  boxEvidence(no, { facts, ways, saidGrams: 2_500, now: new Date(now) });

it('knows of a box its weights, its times and its bus, and of nothing more', () => {
  expect(of(1)).toEqual({
    ...{ no: 1, saidGrams: 2_500, grams: 2_600, receivedAt: at('07:00'), promised: at('08:10'), moved: [] },
    ...{ loadedAt: at('07:30'), bus: BUS, departedAt: at('07:32'), arrivedAt: at('08:05'), endedAt: at('09:00') },
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
  ['lost', 1, '2027-01-01T08:59:00+08:00', undefined],
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
