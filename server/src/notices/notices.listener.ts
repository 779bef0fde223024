// To which events do the notices themselves listen?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OutboxListeners } from '../database/outbox/outbox-listeners.js';
import { AnnouncementChecks } from './announcements/announcement-checks.service.js';
import { AnnouncementNotices } from './announcements/announcement-notices.service.js';
import { CallsService } from './inbox/calls.service.js';
import { MessageSender } from './sending/message-sender.service.js';
import {
  announcementCheckOverdue,
  announcementPublished,
  announcementSubmitted,
  announcementWithdrawn,
  callExpires,
  messageDue,
} from './notices.events.js';

/** Ties the senders and checks to the outbox. */
@Injectable()
export class NoticesListener implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly sender: MessageSender,
    private readonly calls: CallsService,
    private readonly checks: AnnouncementChecks,
    private readonly announced: AnnouncementNotices,
  ) {}

  onModuleInit(): void {
    this.listeners.outside(messageDue, 'notices.send_message', (event) => this.sender.send(event));
    this.listeners.inside(callExpires, 'notices.expire_call', (event, tx) =>
      this.calls.expire(tx, event.payload.deliveryId),
    );
    this.listeners.outside(announcementSubmitted, 'notices.check_announcement', (event) => this.checks.check(event));
    this.listeners.inside(announcementCheckOverdue, 'notices.hold_unchecked_announcement', (event, tx) =>
      this.checks.overdue(event, tx),
    );
    this.listeners.inside(announcementPublished, 'notices.tell_announcement', (event, tx) =>
      this.announced.tell(event, tx),
    );
    this.listeners.inside(announcementWithdrawn, 'notices.take_back_announcement', (event, tx) =>
      this.announced.takeBack(event, tx),
    );
  }
}
