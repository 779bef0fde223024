// Who gets the places that become free, and when do holds end of which nobody asks?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { addDays, Failure, shipmentRules, tellableAt, URGENT_WITHIN_MS } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, In, LessThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { tripKey } from '../../timetable/driving/trip-runs.service.js';
import { Timers } from '../../timers/timers.service.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { roomFreed } from '../shipments.events.js';
import type { OfBus } from '../shipments.events.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { HoldExpiry } from './hold-expiry.service.js';
import { boxesByWay, wantedRides } from './placed-boxes.js';
import { addFacts, wholeShipment } from './shipment-store.js';
import { heldAtLastWords, waitedInVainWords } from './shipment-words.js';
import type { WholeShipment } from './shipment.entity.js';
import { ShipmentEntity, ShipmentWayEntity } from './shipment.entity.js';

const EVERY_MS = 60_000;
/** Names what is told of an order at an instant. */
const NAMESPACE = 'b1f6a0de-53a5-5c3e-8a0b-0c9d8f3b6a77';
const MOST_AT_ONCE = 200;

/** The waiting list, and the sweep of ended holds. */
@Injectable()
export class Waiting implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly timers: Timers,
    private readonly space: CargoSpace,
    private readonly expiry: HoldExpiry,
    private readonly ways: CountyWays,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(roomFreed, 'shipments.promote_waiting', ({ payload }, tx) => this.promoteOn(tx, payload));
    this.timers.add({
      name: 'shipments.holds',
      schedule: { everyMs: EVERY_MS },
      run: async (stopping) => void (await this.sweep(stopping)),
    });
  }

  /** Ends holds that nobody booked, and gives what is free to whoever waits. Gives how many of each. */
  async sweep(stopping?: AbortSignal): Promise<{ ended: number; promoted: number }> {
    const { manager } = this.dataSource;
    const over = { state: 'held' as const, holdEndsAt: LessThanOrEqual(this.clock.now()) };
    let [ended, promoted] = [0, 0];
    for (const { id } of await manager.find(ShipmentEntity, {
      select: { id: true },
      where: over,
      take: MOST_AT_ONCE,
    })) {
      if (stopping?.aborted === true) break;
      if (await this.endOne(id)) ended += 1;
    }
    for (const id of await this.waiting(manager)) {
      if (stopping?.aborted === true) break;
      if (await this.transactions.run((tx) => this.promote(tx, id))) promoted += 1;
    }
    return { ended, promoted };
  }

  private async endOne(id: string): Promise<boolean> {
    const whole = await wholeShipment(this.dataSource.manager, this.vault, id);
    if (!whole) return false;
    return this.transactions.run(async (tx) => {
      await this.space.hold(tx, tripsOf(whole));
      return this.expiry.end(tx, whole.row);
    });
  }

  /** Those who wait for this bus, the first first: what becomes free is theirs before anybody else asks. */
  async promoteOn(tx: EntityManager, bus: OfBus): Promise<void> {
    for (const id of await this.waiting(tx, bus)) await this.promote(tx, id, bus);
  }

  /** Of all buses, or of the first ones who wait for this one: nothing of anybody else is opened while it is held. */
  private async waiting(db: EntityManager, bus?: OfBus): Promise<string[]> {
    const rows = db
      .createQueryBuilder(ShipmentEntity, 'shipment')
      .select('shipment.id', 'id')
      .where({ state: 'waiting' })
      .orderBy('shipment.createdAt', 'ASC')
      .addOrderBy('shipment.id', 'ASC');
    if (bus !== undefined) {
      const ways = db
        .createQueryBuilder(ShipmentWayEntity, 'way')
        .select('1')
        .where('way.shipmentId = shipment.id AND INSTR(way.rides, :trip) > 0');
      // An order stands in the day of its first bus.
      rows
        .andWhere({ date: In([bus.serviceDate, addDays(bus.serviceDate, -1)]) })
        .andWhere(`EXISTS (${ways.getQuery()})`, { trip: `"tripId":${JSON.stringify(bus.tripId)}` })
        .limit(MOST_AT_ONCE);
    }
    return (await rows.getRawMany<{ id: string }>()).map(({ id }) => id);
  }

  /** Keeps the places of one that waits, if all are free now; with a bus that left it waits for nothing any more. */
  private async promote(tx: EntityManager, id: string, bus?: OfBus): Promise<boolean> {
    const whole = await wholeShipment(tx, this.vault, id);
    if (whole?.folded.state !== 'waiting') return false;
    if (bus && !tripsOf(whole).some((trip) => tripKey(trip) === tripKey(bus))) return false;
    const at = this.clock.now();
    const by = { at, actor: null };
    if (whole.ways.some((way) => this.ways.refusal(way) !== undefined)) {
      if (await this.claim(tx, id, 'expired', null)) await this.endInVain(tx, whole, by);
      return false;
    }
    const ends = this.holdEndsAt(whole, at);
    // They could not even look at it before their boxes had to be there.
    if (ends.getTime() <= at.getTime()) return false;
    const order = { id, hubId: whole.row.hubId, quote: whole.quote };
    const wanted = wantedRides(order, whole.ways, boxesByWay(whole.folded.boxes));
    await this.space.hold(tx, tripsOf(whole));
    await this.expiry.on(tx, tripsOf(whole));
    if (!(await this.space.fits(tx, wanted))) return false;
    if (!(await this.claim(tx, id, 'held', ends))) return false;
    // Whoever wrote in between, on another node, was quicker: all of this is undone, and done anew.
    if (!(await this.space.take(tx, wanted))) throw new Failure('changed_meanwhile');
    await addFacts(tx, whole.row, [{ type: 'HELD' }], by);
    await this.tell(tx, whole, { at, until: ends });
    return true;
  }

  /** An hour from when they can be told; never longer than their boxes have time to be there. */
  private holdEndsAt({ row, ways }: WholeShipment, at: Date): Date {
    const told = tellableAt(at, row.leavesAt.getTime() - at.getTime() < URGENT_WITHIN_MS);
    const hour = told.getTime() + shipmentRules.promotedHoldMinutes * 60_000;
    return new Date(Math.min(hour, ...ways.map(({ handInBy }) => Date.parse(handInBy))));
  }

  private async endInVain(
    tx: EntityManager,
    whole: WholeShipment,
    by: { readonly at: Date; readonly actor: null },
  ): Promise<void> {
    const { row, quote } = whole;
    await addFacts(tx, row, [{ type: 'NO_SHOW' }], by);
    await this.notices.tellSender(tx, row, {
      ...{ kind: 'shipment_pooled', eventId: uuidOf(`${row.id} in vain`, NAMESPACE), at: by.at },
      words: waitedInVainWords({ goods: quote.goods, count: quote.count, leavesAt: row.leavesAt }),
    });
  }

  /** Nobody looks at a page for hours: whoever waited hears that it is their turn, and until when. */
  private async tell(
    tx: EntityManager,
    { row, quote: { goods, count } }: WholeShipment,
    { at, until }: { readonly at: Date; readonly until: Date },
  ): Promise<void> {
    await this.notices.tell(tx, row, {
      ...{ kind: 'shipment_held', eventId: uuidOf(`${row.id} ${at.toISOString()}`, NAMESPACE), at, expiresAt: until },
      words: heldAtLastWords({ goods, count, leavesAt: row.leavesAt, until }),
    });
  }

  private async claim(tx: EntityManager, id: string, state: 'held' | 'expired', ends: Date | null): Promise<boolean> {
    const { affected } = await tx
      .createQueryBuilder()
      .update(ShipmentEntity)
      .set({ state, holdEndsAt: ends, version: () => 'version + 1' })
      .where({ id, state: 'waiting' })
      .execute();
    return affected === 1;
  }
}

function tripsOf({ ways }: WholeShipment): OfBus[] {
  return ways.flatMap(({ rides }) => rides.map(({ tripId, serviceDate }) => ({ tripId, serviceDate })));
}
