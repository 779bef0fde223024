// Of which complaints has a clock come so far that somebody must be told, and nobody has been yet?
import { complaintRules, complaintsAnswered, complaintStates } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ComplaintEntity, ComplaintStepEntity } from '../keeping/complaint.entity.js';
import { ComplaintDueEntity } from './due.entity.js';
import type { DueKind } from './due-kind.js';
import { LEAD_MS } from './due-lead.js';

const HOUR_MS = 3_600_000;
/** Named one by one: then the index of states leads to these few among all that is over. */
const unanswered = complaintStates.filter((state) => !complaintsAnswered.has(state));

/** A clock of a complaint that somebody must be told of. */
export interface Due {
  readonly row: ComplaintEntity;
  readonly kind: DueKind;
  readonly dueAt: Date;
}

/** What holds of a complaint, and what of its clock: SQL over `complaint`, with `:now`, `:soon`, `:handed`. */
const conditions: Readonly<Record<DueKind, { readonly clock: string; readonly holds: string }>> = {
  contact: { clock: 'stateAt', holds: `complaint.state = 'assigned' AND complaint.stateAt <= :handed` },
  soon: {
    clock: 'promisedBy',
    holds: `complaint.state <> 'needs_info' AND complaint.promisedBy > :now AND complaint.promisedBy <= :soon`,
  },
  over: { clock: 'promisedBy', holds: `complaint.state <> 'needs_info' AND complaint.promisedBy <= :now` },
  outside: {
    clock: 'lawfulBy',
    holds: 'complaint.accountId IS NOT NULL AND complaint.lawfulBy <= :now',
  },
};

/** When the clock ends, by the column from which it is known. */
function dueOf(kind: DueKind, { stateAt, promisedBy, lawfulBy }: ComplaintEntity): Date | null {
  switch (kind) {
    case 'contact':
      return new Date(stateAt.getTime() + complaintRules.firstContactHours * HOUR_MS);
    case 'soon':
    case 'over':
      return promisedBy;
    case 'outside':
      return lawfulBy;
  }
}

/** Those of one kind, in batches by id; each of what stands joined hears for itself, and its handler of all at once. */
export async function duesAfter(
  db: EntityManager,
  kind: DueKind,
  { now, after, take }: { readonly now: Date; readonly after: string; readonly take: number },
): Promise<Due[]> {
  const { holds, clock } = conditions[kind];
  // The moment is part of the key: a clock that was set anew is another one. Of a first contact the row's own time is kept.
  const same = kind === 'contact' ? 'told.at >= complaint.stateAt' : `told.dueAt = complaint.${clock}`;
  const told = db
    .createQueryBuilder()
    .subQuery()
    .select('1')
    .from(ComplaintDueEntity, 'told')
    .where(`told.complaintId = complaint.id AND told.kind = :kind AND ${same}`)
    .getQuery();
  const rows = await db
    .createQueryBuilder(ComplaintEntity, 'complaint')
    .where('complaint.state IN (:...unanswered)', { unanswered })
    .andWhere(holds, {
      now,
      soon: new Date(now.getTime() + LEAD_MS),
      handed: new Date(now.getTime() - complaintRules.firstContactHours * HOUR_MS),
    })
    .andWhere(kind === 'outside' ? '1 = 1' : 'complaint.parentId IS NULL')
    .andWhere(`complaint.id > :after AND NOT EXISTS ${told}`, { after, kind })
    .orderBy('complaint.id', 'ASC')
    .take(take)
    .getMany();
  return rows.flatMap((row): Due[] => {
    const dueAt = dueOf(kind, row);
    return dueAt === null ? [] : [{ row, kind, dueAt }];
  });
}

/** Since when the promise of each runs: it came in, or was opened again. */
export async function promisedSince(
  db: EntityManager,
  rows: readonly ComplaintEntity[],
): Promise<ReadonlyMap<string, Date>> {
  const again = rows.filter(({ reopened }) => reopened > 0).map(({ id }) => id);
  const steps =
    again.length === 0
      ? []
      : await db.find(ComplaintStepEntity, {
          where: { complaintId: In(again), step: In(['not_solved', 'reopen']) },
          order: { id: 'ASC' },
        });
  return new Map([
    ...rows.map(({ id, receivedAt }) => [id, receivedAt] as const),
    ...steps.map(({ complaintId, at }) => [complaintId, at] as const),
  ]);
}
