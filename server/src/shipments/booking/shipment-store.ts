// How is an order read whole, and how is something added to it?
import { foldShipment, groupBy } from '@kehuoyou/shared';
import type { FoldedShipment, Quote, ShipmentFact, ShipmentState } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Vault } from '../../accounts/safekeeping/vault.service.js';
import { insertRows } from '../../database/insert-rows.js';
import { CarriedEntity } from './carried.entity.js';
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
  const facts = await factsOf(db, ids);
  const amounts = byShipment(await db.find(ShipmentAmountEntity, { ...of, order: { at: 'ASC', id: 'ASC' } }));
  return ids.flatMap((id): WholeShipment[] => {
    const row = rows.get(id);
    if (!row) return [];
    const own = facts.get(id) ?? [];
    const parts = { lines: lines.get(id) ?? [], boxes: boxes.get(id) ?? [], ways: ways.get(id) ?? [] };
    const folded = foldShipment(own, row.count);
    return [{ row, quote: quoteOf(row, vault), ...parts, facts: own, amounts: amounts.get(id) ?? [], folded }];
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
  await writeFacts(tx, row, facts, by);
  return refold(tx, row, by.at);
}

/** Writes the first facts of an order in the caller's transaction, whose row says already what follows from them. */
export async function writeFacts(
  tx: EntityManager,
  row: Pick<ShipmentEntity, 'id'>,
  facts: readonly WrittenFact[],
  by: { readonly at: Date; readonly actor: string | null },
): Promise<void> {
  await insertRows(
    tx,
    ShipmentEventEntity,
    facts.map(({ type, boxes, way, grams, reason, waybill, document }) => ({
      ...{ eventId: uuid(), shipmentId: row.id, type, ...by },
      ...{ boxes: boxes ?? null, way: way ?? null, grams: grams ?? null },
      ...{ reason: reason ?? null, waybill: waybill ?? null, document: document ?? null },
    })),
  );
}

/** Writes in the caller's transaction the state that follows from all facts. */
export async function refold(
  tx: EntityManager,
  { id, count }: Pick<ShipmentEntity, 'id' | 'count'>,
  at: Date,
): Promise<FoldedShipment> {
  const folded = foldShipment((await factsOf(tx, [id])).get(id) ?? [], count);
  await keepState(tx, id, folded, at);
  return folded;
}

/** Writes in the caller's transaction the state of an order that was read with all its facts. */
export async function keepState(tx: EntityManager, id: string, { state }: FoldedShipment, at: Date): Promise<void> {
  await tx.update(ShipmentEntity, { id }, { state, endedAt: OVER.has(state) ? at : null });
}

/** Everything that was said of these orders, at desks and on their way. */
async function factsOf(db: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, ShipmentFact[]>> {
  const where = { shipmentId: In([...ids]) };
  const said = byShipment(await db.findBy(ShipmentEventEntity, where));
  const carried = byShipment(await db.findBy(CarriedEntity, where));
  return new Map(
    ids.map((id) => [id, [...(said.get(id) ?? []).map(factOf), ...(carried.get(id) ?? []).map(carriedFactOf)]]),
  );
}

function carriedFactOf(row: CarriedEntity): ShipmentFact {
  const { eventId, type, happenedAt, deviceId, deviceSeq, actor, boxes, tripId, serviceDate } = row;
  const { reason, waybill, retracts } = row;
  return {
    ...{ eventId, type, at: happenedAt.toISOString(), deviceId, deviceSeq, actor },
    ...(boxes === null ? {} : { boxes }),
    ...(tripId === null ? {} : { tripId }),
    ...(serviceDate === null ? {} : { serviceDate }),
    ...(reason === null ? {} : { reason }),
    ...(waybill === null ? {} : { waybill }),
    ...(retracts === null ? {} : { retracts }),
  };
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
