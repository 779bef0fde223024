// What is given back of what was agreed for boxes that did not get where they were to go?
import { foldShipment, refundedStates, refundFen, refundRules, standingShipmentFacts } from '@kehuoyou/shared';
import type { FoldedBox, FoldedShipment, RefundedState, ShipmentFact } from '@kehuoyou/shared';
import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CarriedEntity } from './carried.entity.js';
import { addAmount } from './ledger-store.js';
import type { AddedBy } from './ledger-store.js';
import { faresOf } from './placed-boxes.js';
import { amountWords } from './shipment-words.js';
import type { WholeShipment } from './shipment.entity.js';

/**
 * Adds to the ledger in the caller's transaction what follows from where boxes of an order, as it stands now, have ended
 * since it stood as `before`. Whoever made a slip and takes it back owes again what was given back. The order must be held.
 */
export async function settleRefunds(
  tx: EntityManager,
  whole: WholeShipment,
  before: FoldedShipment,
  by: AddedBy,
): Promise<void> {
  const isIn = (state: RefundedState, { boxes }: FoldedShipment, no: number): boolean =>
    boxes.find((box) => box.no === no)?.state === state;
  const changed = (state: RefundedState): FoldedBox[] =>
    whole.folded.boxes.filter(({ no }) => isIn(state, whole.folded, no) !== isIn(state, before, no));
  if (refundedStates.every((state) => changed(state).length === 0)) return;
  const unowed = await unowedBoxes(tx, whole);
  for (const state of refundedStates) {
    const own = changed(state).filter(({ no }) => !unowed.has(no));
    const back = refundOf(
      whole,
      state,
      own.filter((box) => box.state === state),
    );
    const again = refundOf(
      whole,
      state,
      own.filter((box) => box.state !== state),
    );
    const { says } = refundRules[state];
    if (back > 0) await addAmount(tx, whole.row.id, { kind: 'refunded', fen: -back, note: says }, by);
    if (again > 0) await addAmount(tx, whole.row.id, { kind: 'refunded', fen: again, note: amountWords.slip }, by);
  }
}

/** Box by box, so that what is given back of each is the same whoever came with it. */
function refundOf({ quote }: WholeShipment, state: RefundedState, boxes: readonly FoldedBox[]): number {
  return boxes.reduce((sum, box) => sum + refundFen(state, faresOf(quote, [box])), 0);
}

/** Of which nothing is owed: not taken, not brought in time, or given back before anybody knew that they were on a bus. */
async function unowedBoxes(tx: EntityManager, whole: WholeShipment): Promise<ReadonlySet<number>> {
  const standing = standingShipmentFacts(whole.facts);
  const said = (no: number, type: ShipmentFact['type']): boolean =>
    standing.some((fact) => fact.type === type && (fact.boxes === undefined || fact.boxes.includes(no)));
  // What lies at the counter can be given back in parts: each time for itself.
  const cancelled = new Set<number>();
  for (const cancel of standing.filter(({ type }) => type === 'CANCELLED'))
    for (const no of await boxesCancelled(tx, whole, cancel)) cancelled.add(no);
  return new Set(
    whole.folded.boxes.flatMap(({ no }) =>
      said(no, 'REFUSED') || (said(no, 'NO_SHOW') && !said(no, 'BOX_RECEIVED')) || cancelled.has(no) ? [no] : [],
    ),
  );
}

/** Those that were settled when the order was cancelled, by what was known then: phones may have told more since. */
async function boxesCancelled(
  tx: EntityManager,
  { row, facts }: WholeShipment,
  cancel: ShipmentFact,
): Promise<ReadonlySet<number>> {
  const later = await tx.find(CarriedEntity, {
    select: { eventId: true },
    where: { shipmentId: row.id, receivedAt: MoreThan(new Date(cancel.at)) },
  });
  const unknown = new Set(later.map(({ eventId }) => eventId));
  // That its sender has come for it since says nothing of what it cost.
  const known = facts.filter(
    ({ eventId, type, deviceId, at }) =>
      type !== 'FETCHED_BACK' && !unknown.has(eventId) && (deviceId !== undefined || at <= cancel.at),
  );
  const { boxes } = foldShipment(known, row.count);
  return new Set(boxes.flatMap(({ no, state }) => (state === 'cancelled' ? [no] : [])));
}
