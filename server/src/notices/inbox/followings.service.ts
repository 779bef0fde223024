// What does somebody want to hear of?
import { Inject, Injectable } from '@nestjs/common';
import { Failure, MOST_FOLLOWINGS } from '@kehuoyou/shared';
import type { Clock, Followings, FollowKind } from '@kehuoyou/shared';
import { DataSource, In, Like } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { PlaceFollowingEntity } from '../keeping/message.entity.js';

/** Something that can be followed. */
export interface FollowedPlace {
  readonly kind: FollowKind;
  readonly id: string;
}

/** Somebody who follows a place. */
export interface PlaceFollower {
  readonly accountId: string;
  readonly place: FollowedPlace;
}

/** Ids in one query. */
const CHUNK = 500;

/**
 * Followings. Whether a place exists is not asked: the network and the timetable stand to the right, and
 * of a place that does not exist nothing will ever be told.
 */
@Injectable()
export class FollowingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(caller: Caller): Promise<Followings> {
    return this.of(this.dataSource.manager, caller.accountId);
  }

  /** Follows a place; again is no failure. */
  async follow(caller: Caller, place: FollowedPlace, command: Command): Promise<Followings> {
    const { accountId } = caller;
    if (place.kind === 'village' && !/^\d{12}$/.test(place.id)) throw new Failure('village_not_found', 'id');
    return this.transactions.once(command, async (tx) => {
      // Many that are sent at once are counted one after the other.
      await this.accounts.lock(tx, accountId);
      const row = { id: uuid(), accountId, kind: place.kind, placeId: place.id, since: this.clock.now() };
      const isNew = await insertOnce(tx, PlaceFollowingEntity, row);
      if (isNew && (await tx.countBy(PlaceFollowingEntity, { accountId })) > MOST_FOLLOWINGS)
        throw new Failure('too_many_followings');
      return this.of(tx, accountId);
    });
  }

  /** Follows it no more; not following it already is no failure. */
  async unfollow(caller: Caller, place: FollowedPlace, command: Command): Promise<Followings> {
    return this.transactions.once(command, async (tx) => {
      await tx.delete(PlaceFollowingEntity, { accountId: caller.accountId, kind: place.kind, placeId: place.id });
      return this.of(tx, caller.accountId);
    });
  }

  /** Everybody who follows one of these places, in the order of the places. */
  async followersOf(tx: EntityManager, kind: FollowKind, ids: readonly string[]): Promise<PlaceFollower[]> {
    const rows: PlaceFollowingEntity[] = [];
    for (let at = 0; at < ids.length; at += CHUNK)
      rows.push(...(await tx.findBy(PlaceFollowingEntity, { kind, placeId: In(ids.slice(at, at + CHUNK)) })));
    const place = new Map(ids.map((id, order) => [id, order]));
    return rows.sort((a, b) => (place.get(a.placeId) ?? 0) - (place.get(b.placeId) ?? 0)).map(follower);
  }

  /** Everybody who follows a village in an area, by the prefix of its code; an empty one means everywhere. */
  async followersOfVillagesIn(tx: EntityManager, areaCode: string): Promise<PlaceFollower[]> {
    if (!/^\d{0,12}$/.test(areaCode)) throw new RangeError('an area code has digits only');
    return (
      await tx.find(PlaceFollowingEntity, {
        where: { kind: 'village', placeId: Like(`${areaCode}%`) },
        order: { since: 'ASC' },
      })
    ).map(follower);
  }

  private async of(db: EntityManager, accountId: string): Promise<Followings> {
    const rows = await db.find(PlaceFollowingEntity, { where: { accountId }, order: { since: 'ASC', id: 'ASC' } });
    return { followings: rows.map(({ kind, placeId, since }) => ({ kind, id: placeId, since: since.toISOString() })) };
  }
}

function follower({ accountId, kind, placeId }: PlaceFollowingEntity): PlaceFollower {
  return { accountId, place: { kind, id: placeId } };
}
