// How is an order read whole, and how is something added to it?
import { foldShipment } from '@kehuoyou/shared';
import type { FoldedShipment, Quote, ShipmentFact, ShipmentState } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Vault } from '../../accounts/safekeeping/vault.service.js';
import { insertRows } from '../../database/insert-rows.js';
import type { NewFact } from './placed-boxes.js';
import {
  ShipmentAmountEntity,
  ShipmentBoxEntity,
  ShipmentEntity,
  ShipmentEventEntity,
  ShipmentLineEntity,
  ShipmentWayEntity,
} from './shipment.entity.js';
import type { WholeShipment } from './shipment.entity.js';

/** Orders in these states have nothing to do any more. */
const OVER: ReadonlySet<ShipmentState> = new Set(['expired', 'completed', 'cancelled', 'rejected']);

/** Reads an order; undefined where there is none. */
export async function wholeShipment(db: EntityManager, vault: Vault, id: string): Promise<WholeShipment | undefined> {
  const row = await db.findOneBy(ShipmentEntity, { id });
  if (!row) return undefined;
  const of = { where: { shipmentId: id } };
  const events = await db.find(ShipmentEventEntity, of);
  const facts = events.map(factOf);
  return {
    row,
    quote: quoteOf(row, vault),
    lines: await db.find(ShipmentLineEntity, { ...of, order: { no: 'ASC' } }),
    boxes: await db.find(ShipmentBoxEntity, { ...of, order: { no: 'ASC' } }),
    ways: await db.find(ShipmentWayEntity, { ...of, order: { no: 'ASC' } }),
    facts,
    amounts: await db.find(ShipmentAmountEntity, { ...of, order: { at: 'ASC', id: 'ASC' } }),
    folded: foldShipment(facts, row.count),
  };
}

/** The quote from which an order was made. */
export function quoteOf({ id, contentsSealed }: ShipmentEntity, vault: Vault): Quote {
  // It was sealed from a quote.
  return JSON.parse(vault.open(contentsSealed, `shipment.contents:${id}`)) as Quote;
}

/** Adds facts in the caller's transaction, and writes the state that follows from all. */
export async function addFacts(
  tx: EntityManager,
  row: Pick<ShipmentEntity, 'id' | 'count'>,
  facts: readonly NewFact[],
  by: { readonly at: Date; readonly actor: string | null },
): Promise<FoldedShipment> {
  await insertRows(
    tx,
    ShipmentEventEntity,
    facts.map(({ type, boxes, way, grams, reason, waybill }) => ({
      ...{ eventId: uuid(), shipmentId: row.id, type, ...by },
      ...{ boxes: boxes ?? null, way: way ?? null, grams: grams ?? null },
      ...{ reason: reason ?? null, waybill: waybill ?? null },
    })),
  );
  const all = await tx.findBy(ShipmentEventEntity, { shipmentId: row.id });
  const folded = foldShipment(all.map(factOf), row.count);
  const { state } = folded;
  await tx.update(ShipmentEntity, { id: row.id }, { state, endedAt: OVER.has(state) ? by.at : null });
  return folded;
}

function factOf({ eventId, type, at, boxes, way, grams, reason, waybill }: ShipmentEventEntity): ShipmentFact {
  return {
    ...{ eventId, type, at: at.toISOString() },
    ...(boxes === null ? {} : { boxes }),
    ...(way === null ? {} : { way }),
    ...(grams === null ? {} : { grams }),
    ...(reason === null ? {} : { reason }),
    ...(waybill === null ? {} : { waybill }),
  };
}
