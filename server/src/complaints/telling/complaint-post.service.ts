// How does something that is said of a complaint get to whoever spoke, and to those on whose desk it is?
import { Injectable } from '@nestjs/common';
import { complaintsPages, pageAddress } from '@kehuoyou/shared';
import type { Body, NoticeKind, PageAddress } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { ComplaintEntity } from '../keeping/complaint.entity.js';
import { BodyPeople } from './body-people.service.js';
import type { TellingWords } from './telling-words.js';

/** Of what it is told, and in which words. */
export interface ComplaintMail {
  /** What has happened; told once. */
  readonly eventId: string;
  readonly at: Date;
  readonly words: TellingWords;
}

/** Tells in the caller's transaction. */
@Injectable()
export class ComplaintPost {
  constructor(
    private readonly notices: NoticesService,
    private readonly people: BodyPeople,
    private readonly vault: Vault,
  ) {}

  /** Whoever said it, on the page of their receipt. An anonymous one is told to nobody: nobody knows to whom. */
  async toSpeaker(tx: EntityManager, row: ComplaintEntity, kind: NoticeKind, mail: ComplaintMail): Promise<void> {
    if (row.accountId === null || row.receiptSealed === null) return;
    const code = this.vault.open(row.receiptSealed, `complaint.receipt:${row.id}`);
    const page = pageAddress(complaintsPages.receipt, { code });
    await this.send(tx, mail, { kind, page, subject: `complaint ${row.id}`, accountIds: [row.accountId] });
  }

  /** Everybody who works for a body but `without`, those whom it is about and whoever said it. */
  async toBody(
    tx: EntityManager,
    row: ComplaintEntity,
    { body, without = [] }: { readonly body: Body; readonly without?: readonly (string | null)[] },
    mail: ComplaintMail,
  ): Promise<void> {
    const accountIds = await this.people.of(body, row, without);
    const page = pageAddress(complaintsPages.handle, { id: row.id });
    await this.send(tx, mail, { kind: 'complaint_work', page, subject: `complaint ${row.id} work`, accountIds });
  }

  private async send(
    tx: EntityManager,
    { eventId, at, words: { reason, ...words } }: ComplaintMail,
    to: {
      readonly kind: NoticeKind;
      readonly page: PageAddress;
      readonly subject: string;
      readonly accountIds: readonly string[];
    },
  ): Promise<void> {
    const { accountIds, ...where } = to;
    if (accountIds.length === 0) return;
    const recipients = accountIds.map((accountId) => ({ accountId, reason }));
    await this.notices.tell(tx, { ...words, ...where, eventId, happenedAt: at, recipients });
  }
}
