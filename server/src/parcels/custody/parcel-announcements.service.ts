// How is it known that a parcel is to come, and for whom?
import { Injectable } from '@nestjs/common';
import { normalPhone, virtualKey } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import type { NewFact } from '../../device-facts/device-fact-row.js';
import { NetworkService } from '../../network/network.service.js';
import { ParcelBook } from './parcel-book.service.js';
import { ParcelNews } from './parcel-news.service.js';
import { meantBy } from './parcel-number-store.js';
import type { Meant } from './parcel-number-store.js';
import { holdParcels } from './custody-store.js';
import { overwriteParcels } from './parcel-columns-store.js';
import type { ParcelAnnouncement } from './parcel-announcement.js';
import { SAYS_NOTHING_MORE } from './parcel-row-store.js';
import type { ParcelEntity, ParcelEventEntity } from './parcel.entity.js';

/** Who announces: a carrier by its key, or the hub by somebody's account. */
export interface AnnouncingSource {
  /** At most 36 characters; the same source saying the same again says nothing new. */
  readonly id: string;
  readonly at: Date;
}

/** What became of one. */
export interface AnnouncedParcel {
  readonly parcelId: string;
  /** True when nobody had announced it before. */
  readonly isNew: boolean;
}

/** Names announcements: the same parcel by the same source for the same point has one id. */
const NAMESPACE = '6f1c1d0e-6d3f-5b0a-9f0e-2a6f0a5b7c11';

/** Takes announcements, whoever makes them. */
@Injectable()
export class ParcelAnnouncements {
  constructor(
    private readonly network: NetworkService,
    private readonly recipients: RecipientsService,
    private readonly vault: Vault,
    private readonly book: ParcelBook,
    private readonly news: ParcelNews,
  ) {}

  /** Where a parcel is to wait; undefined when no such point or village is known. */
  pointFor({ pointId, villageCode }: Pick<ParcelAnnouncement, 'pointId' | 'villageCode'>): string | undefined {
    if (pointId !== undefined) return this.network.findPoint(pointId)?.id;
    return villageCode === undefined ? undefined : this.network.parcelPointOf(villageCode)?.id;
  }

  /** Takes announcements in the caller's transaction, one answer for each, in their order. */
  async announce(
    tx: EntityManager,
    announced: readonly ParcelAnnouncement[],
    source: AnnouncingSource,
  ): Promise<AnnouncedParcel[]> {
    const meant = await meantBy(tx, announced, source.at);
    const named = await this.note(tx, announced, meant);
    const facts = meant.flatMap((parcel, index) => {
      const said = announced[index];
      return parcel === 'unclear' || said === undefined ? [] : announcedFact(parcel.id, this.pointFor(said), source);
    });
    const changes = await this.book.add(tx, facts);
    await this.news.tell(tx, changes, source.at, named);
    const firsts = new Set(changes.filter(({ before }) => before.since === null).map(({ after }) => after.id));
    return meant.flatMap((parcel) =>
      parcel === 'unclear' ? [] : [{ parcelId: parcel.id, isNew: firsts.has(parcel.id) }],
    );
  }

  /** Writes down whose they are, where that is not known yet; gives those whose number was not. */
  private async note(
    tx: EntityManager,
    announced: readonly ParcelAnnouncement[],
    meant: readonly Meant[],
  ): Promise<ParcelEntity[]> {
    const ids = meant.flatMap((parcel) => (parcel === 'unclear' ? [] : parcel.id));
    const held = new Map((await holdParcels(tx, ids)).map((row) => [row.id, row]));
    const [changed, named] = [new Set<ParcelEntity>(), new Set<ParcelEntity>()];
    announced.forEach((said, index) => {
      const parcel = meant[index];
      const row = parcel === undefined || parcel === 'unclear' ? undefined : held.get(parcel.id);
      const news = row && this.newsOf(row, said);
      if (!row || !news || Object.keys(news).length === 0) return;
      Object.assign(row, news);
      changed.add(row);
      if ('phoneHash' in news) named.add(row);
    });
    await overwriteParcels(tx, [...changed], NOTED);
    return [...named];
  }

  /** What an announcement says of a parcel that is not known yet. */
  private newsOf(parcel: ParcelEntity, said: ParcelAnnouncement): Partial<ParcelEntity> {
    const { name } = said.recipient;
    const { phone, virtualNumber } = numbersOf(said.recipient);
    const whole = phone === undefined ? undefined : normalPhone(phone);
    const tail = /\d{4}$/.exec(phone ?? '')?.[0];
    return {
      ...(name !== undefined && parcel.nameSealed === null
        ? { nameSealed: this.vault.seal(name, `parcel.name:${parcel.id}`) }
        : {}),
      ...(whole !== undefined && parcel.phoneHash === null
        ? {
            phoneSealed: this.vault.seal(whole, `parcel.phone:${parcel.id}`),
            phoneHash: this.recipients.phoneHash(whole),
          }
        : {}),
      ...(tail !== undefined && parcel.phoneTail === null ? { phoneTail: tail } : {}),
      ...(virtualNumber !== undefined && parcel.virtualNumber === null ? { virtualNumber } : {}),
      ...(said.villageCode !== undefined && parcel.villageCode === null ? { villageCode: said.villageCode } : {}),
      ...(said.expectedOn === undefined || said.expectedOn === parcel.expectedOn
        ? {}
        : { expectedOn: said.expectedOn }),
      ...(said.due === undefined || said.due === parcel.due ? {} : { due: said.due }),
    };
  }
}

/** A shop's number is nobody's, in whichever field it stands: neither matched, nor are its last digits a phone's tail. */
function numbersOf({ phone, virtualNumber }: ParcelAnnouncement['recipient']): {
  readonly phone?: string | undefined;
  readonly virtualNumber?: string | undefined;
} {
  const isShops = phone !== undefined && virtualKey(phone) !== undefined;
  return isShops ? { virtualNumber: virtualNumber ?? phone } : { phone, virtualNumber };
}

/** Columns of a parcel that an announcement fills. */
const NOTED = [
  'nameSealed',
  'phoneSealed',
  'phoneHash',
  'phoneTail',
  'virtualNumber',
  'villageCode',
  'expectedOn',
  'due',
] as const satisfies readonly (keyof ParcelEntity)[];

function announcedFact(
  parcelId: string,
  toPointId: string | undefined,
  { id, at }: AnnouncingSource,
): NewFact<ParcelEventEntity> {
  return {
    ...SAYS_NOTHING_MORE,
    eventId: uuidOf(`${id} ${parcelId} ${toPointId ?? ''}`, NAMESPACE),
    actor: id,
    deviceId: id,
    deviceSeq: 0,
    occurredAt: at,
    happenedAt: at,
    timeQuality: 'measured',
    receivedAt: at,
    type: 'ANNOUNCED',
    source: 'carrier',
    parcelId,
    toPointId: toPointId ?? null,
  };
}
