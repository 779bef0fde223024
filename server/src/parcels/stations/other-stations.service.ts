// What waits for a household at stations that are not ours, asked for no more often than we may?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { OtherStationParcel, OtherStations } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import type { VisibleNumber } from '../../accounts/household/recipients.service.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import type { OfCarrier } from '../carriers/carrier-story-store.js';
import { CarrierNews } from '../carriers/carrier-news.service.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { numberKept } from '../parcels.events.js';
import type { OfKeeper } from '../parcels.events.js';
import { KeptNumberEntity } from '../tracking/kept-number.entity.js';
import { StationAsking } from './station-asking.service.js';
import type { StationParcel } from './station-asking.service.js';
import type { StationParcelEntity } from './station-parcel.entity.js';

/** A station's words for what is there no longer. */
const GONE = /^已|签收|退/;

/** Tells what is known; whoever looks has it asked for as well. */
@Injectable()
export class OtherStationsService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly recipients: RecipientsService,
    private readonly carriers: CarrierNews,
    private readonly asking: StationAsking,
    private readonly listeners: OutboxListeners,
  ) {}

  onModuleInit(): void {
    this.listeners.outside(numberKept, 'parcels.want_kept_number', ({ payload }) => this.kept(payload));
  }

  /** What is known now; whoever looks has it asked anew where it is old enough. */
  async list({ accountId }: Caller): Promise<OtherStations> {
    const { isOn: isAsking } = this.asking;
    const agreed = isAsking && (await this.recipients.mayAskElsewhere(accountId));
    const numbers = agreed ? await this.ownNumbers(accountId) : [];
    if (numbers.length === 0) return { isAsking, agreed, parcels: [] };
    await this.want(accountId, numbers);
    const rows = await this.asking.askedFor(accountId);
    const ours = await this.ours(rows);
    const elsewhere = rows.filter((row) => !ours.has(nameOf(row)));
    await this.transactions.run((tx) => this.asking.look(tx, elsewhere));
    return { isAsking, agreed, parcels: elsewhere.flatMap((row) => this.view(row, numbers)) };
  }

  /** Has registered at once what somebody has just put among their parcels. */
  private async kept({ accountId }: OfKeeper): Promise<void> {
    if (!this.asking.isOn || !(await this.recipients.mayAskElsewhere(accountId))) return;
    await this.want(accountId, await this.ownNumbers(accountId));
  }

  private async ownNumbers(accountId: string): Promise<VisibleNumber[]> {
    return (await this.recipients.numbersOf(accountId)).filter(({ own }) => own);
  }

  private async want(accountId: string, numbers: readonly VisibleNumber[]): Promise<void> {
    if (numbers.length === 0) return;
    const parcels = [...(await this.announced(accountId, numbers)), ...(await this.added(accountId, numbers))];
    if (parcels.length > 0) await this.transactions.run((tx) => this.asking.want(tx, parcels));
  }

  /** Parcels for its numbers that a carrier said are to come, and nobody of ours has. */
  private async announced(accountId: string, numbers: readonly VisibleNumber[]): Promise<StationParcel[]> {
    const rows = await this.dataSource.manager.find(ParcelEntity, {
      select: { waybill: true, carrier: true, phoneHash: true },
      where: { phoneHash: In(numbers.map(({ phoneHash }) => phoneHash)), state: 'expected' },
    });
    return rows.flatMap(({ waybill, carrier, phoneHash }) =>
      phoneHash === null ? [] : [{ accountId, phoneHash, waybill, carrier }],
    );
  }

  /**
   * Numbers that it put among its parcels, once it is known whose they are. They are asked for with the phone number
   * that ends as they said, else with the only one; with a wrong one 快递100 tells nothing.
   */
  private async added(accountId: string, numbers: readonly VisibleNumber[]): Promise<StationParcel[]> {
    const asked = new Set((await this.asking.askedFor(accountId)).map(({ waybill }) => waybill));
    const kept = await this.dataSource.manager.findBy(KeptNumberEntity, { accountId });
    const parcels: StationParcel[] = [];
    for (const { waybill, carrier: said, phoneTail } of kept.filter((each) => !asked.has(each.waybill))) {
      const carrier = said === '' ? (await this.carriers.toldOf(waybill))[0]?.carrier : said;
      const phoneHash = await this.numberFor(accountId, numbers, phoneTail);
      if (carrier !== undefined && phoneHash !== undefined) parcels.push({ accountId, phoneHash, waybill, carrier });
    }
    const ours = await this.ours(parcels);
    return parcels.filter((parcel) => !ours.has(nameOf(parcel)));
  }

  private async numberFor(
    accountId: string,
    numbers: readonly VisibleNumber[],
    phoneTail: string | null,
  ): Promise<string | undefined> {
    const hashes = [...new Set(numbers.map(({ phoneHash }) => phoneHash))];
    if (phoneTail === null) return hashes.length === 1 ? hashes[0] : undefined;
    for (const phoneHash of hashes)
      if ((await this.recipients.numberToAskWith(accountId, phoneHash))?.endsWith(phoneTail) === true) return phoneHash;
    return undefined;
  }

  /** What came to us after all stands in the wallet already. */
  private async ours(asked: readonly OfCarrier[]): Promise<ReadonlySet<string>> {
    if (asked.length === 0) return new Set();
    const waybill = In([...new Set(asked.map((each) => each.waybill))]);
    const parcels = await this.dataSource.manager.findBy(ParcelEntity, { waybill });
    return new Set(parcels.filter(({ state }) => state !== 'expected').map(nameOf));
  }

  private view(row: StationParcelEntity, numbers: readonly VisibleNumber[]): OtherStationParcel[] {
    const number = numbers.find(({ phoneHash }) => phoneHash === row.phoneHash);
    const told = this.asking.codeOf(row);
    if (number === undefined || told === undefined || row.toldAt === null || GONE.test(told.status ?? '')) return [];
    const { station, address, code, status } = told;
    return [
      {
        ...{ waybill: row.waybill, carrier: row.carrier, station, code },
        personId: number.personId,
        personName: number.name,
        ...(address === undefined ? {} : { address }),
        ...(status === undefined ? {} : { status }),
        toldAt: row.toldAt.toISOString(),
      },
    ];
  }
}

function nameOf({ waybill, carrier }: OfCarrier): string {
  return `${carrier} ${waybill}`;
}
