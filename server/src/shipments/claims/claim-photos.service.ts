// Who may send a photo of a broken box, and who sees it?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CLAIM_PHOTO, claimPolicy, may } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import type { Caller } from '../../http/caller.js';
import { MediaPolicies } from '../../pictures/media.js';
import type { Media, MediaPolicy, Sight } from '../../pictures/media.js';
import { ClaimEntity } from '../booking/claim.entity.js';
import { wholeShipment } from '../booking/shipment-store.js';
import { ClaimReading } from './claim-reading.service.js';

/** A photo belongs to its claim: whoever may see that sees it. */
@Injectable()
export class ClaimPhotos implements MediaPolicy, OnModuleInit {
  readonly kinds = ['picture'] as const;

  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: MediaPolicies,
    private readonly claims: ClaimReading,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.policies.set(CLAIM_PHOTO, this);
  }

  /** It is tied to the claim when that is filed, not to an event. */
  mayAdd(_caller: Caller, eventId: string | undefined): boolean {
    return eventId === undefined;
  }

  async sight({ subjectId }: Media, caller: Caller | undefined): Promise<Sight> {
    const { manager } = this.dataSource;
    const claim = await manager.findOneBy(ClaimEntity, { id: subjectId ?? '' });
    const whole = claim && (await wholeShipment(manager, this.vault, claim.shipmentId));
    if (!caller || !claim || !whole) return 'nobody';
    return may(caller, claimPolicy.read, await this.claims.placesOf(caller, whole, claim)) ? 'caller' : 'nobody';
  }
}
