// Which rows belong on somebody's desk, and in which order?
import {
  complaintAboutKeeper,
  complaintBodyPolicy,
  complaintPolicy,
  complaintsOver,
  complaintStates,
  deskParts,
  scopesOf,
} from '@kehuoyou/shared';
import type { ComplaintState, DeskAsk, DeskPart, Scope } from '@kehuoyou/shared';
import { Brackets } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Caller } from '../../http/caller.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { readPlace } from './desk-place.js';

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
  // What is said of a keeper is not theirs to read, whatever else they are.
  const kept = scopesOf(caller, complaintAboutKeeper).map(({ id }) => id);
  if (kept.length > 0)
    query.andWhere(
      `(complaint.about IS NULL OR complaint.about <> 'keeper' OR complaint.pointId IS NULL OR complaint.pointId NOT IN (:...kept))`,
      { kept },
    );
  if (area !== undefined) query.andWhere('complaint.areaCode LIKE :township', { township: `${area}%` });
  if (q !== undefined) search(query, q.trim());
  return query;
}

function isArea({ kind, id }: Scope): boolean {
  return kind === 'area' && id !== '';
}

/** A number, the end of a phone number, or a part of a place's name. */
function search(query: SelectQueryBuilder<ComplaintEntity>, word: string): void {
  query.andWhere(
    "(complaint.number = :number OR complaint.phoneTail = :word OR complaint.placeName LIKE :part ESCAPE '!')",
    {
      number: word.toUpperCase(),
      word,
      part: `%${word.replace(/[!%_]/g, '!$&')}%`,
    },
  );
}

/** Named one by one: then the index of states leads to these few among all that is over. */
const CURRENT = complaintStates.filter((state) => !complaintsOver.has(state));
const HANDLED = CURRENT.filter((state) => state !== 'answered' && state !== 'needs_info');

/** What holds of the rows in each part of the desk. */
const partConditions: Readonly<Record<DeskPart, string>> = {
  open: 'complaint.state IN (:...handled)',
  new: `complaint.state IN ('submitted', 'accepted', 'objected')`,
  due: 'complaint.state IN (:...handled) AND complaint.promisedBy < :soon',
  reopened: 'complaint.reopened > 0 AND complaint.state IN (:...current)',
  waiting: `complaint.state IN ('answered', 'needs_info')`,
  over: 'complaint.state IN (:...over)',
};

/** What the conditions speak of. */
function partWords(now: Date): Readonly<Record<string, unknown>> {
  return { handled: HANDLED, current: CURRENT, over: OVER, soon: new Date(now.getTime() + SOON_MS) };
}

/** Rows of a part: the clock that ends first before the others, what has none after them; what is over newest first. */
export async function deskRows(
  db: EntityManager,
  caller: Caller,
  ask: DeskAsk & { readonly limit: number },
  now: Date,
): Promise<ComplaintEntity[]> {
  const part = ask.part ?? 'open';
  const query = ownRows(db, caller, ask).andWhere(partConditions[part], partWords(now));
  if (part === 'over') query.orderBy('complaint.id', 'DESC');
  else
    query
      .addSelect('CASE WHEN complaint.promisedBy IS NULL THEN 1 ELSE 0 END', 'unclocked')
      .orderBy('unclocked', 'ASC')
      .addOrderBy('complaint.promisedBy', 'ASC')
      .addOrderBy('complaint.id', 'ASC');
  if (ask.after !== undefined) afterPlace(query, part, ask.after);
  return query.take(ask.limit).getMany();
}

/** Only what comes behind a place in the order of the part. */
function afterPlace(query: SelectQueryBuilder<ComplaintEntity>, part: DeskPart, after: string): void {
  const { id, due } = readPlace(after);
  if (part === 'over') query.andWhere('complaint.id < :afterId', { afterId: id });
  else if (due === undefined)
    query.andWhere('complaint.promisedBy IS NULL AND complaint.id > :afterId', { afterId: id });
  else
    query.andWhere(
      '(complaint.promisedBy IS NULL OR complaint.promisedBy > :afterDue OR (complaint.promisedBy = :afterDue AND complaint.id > :afterId))',
      { afterId: id, afterDue: due },
    );
}

/** How many stand in each part. */
export async function partCounts(
  db: EntityManager,
  caller: Caller,
  ask: DeskAsk,
  now: Date,
): Promise<Record<DeskPart, number>> {
  const query = ownRows(db, caller, ask).setParameters(partWords(now)).select('COUNT(*)', 'whole');
  for (const part of deskParts) query.addSelect(`SUM(CASE WHEN ${partConditions[part]} THEN 1 ELSE 0 END)`, part);
  const row = (await query.getRawOne<Record<DeskPart, string | number | null>>()) ?? {};
  // Sums of nothing are null, and those of MariaDB texts.
  return Object.fromEntries(
    deskParts.map((part) => [part, Number((row as Partial<Record<DeskPart, string | number | null>>)[part] ?? 0)]),
  ) as Record<DeskPart, number>;
}
