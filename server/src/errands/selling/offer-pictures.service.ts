// Who may send a picture of what they sell, and who sees it?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { may, OFFER_MEDIA, offerPolicy } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller.js';
import { MediaPolicies } from '../../pictures/media.js';
import type { Media, MediaPolicy, Sight } from '../../pictures/media.js';
import { OfferReading } from './offer-reading.service.js';
import { OfferEntity } from './offer.entity.js';

/** Everybody sees it as long as the offer is there; taken down or held, only who put it up and who may take down. */
@Injectable()
export class OfferPictures implements MediaPolicy, OnModuleInit {
  readonly kinds = ['picture'] as const;

  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: MediaPolicies,
    private readonly reading: OfferReading,
  ) {}

  onModuleInit(): void {
    this.policies.set(OFFER_MEDIA, this);
  }

  /** It is tied to the offer when that is put up, not to an event. */
  mayAdd(_caller: Caller, eventId: string | undefined): boolean {
    return eventId === undefined;
  }

  async sight({ subjectId }: Media, caller: Caller | undefined): Promise<Sight> {
    const row = await this.dataSource.manager.findOneBy(OfferEntity, { id: subjectId ?? '' });
    if (!row) return 'nobody';
    if (row.state !== 'taken_down' && row.state !== 'held') return 'everybody';
    const at = this.reading.at(row);
    return may(caller, offerPolicy.sell, at) || may(caller, offerPolicy.take_down, at) ? 'caller' : 'nobody';
  }
}
