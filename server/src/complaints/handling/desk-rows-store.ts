// Which rows belong on somebody's desk, and in which order?
import { complaintBodyPolicy, complaintPolicy, complaintsOver, deskParts, may, scopesOf } from '@kehuoyou/shared';
import type { ComplaintState, DeskAsk, DeskPart, Scope } from '@kehuoyou/shared';
import { Brackets } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Caller } from '../../http/caller.js';
import { placeOf } from '../keeping/complaint-store.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';

const HOUR_MS = 3_600_000;
/** Due soon is what must be answered within a day. */
const SOON_MS = 24 * HOUR_MS;
const OVER: readonly ComplaintState[] = [...complaintsOver];

/** Bodies that are companies; those that are areas see what lies in them. */
const companyKinds = ['post', 'bus_company'] as const;

/** Rows of the caller's areas and bodies, without those that are about them or their own. */
function ownRows(db: EntityManager, caller: Caller, { area, q }: DeskAsk): SelectQueryBuilder<ComplaintEntity> {
  const query = db.createQueryBuilder(ComplaintEntity, 'complaint');
  const areas = scopesOf(caller, complaintPolicy.read).filter(isArea);
  query.where(
    new Brackets((mine) => {
      mine.where('1 = 0');
      for (const [index, { id }] of areas.entries())
        mine.orWhere(`complaint.areaCode LIKE :area${index}`, { [`area${index}`]: `${id}%` });
      for (const kind of companyKinds) {
        const companies = scopesOf(caller, complaintBodyPolicy[kind]).map(({ id }) => id);
        if (companies.length === 0) continue;
        mine.orWhere(`(complaint.bodyKind = :${kind} AND complaint.bodyId IN (:...${kind}s))`, {
          [kind]: kind,
          [`${kind}s`]: companies,
        });
      }
    }),
  );
  // What is joined to another stands with it.
  query.andWhere('complaint.parentId IS NULL');
  const me = { me: caller.accountId };
  query.andWhere('(complaint.accountId IS NULL OR complaint.accountId <> :me)', me);
  query.andWhere('(complaint.aboutAccount IS NULL OR complaint.aboutAccount <> :me)', me);
  if (area !== undefined) query.andWhere('complaint.areaCode LIKE :township', { township: `${area}%` });
  if (q !== undefined) search(query, q.trim());
  return query;
}

function isArea({ kind, id }: Scope): boolean {
  return kind === 'area' && id !== '';
}

/** A number, the end of a phone number, or a part of a place's name. */
function search(query: SelectQueryBuilder<ComplaintEntity>, word: string): void {
  query.andWhere('(complaint.number = :number OR complaint.phoneTail = :word OR complaint.placeName LIKE :part)', {
    number: word.toUpperCase(),
    word,
    part: `%${word.replace(/[\\%_]/g, '\\$&')}%`,
  });
}

/** What stands in a part of the desk. */
function inPart(
  query: SelectQueryBuilder<ComplaintEntity>,
  part: DeskPart,
  now: Date,
): SelectQueryBuilder<ComplaintEntity> {
  const waiting = ['answered', 'needs_info'];
  switch (part) {
    case 'open':
      return query.andWhere('complaint.state NOT IN (:...done)', { done: [...OVER, ...waiting] });
    case 'new':
      return query.andWhere(`complaint.state IN ('submitted', 'accepted', 'objected')`);
    case 'due':
      return query
        .andWhere('complaint.state NOT IN (:...done)', { done: [...OVER, ...waiting] })
        .andWhere('complaint.promisedBy < :soon', { soon: new Date(now.getTime() + SOON_MS) });
    case 'reopened':
      return query.andWhere('complaint.reopened > 0 AND complaint.state NOT IN (:...done)', { done: OVER });
    case 'waiting':
      return query.andWhere('complaint.state IN (:...waiting)', { waiting });
    case 'over':
      return query.andWhere('complaint.state IN (:...over)', { over: OVER });
  }
}

/** Rows of a part: the clock that ends first before the others, what has none after them; what is over newest first. */
export async function deskRows(
  db: EntityManager,
  caller: Caller,
  ask: DeskAsk & { readonly limit: number },
  now: Date,
): Promise<ComplaintEntity[]> {
  const part = ask.part ?? 'open';
  const query = inPart(ownRows(db, caller, ask), part, now);
  if (part === 'over') query.orderBy('complaint.id', 'DESC');
  else
    query
      .addSelect('CASE WHEN complaint.promisedBy IS NULL THEN 1 ELSE 0 END', 'unclocked')
      .orderBy('unclocked', 'ASC')
      .addOrderBy('complaint.promisedBy', 'ASC')
      .addOrderBy('complaint.id', 'ASC');
  const rows = await query.take(ask.limit).getMany();
  // What is said of somebody is not theirs to read, whatever else they are.
  return rows.filter((row) => may(caller, complaintPolicy.read, placeOf(row)));
}

/** How many stand in each part. */
export async function partCounts(
  db: EntityManager,
  caller: Caller,
  ask: DeskAsk,
  now: Date,
): Promise<Record<DeskPart, number>> {
  const counts: [DeskPart, number][] = [];
  for (const part of deskParts) counts.push([part, await inPart(ownRows(db, caller, ask), part, now).getCount()]);
  return Object.fromEntries(counts) as Record<DeskPart, number>;
}
