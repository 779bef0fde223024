// Who hears that something on the shelf of a closed point goes elsewhere?
import { Inject, Injectable } from '@nestjs/common';
import { pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { CLOCK } from '../../clock.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import type { PointRedirectEntity } from './redirect.entity.js';
import { carryOnWords } from './redirect-words.js';

const NAMESPACE = 'e8a4d3f2-1b6c-5c0d-8e52-7f3a9b1c4d60';
const KEEPER_REASON = '您管这个服务点的快递';

/** Tells the keepers of a closed point. */
@Injectable()
export class ShelfNews {
  constructor(
    private readonly network: NetworkService,
    private readonly grants: GrantsService,
    private readonly notices: NoticesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * How many pieces stand there now that go where `redirect` leads, in the place of what was said before; where there
   * are none, what was said is taken back. `because` names the change.
   */
  async tell(tx: EntityManager, redirect: PointRedirectEntity, because: string): Promise<void> {
    const { id, fromPointId, toPointId } = redirect;
    const pieces = await tx.countBy(ParcelEntity, onShelfOf(redirect));
    const subject = `shelf of redirect ${id}`;
    if (pieces === 0) return this.notices.takeBack(tx, subject);
    const keepers = await this.grants.keepersOf(tx, [fromPointId]);
    const at = this.clock.now();
    await this.notices.tell(tx, {
      ...carryOnWords({ pieces, to: this.network.findPoint(toPointId)?.name ?? '', at }),
      eventId: uuidOf(`shelf ${because}`, NAMESPACE),
      kind: 'parcels_replanned',
      subject,
      page: pageAddress(parcelsPages.bench, { point: fromPointId }),
      happenedAt: at,
      recipients: keepers.map(({ accountId }) => ({ accountId, reason: KEEPER_REASON })),
    });
  }
}

/** What was redirected and still stands where it is not fetched. */
export function onShelfOf({ fromPointId, toPointId }: PointRedirectEntity) {
  return { holderKind: 'point' as const, holderId: fromPointId, pointId: toPointId, state: In(['ready', 'at_point']) };
}
