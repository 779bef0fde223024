// Which parcel is meant by a number on a label?
import { hasEnded } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../../database/insert-rows.js';
import { holdSubjects, subjects } from './custody-store.js';
import { columnsOf, progressOf } from './parcel-row-store.js';
import { ParcelEntity } from './parcel.entity.js';

/** A number as somebody read it. */
export interface NamedParcel {
  /** In its normal form. */
  readonly waybill: string;
  /** Of which carrier, where that was said. */
  readonly carrier?: string;
  /** Where it was read: of two parcels with one number the one that is or belongs there is meant. */
  readonly pointId?: string;
}

/** `unclear`: two carriers have a parcel of that number, and nothing tells which. */
export type Meant = ParcelEntity | 'unclear';

/**
 * The parcel that each of `named` means, in the caller's transaction; one of which nobody has heard is made, with
 * nothing known of it but its number. Two who meet a new number at the same time make it once.
 */
export async function meantBy(tx: EntityManager, named: readonly NamedParcel[], now: Date): Promise<Meant[]> {
  const known = await byNumber(tx, named);
  const unheard = named.filter((each) => meant(each, known.get(each.waybill) ?? []) === undefined);
  if (unheard.length > 0) {
    await holdSubjects(
      tx,
      unheard.map(({ waybill }) => subjects.waybill(waybill)),
    );
    for (const [waybill, parcels] of await byNumber(tx, unheard)) known.set(waybill, parcels);
    await make(tx, unheard, known, now);
  }
  return named.map((each) => {
    const parcel = meant(each, known.get(each.waybill) ?? []);
    if (parcel === undefined) throw new Error(`${each.waybill} was neither found nor made`);
    return parcel;
  });
}

/** Makes those that are not there, and says of a number whose it is where that was not known. */
async function make(
  tx: EntityManager,
  named: readonly NamedParcel[],
  known: Map<string, ParcelEntity[]>,
  now: Date,
): Promise<void> {
  const made: ParcelEntity[] = [];
  for (const each of named) {
    const parcels = known.get(each.waybill) ?? [];
    if (meant(each, parcels) !== undefined) continue;
    const nobodys = parcels.find(({ carrier }) => carrier === '');
    if (nobodys) {
      nobodys.carrier = each.carrier ?? '';
      if (!made.includes(nobodys)) await tx.update(ParcelEntity, { id: nobodys.id }, { carrier: nobodys.carrier });
      continue;
    }
    const row = newParcel(each, now);
    made.push(row);
    known.set(each.waybill, [...parcels, row]);
  }
  await insertRows(tx, ParcelEntity, made);
}

function newParcel({ waybill, carrier = '' }: NamedParcel, firstSeenAt: Date): ParcelEntity {
  return {
    id: uuid(),
    waybill,
    carrier,
    ...columnsOf(progressOf('', [])),
    nameSealed: null,
    phoneSealed: null,
    phoneHash: null,
    phoneTail: null,
    virtualNumber: null,
    villageCode: null,
    expectedOn: null,
    due: null,
    firstSeenAt,
    version: 0,
  };
}

/** Undefined when none of `parcels` can be meant. */
function meant({ carrier, pointId }: NamedParcel, parcels: readonly ParcelEntity[]): Meant | undefined {
  if (carrier !== undefined) return parcels.find((each) => each.carrier === carrier);
  const [first, second] = parcels;
  if (second === undefined) return first;
  const underWay = parcels.filter(({ state }) => !hasEnded(state));
  const here = underWay.filter(
    (each) => pointId !== undefined && (each.holderId === pointId || each.pointId === pointId),
  );
  const [only, other] = here.length > 0 ? here : underWay;
  return only !== undefined && other === undefined ? only : 'unclear';
}

async function byNumber(tx: EntityManager, named: readonly NamedParcel[]): Promise<Map<string, ParcelEntity[]>> {
  const found = new Map<string, ParcelEntity[]>();
  if (named.length === 0) return found;
  const waybills = [...new Set(named.map(({ waybill }) => waybill))];
  for (const parcel of await tx.find(ParcelEntity, { where: { waybill: In(waybills) }, order: { id: 'ASC' } }))
    found.set(parcel.waybill, [...(found.get(parcel.waybill) ?? []), parcel]);
  return found;
}
