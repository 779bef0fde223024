// How does the sample farmer have orders on buses, on whichever day somebody tries the app out?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { addDays, dateAt, Failure } from '@kehuoyou/shared';
import type { Clock, ServiceDate } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { SampleAccounts } from '../../accounts/sign-in/sample-accounts.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { SAMPLE_POINTS } from '../../parcels/samples/sample-rides.service.js';
import { Timers } from '../../timers/timers.service.js';
import { awaitedBoxes } from '../booking/awaited-store.js';
import { Bookings } from '../booking/bookings.service.js';
import { Holds } from '../booking/holds.service.js';
import { IdChecks } from '../booking/id-checks.service.js';
import { wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { HandIns } from '../handing-in/hand-ins.service.js';
import { Quotes } from '../quoting/quotes.service.js';
import { broughtAt, sampleOrders, samplePeopleOf } from './sample-order.js';
import type { SampleOrder } from './sample-order.js';

/** The village of the sample household and of the sample keeper. */
const POINT = SAMPLE_POINTS[0];
/** Of a document that nobody has. */
const DOCUMENT = { idKind: 'id_card', idTail: '0000' } as const;

/** Lets the sample farmer book, and bring, today and tomorrow, through the same doors as everybody. */
@Injectable()
export class SampleOrders implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly samples: SampleAccounts,
    private readonly quotes: Quotes,
    private readonly holds: Holds,
    private readonly bookings: Bookings,
    private readonly handIns: HandIns,
    private readonly checks: IdChecks,
    private readonly vault: Vault,
    private readonly timers: Timers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (!this.samples.live) return;
    this.timers.add({
      name: 'shipments.sample_orders',
      schedule: { everyMs: 60_000 },
      run: (stopping) => this.catchUp(stopping),
    });
  }

  /** Books what is to go today and tomorrow, and brings what is due. Gives how much, where it was something. */
  async catchUp(stopping?: AbortSignal): Promise<{ booked: number; brought: number } | undefined> {
    const today = dateAt(this.clock.now());
    const farmer = await this.samples.household(POINT);
    const dates = [today, addDays(today, 1)];
    const known = await this.ordersOf(farmer, dates);
    let [booked, brought] = [0, 0];
    for (const date of dates) {
      for (const order of sampleOrders(date)) {
        if (stopping?.aborted === true) return undefined;
        const there = known.find((whole) => isSame(whole, order, date));
        if (!there && (await this.book(farmer, order, date))) booked += 1;
        if (there && date === today && (await this.bring(there, order))) brought += 1;
      }
    }
    return booked + brought === 0 ? undefined : { booked, brought };
  }

  private async ordersOf({ accountId }: Caller, dates: readonly ServiceDate[]): Promise<WholeShipment[]> {
    const { manager } = this.dataSource;
    const where = { accountId, pointId: POINT, date: In([...dates]) };
    const rows = await manager.find(ShipmentEntity, { select: { id: true }, where });
    return wholeShipments(
      manager,
      this.vault,
      rows.map(({ id }) => id),
    );
  }

  /** Quote, places, order: where there is no bus any more, or no room, there is none today. */
  private async book(farmer: Caller, order: SampleOrder, date: ServiceDate): Promise<boolean> {
    try {
      const quote = await this.quotes.ask(farmer, { ...order.ask, pointId: POINT, date }, command(farmer));
      const [offer] = quote.offers;
      if (!offer) return false;
      const { id } = await this.holds.hold(farmer, { quoteId: quote.id, parts: offer.parts }, command(farmer));
      await this.bookings.book(
        farmer,
        { id, ...samplePeopleOf(order, date, this.samples.householdPhone) },
        command(farmer),
      );
      return true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }

  /** What is due comes to the counter, but for what was forgotten; once. */
  private async bring(whole: WholeShipment, order: SampleOrder): Promise<boolean> {
    const { row, folded, quote } = whole;
    const now = this.clock.now();
    if (folded.state !== 'booked' || broughtAt(order, row.handInBy) > now || row.leavesAt <= now) return false;
    const awaited = [...awaitedBoxes(whole, dateAt(now))].slice(order.forgotten);
    const isNeeded = await this.checks.isNeeded(this.dataSource.manager, row);
    const keeper = await this.samples.caller('keeper');
    const ask = {
      ...{ id: row.id, inspected: true as const, refused: [], ...(isNeeded ? DOCUMENT : {}) },
      received: awaited.map((no) => ({ no, grams: quote.grams })),
    };
    try {
      await this.handIns.handIn(keeper, ask, command(keeper));
      return true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }
}

function isSame({ row, quote }: WholeShipment, { goods, count }: SampleOrder, date: ServiceDate): boolean {
  return row.date === date && quote.goods === goods && quote.count === count;
}

function command({ accountId }: Caller): Command {
  return { key: uuid(), caller: accountId, operation: 'sample orders', body: {} };
}
