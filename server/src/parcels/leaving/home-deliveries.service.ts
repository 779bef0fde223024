// Who keeps a point's list of those who get their parcels to the door?
import { Inject, Injectable } from '@nestjs/common';
import { Failure, homeDeliveryPolicy, maskName, MOST_HOME_DELIVERIES } from '@kehuoyou/shared';
import type { Clock, HomeDeliveries, HomeDeliveryAsk } from '@kehuoyou/shared';
import { DataSource, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { holdSubjects, subjects } from '../custody/custody-store.js';
import { HomeDeliveryEntity } from './home-delivery.entity.js';

/** Digits of a number by which people know it. */
const TAIL = 4;

/** The lists of points. */
@Injectable()
export class HomeDeliveriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly recipients: RecipientsService,
    private readonly network: NetworkService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(caller: Caller, pointId: string): Promise<HomeDeliveries> {
    this.mayKeep(caller, pointId);
    return this.view(this.dataSource.manager, pointId);
  }

  /** Puts somebody on the list; who is on it already stays there as they are. */
  async add(caller: Caller, { id: pointId, name, phone, reason }: HomeDeliveryAsk, command: Command) {
    this.mayKeep(caller, pointId);
    await this.transactions.once(this.vault.blind(command), async (tx) => {
      // Two keepers at one counter come one after the other.
      await holdSubjects(tx, [subjects.homeList(pointId)]);
      const phoneHash = this.recipients.phoneHash(phone);
      const there = await tx.findBy(HomeDeliveryEntity, { pointId, endedAt: IsNull() });
      if (there.some((each) => each.phoneHash === phoneHash)) return {};
      if (there.length >= MOST_HOME_DELIVERIES) throw new Failure('home_list_full');
      const id = uuid();
      await insertRow(tx, HomeDeliveryEntity, {
        ...{ id, pointId, phoneHash, reason, phoneTail: phone.slice(-TAIL) },
        nameSealed: this.vault.seal(name, `home_delivery.name:${id}`),
        addedBy: caller.accountId,
        addedAt: this.clock.now(),
        endedAt: null,
        endedBy: null,
      });
      return {};
    });
    return this.view(this.dataSource.manager, pointId);
  }

  /** From now on no longer; said again it changes nothing. */
  async end(caller: Caller, { id: pointId, entryId }: { id: string; entryId: string }, command: Command) {
    this.mayKeep(caller, pointId);
    await this.transactions.once(command, async (tx) => {
      await tx.update(
        HomeDeliveryEntity,
        { id: entryId, pointId, endedAt: IsNull() },
        { endedAt: this.clock.now(), endedBy: caller.accountId },
      );
      return {};
    });
    return this.view(this.dataSource.manager, pointId);
  }

  private mayKeep(caller: Caller, pointId: string): void {
    authorise(caller, homeDeliveryPolicy.keep, this.network.jurisdictionOf(pointId), 'point_not_found', 'id');
  }

  private async view(db: EntityManager, pointId: string): Promise<HomeDeliveries> {
    const rows = await db.find(HomeDeliveryEntity, {
      where: { pointId, endedAt: IsNull() },
      order: { addedAt: 'ASC', id: 'ASC' },
      take: MOST_HOME_DELIVERIES,
    });
    return {
      people: rows.map(({ id, nameSealed, phoneTail, reason, addedAt }) => ({
        id,
        name: maskName(this.vault.open(nameSealed, `home_delivery.name:${id}`)),
        phoneTail,
        reason,
        since: addedAt.toISOString(),
      })),
    };
  }
}
