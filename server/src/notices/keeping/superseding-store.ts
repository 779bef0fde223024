// What becomes of an earlier notice when there is news of the same thing?
import { noticeRules } from '@kehuoyou/shared';
import type { NoticeKind } from '@kehuoyou/shared';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../../database/insert-rows.js';
import { tryMove } from '../../database/moves/moves.js';
import { giveBack } from './budget-store.js';
import { deliveryLifecycle, outcomeRow } from './delivery-store.js';
import type { DeliveryStep } from './delivery-store.js';
import { NoticeDeliveryEntity, NoticeEntity, NoticeOutcomeEntity, NoticeReadingEntity } from './notice.entity.js';

/** Ids in one query. */
const CHUNK = 500;

/**
 * Marks the earlier notices of `subject` as superseded and calls off what was not told yet, in the
 * caller's transaction. Gives the accounts whom one of the earlier notices had reached.
 */
export async function supersedeEarlier(
  tx: EntityManager,
  { subject, accountIds }: { readonly subject: string; readonly accountIds: readonly string[] },
  now: Date,
): Promise<{ reached: ReadonlySet<string> }> {
  const earlier =
    accountIds.length === 0 ? [] : await tx.find(NoticeEntity, { where: { subject, accountId: In([...accountIds]) } });
  if (earlier.length === 0) return { reached: new Set() };
  const ids = earlier.map(({ id }) => id);
  const outcomes = await tx.findBy(NoticeOutcomeEntity, { noticeId: In(ids) });
  const gone = new Set(outcomes.filter(({ outcome }) => outcome === 'superseded').map(({ noticeId }) => noticeId));
  const current = earlier.filter(({ id }) => !gone.has(id));
  const marks = current.map(({ id }) => ({
    id: uuid(),
    noticeId: id,
    channel: 'inbox',
    outcome: 'superseded',
    at: now,
    byAccount: null,
  }));
  await insertRows(tx, NoticeOutcomeEntity, [...marks, ...(await callOff(tx, current, now))]);
  const readings = await tx.findBy(NoticeReadingEntity, { noticeId: In(ids) });
  const reachedIds = new Set([
    ...outcomes.filter(({ outcome }) => outcome === 'sent' || outcome === 'told').map(({ noticeId }) => noticeId),
    ...readings.map(({ noticeId }) => noticeId),
  ]);
  return { reached: new Set(current.filter(({ id }) => reachedIds.has(id)).map(({ accountId }) => accountId)) };
}

/** Marks every notice of `subject` as superseded and calls off what was not told yet. */
export async function supersedeAll(tx: EntityManager, subject: string, now: Date): Promise<void> {
  const rows = await tx.find(NoticeEntity, { select: { accountId: true }, where: { subject } });
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  for (let from = 0; from < accountIds.length; from += CHUNK)
    await supersedeEarlier(tx, { subject, accountIds: accountIds.slice(from, from + CHUNK) }, now);
}

/** Notices of these kinds about these subjects that stand, of these accounts. */
export interface StandingAsk {
  readonly subjects: readonly string[];
  readonly kinds: readonly NoticeKind[];
  readonly accountIds: readonly string[];
}

/** Which of these accounts have a notice of this kind about a subject that was not taken back. */
export async function accountsKnowing(
  db: EntityManager,
  ask: { readonly subject: string; readonly kind: NoticeKind; readonly accountIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const { subject, kind, accountIds } = ask;
  const standing = await standingNotices(db, { subjects: [subject], kinds: [kind], accountIds });
  return new Set(standing.map(({ accountId }) => accountId));
}

/** Until when the last of them that each account has is of use; accounts whose last one has no end are left out. */
export async function usefulUntil(db: EntityManager, ask: StandingAsk): Promise<ReadonlyMap<string, Date>> {
  const standing = await standingNotices(db, ask);
  const inOrder = [...standing].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const last = new Map(inOrder.map(({ accountId, expiresAt }) => [accountId, expiresAt]));
  return new Map([...last].flatMap(([accountId, at]) => (at === null ? [] : [[accountId, at] as const])));
}

async function standingNotices(
  db: EntityManager,
  { subjects, kinds, accountIds }: StandingAsk,
): Promise<Pick<NoticeEntity, 'id' | 'accountId' | 'createdAt' | 'expiresAt'>[]> {
  if (accountIds.length === 0 || subjects.length === 0) return [];
  const notices = await db.find(NoticeEntity, {
    select: { id: true, accountId: true, createdAt: true, expiresAt: true },
    where: { subject: In([...subjects]), kind: In([...kinds]), accountId: In([...accountIds]) },
  });
  if (notices.length === 0) return [];
  const gone = await db.findBy(NoticeOutcomeEntity, {
    noticeId: In(notices.map(({ id }) => id)),
    outcome: 'superseded',
    channel: 'inbox',
  });
  const goneIds = new Set(gone.map(({ noticeId }) => noticeId));
  return notices.filter(({ id }) => !goneIds.has(id));
}

/**
 * Closes the open deliveries of these notices; an acceptance that one had taken is free again. Gives the
 * steps, for there may be thousands: they are to be written in one go.
 */
async function callOff(
  tx: EntityManager,
  notices: readonly NoticeEntity[],
  now: Date,
): Promise<ReturnType<typeof outcomeRow>[]> {
  const open =
    notices.length === 0
      ? []
      : await tx.findBy(NoticeDeliveryEntity, { noticeId: In(notices.map(({ id }) => id)), closedAt: IsNull() });
  const steps: ReturnType<typeof outcomeRow>[] = [];
  const gathering = {
    ...deliveryLifecycle,
    record: async (_tx: EntityManager, step: DeliveryStep) => void steps.push(outcomeRow(step)),
  };
  for (const { id, noticeId } of open) {
    const closed = await tryMove(tx, gathering, { id, move: 'superseded', by: null, at: now });
    const notice = notices.find((each) => each.id === noticeId);
    const template = notice && noticeRules[notice.kind].template;
    if (closed?.spentAt && notice && template !== undefined)
      await giveBack(tx, { accountId: notice.accountId, template });
  }
  return steps;
}
