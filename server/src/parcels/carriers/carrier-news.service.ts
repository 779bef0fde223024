// How do we hear from carriers, without asking more often than they let us?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { kuaidi100Api, kuaidi100Words, mayAskOutside } from '@kehuoyou/shared';
import type { Clock, Kuaidi100Receipt } from '@kehuoyou/shared';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { appendAllToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { FormFields } from '../../http/files/form-fields.js';
import { PublicAddress } from '../../http/public-address.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { carrierNewsWanted, parcelIdsOf, parcelsAnnounced } from '../parcels.events.js';
import type { CarrierNewsWanted } from '../parcels.events.js';
import { CarrierParcelEntity, CarrierTrackEntity } from './carrier-story.entity.js';
import { carrierParcel, saveReport } from './carrier-story-store.js';
import type { OfCarrier } from './carrier-story-store.js';
import { isFinalFailure } from '../../kuaidi100/kuaidi100-call.js';
import { Kuaidi100Client } from '../../kuaidi100/kuaidi100-client.js';
import { mayQuery, maySubscribe, monthOf } from '../../kuaidi100/kuaidi100-pace.js';
import { readKuaidi100Push } from '../../kuaidi100/kuaidi100-push.js';
import type { Kuaidi100Push } from '../../kuaidi100/kuaidi100-push.js';

/** Lines of a story that are told. */
const MOST_TOLD = 100;

/** What a carrier has said of a parcel so far. */
export interface CarrierStory {
  readonly parcel: CarrierParcelEntity;
  /** The newest first. */
  readonly tracks: readonly CarrierTrackEntity[];
}

const TAKEN: Kuaidi100Receipt = { result: true, returnCode: '200', message: kuaidi100Words.taken };

/** Asks 快递100, takes its pushes, and tells what is known. */
@Injectable()
export class CarrierNews implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly client: Kuaidi100Client,
    private readonly address: PublicAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelsAnnounced, 'parcels.want_carrier_news', ({ payload }, tx) =>
      this.announced(tx, parcelIdsOf(payload)),
    );
    this.listeners.outside(carrierNewsWanted, 'parcels.ask_kuaidi100', ({ payload }) => this.ask(payload));
  }

  /**
   * Says in the caller's transaction that somebody wants to know of parcels. Nothing is asked where there is nobody to
   * ask, or was asked a moment ago. `phoneTail` is what the firm may want to see.
   */
  async want(tx: EntityManager, ...wanted: readonly CarrierNewsWanted[]): Promise<void> {
    if (!this.client.isOn || wanted.length === 0) return;
    const now = this.clock.now();
    const told = await tx.findBy(CarrierParcelEntity, { waybill: In(wanted.map(({ waybill }) => waybill)) });
    const asked = new Set(
      told.filter((known) => !mayQuery(known, now) && !maySubscribe(known, now)).map((known) => nameOf(known)),
    );
    const missing = wanted.filter((each) => mayAskOutside(each) && !asked.has(nameOf(each)));
    await appendAllToOutbox(tx, carrierNewsWanted, missing, now);
  }

  /** True when there is somebody to ask. */
  get isAsking(): boolean {
    return this.client.isOn;
  }

  /** What each carrier has said of a number, without its lines; those that have said nothing are left out. */
  async toldOf(waybill: string, db = this.dataSource.manager): Promise<CarrierParcelEntity[]> {
    return db.findBy(CarrierParcelEntity, { waybill, status: Not(IsNull()) });
  }

  /** What is known of a parcel; undefined while nobody has said anything. */
  async storyOf({ waybill, carrier }: OfCarrier): Promise<CarrierStory | undefined> {
    const { manager } = this.dataSource;
    const parcel = await manager.findOneBy(CarrierParcelEntity, { waybill, carrier });
    if (!parcel || parcel.status === null) return undefined;
    const tracks = await manager.find(CarrierTrackEntity, {
      where: { waybill, carrier },
      order: { at: 'DESC' },
      take: MOST_TOLD,
    });
    return { parcel, tracks };
  }

  /** Takes a push of 快递100: saved first, then answered. What it did not sign is refused in its own words. */
  async pushed(form: FormFields): Promise<Kuaidi100Receipt> {
    const { salt } = this.client;
    const push = salt === undefined ? undefined : readKuaidi100Push(Object.fromEntries(form), salt);
    if (push === undefined) return { result: false, returnCode: '500', message: kuaidi100Words.unsigned };
    if (push === null) return { result: false, returnCode: '500', message: kuaidi100Words.unreadable };
    await this.transactions.run((tx) => this.save(tx, push));
    return TAKEN;
  }

  /** Of parcels that are to come their carriers know more than we do. */
  private async announced(tx: EntityManager, parcelIds: readonly string[]): Promise<void> {
    if (!this.client.isOn) return;
    const parcels = await tx.findBy(ParcelEntity, { id: In([...parcelIds]) });
    const wanted = parcels.map(({ waybill, carrier, phoneTail }) => ({
      ...{ waybill, carrier },
      ...(phoneTail === null ? {} : { phoneTail }),
    }));
    await this.want(tx, ...wanted);
  }

  private async save(tx: EntityManager, { report, watching, rightCarrier }: Kuaidi100Push): Promise<void> {
    const now = this.clock.now();
    const { waybill, carrier } = report;
    await saveReport(tx, report, now);
    const { watching: before } = await carrierParcel(tx, report);
    // What comes late of a watching that has ended does not begin it again.
    if (before !== watching && !(watching === 'polling' && (before === 'shutdown' || before === 'abort')))
      await tx.update(CarrierParcelEntity, { waybill, carrier }, { watching, watchedSince: now });
    if (rightCarrier !== undefined && rightCarrier !== carrier)
      await saveReport(tx, { ...report, carrier: rightCarrier }, now);
  }

  /** Asks once and asks to be told, each where the pace allows it. Both are noted before: an ask that is lost counts. */
  private async ask({ waybill, carrier, phoneTail }: CarrierNewsWanted): Promise<void> {
    const asked = { waybill, carrier, ...(phoneTail === undefined ? {} : { phone: phoneTail }) };
    const now = this.clock.now();
    const may = await this.transactions.run((tx) => this.claim(tx, asked, now));
    const faults: unknown[] = [];
    const calmly = (error: unknown): void => {
      if (!isFinalFailure(error)) faults.push(error);
    };
    if (may.query) {
      const answer = await this.client.query(asked).catch(calmly);
      if (answer?.kind === 'told')
        await this.transactions.run(async (tx) => {
          await saveReport(tx, answer.report, now);
          if (phoneTail !== undefined) await tx.update(CarrierParcelEntity, { waybill, carrier }, { phoneTail });
        });
    }
    if (may.subscribe) {
      const callback = `${this.address.base}${kuaidi100Api.push.path}`;
      const watching = (await this.client.subscribe(asked, callback).catch(calmly)) ? 'polling' : 'none';
      await this.transactions.run((tx) =>
        tx.update(CarrierParcelEntity, { waybill, carrier, watching: 'asked' }, { watching, watchedSince: now }),
      );
    }
    if (faults.length > 0) throw faults[0];
  }

  /** What may be asked now; whoever asks at the same moment is not given the same. */
  private async claim(
    tx: EntityManager,
    { waybill, carrier }: OfCarrier,
    now: Date,
  ): Promise<{ readonly query: boolean; readonly subscribe: boolean }> {
    const row = await carrierParcel(tx, { waybill, carrier });
    const key = { waybill, carrier };
    const month = monthOf(now);
    const query =
      mayQuery(row, now) &&
      (await changed(
        tx
          .createQueryBuilder()
          .update(CarrierParcelEntity)
          .set({ queriedAt: now })
          .where(key)
          .andWhere(row.queriedAt === null ? 'queried_at IS NULL' : 'queried_at = :before', { before: row.queriedAt }),
      ));
    const subscriptions = row.month === month ? row.subscriptions + 1 : 1;
    const subscribe =
      maySubscribe(row, now) &&
      (await changed(
        tx
          .createQueryBuilder()
          .update(CarrierParcelEntity)
          .set({ watching: 'asked', watchedSince: now, month, subscriptions })
          .where(key)
          .andWhere('watching = :watching AND subscriptions = :had', {
            watching: row.watching,
            had: row.subscriptions,
          }),
      ));
    return { query, subscribe };
  }
}

function nameOf({ waybill, carrier }: OfCarrier): string {
  return `${carrier} ${waybill}`;
}

async function changed(update: { execute(): Promise<{ readonly affected?: number }> }): Promise<boolean> {
  return (await update.execute()).affected === 1;
}
