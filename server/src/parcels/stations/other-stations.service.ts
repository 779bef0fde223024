// What waits for a household at stations that are not ours, asked for no more often than we may?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock, OtherStationParcel, OtherStations } from '@kehuoyou/shared';
import { DataSource, In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import type { VisibleNumber } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { appendAllToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { isFinalFailure } from '../../kuaidi100/kuaidi100-call.js';
import { mayQuery } from '../../kuaidi100/kuaidi100-pace.js';
import { PickupCodeClient } from '../../kuaidi100/pickup-code-client.js';
import type { StationCode } from '../../kuaidi100/pickup-code-client.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { stationCodesWanted } from '../parcels.events.js';
import type { StationCodesWanted } from '../parcels.events.js';
import { OtherStationEntity } from './other-station.entity.js';

/** As it is kept: of an instant its text. */
type KeptCode = Omit<StationCode, 'since'> & { readonly since?: string };

/** Asks 快递100 for those who agreed to it, and for nobody else. */
@Injectable()
export class OtherStationsService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly recipients: RecipientsService,
    private readonly client: PickupCodeClient,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    recipients.whenAskedElsewhereNoLonger(async (tx, accountId) => {
      await tx.delete(OtherStationEntity, { accountId });
    });
  }

  onModuleInit(): void {
    this.listeners.outside(stationCodesWanted, 'parcels.ask_stations', ({ payload }) => this.ask(payload));
  }

  /** What is known now; whoever looks has it asked anew where it is old enough. */
  async list({ accountId }: Caller): Promise<OtherStations> {
    const { isOn } = this.client;
    const agreed = isOn && (await this.recipients.mayAskElsewhere(accountId));
    if (!agreed) return { isAsking: isOn, agreed, parcels: [] };
    const numbers = (await this.recipients.numbersOf(accountId)).filter(({ own }) => own);
    const phoneHashes = [...new Set(numbers.map(({ phoneHash }) => phoneHash))];
    if (phoneHashes.length === 0) return { isAsking: isOn, agreed, parcels: [] };
    const { manager } = this.dataSource;
    const rows = await manager.findBy(OtherStationEntity, { accountId, phoneHash: In(phoneHashes) });
    await this.want(accountId, phoneHashes, rows);
    const parcels = rows.flatMap((row) => this.view(row, numbers));
    const ours = await this.ours(parcels.map(({ waybill }) => waybill));
    return {
      isAsking: isOn,
      agreed,
      parcels: parcels
        .filter(({ waybill }) => !ours.has(waybill))
        .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? '')),
    };
  }

  /** What is told of ours comes back with the others: it stands in the wallet already. */
  private async ours(waybills: readonly string[]): Promise<ReadonlySet<string>> {
    if (waybills.length === 0) return new Set();
    const rows = await this.dataSource.manager.findBy(ParcelEntity, { waybill: In([...new Set(waybills)]) });
    return new Set(rows.filter(({ holderId }) => holderId !== null).map(({ waybill }) => waybill));
  }

  /** Notes that it is asked before it is: an ask that is lost counts, and of two at one moment one asks. */
  private async want(
    accountId: string,
    phoneHashes: readonly string[],
    rows: readonly OtherStationEntity[],
  ): Promise<void> {
    const now = this.clock.now();
    const asked = new Map(rows.map((row) => [row.phoneHash, row.askedAt]));
    const due = phoneHashes.filter((each) => mayQuery({ queriedAt: asked.get(each) ?? null }, now));
    if (due.length === 0) return;
    await this.transactions.run(async (tx) => {
      const wanted: StationCodesWanted[] = [];
      for (const phoneHash of due)
        if (await this.claim(tx, { accountId, phoneHash }, asked.get(phoneHash), now))
          wanted.push({ accountId, phoneHash });
      await appendAllToOutbox(tx, stationCodesWanted, wanted, now);
    });
  }

  private async claim(
    tx: EntityManager,
    { accountId, phoneHash }: StationCodesWanted,
    before: Date | undefined,
    now: Date,
  ): Promise<boolean> {
    if (before !== undefined)
      return (await tx.update(OtherStationEntity, { phoneHash, askedAt: before }, { askedAt: now })).affected === 1;
    // What was told to somebody who held the number before is not for whoever holds it now.
    await tx.delete(OtherStationEntity, { phoneHash, accountId: Not(accountId) });
    return insertOnce(tx, OtherStationEntity, { phoneHash, accountId, askedAt: now, toldAt: null, codesSealed: null });
  }

  /** The number is opened here alone, and only while whoever holds it still agrees. */
  private async ask({ accountId, phoneHash }: StationCodesWanted): Promise<void> {
    if (!this.client.isOn || !(await this.recipients.mayAskElsewhere(accountId))) return;
    const phone = await this.recipients.numberToAskWith(accountId, phoneHash);
    if (phone === undefined) return;
    const codes = await this.client.query(phone).catch((error: unknown) => {
      if (!isFinalFailure(error)) throw error;
      return undefined;
    });
    if (codes === undefined) return;
    const kept: KeptCode[] = codes.map(({ since, ...code }) => ({
      ...code,
      ...(since === undefined ? {} : { since: since.toISOString() }),
    }));
    const codesSealed = this.vault.seal(JSON.stringify(kept), `other_station.codes:${phoneHash}`);
    const toldAt = this.clock.now();
    await this.transactions.run((tx) =>
      tx.update(OtherStationEntity, { phoneHash, accountId }, { toldAt, codesSealed }),
    );
  }

  private view(
    { phoneHash, toldAt, codesSealed }: OtherStationEntity,
    numbers: readonly VisibleNumber[],
  ): OtherStationParcel[] {
    const number = numbers.find((each) => each.phoneHash === phoneHash);
    if (number === undefined || toldAt === null || codesSealed === null) return [];
    const codes = JSON.parse(this.vault.open(codesSealed, `other_station.codes:${phoneHash}`)) as readonly KeptCode[];
    return codes.map(({ waybill, carrier, station, address, code, since }) => ({
      ...{ waybill, carrier, station, code },
      personId: number.personId,
      personName: number.name,
      ...(address === undefined ? {} : { address }),
      ...(since === undefined ? {} : { since }),
      toldAt: toldAt.toISOString(),
    }));
  }
}
