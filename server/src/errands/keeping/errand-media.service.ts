// Who may send pictures and recordings of what is wanted, and of receipts, and who sees them?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ERRAND_MEDIA, ERRAND_RECEIPT, errandPolicy, may, mayAnywhere } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import type { Caller } from '../../http/caller.js';
import { MediaPolicies } from '../../pictures/media.js';
import type { Media, Sight } from '../../pictures/media.js';
import { ErrandReading } from './errand-reading.service.js';
import { wholeErrand } from './errand-store.js';

/** What came with an errand is seen by whoever may read that. */
@Injectable()
export class ErrandMediaRules implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: MediaPolicies,
    private readonly reading: ErrandReading,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    const sight = (media: Media, caller: Caller | undefined): Promise<Sight> => this.sight(media, caller);
    this.policies.set(ERRAND_MEDIA, {
      kinds: ['picture', 'recording'],
      mayAdd: (_caller, eventId) => eventId === undefined,
      sight,
    });
    this.policies.set(ERRAND_RECEIPT, {
      kinds: ['picture'],
      mayAdd: (caller, eventId) => eventId === undefined && mayAnywhere(caller, errandPolicy.buy),
      sight,
    });
  }

  private async sight({ subjectId }: Media, caller: Caller | undefined): Promise<Sight> {
    const whole = await wholeErrand(this.dataSource.manager, this.vault, subjectId ?? '');
    if (!whole || !caller) return 'nobody';
    return may(caller, errandPolicy.read, await this.reading.at(caller, whole)) ? 'caller' : 'nobody';
  }
}
