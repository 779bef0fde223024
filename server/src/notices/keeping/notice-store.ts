// How does what a feature tells become rows: notices, and what is to be sent beyond them?
import { noticeRules, tellableAt } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../../database/insert-rows.js';
import { appendAllToOutbox } from '../../database/outbox/outbox.js';
import { NoticeDeliveryEntity, NoticeEntity, NoticeOutcomeEntity } from './notice.entity.js';
import { shorten } from './shorten.js';
import { supersedeEarlier } from './superseding-store.js';
import { messageDue } from '../notices.events.js';
import type { Recipient, NoticeDraft } from './notice-draft.js';

/** Rows of a query that names each in a parameter. */
const CHUNK = 500;

/**
 * Writes the notices into the inboxes, in the caller's transaction, and what is to be told beyond them.
 * Gives how many are new.
 */
export async function writeNotices(tx: EntityManager, draft: NoticeDraft, clock: Clock): Promise<number> {
  const unique = [...new Map(draft.recipients.map((each) => [each.accountId, each])).values()];
  let written = 0;
  for (let from = 0; from < unique.length; from += CHUNK)
    written += await writeChunk(tx, draft, unique.slice(from, from + CHUNK), clock.now());
  return written;
}

async function writeChunk(
  tx: EntityManager,
  draft: NoticeDraft,
  recipients: readonly Recipient[],
  now: Date,
): Promise<number> {
  const unknowing = await notYetTold(tx, draft.eventId, recipients);
  const notices = unknowing.map((recipient) => ({ recipient, row: noticeRow(draft, recipient, now) }));
  const { reached } = await supersedeEarlier(
    tx,
    { subject: draft.subject, accountIds: notices.map(({ row }) => row.accountId) },
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
  const { template, undoes } = noticeRules[draft.kind];
  // Who never heard that the bus was cancelled need not be disturbed because it runs.
  const disturbed = notices.filter(({ row }) => undoes === undefined || reached.has(row.accountId));
  if (template !== undefined) await queueMessages(tx, draft, disturbed, now);
  return notices.length;
}

/** Those whom this event has given no notice yet. */
async function notYetTold(
  tx: EntityManager,
  eventId: string,
  recipients: readonly Recipient[],
): Promise<readonly Recipient[]> {
  const told = await tx.find(NoticeEntity, {
    select: { accountId: true },
    where: { eventId, accountId: In(recipients.map(({ accountId }) => accountId)) },
  });
  const knowing = new Set(told.map(({ accountId }) => accountId));
  return recipients.filter(({ accountId }) => !knowing.has(accountId));
}

function noticeRow(draft: NoticeDraft, { accountId, reason }: Recipient, now: Date): NoticeEntity {
  const { eventId, kind, subject, message, page, urgent, happenedAt, expiresAt } = draft;
  return {
    id: uuid(),
    eventId,
    accountId,
    kind,
    subject,
    message,
    title: shorten(draft.title, 64),
    text: shorten(draft.text, 500),
    spoken: shorten(draft.spoken, 600),
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
  draft: NoticeDraft,
  notices: readonly { recipient: Recipient; row: NoticeEntity }[],
  now: Date,
): Promise<void> {
  const notBefore = tellableAt(now, draft.urgent ?? false);
  const { priority } = noticeRules[draft.kind];
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
  const urgent = draft.urgent ?? false;
  const due = deliveries.map(({ id }, index) => ({
    deliveryId: id,
    accountId: notices[index]?.row.accountId ?? '',
    urgent,
  }));
  await appendAllToOutbox(tx, messageDue, due, now, notBefore);
}
