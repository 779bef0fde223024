// Does a pause of a point that was announced still stand?
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { PointPauseEntity } from './network.entity.js';
import type { PauseAnnouncement } from './network.service.js';

/** A pause that was announced and not taken back. */
export interface StandingPause extends PauseAnnouncement {
  readonly id: string;
}

/** Pauses as they were written down, for whoever hears of one before the picture in memory has it. */
@Injectable()
export class PointPauses {
  /** Undefined where there is none of that id, or it was taken back. */
  async standing(db: EntityManager, id: string): Promise<StandingPause | undefined> {
    const pause = await db.findOneBy(PointPauseEntity, { id, withdraws: IsNull() });
    if (!pause || (await db.existsBy(PointPauseEntity, { withdraws: id }))) return undefined;
    const { pointId, startsAt: from, endsAt, reason, substitutePointId } = pause;
    return {
      ...{ id, pointId, from, reason },
      until: endsAt ?? undefined,
      substitutePointId: substitutePointId ?? undefined,
    };
  }
}
