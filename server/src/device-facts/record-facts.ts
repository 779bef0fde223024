// How do facts of a phone come into their table, each of them once, and what became of each?
import { compareFacts, eachOnce, outcomesOf } from '@kehuoyou/shared';
import type { DeviceEvent, DeviceSending, FactOutcome, FactRefusal } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager, EntityTarget, FindOptionsWhere, QueryDeepPartialEntity } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertNew } from './insert-new.js';
import { correctedTime } from './corrected-time.js';
import type { Receipt } from './corrected-time.js';
import { deviceFactOf } from './device-fact-row.js';
import type { DeviceFactRow, NewFact, OwnColumns } from './device-fact-row.js';

/** Who sent facts, with which phone, and when they came. */
export interface FactSending extends Receipt, Partial<Pick<DeviceSending, 'deviceId'>> {
  /** Account. */
  readonly actor: string;
}

/** What a feature says of an event that a phone sent: what it keeps of it, or why it is refused. */
export type JudgedEvent<Row extends DeviceFactRow, Refusal extends string> = { readonly event: DeviceEvent } & (
  { readonly keep: OwnColumns<Row> } | { readonly refusal: Refusal }
);

/** What adding rows came to. */
export interface AddedFacts<Row> {
  /** Those that were new, in the order in which they happened. */
  readonly added: Row[];
  /** Ids under which somebody else has recorded something. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Records in the caller's transaction what was judged good, and gives the outcome of every event. However often and
 * among whichever others an event is sent, its first receipt counts: what is there is never written again, and says
 * nothing to anybody else.
 */
export async function recordFacts<Row extends DeviceFactRow, Refusal extends string>(
  tx: EntityManager,
  table: EntityTarget<Row>,
  sending: FactSending,
  judged: readonly JudgedEvent<Row, Refusal>[],
): Promise<{ readonly added: Row[]; readonly outcomes: FactOutcome<Refusal | FactRefusal>[] }> {
  // A faulty phone may fill one id in two ways: the same one counts, wherever it stands.
  const chosen = new Set<DeviceEvent>(eachOnce(judged.map(({ event }) => event)));
  const once = judged.filter(({ event }) => chosen.delete(event));
  const { added, taken } = await addFacts(
    tx,
    table,
    once.flatMap((each) => ('keep' in each ? [{ ...rowOf(each.event, sending), ...each.keep }] : [])),
  );
  const outcomes = outcomesOf<Refusal | FactRefusal>(
    judged.map(({ event }) => event),
    {
      recorded: new Set(added.map(({ eventId }) => eventId)),
      refused: new Map<string, Refusal | FactRefusal>([
        ...[...taken].map((eventId) => [eventId, 'event_id_taken'] as const),
        ...once.flatMap((each) => ('refusal' in each ? [[each.event.eventId, each.refusal] as const] : [])),
      ]),
    },
  );
  return { added, outcomes };
}

/** Adds those of `rows` that are not there yet, in the caller's transaction. */
export async function addFacts<Row extends DeviceFactRow>(
  tx: EntityManager,
  table: EntityTarget<Row>,
  rows: readonly NewFact<Row>[],
): Promise<AddedFacts<Row>> {
  const batchId = uuid();
  const brought = rows
    .map((row) => ({ ...row, batchId }) as unknown as Row & QueryDeepPartialEntity<Row>)
    // In one order for everybody: two sendings of the same facts wait for each other instead of standing in each other's way.
    .sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
  await insertNew(tx, table, brought);
  const kept = new Map((await findKept(tx, table, brought)).map((row) => [row.eventId, row]));
  const added: Row[] = [];
  const taken = new Set<string>();
  for (const row of brought) {
    const there = kept.get(row.eventId);
    if (!there) throw new Error(`${row.eventId} was not kept: the table has another unique key`);
    if (there.batchId === batchId) added.push(row);
    else if (there.actor !== row.actor) taken.add(row.eventId);
  }
  return { added: added.sort((a, b) => compareFacts(deviceFactOf(a), deviceFactOf(b))), taken };
}

/** Columns of a fact that the server itself makes at `at`, for whoever asked for it. */
export function factMadeHere(actor: string, at: Date): Omit<DeviceFactRow, 'batchId'> {
  return {
    eventId: uuid(),
    actor,
    deviceId: actor,
    deviceSeq: 0,
    occurredAt: at,
    happenedAt: at,
    timeQuality: 'measured',
    receivedAt: at,
  };
}

function rowOf(event: DeviceEvent, sending: FactSending): Omit<DeviceFactRow, 'batchId'> {
  const { at, quality } = correctedTime(event, sending);
  return {
    eventId: event.eventId,
    actor: sending.actor,
    deviceId: sending.deviceId ?? sending.actor,
    deviceSeq: event.deviceSeq,
    occurredAt: new Date(event.occurredAt),
    happenedAt: at,
    timeQuality: quality,
    receivedAt: sending.receivedAt,
  };
}

/** What stands under the ids now. A locking read sees also what was committed after this transaction began to read. */
async function findKept<Row extends DeviceFactRow>(
  tx: EntityManager,
  table: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<Pick<DeviceFactRow, 'eventId' | 'batchId' | 'actor'>[]> {
  const query = tx
    .createQueryBuilder(table, 'row')
    .select(['row.eventId', 'row.batchId', 'row.actor'])
    .where({ eventId: In(rows.map(({ eventId }) => eventId)) } as FindOptionsWhere<Row>);
  return (tx.dataSource.options.type === 'better-sqlite3' ? query : query.setLock('pessimistic_read')).getMany();
}
