// Who is told that a service point pauses or is open again?
//
// As with trips, the event says what happened, and it is put into words here when it is delivered.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { networkPages, pageAddress } from '@kehuoyou/shared';
import type { Clock, PointRecord } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../clock.js';
import { OutboxListeners } from '../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../database/outbox/outbox-listeners.js';
import { NoticesService } from '../notices/notices.service.js';
import type { Recipient } from '../notices/notices.service.js';
import { pointPaused, pointResumed } from './network.events.js';
import type { PauseOfPoint } from './network.events.js';
import { NetworkService } from './network.service.js';
import { PointPauses } from './pauses/point-pauses.service.js';
import { pauseWords, resumeWords } from './point-sentence.js';

/** After this, that a point is open again is no news. */
const NEWS_FOR_MS = 7 * 86_400_000;

/** Tells followers of points and villages about pauses. */
@Injectable()
export class PointNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly network: NetworkService,
    private readonly pauses: PointPauses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(pointPaused, 'network.tell_point_paused', (event, tx) => this.paused(event, tx));
    this.listeners.inside(pointResumed, 'network.tell_point_resumed', (event, tx) => this.resumed(event, tx));
  }

  private async paused(event: DeliveredEvent<PauseOfPoint>, tx: EntityManager): Promise<void> {
    const pause = await this.pauses.standing(tx, event.payload.pauseId);
    const point = pause && this.network.findPoint(pause.pointId);
    if (!point || (pause.until && pause.until <= this.clock.now())) return;
    const { from, until, reason } = pause;
    const substitute =
      pause.substitutePointId === undefined ? undefined : this.network.findPoint(pause.substitutePointId);
    await this.notices.tell(tx, {
      ...pauseWords({
        pointName: point.name,
        ...{ from, until, reason },
        substituteName: substitute?.name,
        phone: point.phone,
      }),
      ...common(event, point, pause.id),
      kind: 'point_paused',
      ...(until ? { expiresAt: until } : {}),
      recipients: await this.recipients(tx, point),
    });
  }

  private async resumed(event: DeliveredEvent<PauseOfPoint>, tx: EntityManager): Promise<void> {
    const { pointId, pauseId } = event.payload;
    const point = this.network.findPoint(pointId);
    if (!point) return;
    // Another pause goes on: what was told of this one holds no more, and the door is shut all the same.
    if (await this.pauses.isPausedAt(tx, pointId, this.clock.now()))
      return this.notices.takeBack(tx, subjectOf(pauseId));
    await this.notices.tell(tx, {
      ...resumeWords(point.name, event.at),
      ...common(event, point, pauseId),
      kind: 'point_resumed',
      expiresAt: new Date(event.at.getTime() + NEWS_FOR_MS),
      recipients: await this.recipients(tx, point),
    });
  }

  private async recipients(tx: EntityManager, point: PointRecord): Promise<Recipient[]> {
    const ofPoint = await this.notices.followersOf(tx, 'point', [point.id]);
    const ofVillages = (await this.notices.followersOfVillagesIn(tx, '')).filter(({ place }) =>
      this.network.servesVillage(point.id, place.id),
    );
    const seen = new Set(ofPoint.map(({ accountId }) => accountId));
    return [
      ...ofPoint.map(({ accountId }) => ({ accountId, reason: `您关注了${point.name}` })),
      ...ofVillages
        .filter(({ accountId }) => !seen.has(accountId))
        .map(({ accountId }) => ({ accountId, reason: '您关注的村用这个服务点' })),
    ];
  }
}

/** A pause and its end are one matter; another pause of the same point is another. */
function subjectOf(pauseId: string): string {
  return `pause ${pauseId}`;
}

function common(event: DeliveredEvent, point: PointRecord, pauseId: string) {
  return {
    eventId: event.id,
    subject: subjectOf(pauseId),
    page: pageAddress(networkPages.point, { id: point.id }),
    happenedAt: event.at,
  };
}
