// To which events do the notices themselves listen?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { AccountsService } from '../accounts/accounts.service.js';
import { CLOCK } from '../clock.js';
import { OutboxListeners } from '../database/outbox-listeners.js';
import { Transactions } from '../database/transaction.js';
import { WechatContentSafety } from '../wechat/wechat-content-safety.js';
import { WechatMessages } from '../wechat/wechat-messages.js';
import { AnnouncementChecks } from './announcement-checks.js';
import { AnnouncementNotices } from './announcement-notices.js';
import { ANNOUNCEMENT_CHECK_OVERDUE, ANNOUNCEMENT_PUBLISHED, ANNOUNCEMENT_SUBMITTED, ANNOUNCEMENT_WITHDRAWN, AnnouncementsService } from './announcements.service.js';
import { CallsService } from './calls.service.js';
import { CALL_EXPIRES, MessageSender } from './message-sender.js';
import { NoticesService } from './notices.service.js';
import { PublicAddress } from './public-address.js';
import { MESSAGE_DUE } from './telling.js';

/** Ties the senders and checks to the outbox. */
@Injectable()
export class NoticeListeners implements OnModuleInit {
  readonly checks: AnnouncementChecks;
  private readonly sender: MessageSender;
  private readonly announced: AnnouncementNotices;

  constructor(
    dataSource: DataSource,
    transactions: Transactions,
    accounts: AccountsService,
    announcements: AnnouncementsService,
    notices: NoticesService,
    messages: WechatMessages,
    safety: WechatContentSafety,
    address: PublicAddress,
    private readonly calls: CallsService,
    private readonly listeners: OutboxListeners,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.sender = new MessageSender(dataSource, transactions, accounts, messages, clock);
    this.checks = new AnnouncementChecks(dataSource, transactions, announcements, accounts, safety, address, clock);
    this.announced = new AnnouncementNotices(notices);
  }

  onModuleInit(): void {
    this.listeners.outside(MESSAGE_DUE, 'notices.send_message', (event) => this.sender.send(event));
    this.listeners.inside(CALL_EXPIRES, 'notices.expire_call', (event, tx) => this.calls.expire(tx, String(event.payload['deliveryId'])));
    this.listeners.outside(ANNOUNCEMENT_SUBMITTED, 'notices.check_announcement', (event) => this.checks.check(event));
    this.listeners.inside(ANNOUNCEMENT_CHECK_OVERDUE, 'notices.hold_unchecked_announcement', (event, tx) => this.checks.overdue(event, tx));
    this.listeners.inside(ANNOUNCEMENT_PUBLISHED, 'notices.tell_announcement', (event, tx) => this.announced.tell(event, tx));
    this.listeners.inside(ANNOUNCEMENT_WITHDRAWN, 'notices.take_back_announcement', (event, tx) => this.announced.takeBack(event, tx));
  }
}
