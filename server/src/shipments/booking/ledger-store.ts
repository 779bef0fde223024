// How is an amount added to the ledger of an order? None is ever changed: what is owed is the sum of all.
import type { AmountKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRow } from '../../database/insert-rows.js';
import { ShipmentAmountEntity } from './shipment.entity.js';

/** An amount in whole fen, and why it is owed or, below nothing, not owed any more. */
export interface NewAmount {
  readonly kind: AmountKind;
  readonly fen: number;
  readonly note: string;
}

/** Who adds it, and when; nobody for what follows from the clock. */
export interface AddedBy {
  readonly at: Date;
  readonly actor: string | null;
}

/** Adds it in the caller's transaction. */
export async function addAmount(
  tx: EntityManager,
  shipmentId: string,
  { kind, fen, note }: NewAmount,
  { at, actor }: AddedBy,
): Promise<void> {
  await insertRow(tx, ShipmentAmountEntity, { id: uuid(), shipmentId, kind, fen, note, at, actor });
}
