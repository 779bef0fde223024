// Which parcels is 快递100 asked about that may wait at stations that are not ours, and what did it say?
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { kuaidi100Api, kuaidi100Words, mayAskOutside } from '@kehuoyou/shared';
import type { Clock, Kuaidi100Receipt, PickupPushAsk } from '@kehuoyou/shared';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { appendAllToOutbox, appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { FormFields } from '../../http/files/form-fields.js';
import { PublicAddress } from '../../http/public-address.js';
import { isFinalFailure } from '../../kuaidi100/kuaidi100-call.js';
import { Kuaidi100Client } from '../../kuaidi100/kuaidi100-client.js';
import { mayQuery } from '../../kuaidi100/kuaidi100-pace.js';
import { isSignedBy, md5Signature } from '../../kuaidi100/kuaidi100-signature.js';
import { PickupCodeClient } from '../../kuaidi100/pickup-code-client.js';
import type { AskedForCode, StationCode } from '../../kuaidi100/pickup-code-client.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { parcelIdsOf, parcelsAnnounced, stationCodeWanted } from '../parcels.events.js';
import type { OfStationParcel } from '../parcels.events.js';
import { StationParcelEntity } from './station-parcel.entity.js';

/** What is older is at no station any more. */
const ASKED_FOR_MS = 30 * 86_400_000;

/** A parcel of somebody who agreed, for one of their numbers. */
export type StationParcel = Pick<StationParcelEntity, 'accountId' | 'phoneHash' | 'waybill' | 'carrier'>;

/** Asks 快递100 for those who agreed to it, and for nobody else. */
@Injectable()
export class StationAsking implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly recipients: RecipientsService,
    private readonly client: PickupCodeClient,
    private readonly pushes: Kuaidi100Client,
    private readonly address: PublicAddress,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    recipients.whenAskedElsewhereNoLonger(async (tx, accountId) => {
      await tx.delete(StationParcelEntity, { accountId });
    });
  }

  onModuleInit(): void {
    this.listeners.inside(parcelsAnnounced, 'parcels.want_station_codes', ({ payload }, tx) =>
      this.announced(tx, parcelIdsOf(payload)),
    );
    this.listeners.outside(stationCodeWanted, 'parcels.ask_station', ({ payload }) => this.ask(payload));
  }

  /** True when there is somebody to ask. */
  get isOn(): boolean {
    return this.client.isOn;
  }

  /** What is asked for an account, what was told first before the rest. */
  async askedFor(accountId: string): Promise<StationParcelEntity[]> {
    const since = new Date(this.clock.now().getTime() - ASKED_FOR_MS);
    return this.dataSource.manager.find(StationParcelEntity, {
      where: { accountId, wantedAt: MoreThan(since) },
      order: { toldAt: 'ASC', id: 'ASC' },
    });
  }

  /** What 快递100 told of one; undefined while it has told nothing. */
  codeOf({ id, codeSealed }: StationParcelEntity): StationCode | undefined {
    return codeSealed === null ? undefined : (JSON.parse(this.vault.open(codeSealed, placeOf(id))) as StationCode);
  }

  /**
   * Has those registered that are new, in time: once a parcel is at its station, it is too late. With each goes a
   * household's number: of pieces of ours nobody outside is told.
   */
  async want(tx: EntityManager, said: readonly StationParcel[]): Promise<void> {
    const parcels = said.filter(mayAskOutside);
    if (!this.client.isOn || parcels.length === 0) return;
    const now = this.clock.now();
    const known = await tx.find(StationParcelEntity, {
      select: { accountId: true, waybill: true, carrier: true },
      where: { accountId: In([...new Set(parcels.map(({ accountId }) => accountId))]) },
    });
    const names = new Set(known.map(nameOf));
    const wanted: OfStationParcel[] = [];
    for (const parcel of parcels.filter((each) => !names.has(nameOf(each)))) {
      const id = uuid();
      const untold = { registeredAt: null, pushDigest: null, toldAt: null, codeSealed: null };
      if (await insertOnce(tx, StationParcelEntity, { id, ...parcel, wantedAt: now, askedAt: now, ...untold }))
        wanted.push({ id });
    }
    await appendAllToOutbox(tx, stationCodeWanted, wanted, now);
  }

  /**
   * Has those asked anew that have told nothing for half an hour: a push may have been lost. That it is asked is noted
   * before: an ask that is lost counts, and of two at one moment one asks. One whose code is known waits for a push.
   */
  async look(tx: EntityManager, rows: readonly StationParcelEntity[]): Promise<void> {
    const now = this.clock.now();
    const wanted: OfStationParcel[] = [];
    for (const { id, askedAt, toldAt } of rows) {
      if (toldAt !== null || !mayQuery({ queriedAt: askedAt }, now)) continue;
      if ((await tx.update(StationParcelEntity, { id, askedAt }, { askedAt: now })).affected === 1) wanted.push({ id });
    }
    await appendAllToOutbox(tx, stationCodeWanted, wanted, now);
  }

  /** Takes a push: nothing of it is believed, it leads to a question; the same once more leads to none. */
  async pushed({ id, sign }: PickupPushAsk, form: FormFields): Promise<Kuaidi100Receipt> {
    const { salt } = this.pushes;
    if (!this.client.isOn || salt === undefined || !isSignedBy(sign, id, salt))
      return { result: false, returnCode: '500', message: kuaidi100Words.unsigned };
    const pushDigest = createHash('sha256')
      .update(JSON.stringify([...form]))
      .digest('hex');
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      // Whoever asks for it no longer has forgotten it, and their push with it.
      const row = await tx.findOneBy(StationParcelEntity, { id });
      if (row === null || row.pushDigest === pushDigest) return;
      const before = { id, pushDigest: row.pushDigest ?? IsNull() };
      const registeredAt = row.registeredAt ?? now;
      if ((await tx.update(StationParcelEntity, before, { pushDigest, registeredAt, askedAt: now })).affected === 1)
        await appendToOutbox(tx, stationCodeWanted, { id }, now);
    });
    return { result: true, returnCode: '200', message: kuaidi100Words.taken };
  }

  /** Of parcels that are to come some never come to us: those of whoever agreed are asked for from the beginning. */
  private async announced(tx: EntityManager, parcelIds: readonly string[]): Promise<void> {
    if (!this.client.isOn) return;
    const parcels = await tx.find(ParcelEntity, {
      select: { waybill: true, carrier: true, phoneHash: true },
      where: { id: In([...parcelIds]), state: 'expected' },
    });
    const hashes = parcels.flatMap(({ phoneHash }) => phoneHash ?? []);
    const askers = await this.recipients.whoAsksElsewhere(hashes, tx);
    const wanted = parcels.flatMap(({ waybill, carrier, phoneHash }): StationParcel[] => {
      const accountId = askers.get(phoneHash ?? '');
      if (phoneHash === null || accountId === undefined) return [];
      return [{ accountId, phoneHash, waybill, carrier }];
    });
    await this.want(tx, wanted);
  }

  /** Registers it, or asks for its code. The number is opened here alone, and only while whoever holds it agrees. */
  private async ask({ id }: OfStationParcel): Promise<void> {
    const row = await this.dataSource.manager.findOneBy(StationParcelEntity, { id });
    if (row === null || !mayAskOutside(row) || !this.client.isOn) return;
    if (!(await this.recipients.mayAskElsewhere(row.accountId))) return;
    const phone = await this.recipients.numberToAskWith(row.accountId, row.phoneHash);
    if (phone === undefined) return;
    const asked: AskedForCode = { waybill: row.waybill, carrier: row.carrier, phone };
    try {
      if (row.registeredAt === null) await this.register(id, asked);
      else await this.query(id, asked);
    } catch (error) {
      if (!isFinalFailure(error)) throw error;
    }
  }

  private async register(id: string, asked: AskedForCode): Promise<void> {
    const { salt = '' } = this.pushes;
    const { path } = kuaidi100Api.pickupPush;
    const callback = path.replace(':id', id).replace(':sign', md5Signature(id, salt));
    await this.client.register(asked, `${this.address.base}${callback}`);
    const registeredAt = this.clock.now();
    await this.transactions.run((tx) => tx.update(StationParcelEntity, { id }, { registeredAt }));
  }

  private async query(id: string, asked: AskedForCode): Promise<void> {
    const code = await this.client.query(asked);
    if (code === undefined) return;
    const codeSealed = this.vault.seal(JSON.stringify(code), placeOf(id));
    const toldAt = this.clock.now();
    await this.transactions.run((tx) => tx.update(StationParcelEntity, { id }, { toldAt, codeSealed }));
  }
}

function placeOf(id: string): string {
  return `station_parcel.code:${id}`;
}

function nameOf({ accountId, waybill, carrier }: Pick<StationParcel, 'accountId' | 'waybill' | 'carrier'>): string {
  return `${accountId} ${carrier} ${waybill}`;
}
