// Who may send a photo of a parcel, and who sees it?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { may, mayAnywhere, PARCEL_PHOTO, parcelPhotoPolicy } from '@kehuoyou/shared';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { MediaPolicies } from '../../pictures/media.js';
import type { Media, MediaPolicy, Sight } from '../../pictures/media.js';
import { mediaOf } from '../../pictures/media-rows.js';
import { ParcelEntity, ParcelEventEntity } from './parcel.entity.js';

/** A photo is evidence of one event: that event names its hash, whichever of the two came first. */
@Injectable()
export class ParcelPhotos implements MediaPolicy, OnModuleInit {
  readonly kinds = ['picture'] as const;

  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: MediaPolicies,
    private readonly recipients: RecipientsService,
    private readonly network: NetworkService,
  ) {}

  onModuleInit(): void {
    this.policies.set(PARCEL_PHOTO, this);
  }

  /** With its event, which is one's own if it is there already. */
  async mayAdd(caller: Caller, eventId: string | undefined): Promise<boolean> {
    if (eventId === undefined || !mayAnywhere(caller, parcelPhotoPolicy.add)) return false;
    const event = await this.dataSource.manager.findOneBy(ParcelEventEntity, { eventId });
    return event === null || event.actor === caller.accountId;
  }

  async sight({ eventId, sentSha256 }: Media, caller: Caller | undefined): Promise<Sight> {
    const event = await this.dataSource.manager.findOneBy(ParcelEventEntity, { eventId: eventId ?? '' });
    if (!caller || !event || event.photoSha256 === null || event.photoSha256 !== sentSha256) return 'nobody';
    if (event.actor === caller.accountId || mayAnywhere(caller, parcelPhotoPolicy.hub)) return 'caller';
    if (may(caller, parcelPhotoPolicy.see, this.network.jurisdictionOf(event.pointId ?? ''))) return 'caller';
    return (await this.isForTheirs(event, caller)) ? 'caller' : 'nobody';
  }

  /** The photos that have come of these events, by event. Of several that were sent for one event, the one that it names. */
  async of(
    db: EntityManager,
    events: readonly Pick<ParcelEventEntity, 'eventId' | 'photoSha256'>[],
  ): Promise<ReadonlyMap<string, string>> {
    const named = new Map(events.flatMap(({ eventId, photoSha256 }) => (photoSha256 ? [[eventId, photoSha256]] : [])));
    const photos = await mediaOf(db, PARCEL_PHOTO, 'eventId', [...named.keys()]);
    return new Map(
      photos.flatMap(({ id, eventId, sentSha256 }) =>
        eventId !== null && named.get(eventId) === sentSha256 ? [[eventId, id] as const] : [],
      ),
    );
  }

  /** The photos of these parcels, by parcel. */
  async ofParcels(db: EntityManager, parcelIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const events =
      parcelIds.length === 0
        ? []
        : await db.find(ParcelEventEntity, {
            select: { eventId: true, parcelId: true, photoSha256: true, happenedAt: true },
            where: { parcelId: In([...parcelIds]), photoSha256: Not(IsNull()) },
            order: { happenedAt: 'ASC', eventId: 'ASC' },
          });
    const photos = await this.of(db, events);
    const byParcel = new Map<string, string[]>();
    for (const { eventId, parcelId } of events) {
      const id = photos.get(eventId);
      if (id !== undefined && parcelId !== null) byParcel.set(parcelId, [...(byParcel.get(parcelId) ?? []), id]);
    }
    return byParcel;
  }

  private async isForTheirs({ parcelId }: ParcelEventEntity, { accountId }: Caller): Promise<boolean> {
    const parcel = parcelId === null ? null : await this.dataSource.manager.findOneBy(ParcelEntity, { id: parcelId });
    const phoneHash = parcel?.phoneHash ?? '';
    return (await this.recipients.hashesHeldBy(accountId)).includes(phoneHash);
  }
}
