// What does a move do to the clocks of a complaint?
import { Injectable } from '@nestjs/common';
import { afterWorkdays, complaintRules, lawfulBy, promisedBy } from '@kehuoyou/shared';
import type { ComplaintCategory, ServiceDate, VoiceKind } from '@kehuoyou/shared';
import type { QueryDeepPartialEntity } from 'typeorm';
import { TimetableNames } from '../../timetable/boards/timetable-names.service.js';
import { ComplaintPlaces } from './complaint-places.service.js';
import type { ComplaintEntity } from './complaint.entity.js';

const DAY_MS = 86_400_000;

type Columns = QueryDeepPartialEntity<ComplaintEntity>;
type FiledClocks = Pick<ComplaintEntity, 'promisedBy' | 'lawfulBy' | 'officeBy'>;

/** Sets clocks; working days are those of the county's calendar. */
@Injectable()
export class ComplaintClocks {
  private readonly isRest = (date: ServiceDate): boolean => this.calendar.isRestDay(date);

  constructor(
    private readonly calendar: TimetableNames,
    private readonly places: ComplaintPlaces,
  ) {}

  /** When it must be answered; of praise and suggestions nothing is owed. */
  filed(kind: VoiceKind, { promise, legalDays }: ComplaintCategory, now: Date): FiledClocks {
    if (kind !== 'complaint') return { promisedBy: null, lawfulBy: null, officeBy: null };
    return {
      promisedBy: promisedBy(now, promise, this.isRest),
      lawfulBy: legalDays === undefined ? null : lawfulBy(now, legalDays),
      officeBy: this.officeBy(now),
    };
  }

  /** What was asked for came, or will not come any more: the promise is longer by the time that it stood, the law's is not. */
  resumed({ promisedBy, askedAt }: ComplaintEntity, now: Date): Columns {
    if (promisedBy === null || askedAt === null) return {};
    const stood = Math.min(now.getTime() - askedAt.getTime(), complaintRules.askDays * DAY_MS);
    return { promisedBy: new Date(promisedBy.getTime() + stood) };
  }

  /** It begins anew, with those above. */
  reopened({ reopened, kind }: ComplaintEntity, now: Date): Columns {
    const { kind: bodyKind, id: bodyId } = this.places.supervisor();
    const promisedBy = kind === 'complaint' ? this.afterWorkdays(now, complaintRules.reopenedWorkdays) : null;
    return {
      ...{ bodyKind, bodyId, promisedBy, reopened: reopened + 1 },
      confirmBy: null,
      endedAt: null,
      officeBy: null,
    };
  }

  /** Whoever complained may say for a while whether it is solved. */
  answered({ answeredAt, promisedBy }: ComplaintEntity, now: Date): Columns {
    return {
      ...(answeredAt === null ? { answeredAt: now, answerDue: promisedBy } : {}),
      confirmBy: new Date(now.getTime() + complaintRules.confirmDays * DAY_MS),
      officeBy: null,
    };
  }

  /** The office has a working day to decide. */
  officeBy(now: Date): Date {
    return this.afterWorkdays(now, complaintRules.acceptWorkdays);
  }

  private afterWorkdays(now: Date, days: number): Date {
    return afterWorkdays(now, days, this.isRest);
  }
}
