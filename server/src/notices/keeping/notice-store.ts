// How does what a feature tells become rows: notices, and what is to be sent beyond them?
import { noticeRules, tellableAt } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../../database/insert-rows.js';
import { appendAllToOutbox } from '../../database/outbox.js';
import { NoticeDeliveryEntity, NoticeEntity, NoticeOutcomeEntity } from './notice.entity.js';
import { shorten } from './shorten.js';
import { supersedeEarlier } from './superseding-store.js';
import { MESSAGE_DUE } from './notice-draft.js';
import type { Recipient, Telling } from './notice-draft.js';

/** Rows of a query that names each in a parameter. */
const CHUNK = 500;

/**
 * Writes the notices into the inboxes, in the caller's transaction, and what is to be told beyond them.
 * Gives how many are new.
 */
export async function writeNotices(tx: EntityManager, telling: Telling, clock: Clock): Promise<number> {
  const unique = [...new Map(telling.recipients.map((each) => [each.accountId, each])).values()];
  let written = 0;
  for (let from = 0; from < unique.length; from += CHUNK)
    written += await writeChunk(tx, telling, unique.slice(from, from + CHUNK), clock.now());
  return written;
}

async function writeChunk(
  tx: EntityManager,
  telling: Telling,
  recipients: readonly Recipient[],
  now: Date,
): Promise<number> {
  const accountIds = recipients.map(({ accountId }) => accountId);
  const told = await tx.find(NoticeEntity, {
    select: { accountId: true },
    where: { eventId: telling.eventId, accountId: In(accountIds) },
  });
  const knowing = new Set(told.map(({ accountId }) => accountId));
  const notices = recipients
    .filter(({ accountId }) => !knowing.has(accountId))
    .map((recipient) => ({ recipient, row: noticeRow(telling, recipient, now) }));
  const { reached } = await supersedeEarlier(
    tx,
    { subject: telling.subject, accountIds: notices.map(({ row }) => row.accountId) },
    now,
  );
  await insertRows(
    tx,
    NoticeEntity,
    notices.map(({ row }) => row),
  );
  await insertRows(
    tx,
    NoticeOutcomeEntity,
    notices.map(({ row }) => ({
      id: uuid(),
      noticeId: row.id,
      channel: 'inbox',
      outcome: 'shown',
      at: now,
      byAccount: null,
    })),
  );
  const { template, undoes } = noticeRules[telling.kind];
  // Who never heard that the bus was cancelled need not be disturbed because it runs.
  const disturbed = notices.filter(({ row }) => undoes === undefined || reached.has(row.accountId));
  if (template !== undefined) await queueMessages(tx, telling, disturbed, now);
  return notices.length;
}

function noticeRow(telling: Telling, { accountId, reason }: Recipient, now: Date): NoticeEntity {
  const { eventId, kind, subject, message, page, urgent, happenedAt, expiresAt } = telling;
  return {
    id: uuid(),
    eventId,
    accountId,
    kind,
    subject,
    message,
    title: shorten(telling.title, 64),
    text: shorten(telling.text, 500),
    spoken: shorten(telling.spoken, 600),
    reason: shorten(reason, 100),
    page: page ?? null,
    urgent: urgent ?? false,
    happenedAt,
    createdAt: now,
    expiresAt: expiresAt ?? null,
  };
}

async function queueMessages(
  tx: EntityManager,
  telling: Telling,
  notices: readonly { recipient: Recipient; row: NoticeEntity }[],
  now: Date,
): Promise<void> {
  const notBefore = tellableAt(now, telling.urgent ?? false);
  const { priority } = noticeRules[telling.kind];
  const deliveries = notices.map(({ recipient, row }) => ({
    id: uuid(),
    noticeId: row.id,
    channel: 'wechat',
    priority,
    pointId: recipient.callFrom ?? null,
    personId: recipient.personId ?? null,
    notBefore,
    spentAt: null,
    closedAt: null,
  }));
  await insertRows(tx, NoticeDeliveryEntity, deliveries);
  await appendAllToOutbox(
    tx,
    deliveries.map(({ id }, index) => ({
      topic: MESSAGE_DUE,
      // One after the other for each person; what waits for the morning must not hold up what is urgent.
      subject: `account ${notices[index]?.row.accountId ?? ''}${telling.urgent === true ? ' urgent' : ''}`,
      payload: { deliveryId: id },
      at: now,
      dueAt: notBefore,
    })),
  );
}
