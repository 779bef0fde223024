// Which number does a new complaint get?
import { randomBytes } from 'node:crypto';
import { COMPLAINT_NUMBER_CHARACTERS, Failure, receiptOf } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { ComplaintEntity } from '../keeping/complaint.entity.js';

/** With 730 million numbers one is seldom taken already. */
const MOST_TRIES = 10;

/** A number that no complaint has. That somebody takes it at the same moment is seen by its unique index. */
export async function newNumber(tx: EntityManager): Promise<string> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const number = receiptOf(randomBytes, COMPLAINT_NUMBER_CHARACTERS);
    if (!(await tx.existsBy(ComplaintEntity, { number }))) return number;
  }
  throw new Failure('unavailable');
}
