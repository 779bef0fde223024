// How do offers come out of their tables, and get from one state to the next?
import { Failure, offerMoves, offerNames } from '@kehuoyou/shared';
import type { OfferMove, OffersAsk, OfferState, ServiceDate } from '@kehuoyou/shared';
import { Brackets, In } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRow } from '../../database/insert-rows.js';
import type { Lifecycle } from '../../database/moves/moves.js';
import { stateColumn } from '../../database/moves/state-columns.js';
import { OfferEntity, OfferStepEntity } from './offer.entity.js';

/** What the table of moves governs. */
export const offerLifecycle: Lifecycle<OfferEntity, OfferState, OfferMove> = {
  table: OfferEntity,
  moves: offerMoves,
  state: { ...stateColumn<OfferEntity, OfferState>('state'), set: (state, at) => ({ state, stateAt: at }) },
  missing: 'offer_not_found',
  refused: () => 'offer_over',
  record: (tx, { row, move, at, by, reason }) =>
    insertRow(tx, OfferStepEntity, {
      ...{ id: uuid(), offerId: row.id, move, at, byAccount: by, reason: reason ?? null },
    }),
};

/** How one that is held is let go, as it stood before: what its seller has said is sold stays sold. */
export async function releaseOf(tx: EntityManager, offerId: string): Promise<'release' | 'release_sold'> {
  const said = await tx.findOne(OfferStepEntity, {
    where: { offerId, move: In(['sell', 'reopen']) },
    order: { at: 'DESC', id: 'DESC' },
  });
  return said?.move === 'sell' ? 'release_sold' : 'release';
}

/** When somebody, or the check, let everybody read it last; undefined where it was never held. */
export async function releasedAt(tx: EntityManager, offerId: string): Promise<Date | undefined> {
  const released = await tx.findOne(OfferStepEntity, {
    where: { offerId, move: In(['release', 'release_sold']) },
    order: { at: 'DESC', id: 'DESC' },
  });
  return released?.at;
}

/** Those that stand on `today`, of a product by any of its names. */
function standing(db: EntityManager, today: ServiceDate, q: string | undefined): SelectQueryBuilder<OfferEntity> {
  const query = db
    .createQueryBuilder(OfferEntity, 'offer')
    .where("offer.state = 'open'")
    .andWhere('offer.lastDay >= :today', { today });
  const names = offerNames(q ?? '');
  if (names.length === 0) return query;
  return query.andWhere(
    new Brackets((any) => {
      for (const [number, name] of names.entries())
        any.orWhere(`LOWER(offer.product) LIKE :name${number} ESCAPE '!'`, {
          [`name${number}`]: `%${name.replace(/[!%_]/g, '!$&')}%`,
        });
    }),
  );
}

/** Those asked for, newest first; fails with `offer_not_found` where the one is gone behind which to go on. */
export async function offersAsked(
  db: EntityManager,
  today: ServiceDate,
  { q, township, after, limit }: OffersAsk & { readonly limit: number },
): Promise<OfferEntity[]> {
  const query = standing(db, today, q).orderBy('offer.putUpAt', 'DESC').addOrderBy('offer.id', 'DESC').take(limit);
  if (township !== undefined) query.andWhere('offer.townshipCode = :township', { township });
  if (after === undefined) return query.getMany();
  const last = await db.findOneBy(OfferEntity, { id: after });
  if (!last) throw new Failure('offer_not_found', 'after');
  return query
    .andWhere('(offer.putUpAt < :at OR (offer.putUpAt = :at AND offer.id < :last))', {
      at: last.putUpAt,
      last: last.id,
    })
    .getMany();
}

/** How many there are in each township. */
export async function offersByTownship(
  db: EntityManager,
  today: ServiceDate,
  q: string | undefined,
): Promise<{ code: string; count: number }[]> {
  const rows = await standing(db, today, q)
    .select('offer.townshipCode', 'code')
    .addSelect('COUNT(*)', 'count')
    .groupBy('offer.townshipCode')
    .orderBy('offer.townshipCode')
    .getRawMany<{ code: string; count: number | string }>();
  return rows.map(({ code, count }) => ({ code, count: Number(count) }));
}

/** Why each was taken down, by its id. */
export async function reasonsOf(db: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const steps = await db.findBy(OfferStepEntity, { offerId: In([...ids]), move: 'take_down' });
  return new Map(steps.flatMap(({ offerId, reason }) => (reason === null ? [] : [[offerId, reason] as const])));
}
