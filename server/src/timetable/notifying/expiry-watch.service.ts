// Who is told that the timetable runs out, and how often until somebody has brought a new one?
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt, dayNumber, pageAddress, timetablePages } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { Timers } from '../../timers/timers.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { judgeExpiry } from './expiry-judgement.js';
import { EXPIRY_REASON, expiryWords } from './expiry-words.js';

/** What all its notices are about: a new one takes the place of the one before, and a new timetable of all. */
const SUBJECT = 'timetable ends';
/** It is said again after so many days. */
const AGAIN_AFTER_DAYS = 7;

/** Looks every hour whether the timetable that runs still holds long enough. */
@Injectable()
export class ExpiryWatch implements OnModuleInit {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly grants: GrantsService,
    private readonly network: NetworkService,
    private readonly notices: NoticesService,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'timetable.expiry',
      schedule: { cron: '10 * * * *' },
      run: async (stopping) => void (await this.look(stopping)),
    });
  }

  /** Tells the county's office, or takes back what it was told. */
  async look(stopping?: AbortSignal): Promise<void> {
    if (!this.current.isLoaded() || stopping?.aborted === true) return;
    const { timetable, imported } = this.current.snapshot();
    const now = this.clock.now();
    const today = dateAt(now);
    const expiry = judgeExpiry(timetable, today);
    const offices = await this.grants.holders('county_office', { areaCode: this.network.county().code });
    await this.transactions.run(async (tx) => {
      if (!expiry) {
        await this.notices.takeBack(tx, SUBJECT);
        return;
      }
      const turn = Math.floor(dayNumber(today) / AGAIN_AFTER_DAYS);
      await this.notices.tell(tx, {
        ...expiryWords(expiry),
        eventId: idOf([imported.feedId, expiry.stage, expiry.lastDay, String(turn)]),
        kind: 'timetable_ending',
        subject: SUBJECT,
        page: pageAddress(timetablePages.feeds, {}),
        happenedAt: now,
        recipients: offices.map((accountId) => ({ accountId, reason: EXPIRY_REASON })),
      });
    });
  }
}

/** The same for the same, so that nobody hears of it twice in a week, however many servers there are. */
function idOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32);
}
