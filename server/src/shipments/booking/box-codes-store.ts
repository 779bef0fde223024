// Which codes are written on the boxes of an order, so that no two of one day and point are alike?
import { randomInt } from 'node:crypto';
import { BOX_CODES, boxCode } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { ShipmentBoxEntity } from './shipment.entity.js';

/** What whoever gives codes at a point for a day holds. */
export function codesSubject({ pointId, date }: { readonly pointId: string; readonly date: string }): string {
  return `box codes ${pointId} ${date}`;
}

/** So many codes that nobody has at this point on this day; its subject must be held. */
export async function freeCodes(
  tx: EntityManager,
  { pointId, date }: { readonly pointId: string; readonly date: string },
  count: number,
): Promise<string[]> {
  const rows = await tx.find(ShipmentBoxEntity, {
    select: { shipmentId: true, no: true, code: true },
    where: { pointId, date },
  });
  const taken = new Set(rows.map(({ code }) => code));
  const free: string[] = [];
  // A day with a thousand boxes leaves thirty-one of thirty-two codes.
  for (let number = randomInt(BOX_CODES); free.length < count; number = (number + 1 + randomInt(97)) % BOX_CODES) {
    const code = boxCode(number);
    if (taken.has(code)) continue;
    taken.add(code);
    free.push(code);
  }
  return free;
}
