// Who hears that nobody will be at the counter to which their boxes are to be brought?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { addDays, dateAt, pointName } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { In, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { pointPaused } from '../../network/network.events.js';
import type { PauseOfPoint } from '../../network/network.events.js';
import { NetworkService } from '../../network/network.service.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import type { StandingPause } from '../../network/pauses/point-pauses.service.js';
import { wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { pointPausedWords } from './missed-words.js';

/** Names what is told of an order and a pause. */
const NAMESPACE = '6e0f2b94-5d18-5a7c-8b3e-1c9d7f4a2e60';

/** Whoever follows the point hears of its pause anyway; whoever has booked there is told what it means for their boxes. */
@Injectable()
export class PausedPoints implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly network: NetworkService,
    private readonly pauses: PointPauses,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(pointPaused, 'shipments.tell_point_paused', (event, tx) => this.paused(event, tx));
  }

  private async paused({ payload, at }: DeliveredEvent<PauseOfPoint>, tx: EntityManager): Promise<void> {
    const pause = await this.pauses.standing(tx, payload.pauseId);
    if (!pause) return;
    // An order stands in the day of its first bus, and others of its boxes may go the day after.
    const since = addDays(dateAt(this.clock.now()), -1);
    const rows = await tx.find(ShipmentEntity, {
      select: { id: true },
      where: {
        pointId: pause.pointId,
        state: In(['booked', 'partly_received', 'moving']),
        date: MoreThanOrEqual(since),
      },
    });
    const ids = rows.map(({ id }) => id);
    for (const whole of await wholeShipments(tx, this.vault, ids)) await this.tell(tx, whole, { pause, at });
  }

  private async tell(
    tx: EntityManager,
    whole: WholeShipment,
    { pause, at }: { readonly pause: StandingPause; readonly at: Date },
  ): Promise<void> {
    const [first] = waitsIn(whole, pause, this.clock.now());
    if (!first) return;
    const { row, quote } = whole;
    const name = pointName(this.network.findPoint(row.pointId)?.name ?? '');
    await this.notices.tellSender(tx, row, {
      ...{ kind: 'shipment_point', eventId: uuidOf(`${row.id} ${pause.id}`, NAMESPACE), at },
      subject: `shipment ${row.id} point`,
      words: pointPausedWords({ goods: quote.goods, pointName: name, reason: pause.reason, ...first, now: at }),
    });
  }
}

/** By when boxes are to be brought while nobody is there, the soonest first, with how many they are. */
function waitsIn(
  { ways, folded }: WholeShipment,
  { from, until }: StandingPause,
  now: Date,
): { readonly handInBy: string; readonly boxes: number }[] {
  const isThen = (time: number): boolean =>
    time > now.getTime() && time >= from.getTime() && (until === undefined || time < until.getTime());
  return ways
    .filter(({ handInBy }) => isThen(Date.parse(handInBy)))
    .map(({ no, handInBy }) => {
      const waiting = folded.boxes.filter((box) => box.way === no && box.state === 'planned' && box.stranded !== true);
      return { handInBy, boxes: waiting.length };
    })
    .filter(({ boxes }) => boxes > 0)
    .sort((a, b) => Date.parse(a.handInBy) - Date.parse(b.handInBy));
}
