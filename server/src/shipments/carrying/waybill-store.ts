// Has another box this carrier's number already?
import { Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CarriedEntity } from '../booking/carried.entity.js';
import { wholeShipments } from '../booking/shipment-store.js';

/** JD writes one number on all boxes of an order. */
const FOR_SEVERAL = /^JD/;

/** True when another box has it now, slips and corrected ones left out. The number must be held by the caller. */
export async function waybillTaken(
  tx: EntityManager,
  vault: Vault,
  waybill: string,
  box: { readonly shipmentId: string; readonly no: number },
): Promise<boolean> {
  const mayShare = FOR_SEVERAL.test(waybill);
  const said = await tx.find(CarriedEntity, {
    select: { eventId: true, shipmentId: true },
    where: { waybill, ...(mayShare ? { shipmentId: Not(box.shipmentId) } : {}) },
  });
  const orders = await wholeShipments(tx, vault, [...new Set(said.map(({ shipmentId }) => shipmentId))]);
  return orders.some(({ row, folded }) =>
    folded.boxes.some((each) => each.waybill === waybill && !(row.id === box.shipmentId && each.no === box.no)),
  );
}
