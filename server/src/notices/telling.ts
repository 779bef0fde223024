// How does an event become notices for those whom it concerns?
import { noticeRules, tellableAt } from '@kehuoyou/shared';
import type { Clock, NoticeKind } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../database/insert-rows.js';
import { appendAllToOutbox } from '../database/outbox.js';
import { NoticeDeliveryEntity, NoticeEntity, NoticeOutcomeEntity } from './notice.entity.js';
import type { MessageParts } from './notice.entity.js';
import { shorten } from './shorten.js';
import { supersedeEarlier } from './superseding.js';

/** Topic of a message that is due to be sent; for the notices themselves. */
export const MESSAGE_DUE = 'notices.message_due';

/** Somebody to tell. */
export interface Recipient {
  readonly accountId: string;
  /** Why they get it, such as 您关注了城关汽车站; in at most 100 characters. */
  readonly reason: string;
  /** The point whose keeper calls them if no message gets through. */
  readonly callFrom?: string;
  /** Whom the keeper calls, when it is not the account's owner: somebody whom the account keeps. */
  readonly personId?: string;
}

/** Something to tell, rendered by the feature that knows it. */
export interface Telling {
  /** Id of the event: an account hears of an event once, however often this is called. */
  readonly eventId: string;
  readonly kind: NoticeKind;
  /** What it is about, such as `trip K12-3 2026-11-24`; it takes the place of earlier notices of the same subject. */
  readonly subject: string;
  /** At most 64 characters; what is longer is cut, here and below. */
  readonly title: string;
  /** For the eye, in at most 500 characters; with dates, not 明天, for it may be read later. */
  readonly text: string;
  /** For the ear, in at most 600 characters. */
  readonly spoken: string;
  /** The same in the four short fields of a WeChat message. */
  readonly message: MessageParts;
  /** Page of the app that says more. */
  readonly page?: string;
  /** Told at any hour. */
  readonly urgent?: boolean;
  readonly happenedAt: Date;
  /** After this it is of no use to be told. */
  readonly expiresAt?: Date;
  readonly recipients: readonly Recipient[];
}

/** Rows of a query that names each in a parameter. */
const CHUNK = 500;

/**
 * Writes the notices into the inboxes, in the caller's transaction, and what is to be told beyond them.
 * Gives how many are new.
 */
export async function writeNotices(tx: EntityManager, telling: Telling, clock: Clock): Promise<number> {
  const unique = [...new Map(telling.recipients.map((each) => [each.accountId, each])).values()];
  let written = 0;
  for (let from = 0; from < unique.length; from += CHUNK) written += await writeChunk(tx, telling, unique.slice(from, from + CHUNK), clock.now());
  return written;
}

async function writeChunk(tx: EntityManager, telling: Telling, recipients: readonly Recipient[], now: Date): Promise<number> {
  const accountIds = recipients.map(({ accountId }) => accountId);
  const told = await tx.find(NoticeEntity, { select: { accountId: true }, where: { eventId: telling.eventId, accountId: In(accountIds) } });
  const knowing = new Set(told.map(({ accountId }) => accountId));
  const notices = recipients.filter(({ accountId }) => !knowing.has(accountId)).map((recipient) => ({ recipient, row: noticeRow(telling, recipient, now) }));
  const { reached } = await supersedeEarlier(tx, { subject: telling.subject, accountIds: notices.map(({ row }) => row.accountId) }, now);
  await insertRows(tx, NoticeEntity, notices.map(({ row }) => row));
  await insertRows(tx, NoticeOutcomeEntity, notices.map(({ row }) => ({ id: uuid(), noticeId: row.id, channel: 'inbox', outcome: 'shown', at: now, byAccount: null })));
  const { template, undoes } = noticeRules[telling.kind];
  // Who never heard that the bus was cancelled need not be disturbed because it runs.
  const disturbed = notices.filter(({ row }) => undoes === undefined || reached.has(row.accountId));
  if (template !== undefined) await queueMessages(tx, telling, disturbed, now);
  return notices.length;
}

function noticeRow(telling: Telling, { accountId, reason }: Recipient, now: Date): NoticeEntity {
  const { eventId, kind, subject, message, page, urgent, happenedAt, expiresAt } = telling;
  return {
    id: uuid(), eventId, accountId, kind, subject, message,
    title: shorten(telling.title, 64), text: shorten(telling.text, 500), spoken: shorten(telling.spoken, 600), reason: shorten(reason, 100),
    page: page ?? null, urgent: urgent ?? false, happenedAt, createdAt: now, expiresAt: expiresAt ?? null,
  };
}

async function queueMessages(tx: EntityManager, telling: Telling, notices: readonly { recipient: Recipient; row: NoticeEntity }[], now: Date): Promise<void> {
  const notBefore = tellableAt(now, telling.urgent ?? false);
  const { priority } = noticeRules[telling.kind];
  const deliveries = notices.map(({ recipient, row }) => ({
    id: uuid(), noticeId: row.id, channel: 'wechat', priority, pointId: recipient.callFrom ?? null, personId: recipient.personId ?? null, notBefore, spentAt: null, closedAt: null,
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
