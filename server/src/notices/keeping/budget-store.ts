// How many messages may still be sent to somebody, and how is one taken without taking it twice?
import type { MessageTemplate } from '@kehuoyou/shared';
import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertOnce } from '../../database/insert-once.js';
import { MessageAcceptanceEntity, MessageBudgetEntity } from './message.entity.js';
import { insertRow } from '../../database/insert-rows.js';

/** Whose messages, by which template. */
export interface Purse {
  readonly accountId: string;
  readonly template: MessageTemplate;
}

/** Writes an acceptance down: one message more. */
export async function accept(tx: EntityManager, purse: Purse, at: Date): Promise<void> {
  await insertRow(tx, MessageAcceptanceEntity, { id: uuid(), ...purse, acceptedAt: at });
  await add(tx, purse);
}

/** Takes one message, if more than `leaveOver` are left; false when not. */
export async function spend(tx: EntityManager, purse: Purse, leaveOver: number): Promise<boolean> {
  const taken = await tx.decrement(MessageBudgetEntity, { ...purse, left: MoreThan(leaveOver) }, 'left', 1);
  return taken.affected === 1;
}

/** Gives one back that was taken for a message that was not sent. */
export async function giveBack(tx: EntityManager, purse: Purse): Promise<void> {
  await add(tx, purse);
}

/** WeChat says that there is none left: it knows best. */
export async function empty(tx: EntityManager, purse: Purse): Promise<void> {
  await tx.update(MessageBudgetEntity, { ...purse }, { left: 0 });
}

async function add(tx: EntityManager, purse: Purse): Promise<void> {
  if (await increment(tx, purse)) return;
  // The first one makes the row; if somebody else has just made it, it can be counted up after all.
  if (!(await insertOnce(tx, MessageBudgetEntity, { ...purse, left: 1 }))) await increment(tx, purse);
}

async function increment(tx: EntityManager, purse: Purse): Promise<boolean> {
  return (await tx.increment(MessageBudgetEntity, { ...purse }, 'left', 1)).affected === 1;
}
