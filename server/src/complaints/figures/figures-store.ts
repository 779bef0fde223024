// How many complaints of a time stand where, counted by the database?
import { complaintsOver } from '@kehuoyou/shared';
import type { VoiceKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { counted } from './counted.js';
import type { Counted, CountedGroup } from './counted.js';

/** From the first moment on, before the second. */
export interface Span {
  readonly from: Date;
  readonly before: Date;
}

const OVER = '(complaint.state IN (:...over))';
const WORK = `(complaint.state <> 'answered' AND NOT ${OVER})`;
/** A question to whoever complained stops the promise. */
const LATE = `(complaint.state <> 'needs_info' AND complaint.promisedBy IS NOT NULL AND complaint.promisedBy < :now)`;

const conditions: Readonly<Record<Counted, string>> = {
  solved: `complaint.state = 'resolved'`,
  partly: `complaint.state = 'partly_resolved'`,
  silent: `complaint.state = 'unconfirmed'`,
  waiting: `complaint.state = 'answered'`,
  open: `${WORK} AND NOT ${LATE}`,
  overdue: `${WORK} AND ${LATE}`,
  declined: `complaint.state = 'not_accepted'`,
  withdrawn: `complaint.state = 'withdrawn'`,
  inTime: 'complaint.answeredAt <= complaint.answerDue',
  late: 'complaint.answeredAt > complaint.answerDue',
  notYet: 'complaint.answeredAt IS NULL OR complaint.answerDue IS NULL',
  saidNo: 'complaint.reopened > 0',
  notSaid: 'complaint.reopened = 0',
};

type Raw = Record<Counted, string | number | null> & { readonly category: string; readonly township: string | null };

/** Complaints that came in within the span, by category and township; no row of theirs is loaded. */
export async function countedGroups(db: EntityManager, { from, before }: Span, now: Date): Promise<CountedGroup[]> {
  const query = db
    .createQueryBuilder(ComplaintEntity, 'complaint')
    .select('complaint.category', 'category')
    .addSelect('SUBSTR(complaint.areaCode, 1, 9)', 'township')
    .where(`complaint.kind = 'complaint' AND complaint.receivedAt >= :from AND complaint.receivedAt < :before`)
    .setParameters({ from, before, now, over: [...complaintsOver] })
    .groupBy('complaint.category')
    .addGroupBy('SUBSTR(complaint.areaCode, 1, 9)');
  for (const name of counted) query.addSelect(`SUM(CASE WHEN ${conditions[name]} THEN 1 ELSE 0 END)`, name);
  const rows = await query.getRawMany<Raw>();
  return rows.map(({ category, township, ...sums }) => ({
    ...{ category, township: township ?? '' },
    // Sums of MariaDB are texts.
    counts: Object.fromEntries(counted.map((name) => [name, Number(sums[name])])) as Record<Counted, number>,
  }));
}

/** How many suggestions or good words came in within the span. */
export async function voicesIn(db: EntityManager, kind: VoiceKind, { from, before }: Span): Promise<number> {
  return db
    .createQueryBuilder(ComplaintEntity, 'complaint')
    .where(`complaint.kind = :kind AND complaint.receivedAt >= :from AND complaint.receivedAt < :before`)
    .setParameters({ kind, from, before })
    .getCount();
}
