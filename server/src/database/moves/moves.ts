// How does a row get from one state to the next, also when several want to move it at the same moment?
//
// One conditional UPDATE decides: it finds the row only in a state from which the table of moves lets it
// go, so of those who try at once exactly one moves it, on this node or on another. The step is written
// in the same transaction: there is no state without its step and no step without its state.
import { Failure, waysOf } from '@kehuoyou/shared';
import type { FailureCode, Moves } from '@kehuoyou/shared';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { lockedRow } from '../row-lock.js';
import type { StateColumns } from './state-columns.js';

/** A row that can be moved. */
type Kept = ObjectLiteral & { id: string };

/** What a table of moves governs: the rows of which table, and where their steps are written. */
export interface Lifecycle<Row extends Kept, State extends string, Move extends string, Detail = undefined> {
  readonly table: EntityTarget<Row>;
  readonly moves: Moves<State, Move>;
  readonly state: StateColumns<Row, State>;
  /** The answer for a row that is not there, or that is none of the caller's: both alike. */
  readonly missing: FailureCode;
  /** The answer for a row that stands in `state`, where the move cannot be made. */
  readonly refused: (state: State) => FailureCode;
  /** The field that named the row; `id` unless given. */
  readonly field?: string;
  /** Writes the step as a row that is only ever added, in the transaction of the move. */
  readonly record: (tx: EntityManager, step: Step<Row, Move, Detail>) => Promise<void>;
}

/** Who does what, when and why. */
export interface Deed<Move, Detail = undefined> {
  readonly move: Move;
  readonly at: Date;
  /** The account that does it; null for a check, a clock, or a command. */
  readonly by: string | null;
  readonly reason?: string | null;
  /** What else the step has to say, such as the outcome of a complaint. */
  readonly detail?: Detail;
}

/** A deed that was done, with the row as it stands now. */
export interface Step<Row, Move, Detail = undefined> extends Deed<Move, Detail> {
  readonly row: Row;
}

/** A deed to do to a row. */
export interface MoveOrder<Row, Move, Detail = undefined> extends Deed<Move, Detail> {
  readonly id: string;
  /** What else must hold of the row, such as whose it is; a row for which it does not is answered like a missing one. */
  readonly where?: FindOptionsWhere<Row>;
  /** Columns that change along with the state. */
  readonly set?: QueryDeepPartialEntity<Row>;
}

/**
 * Makes a move in the caller's transaction and gives the row as it stands then. Fails with `missing` when
 * there is no such row, and with `refused`, saying where it stands, when the move cannot be made there or
 * somebody else was quicker.
 */
export async function makeMove<Row extends Kept, State extends string, Move extends string, Detail>(
  tx: EntityManager,
  lifecycle: Lifecycle<Row, State, Move, Detail>,
  order: MoveOrder<Row, Move, Detail>,
): Promise<Row> {
  const moved = await tryMove(tx, lifecycle, order);
  if (moved) return moved;
  const field = lifecycle.field ?? 'id';
  // Held: what counts is where it stands now, not where it stood when this transaction began to read.
  const row = await lockedRow(tx, lifecycle.table, rowOf(order));
  if (!row) throw new Failure(lifecycle.missing, field);
  const state = lifecycle.state.of(row);
  const code = lifecycle.refused(state);
  // What answers as if it were not there must not say where it stands either.
  throw code === lifecycle.missing ? new Failure(code, field) : new Failure(code, field, state);
}

/** The same for whoever minds neither: undefined when the row is not there or cannot be moved so, and nothing is written. */
export async function tryMove<Row extends Kept, State extends string, Move extends string, Detail>(
  tx: EntityManager,
  { table, moves, state, record }: Lifecycle<Row, State, Move, Detail>,
  order: MoveOrder<Row, Move, Detail>,
): Promise<Row | undefined> {
  const { id, where: _where, set, ...deed } = order;
  for (const { to, from } of waysOf(moves, order.move)) {
    const moved = await tx
      .createQueryBuilder()
      .update(table)
      .set({ ...set, ...state.set(to, order.at) })
      .where(state.where(from).map((stands) => ({ ...stands, ...rowOf(order) })))
      .updateEntity(false)
      .execute();
    if (moved.affected !== 1) continue;
    const row = await tx.findOneByOrFail(table, { id } as FindOptionsWhere<Row>);
    await record(tx, { ...deed, row });
    return row;
  }
  return undefined;
}

function rowOf<Row>({ id, where }: Pick<MoveOrder<Row, unknown>, 'id' | 'where'>): FindOptionsWhere<Row> {
  const columns: Record<string, unknown> = { ...where, id };
  return columns as FindOptionsWhere<Row>;
}
