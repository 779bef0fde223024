// In which columns does a table keep the state of its rows?
import { In, IsNull, Not } from 'typeorm';
import type { FindOptionsWhere, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

/** How the state of a row is read, asked for and written. */
export interface StateColumns<Row, State extends string> {
  readonly of: (row: Row) => State;
  /** Conditions of which one holds for a row that stands in one of `states`. */
  readonly where: (states: readonly State[]) => FindOptionsWhere<Row>[];
  /** What is written when a row comes into `state` at the instant `at`. */
  readonly set: (state: State, at: Date) => QueryDeepPartialEntity<Row>;
}

/** A state by its name in one column. Some states note besides, in a column of their own, since when they hold. */
export function stateColumn<Row extends ObjectLiteral, State extends string>(
  column: keyof Row & string,
  since?: Readonly<Partial<Record<NoInfer<State>, keyof Row & string>>>,
): StateColumns<Row, State> {
  return {
    of: (row) => row[column] as State,
    where: (states) => [{ [column]: In([...states]) } as FindOptionsWhere<Row>],
    set: (state, at) => {
      const noted = since?.[state];
      const columns: Record<string, unknown> = { [column]: state, ...(noted === undefined ? {} : { [noted]: at }) };
      return columns as QueryDeepPartialEntity<Row>;
    },
  };
}

/** A state by the one instant that is set, of a column for each; while none is, the row stands in `start`. */
export function stateInstants<Row extends ObjectLiteral, Start extends string, Later extends string>(
  start: Start,
  columns: Readonly<Record<Later, keyof Row & string>>,
): StateColumns<Row, Start | Later> {
  const later = Object.entries<keyof Row & string>(columns) as [Later, keyof Row & string][];
  const columnsWith = (state: Start | Later, set: unknown, unset: unknown): Record<string, unknown> =>
    Object.fromEntries(later.map(([each, column]) => [column, each === state ? set : unset]));
  return {
    of: (row) => later.find(([, column]) => row[column] !== null)?.[0] ?? start,
    where: (states) => states.map((state) => columnsWith(state, Not(IsNull()), IsNull()) as FindOptionsWhere<Row>),
    set: (state, at) => columnsWith(state, at, null) as QueryDeepPartialEntity<Row>,
  };
}
