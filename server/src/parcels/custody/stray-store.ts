// Which parcels lie in a bag that goes elsewhere than they do?
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ParcelEventEntity } from './parcel.entity.js';
import type { ParcelEntity } from './parcel.entity.js';

/** What is needed of a parcel. */
type Bagged = Pick<ParcelEntity, 'id' | 'state' | 'seal' | 'pointId'>;

/** Those that were sent to another point after they had been put into their bag. */
export async function straysAmong<Row extends Bagged>(db: EntityManager, rows: readonly Row[]): Promise<Row[]> {
  const inBags = rows.filter(({ state, seal }) => state === 'sorted' && seal !== null);
  if (inBags.length === 0) return [];
  const facts = await db.find(ParcelEventEntity, {
    select: { eventId: true, parcelId: true, seal: true, toPointId: true },
    where: { parcelId: In(inBags.map(({ id }) => id)), type: 'SORTED' },
    order: { happenedAt: 'ASC', deviceId: 'ASC', deviceSeq: 'ASC', eventId: 'ASC' },
  });
  const meant = new Map(facts.map((fact) => [`${fact.parcelId ?? ''} ${fact.seal ?? ''}`, fact.toPointId]));
  return inBags.filter(({ id, seal, pointId }) => {
    const bag = meant.get(`${id} ${seal ?? ''}`) ?? null;
    return bag !== null && pointId !== null && bag !== pointId;
  });
}
