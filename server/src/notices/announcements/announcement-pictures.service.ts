// Who may add pictures to announcements, and who sees them?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ANNOUNCEMENT_PICTURE, announcementPolicy, may, mayAnywhere } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../clock.js';
import type { Caller } from '../../http/caller.js';
import { MediaPolicies } from '../../pictures/media.js';
import type { Media, MediaPolicy, Sight } from '../../pictures/media.js';
import { AnnouncementEntity } from './announcement.entity.js';

/** A picture is as public as its announcement: until that is published, the offices of its area see it alone. */
@Injectable()
export class AnnouncementPictures implements MediaPolicy, OnModuleInit {
  readonly kinds = ['picture'] as const;

  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: MediaPolicies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.policies.set(ANNOUNCEMENT_PICTURE, this);
  }

  /** They are tied to the announcement that is written, not to an event. */
  mayAdd(caller: Caller, eventId: string | undefined): boolean {
    return eventId === undefined && mayAnywhere(caller, announcementPolicy.addPicture);
  }

  async sight({ subjectId }: Media, caller: Caller | undefined): Promise<Sight> {
    const row = await this.dataSource.manager.findOneBy(AnnouncementEntity, { id: subjectId ?? '' });
    if (!row) return 'nobody';
    const isOver = row.until !== null && row.until <= this.clock.now();
    if (row.status === 'published' && !isOver) return 'everybody';
    return may(caller, announcementPolicy.read, { areaCode: row.areaCode }) ? 'caller' : 'nobody';
  }
}
