// Which complaints stand together, and what if one of them goes its own way?
import type { EntityManager } from 'typeorm';
import { complaintsOver } from '@kehuoyou/shared';
import { In, IsNull, Not } from 'typeorm';
import { ComplaintEntity } from './complaint.entity.js';

/** Lets one stand for itself; false where it was joined to nothing. */
export async function standAlone(tx: EntityManager, id: string): Promise<boolean> {
  const { affected } = await tx.update(ComplaintEntity, { id, parentId: Not(IsNull()) }, { parentId: null });
  return affected === 1;
}

/** Joins one, with those that were joined to it, to another. */
export async function joinTo(tx: EntityManager, id: string, parentId: string): Promise<void> {
  await tx.update(ComplaintEntity, { id }, { parentId });
  await tx.update(ComplaintEntity, { parentId: id }, { parentId });
}

/**
 * The one to which others were joined is gone: the oldest of those that are still open takes its place, so that they
 * stay on somebody's desk.
 */
export async function passOn(tx: EntityManager, id: string): Promise<void> {
  const joined = { parentId: id };
  const heir = await tx.findOne(ComplaintEntity, {
    where: { ...joined, state: Not(In([...complaintsOver])) },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  if (!heir) return;
  await tx.update(ComplaintEntity, { id: heir.id }, { parentId: null });
  await tx.update(ComplaintEntity, joined, { parentId: heir.id });
}
