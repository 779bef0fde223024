// What became of each fact that a phone sent?

/** Why a fact is refused whatever it says; features add their own reasons. */
export const factRefusals = {
  event_id_taken: '这条记录的编号已经用过了，请再记一次',
} as const satisfies Record<string, string>;
export type FactRefusal = keyof typeof factRefusals;

/**
 * What became of one fact. A phone may forget one that has any outcome: sending it again changes nothing.
 * `Refusal` are the reasons of the endpoint; a phone that is older than one of them shows a general sentence.
 */
export interface FactOutcome<Refusal extends string = string> {
  readonly eventId: string;
  /** `recorded`; `repeated`: it was there already; `refused`: for `reason`. */
  readonly outcome: 'recorded' | 'repeated' | 'refused';
  readonly reason?: Refusal;
}

/** Outcomes of `events`, one for each of them and in their order; of several with one id, the first was the one recorded. */
export function outcomesOf<Refusal extends string>(
  events: readonly { readonly eventId: string }[],
  became: {
    /** Ids that were new. */
    readonly recorded: ReadonlySet<string>;
    /** Why, by id. */
    readonly refused: ReadonlyMap<string, Refusal>;
  },
): FactOutcome<Refusal>[] {
  const told = new Set<string>();
  return events.map(({ eventId }) => {
    const reason = became.refused.get(eventId);
    if (reason !== undefined) return { eventId, outcome: 'refused', reason };
    const first = !told.has(eventId);
    told.add(eventId);
    return { eventId, outcome: first && became.recorded.has(eventId) ? 'recorded' : 'repeated' };
  });
}
