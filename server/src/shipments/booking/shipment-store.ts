// How is an order read whole, and how is something added to it?
import { foldShipment, groupBy } from '@kehuoyou/shared';
import type { FoldedShipment, Quote, ShipmentFact, ShipmentState } from '@kehuoyou/shared';
import { In } from 'typeorm';
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
  return (await wholeShipments(db, vault, [id]))[0];
}

/** Reads several, in the order in which they are named, table by table and not order by order; none where there is none. */
export async function wholeShipments(
  db: EntityManager,
  vault: Vault,
  ids: readonly string[],
): Promise<WholeShipment[]> {
  if (ids.length === 0) return [];
  const of = { where: { shipmentId: In([...ids]) } };
  const rows = new Map((await db.findBy(ShipmentEntity, { id: In([...ids]) })).map((row) => [row.id, row]));
  const lines = byShipment(await db.find(ShipmentLineEntity, { ...of, order: { no: 'ASC' } }));
  const boxes = byShipment(await db.find(ShipmentBoxEntity, { ...of, order: { no: 'ASC' } }));
  const ways = byShipment(await db.find(ShipmentWayEntity, { ...of, order: { no: 'ASC' } }));
  const events = byShipment(await db.find(ShipmentEventEntity, of));
  const amounts = byShipment(await db.find(ShipmentAmountEntity, { ...of, order: { at: 'ASC', id: 'ASC' } }));
  return ids.flatMap((id): WholeShipment[] => {
    const row = rows.get(id);
    if (!row) return [];
    const facts = (events.get(id) ?? []).map(factOf);
    const parts = { lines: lines.get(id) ?? [], boxes: boxes.get(id) ?? [], ways: ways.get(id) ?? [] };
    const folded = foldShipment(facts, row.count);
    return [{ row, quote: quoteOf(row, vault), ...parts, facts, amounts: amounts.get(id) ?? [], folded }];
  });
}

function byShipment<Row extends { readonly shipmentId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return groupBy(rows, ({ shipmentId }) => shipmentId);
}

/** The quote from which an order was made. */
export function quoteOf({ id, contentsSealed }: ShipmentEntity, vault: Vault): Quote {
  // It was sealed from a quote.
  return JSON.parse(vault.open(contentsSealed, `shipment.contents:${id}`)) as Quote;
}

/** A fact as it is written down: what is known of a person stays in the table. */
export type WrittenFact = NewFact & { readonly document?: string };

/** Adds facts in the caller's transaction, and writes the state that follows from all. */
export async function addFacts(
  tx: EntityManager,
  row: Pick<ShipmentEntity, 'id' | 'count'>,
  facts: readonly WrittenFact[],
  by: { readonly at: Date; readonly actor: string | null },
): Promise<FoldedShipment> {
  await insertRows(
    tx,
    ShipmentEventEntity,
    facts.map(({ type, boxes, way, grams, reason, waybill, document }) => ({
      ...{ eventId: uuid(), shipmentId: row.id, type, ...by },
      ...{ boxes: boxes ?? null, way: way ?? null, grams: grams ?? null },
      ...{ reason: reason ?? null, waybill: waybill ?? null, document: document ?? null },
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
