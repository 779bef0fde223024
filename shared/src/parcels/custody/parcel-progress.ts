// What is known of a parcel, once all its facts were folded?
import type { TimeQuality } from '../../device-facts/device-fact.js';
import { parcelEventName } from './parcel-event.js';
import { tripOf } from './parcel-fact.js';
import type { ParcelFact, TripDay } from './parcel-fact.js';
import { parcelStateNames, parcelWay, wayIndex } from './parcel-state.js';
import type { LeaveWish } from './parcel-wish.js';
import type { ParcelException, ParcelState } from './parcel-state.js';

/** Why somebody should look at a fact. */
export const reviewReasons = {
  collected_twice: '取走了两次',
  two_points: '两个服务点都扫过',
  after_end: '取走或退回以后又扫到',
  found_again: '认定丢失以后又扫到',
  moved_while_held: '扣下以后又扫到',
  left_shelf: '上架以后又上了车',
  not_on_shelf: '上了架，盘点时找不到',
  impossible: '和别的记录对不上',
} as const;
export type ReviewReason = keyof typeof reviewReasons;

/** A step of a parcel's way as it is told. */
export interface ParcelStep {
  /** The fact; of an inferred step the one from which it follows. */
  readonly eventId: string;
  readonly type: ParcelFact['type'] | undefined;
  /** The state that it led to, where it changed it. */
  readonly state?: ParcelState;
  /** Ms since the epoch. */
  readonly at: number;
  readonly pointId?: string;
  readonly toPointId?: string;
  readonly trip?: TripDay;
  /** True for what nobody scanned, and must have happened. */
  readonly inferred?: true;
  readonly timeQuality?: TimeQuality;
}

/** Who has it in their hands. */
export type ParcelHolder =
  | { readonly kind: 'hub' | 'station' | 'point'; readonly pointId: string }
  | { readonly kind: 'vehicle'; readonly trip: TripDay };

/** In the hands of whoever serves the place that a fact names. */
export function holderAt(kind: 'hub' | 'station' | 'point', { pointId }: ParcelFact): ParcelHolder | undefined {
  return pointId === undefined ? undefined : { kind, pointId };
}

/** A parcel, as far as it is known. */
export interface ParcelProgress {
  readonly state: ParcelState;
  /** When it came into this state, ms since the epoch; absent for one of which nothing is known. */
  readonly since?: number;
  readonly holder?: ParcelHolder;
  /** The point to which it is to go. */
  readonly toPointId?: string;
  /** The bus on which it is, or for which it was loaded last. */
  readonly trip?: TripDay;
  readonly seal?: string;
  readonly shelf?: string;
  readonly shelvedAt?: number;
  /** The first SHELVED, which makes it a piece that counts for the county (protocols: a piece). */
  readonly firstShelved?: string;
  /** The fact with which it was handed out. */
  readonly collectedBy?: string;
  /** What its household said of where it may be left. */
  readonly wish?: LeaveWish;
  readonly exceptions: readonly ParcelException[];
  /** How often its recipient was reminded. */
  readonly reminders: number;
  readonly extended: boolean;
  readonly steps: readonly ParcelStep[];
  readonly review: readonly { readonly eventId: string; readonly why: ReviewReason }[];
}

/** What a step was, in a few words. */
export function stepName({ type, state }: Pick<ParcelStep, 'type' | 'state'>): string {
  return type === undefined ? parcelStateNames[state ?? 'expected'] : parcelEventName(type);
}

/** A fact as a step; with the state to which it led, where it changed it. */
export function stepOf(fact: ParcelFact, state: ParcelState | undefined): ParcelStep {
  const trip = tripOf(fact);
  return {
    eventId: fact.eventId,
    type: fact.type,
    at: fact.at,
    ...(state === undefined ? {} : { state }),
    ...(fact.pointId === undefined ? {} : { pointId: fact.pointId }),
    ...(fact.toPointId === undefined ? {} : { toPointId: fact.toPointId }),
    ...(trip === undefined ? {} : { trip }),
    ...(fact.timeQuality === undefined ? {} : { timeQuality: fact.timeQuality }),
  };
}

/** Of what must have happened in between, these are told: the rest follows by itself. */
const INFERRED: ReadonlySet<ParcelState> = new Set(['at_hub', 'loaded', 'in_transit', 'ready']);

/**
 * Steps that nobody scanned, between two places of the way (`wayIndex`); of one that nobody has seen, only that it was
 * there.
 */
export function inferredSteps(fact: ParcelFact, from: number, to: number): ParcelStep[] {
  const first = from < wayIndex('at_hub') ? Math.max(wayIndex('ready'), from + 1) : from + 1;
  const between = parcelWay.slice(first, Math.max(first, to)).filter((state) => INFERRED.has(state));
  return between.map((state) => {
    const { pointId, ...step } = stepOf(fact, state);
    const place = state === 'ready' && pointId !== undefined ? { pointId } : {};
    return { ...step, ...place, type: undefined, inferred: true };
  });
}
