// What do all reports of a trip together say of it?
//
// The fold takes the reports in the total order of device facts, so that any order of arrival and any repetition
// of the same reports gives the same answer. What contradicts the rest is kept for somebody to look at, and
// changes nothing.
import { instantOf } from '../../clock.js';
import type { ServiceDate } from '../../clock.js';
import type { DeviceFact } from '../../device-facts/device-fact.js';
import { inOrder, withoutRetracted } from '../../device-facts/fact-order.js';
import { destination } from '../../moves.js';
import type { TripReportKind } from './trip-report.js';
import { tripMoves } from './trip-state.js';
import type { TripMove, TripState } from './trip-state.js';

/** A call of a trip as it is planned; seconds past the start of the service day. */
export interface PlannedCall {
  readonly stopId: string;
  readonly sequence: number;
  readonly arrival: number;
  readonly departure: number;
}

/** A report as the server keeps it. */
export interface TripFact extends DeviceFact {
  /** `ready` comes from the check of papers, all others from people on the way. */
  readonly kind: TripReportKind | 'ready';
  readonly source: 'driver' | 'keeper' | 'dispatcher';
  /** Account of whoever reported it. */
  readonly actor: string;
  readonly stopId?: string;
  readonly stopSequence?: number;
  readonly minutes?: number;
  readonly reason?: string;
  readonly vehicleId?: string;
  readonly retracts?: string;
}

/** A call that was reported; ms since the epoch. */
export interface ReportedCall {
  /** Number of the call in the plan, from 0. */
  readonly call: number;
  readonly arrivedAt?: number;
  readonly departedAt?: number;
  readonly source: TripFact['source'];
}

/** A trip on a day, as far as it is known. */
export interface TripProgress {
  readonly state: TripState;
  /** The last call that it was reported at, -1 before the first. */
  readonly position: number;
  /** In the order of the way. */
  readonly calls: readonly ReportedCall[];
  /** When its vehicle was first seen on another trip, where nobody reported its end; see `endForgotten`. */
  readonly endedAt?: number;
  /** When the last report that counts happened. */
  readonly lastAt?: number;
  /** Announced by a person, until the bus is next reported at a stop. */
  readonly delay?: { readonly minutes: number; readonly at: number; readonly reason?: string };
  /** Why it is late, as was announced last; true for the rest of its way. */
  readonly lateReason?: string;
  /** Why it was cancelled or turned. */
  readonly reason?: string;
  /** Set when it does not go the whole way: the last call that it makes, -1 for none. From there it does not go on. */
  readonly lastCall?: number;
  readonly vehicleId?: string;
  /** When that was said. */
  readonly vehicleAt?: number;
  /** When it was cancelled or turned, and with which vehicle. */
  readonly stopped?: { readonly at: number; readonly vehicleId?: string };
  /** Why it may not come, though nobody has said that it does not; see `doubtBroken`. */
  readonly doubt?: { readonly why: string; readonly at: number };
  readonly replaced: boolean;
  /** True when it left without its papers having been checked. */
  readonly unchecked: boolean;
  /** Reports that do not fit the rest. */
  readonly review: readonly string[];
}

/**
 * That a bus is somewhere is believed from two hours before its trip. What is said beforehand, that its papers
 * were checked in the morning or that it will not run in the evening, has no such limit. Six hours after the
 * trip nothing is believed any more.
 */
const EARLY_MS = 2 * 3_600_000;
const LATE_MS = 6 * 3_600_000;

/** Folds the facts of one trip on one day over its plan. */
export function foldTrip(plan: readonly PlannedCall[], date: ServiceDate, facts: readonly TripFact[]): TripProgress {
  const folding = new TripFolding(plan, date);
  for (const fact of counted(facts)) folding.take(fact);
  return folding.progress();
}

/** A fact that says something of the bus itself. */
type Counted = TripFact & { readonly kind: Exclude<TripFact['kind'], 'retract'> };

/** Those that count, in the order of happening. */
function counted(facts: readonly TripFact[]): Counted[] {
  // One's own reports one may take back; a dispatcher may take back anybody's.
  const left = withoutRetracted(facts, (by, what) => by.source === 'dispatcher' || by.actor === what?.actor);
  return inOrder(left.filter((fact): fact is Counted => fact.kind !== 'retract'));
}

class TripFolding {
  private state: TripState = 'planned';
  private position = -1;
  private readonly calls = new Map<number, { arrivedAt?: number; departedAt?: number; source: TripFact['source'] }>();
  private lastAt: number | undefined;
  private delay: TripProgress['delay'];
  private lateReason: string | undefined;
  private reason: string | undefined;
  private lastCall: number | undefined;
  private vehicle: { readonly vehicleId: string; readonly vehicleAt: number } | undefined;
  private stopped: TripProgress['stopped'];
  private replaced = false;
  private checked = false;
  private unchecked = false;
  private readonly review: string[] = [];

