// Which reminders are there, and what became of them?
import { In } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertOnce } from '../../database/insert-once.js';
import { locked } from '../../database/row-lock.js';
import type { ReminderSoFar } from './reminder-judgement.js';
import { TripReminderEntity, TripReminderStepEntity } from './trip-reminder.entity.js';
import type { ReminderStepKind } from './trip-reminder.entity.js';

/** A reminder with its steps. */
export interface KeptReminder {
  readonly row: TripReminderEntity;
  readonly steps: readonly TripReminderStepEntity[];
}

/** Ids in one query. */
const CHUNK = 500;

/** Puts to each row what became of it. */
export async function withSteps(db: EntityManager, rows: readonly TripReminderEntity[]): Promise<KeptReminder[]> {
  const byReminder = new Map<string, TripReminderStepEntity[]>(rows.map(({ id }) => [id, []]));
  const ids = [...byReminder.keys()];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const steps = await db.find(TripReminderStepEntity, {
      where: { reminderId: In(ids.slice(from, from + CHUNK)) },
      order: { at: 'ASC', id: 'ASC' },
    });
    for (const step of steps) byReminder.get(step.reminderId)?.push(step);
  }
  return rows.map((row) => ({ row, steps: byReminder.get(row.id) ?? [] }));
}

/** Reminders of buses planned between two instants that are neither taken back nor done with. */
export async function openReminders(db: EntityManager, from: Date, until: Date): Promise<KeptReminder[]> {
  return withSteps(
    db,
    await openQuery(db)
      .andWhere('reminder.plannedAt BETWEEN :from AND :until', { from, until })
      .orderBy('reminder.plannedAt')
      .addOrderBy('reminder.id')
      .getMany(),
  );
}

/** The open reminders of one trip on a day, held until the transaction ends. */
export async function openRemindersOfTrip(
  tx: EntityManager,
  tripId: string,
  serviceDate: string,
): Promise<TripReminderEntity[]> {
  const query = openQuery(tx)
    .andWhere('reminder.tripId = :tripId AND reminder.serviceDate = :serviceDate', { tripId, serviceDate })
    .orderBy('reminder.setAt')
    .addOrderBy('reminder.id');
  return locked(query).getMany();
}

/** The reminders of one trip on a day that their owners have not taken back, with what became of them; held. */
export async function remindersOfTrip(tx: EntityManager, tripId: string, serviceDate: string): Promise<KeptReminder[]> {
  const query = tx
    .createQueryBuilder(TripReminderEntity, 'reminder')
    .where('reminder.tripId = :tripId AND reminder.serviceDate = :serviceDate', { tripId, serviceDate })
    .orderBy('reminder.setAt')
    .addOrderBy('reminder.id');
  const kept = await withSteps(tx, await locked(query).getMany());
  return kept.filter(({ steps }) => !steps.some(({ kind }) => kind === 'withdrawn'));
}

/** What was told of a reminder since an instant, and the reminder as it was before. */
export function toldSince({ row, steps }: KeptReminder, since: Date) {
  const told = steps.flatMap(({ kind, at, expectedAt }) =>
    kind !== 'withdrawn' && at >= since ? [{ kind, expectedAt }] : [],
  );
  return { told, before: { row, steps: steps.filter(({ at }) => at < since) } };
}

/** Sets a reminder as if nothing had been told of it: another takes its place, so that what was told stays written. */
export async function setAnew(tx: EntityManager, row: TripReminderEntity, at: Date): Promise<void> {
  const { accountId, kind, tripId, serviceDate, stopSequence } = row;
  if (!(await addStep(tx, row.id, 'withdrawn', at))) return;
  const turn = await tx.countBy(TripReminderEntity, { accountId, kind, tripId, serviceDate, stopSequence });
  await insertOnce(tx, TripReminderEntity, { ...row, id: uuid(), turn });
}

/** One reminder with its steps, held until the transaction ends; undefined when somebody else holds it, or it is gone. */
export async function takenReminder(tx: EntityManager, id: string): Promise<KeptReminder | undefined> {
  const query = tx.createQueryBuilder(TripReminderEntity, 'reminder').where({ id });
  const row = await locked(query, { skip: true }).getOne();
  return row ? (await withSteps(tx, [row]))[0] : undefined;
}

/** Notes what became of a reminder; false when that stands there already. */
export async function addStep(
  tx: EntityManager,
  reminderId: string,
  kind: ReminderStepKind,
  at: Date,
  expectedAt: Date | null = null,
): Promise<boolean> {
  return insertOnce(tx, TripReminderStepEntity, { id: uuid(), reminderId, kind, at, expectedAt });
}

/** What the judgement looks at. */
export function soFar({ row, steps }: KeptReminder): ReminderSoFar {
  const told = steps.find(({ kind }) => kind === 'told');
  return {
    kind: row.kind,
    minutes: row.minutes,
    plannedAt: row.plannedAt,
    ...(told ? { told: { expectedAt: told.expectedAt } } : {}),
    late: steps.some(({ kind }) => kind === 'late'),
    doubtful: steps.some(({ kind }) => kind === 'doubtful'),
    assured: steps.some(({ kind }) => kind === 'assured'),
    ended: steps.some(({ kind }) => kind === 'withdrawn' || kind === 'done'),
  };
}

function openQuery(db: EntityManager): SelectQueryBuilder<TripReminderEntity> {
  const ended = db
    .createQueryBuilder(TripReminderStepEntity, 'step')
    .select('1')
    .where(`step.reminderId = reminder.id AND step.kind IN ('withdrawn', 'done')`);
  return db.createQueryBuilder(TripReminderEntity, 'reminder').where(`NOT EXISTS (${ended.getQuery()})`);
}
