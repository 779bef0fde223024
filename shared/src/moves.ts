// Which states may follow which? A state machine is a table, so that server and screens agree on it.

/** For each state, the moves that may be made from it and the state that each leads to. */
export type Moves<State extends string, Move extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Move, State>>>>
>;

/** Where `move` leads from `state`, or undefined when it is not allowed there. */
export function destination<State extends string, Move extends string>(
  moves: Moves<State, Move>,
  state: State,
  move: Move,
): State | undefined {
  if (!has(moves, state) || !has(moves[state], move)) return undefined;
  return moves[state][move];
}

/** The moves that a screen may offer in `state`, in the order of the table. */
export function movesFrom<State extends string, Move extends string>(moves: Moves<State, Move>, state: State): Move[] {
  return has(moves, state) ? (Object.keys(moves[state]) as Move[]) : [];
}

/** A way that a move can take: to `to`, from each of `from`. */
export interface Way<State extends string> {
  readonly to: State;
  readonly from: readonly State[];
}

/** The ways of a move: one for each state that it leads to, and none for a move that the table does not know. */
export function waysOf<State extends string, Move extends string>(moves: Moves<State, Move>, move: Move): Way<State>[] {
  const ways = new Map<State, State[]>();
  for (const from of Object.keys(moves) as State[]) {
    const to = destination(moves, from, move);
    if (to !== undefined) ways.set(to, [...(ways.get(to) ?? []), from]);
  }
  return [...ways].map(([to, from]) => ({ to, from }));
}

/** States that no chain of moves reaches from `start`: a well-made table has none. */
export function unreachableStates<State extends string, Move extends string>(
  moves: Moves<State, Move>,
  start: State,
): State[] {
  const seen = new Set<State>([start]);
  for (const state of seen) {
    for (const next of Object.values<State | undefined>(moves[state])) if (next) seen.add(next);
  }
  return (Object.keys(moves) as State[]).filter((state) => !seen.has(state));
}

/** Keeps names such as "constructor" from being taken for a state or a move; phones of before 2022 have no `Object.hasOwn`. */
function has(table: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(table, name);
}
