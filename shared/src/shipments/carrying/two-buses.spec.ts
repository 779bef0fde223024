// Is a box that two buses are said to carry found, and a change of buses not taken for that?
import type { ShipmentFact } from '../booking/shipment-fact.js';
import { onTwoBuses } from './two-buses.js';

const day = { serviceDate: '2026-12-02' };
const [A, B, C] = ['A', 'B', 'C'].map((tripId) => ({ tripId, ...day })) as [Trip, Trip, Trip];
type Trip = { readonly tripId: string; readonly serviceDate: string };
const ways = [{ rides: [A, B] }, { rides: [C] }];
const fact = (type: ShipmentFact['type'], at: string, more: Partial<ShipmentFact> = {}): ShipmentFact => ({
  ...{ eventId: `${type} ${at}`, type, at: `2026-12-02T${at}:00.000Z`, boxes: [1], actor: 'k' },
  ...more,
});
const found = (...facts: readonly ShipmentFact[]): string[] =>
  onTwoBuses(facts, ways, 2).map(({ no, before, last }) => `${no}: ${before.tripId} ${last.tripId}`);

it.each([
  ['one bus', [fact('LOADED', '01:00', A)], []],
  ['the same bus twice', [fact('LOADED', '01:00', A), fact('LOADED', '01:01', A)], []],
  ['a change of buses', [fact('LOADED', '01:00', A), fact('LOADED', '01:30', B)], []],
  ['two that do not meet', [fact('LOADED', '01:00', A), fact('LOADED', '01:30', C)], ['1: A C']],
  ['the wrong way round', [fact('LOADED', '01:30', A), fact('LOADED', '01:00', B)], ['1: B A']],
  [
    'one that was a slip',
    [fact('LOADED', '01:00', A), fact('LOADED', '01:30', C), fact('RETRACTED', '01:31', { retracts: 'LOADED 01:00' })],
    [],
  ],
  ['one seen at the hub since', [fact('LOADED', '01:00', A), fact('LOADED', '01:30', C), fact('AT_HUB', '02:00')], []],
  [
    'two boxes, one of them',
    [fact('LOADED', '01:00', { ...A, boxes: [1, 2] }), fact('LOADED', '01:30', C)],
    ['1: A C'],
  ],
] as const)('%s', (_what, facts, said) => {
  expect(found(...facts)).toEqual(said);
  expect(found(...[...facts].reverse())).toEqual(said);
});
