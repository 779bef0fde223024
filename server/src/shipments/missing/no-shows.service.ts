// What becomes of boxes that nobody has brought when their bus is about to leave?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { addDays, dateAt, groupBy, shipmentRules } from '@kehuoyou/shared';
import type { Clock, FoldedBox } from '@kehuoyou/shared';
import { DataSource, In, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import { NetworkService } from '../../network/network.service.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { Timers } from '../../timers/timers.service.js';
import { lastDayOf } from '../booking/awaited-store.js';
import { chargedBoxes, fieldCollections, fieldName, isAtShutDoor } from '../booking/field-store.js';
import { addAmount } from '../booking/ledger-store.js';
import { cargoOnWay, orderPrefix } from '../booking/placed-boxes.js';
import type { NewFact } from '../booking/placed-boxes.js';
import { addFacts, wholeShipment, wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { ShipmentWayEntity, WholeShipment } from '../booking/shipment.entity.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { NextBuses } from '../rolling/next-buses.service.js';
import { roomFreed } from '../shipments.events.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { missedMoney } from './missed-money-store.js';
import { DOOR_SHUT, lateAmountWords, missedWords, NOT_FETCHED, notFetchedInTimeWords } from './missed-words.js';

const MINUTE_MS = 60_000;
const MOST_AT_ONCE = 200;
/** Days after that of its first bus on which boxes of an order may still have one. */
const DAYS = 3;
/** Names what is told of an order and the bus that did not wait. */
const NAMESPACE = '3d9c1a7e-68f2-5e0b-9c55-2f1f7b6f0a42';

/** Boxes of an order that one way does not wait for. */
interface Missed {
  readonly way: ShipmentWayEntity;
  readonly boxes: readonly number[];
  /** True where a vehicle was to fetch them at the field. */
  readonly isFetched: boolean;
}

/** Lets go of places to which nobody brings anything. */
@Injectable()
export class NoShows implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    private readonly space: CargoSpace,
    private readonly ways: CountyWays,
    private readonly next: NextBuses,
    private readonly network: NetworkService,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'shipments.no_shows',
      schedule: { everyMs: MINUTE_MS },
      run: (stopping) => this.sweep(stopping),
    });
  }

  /** Looks at every bus that leaves soon. Gives how many boxes it does not wait for, where there are some. */
  async sweep(stopping?: AbortSignal): Promise<{ missed: number } | undefined> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const due = await manager.find(ShipmentEntity, {
      select: { id: true },
      where: {
        state: In(['booked', 'partly_received', 'moving']),
        leavesAt: LessThanOrEqual(new Date(now.getTime() + shipmentRules.waitUntilMinutes * MINUTE_MS)),
        date: MoreThanOrEqual(addDays(dateAt(now), -DAYS)),
      },
      order: { leavesAt: 'DESC', id: 'ASC' },
    });
    const fetched = await fieldCollections(manager, addDays(dateAt(now), -DAYS));
    const stops = (): boolean => stopping?.aborted === true;
    let missed = 0;
    for (let from = 0; from < due.length && !stops(); from += MOST_AT_ONCE) {
      const ids = due.slice(from, from + MOST_AT_ONCE).map(({ id }) => id);
      for (const whole of await wholeShipments(manager, this.vault, ids)) {
        if (stops()) break;
        if (this.missedOf(whole, fetched).length > 0)
          missed += await this.transactions.run((tx) => this.end(tx, whole));
      }
    }
    return missed === 0 ? undefined : { missed };
  }

  /** What nobody has brought, way by way; a bus that does not come is another matter (rolling). */
  private missedOf({ row, ways, folded }: WholeShipment, fetched: ReadonlySet<string>): Missed[] {
    const until = this.clock.now().getTime() + shipmentRules.waitUntilMinutes * MINUTE_MS;
    return ways.flatMap((way): Missed[] => {
      const boxes = folded.boxes.filter(
        (box) => box.way === way.no && box.state === 'planned' && box.stranded !== true,
      );
      const leaves = this.ways.leavesAt(way);
      if (boxes.length === 0 || leaves === undefined || leaves.getTime() > until) return [];
      const [first] = way.rides;
      const isFetched = first !== undefined && fetched.has(fieldName(first, row.pointId));
      // At a field nobody stands who could say that they were not brought: the hub has some days to say what came.
      if (isFetched && dateAt(this.clock.now()) <= lastDayOf(way)) return [];
      return [{ way, boxes: boxes.map(({ no }) => no), isFetched }];
    });
  }

  private async end(tx: EntityManager, seen: WholeShipment): Promise<number> {
    await this.space.hold(
      tx,
      seen.ways.flatMap(({ rides }) => rides),
    );
    await tx.increment(ShipmentEntity, { id: seen.row.id }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, seen.row.id);
    // Somebody may have brought them a moment before.
    const fetched = await fieldCollections(tx, addDays(dateAt(this.clock.now()), -DAYS));
    const missed = whole ? this.missedOf(whole, fetched) : [];
    const boxes = missed.flatMap((each) => each.boxes);
    if (!whole || boxes.length === 0) return 0;
    const at = this.clock.now();
    const folded = await addFacts(tx, whole.row, await this.noShows(tx, whole, boxes), { at, actor: null });
    // What is charged depends on why they were not brought.
    const after = (await wholeShipment(tx, this.vault, whole.row.id)) ?? { ...whole, folded };
    for (const { way } of missed) {
      await this.space.lessen(tx, `${orderPrefix(whole.row.id)}${way.no}`, cargoOnWay(after, way.no));
      for (const { tripId, serviceDate } of way.rides) await appendToOutbox(tx, roomFreed, { tripId, serviceDate }, at);
    }
    await this.next.leaveAnew(tx, whole.row.id, folded.boxes);
    await this.settle(tx, after, missed, at);
    for (const each of missed) await this.tell(tx, after, each, at);
    return boxes.length;
  }

  /**
   * Apart are those for which a vehicle was to come to the field, also where it was taken back too late to be heard of
   * in time, and those before whose bus nobody was at the counter.
   */
  private async noShows(tx: EntityManager, whole: WholeShipment, boxes: readonly number[]): Promise<NewFact[]> {
    const { pauses = [] } = this.network.findPoint(whole.row.pointId) ?? {};
    const missed = whole.folded.boxes.filter(({ no }) => boxes.includes(no));
    const bringing = { pauses, now: this.clock.now() };
    const charged = new Set((await chargedBoxes(tx, whole, missed, bringing)).map(({ no }) => no));
    const reasonOf = (box: FoldedBox): string | undefined => {
      if (charged.has(box.no)) return undefined;
      return isAtShutDoor(whole.ways, box, pauses) ? DOOR_SHUT : NOT_FETCHED;
    };
    return [...groupBy(missed, reasonOf)].map(([reason, some]) => ({
      ...{ type: 'NO_SHOW' as const, boxes: some.map(({ no }) => no) },
      ...(reason === undefined ? {} : { reason }),
    }));
  }

  /** What was agreed for them is owed no more, but for what the rules keep; of what was to be fetched, nothing. */
  private async settle(tx: EntityManager, whole: WholeShipment, missed: readonly Missed[], at: Date): Promise<void> {
    const { fen, kept, rule } = missedMoney(
      whole,
      missed.flatMap(({ boxes }) => boxes),
    );
    const by = { at, actor: null };
    await addAmount(tx, whole.row.id, { kind: 'cancelled', fen: -fen, note: lateAmountWords.missed }, by);
    if (rule && kept > 0) await addAmount(tx, whole.row.id, { kind: 'kept', fen: kept, note: rule.says }, by);
  }

  private async tell(
    tx: EntityManager,
    whole: WholeShipment,
    { way, boxes, isFetched }: Missed,
    at: Date,
  ): Promise<void> {
    const { row, quote } = whole;
    const said = { goods: quote.goods, boxes: boxes.length, departure: way.rides[0]?.departure ?? '' };
    const { name: pointName, pauses = [] } = this.network.findPoint(row.pointId) ?? {};
    const isShut = isAtShutDoor(whole.ways, { way: way.no }, pauses);
    await this.notices.tell(tx, row, {
      ...{ kind: 'shipment_missed', eventId: uuidOf(`${row.id} ${way.no}`, NAMESPACE), at },
      words: isFetched
        ? notFetchedInTimeWords(said)
        : missedWords({ ...said, pointName, until: lastDayOf(way), isShut, kept: missedMoney(whole, boxes) }),
    });
  }
}
