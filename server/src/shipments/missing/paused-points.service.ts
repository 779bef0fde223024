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
import { pointPaused, pointResumed } from '../../network/network.events.js';
import type { PauseOfPoint } from '../../network/network.events.js';
import { NetworkService } from '../../network/network.service.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import type { StandingPause } from '../../network/pauses/point-pauses.service.js';
import { LATEST_DAYS } from '../booking/awaited-store.js';
import { fieldCollections, fieldName } from '../booking/field-store.js';
import { isAllAtHome } from '../booking/placed-boxes.js';
import { wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { pointSubject, ShipmentNotices } from '../telling/shipment-notices.service.js';
import { pointPausedWords, pointResumedWords } from './missed-words.js';

/** Names what is told of an order and a pause. */
const NAMESPACE = '6e0f2b94-5d18-5a7c-8b3e-1c9d7f4a2e60';

/** Whoever follows the point hears of its pause anyway; whoever has booked there is told what it means for their boxes, and when it is over after all. */
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
    this.listeners.inside(pointResumed, 'shipments.tell_point_resumed', (event, tx) => this.resumed(event, tx));
  }

  private async paused({ payload, at }: DeliveredEvent<PauseOfPoint>, tx: EntityManager): Promise<void> {
    const pause = await this.pauses.standing(tx, payload.pauseId);
    if (!pause) return;
    for (const [whole, first] of await this.waitingIn(tx, pause))
      await this.notices.tellSender(tx, whole.row, {
        ...this.newsOf(whole, `${whole.row.id} ${pause.id}`, at),
        words: pointPausedWords({
          ...this.saidOf(whole, at),
          ...first,
          ...{ reason: pause.reason, mayChange: isAllAtHome(whole) },
        }),
      });
  }

  /** Whoever was told of it may have given up, or be about to carry their boxes elsewhere. */
  private async resumed({ payload, at }: DeliveredEvent<PauseOfPoint>, tx: EntityManager): Promise<void> {
    const pause = await this.pauses.announced(tx, payload.pauseId);
    if (!pause) return;
    for (const [whole, first] of await this.waitingIn(tx, pause)) {
      // Another pause may go on.
      if (await this.pauses.isPausedAt(tx, pause.pointId, new Date(first.handInBy))) continue;
      await this.notices.tellWhoKnow(tx, whole.row, {
        ...this.newsOf(whole, `${whole.row.id} ${pause.id} resumed`, at),
        words: pointResumedWords({ ...this.saidOf(whole, at), ...first }),
      });
    }
  }

  /** Orders of which boxes are to be brought during a pause, each with the first time by which some are. */
  private async waitingIn(
    tx: EntityManager,
    pause: StandingPause,
  ): Promise<readonly (readonly [WholeShipment, AwaitedBoxes])[]> {
    const now = this.clock.now();
    // An order stands in the day of its first bus, and others of its boxes may go days after.
    const since = addDays(dateAt(now), -LATEST_DAYS);
    const rows = await tx.find(ShipmentEntity, {
      select: { id: true },
      where: {
        pointId: pause.pointId,
        state: In(['booked', 'partly_received', 'moving']),
        date: MoreThanOrEqual(since),
      },
    });
    const fetched = await fieldCollections(tx, since);
    const orders = await wholeShipments(
      tx,
      this.vault,
      rows.map(({ id }) => id),
    );
    return orders.flatMap((whole) => {
      const [first] = waitsIn(whole, pause, { now, fetched });
      return first === undefined ? [] : [[whole, first] as const];
    });
  }

  private newsOf({ row }: WholeShipment, name: string, at: Date) {
    const told = { kind: 'shipment_point' as const, eventId: uuidOf(name, NAMESPACE), at };
    return { ...told, subject: pointSubject(row.id) };
  }

  private saidOf({ row, quote: { goods } }: WholeShipment, now: Date) {
    return { goods, pointName: pointName(this.network.findPoint(row.pointId)?.name ?? ''), now };
  }
}

/** Boxes that are to be brought. */
interface AwaitedBoxes {
  readonly handInBy: string;
  readonly boxes: number;
}

/**
 * By when boxes are to be brought while nobody is there, the soonest first, with how many they are. What a vehicle
 * fetches at the field is brought to no counter.
 */
function waitsIn(
  { row, ways, folded }: WholeShipment,
  { from, until }: StandingPause,
  { now, fetched }: { readonly now: Date; readonly fetched: ReadonlySet<string> },
): AwaitedBoxes[] {
  const isThen = (time: number): boolean =>
    time > now.getTime() && time >= from.getTime() && (until === undefined || time < until.getTime());
  return ways
    .filter(({ handInBy }) => isThen(Date.parse(handInBy)))
    .filter(({ rides: [ride] }) => ride === undefined || !fetched.has(fieldName(ride, row.pointId)))
    .map(({ no, handInBy }) => {
      const waiting = folded.boxes.filter((box) => box.way === no && box.state === 'planned' && box.stranded !== true);
      return { handInBy, boxes: waiting.length };
    })
    .filter(({ boxes }) => boxes > 0)
    .sort((a, b) => Date.parse(a.handInBy) - Date.parse(b.handInBy));
}