  constructor(
    private readonly plan: readonly PlannedCall[],
    private readonly date: ServiceDate,
  ) {}

  take(fact: Counted): void {
    const call = this.callOf(fact);
    const move = this.moveOf(fact, call);
    const next = this.isTimely(fact, move) ? destination(tripMoves, this.state, move) : undefined;
    // A bus does not go back: a call before the last one is somebody's mistake.
    if (next === undefined || (isCall(move) && call === undefined)) {
      this.review.push(fact.eventId);
      return;
    }
    this.apply(fact, move, call);
    this.state = next;
    this.lastAt = fact.at;
  }

  progress(): TripProgress {
    const { state, position, delay, lateReason, reason, lastCall, vehicle, stopped, lastAt } = this;
    return {
      state,
      position,
      // A bus does not go back, so they were noted in the order of the way.
      calls: [...this.calls].map(([call, reported]) => ({ call, ...reported })),
      ...(lastAt === undefined ? {} : { lastAt }),
      ...(delay === undefined ? {} : { delay }),
      ...(lateReason === undefined ? {} : { lateReason }),
      ...(reason === undefined ? {} : { reason }),
      ...(lastCall === undefined ? {} : { lastCall }),
      ...vehicle,
      ...(stopped === undefined ? {} : { stopped }),
      replaced: this.replaced,
      unchecked: this.unchecked,
      review: this.review,
    };
  }

  private apply(fact: TripFact, move: TripMove, call: number | undefined): void {
    if (fact.vehicleId !== undefined) this.vehicle = { vehicleId: fact.vehicleId, vehicleAt: fact.at };
    switch (move) {
      case 'ready':
        this.checked = true;
        return;
      case 'depart':
      case 'stop':
      case 'arrive':
        return this.passes(call ?? 0, fact, move);
      case 'delay':
        this.lateReason = fact.reason;
        this.delay = {
          minutes: fact.minutes ?? 0,
          at: fact.at,
          ...(fact.reason === undefined ? {} : { reason: fact.reason }),
        };
        return;
      case 'cancel':
      case 'short_turn':
        this.reason = fact.reason ?? '';
        this.lastCall = move === 'cancel' ? -1 : Math.max(call ?? 0, this.position, 0);
        this.stopped = { at: fact.at, ...(this.vehicle && { vehicleId: this.vehicle.vehicleId }) };
        return;
      case 'restore':
        this.reason = undefined;
        this.lastCall = undefined;
        this.stopped = undefined;
        return;
      case 'replace':
        this.replaced = true;
        this.checked = false;
    }
  }

  private passes(call: number, { at, source }: TripFact, move: TripMove): void {
    if (!this.checked && this.position < 0) this.unchecked = true;
    const known = this.calls.get(call) ?? { source };
    // Of two reports of one arrival the first is the arrival; of two departures the last is the departure.
    if (move === 'depart') known.departedAt = at;
    else known.arrivedAt ??= at;
    this.calls.set(call, known);
    this.position = call;
    this.delay = undefined;
  }

  /** The move that a report makes. */
  private moveOf(fact: Counted, call: number | undefined): TripMove {
    if (fact.kind === 'stop' && call === this.plan.length - 1) return 'arrive';
    // A bus that breaks down on its way has made the calls that it has made.
    if (fact.kind === 'cancel' && this.hasLeft()) return 'short_turn';
    return fact.kind;
  }

  /** The call that a report speaks of: of several at one stop, the next one on the way; undefined when that is behind. */
  private callOf({ kind, stopId, stopSequence }: TripFact): number | undefined {
    if (stopId === undefined && stopSequence === undefined)
      return kind === 'depart' ? Math.max(this.position, 0) : undefined;
    const call = this.plan.findIndex(
      (planned, index) =>
        index >= this.position &&
        (stopId === undefined || planned.stopId === stopId) &&
        (stopSequence === undefined || planned.sequence === stopSequence),
    );
    return call < 0 ? undefined : call;
  }

  private hasLeft(): boolean {
    return this.position > 0 || this.calls.get(0)?.departedAt !== undefined;
  }

  private isTimely({ at }: TripFact, move: TripMove): boolean {
    const [first, last] = [this.plan[0], this.plan[this.plan.length - 1]];
    if (!first || !last) return false;
    const early = isCall(move) && at < instantOf(this.date, first.departure).getTime() - EARLY_MS;
    return !early && at <= instantOf(this.date, last.arrival).getTime() + LATE_MS;
  }
}

function isCall(move: TripMove): boolean {
  return move === 'depart' || move === 'stop' || move === 'arrive';
}
