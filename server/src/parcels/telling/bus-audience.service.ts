// Who hears of parcels on a bus, and when does that bus get there?
import { Injectable } from '@nestjs/common';
import { isOwnPiece } from '@kehuoyou/shared';
import type { ParcelNoticeChoice, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import type { Recipient } from '../../notices/notices.service.js';
import { TimetableService } from '../../timetable/boards/timetable.service.js';
import type { ParcelEntity } from '../custody/parcel.entity.js';
import { FOLLOWER_REASON, HOLDER_REASON } from './bus-words.js';
import { NoticeChoices } from './notice-choices.service.js';

/** A household's parcels on one bus to one point. */
export interface Together {
  readonly recipients: readonly Recipient[];
  readonly rows: readonly ParcelEntity[];
}

/** Households of what is on a bus. */
@Injectable()
export class BusAudience {
  constructor(
    private readonly recipients: RecipientsService,
    private readonly timetable: TimetableService,
    private readonly choices: NoticeChoices,
  ) {}

  /** When a bus is at this stop, as it was planned where it does not come; undefined where it does not stop there. */
  arrivalAt({ tripId, serviceDate }: TripDay, stopId: string | undefined): string | undefined {
    const call = stopId === undefined ? undefined : this.timetable.callAt(tripId, serviceDate, stopId);
    return call?.cancelled === undefined ? call?.arrival : (call.planned ?? call.arrival);
  }

  /** Of whom these are, by number, point and bus, as far as somebody there wants to hear of such a thing. */
  async households(
    tx: EntityManager,
    rows: readonly ParcelEntity[],
    what: keyof ParcelNoticeChoice,
  ): Promise<Together[]> {
    // Of what was bought for somebody they hear when it is bought and when it is there, and nothing in between.
    const named = rows.filter((row) => row.phoneHash !== null && !isOwnPiece(row));
    const keyOf = ({ phoneHash, pointId, tripId, serviceDate }: ParcelEntity) =>
      [phoneHash, pointId, tripId, serviceDate].join(' ');
    const together: Together[] = [];
    for (const key of new Set(named.map(keyOf))) {
      const own = named.filter((row) => keyOf(row) === key);
      const audience = await this.recipients.audienceOf(own[0]?.phoneHash ?? '');
      if (!audience) continue;
      const everybody = [
        { accountId: audience.holder, reason: HOLDER_REASON },
        ...audience.followers.map((accountId) => ({ accountId, reason: FOLLOWER_REASON })),
      ];
      const wanting = await this.choices.wanting(
        tx,
        everybody.map(({ accountId }) => accountId),
        what,
      );
      const recipients = everybody.filter(({ accountId }) => wanting.has(accountId));
      if (recipients.length > 0) together.push({ rows: own, recipients });
    }
    return together;
  }
}
