// What does the machine itself know of a box that somebody claims for, and may it be claimed for now?
import type { FailureCode } from '../../failure.js';
import type { TripDay } from '../../parcels/custody/parcel-fact.js';
import type { ClaimKind } from '../booking/claim-state.js';
import type { ShipmentFact, ShipmentFactType } from '../booking/shipment-fact.js';
import type { BoxState } from '../booking/shipment-state.js';
import { claimWindows } from './claim-rules.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A moment at which the box went on another bus, or none took it, and why. */
export interface BoxMoved {
  readonly at: string;
  readonly reason?: string;
}

/** What was said of a box, by whom it went through, with the times. Nothing of it is anybody's word afterwards. */
export interface BoxEvidence {
  readonly no: number;
  readonly saidGrams: number;
  /** At the counter. */
  readonly grams?: number;
  readonly receivedAt?: string;
  /** When it was to be at the hub, as was promised when it was booked. */
  readonly promised?: string;
  readonly moved: readonly BoxMoved[];
  readonly loadedAt?: string;
  readonly bus?: TripDay;
  readonly departedAt?: string;
  readonly arrivedAt?: string;
  /** Whole minutes after the promise at which it came, or that have passed since without it. */
  readonly lateMinutes?: number;
  readonly screenedAt?: string;
  /** Why it did not pass the machine. */
  readonly heldBack?: string;
  readonly handedAt?: string;
  readonly waybill?: string;
  /** When its carrier turned it round, and why. */
  readonly returnsAt?: string;
  readonly returnsFor?: string;
  /** When whoever was to have it had it, or its sender again, and which of them. */
  readonly endedAt?: string;
  readonly endedAs?: BoxEnd;
  /** True where its sender has it again: it never went, or was given back on its way. */
  readonly givenBack?: true;
}

/** What evidence is made of. */
export interface EvidenceOf {
  /** Those that stand, in their order. */
  readonly facts: readonly ShipmentFact[];
  readonly ways: readonly { readonly no: number; readonly arrival: string }[];
  readonly saidGrams: number;
  readonly now: Date;
  /** As the box stands now. */
  readonly state: BoxState;
}

const ARRIVED: ReadonlySet<ShipmentFactType> = new Set([
  ...(['AT_HUB', 'SCREENED', 'SCREEN_FAILED', 'READY_AT_DEST', 'HANDED_TO_CARRIER', 'COLLECTED_AT_DEST'] as const),
]);
/** By what a box ends: fetched, brought, given back at the hub, sent back by its carrier. */
export const boxEnds = ['COLLECTED_AT_DEST', 'DELIVERED', 'TAKEN_BACK', 'CARRIER_RETURNED'] as const;
export type BoxEnd = (typeof boxEnds)[number];

const GIVEN_BACK: ReadonlySet<BoxState> = new Set(['refused', 'cancelled', 'missed', 'taken_back']);

/** Of one box. */
export function boxEvidence(no: number, { facts, ways, saidGrams, now, state }: EvidenceOf): BoxEvidence {
  const named = facts.filter(({ boxes }) => boxes === undefined || boxes.includes(no));
  const last = (...types: readonly ShipmentFactType[]): ShipmentFact | undefined =>
    named.filter(({ type }) => types.includes(type)).at(-1);
  const loaded = last('LOADED');
  const own = named.filter(({ type, tripId }) => type !== 'DEPARTED' || tripId === loaded?.tripId);
  const [received, handed] = [last('BOX_RECEIVED'), last('HANDED_TO_CARRIER')];
  const arrived = named.find(({ type }) => ARRIVED.has(type));
  const verdict = last('SCREENED', 'SCREEN_FAILED');
  const promised = promiseOf(named, ways);
  const departed = loaded && own.filter(({ type }) => type === 'DEPARTED').at(-1);
  const [endedAs] = boxEnds.filter((end) => named.some(({ type }) => type === end));
  const ended = named.find(({ type }) => type === endedAs);
  const returns = last('CARRIER_RETURNS');
  const late = promised === undefined ? undefined : minutesBetween(promised, arrived?.at ?? now.toISOString());
  return {
    ...{ no, saidGrams },
    moved: named
      .filter(({ type }) => type === 'ROLLED_OVER' || type === 'NO_WAY')
      .map(({ at, reason }) => ({ at, ...(reason === undefined ? {} : { reason }) })),
    ...defined({
      ...{ grams: received?.grams, receivedAt: received?.at, promised, loadedAt: loaded?.at },
      bus: loaded?.tripId === undefined ? undefined : busOf(loaded),
      ...{ departedAt: departed?.at, arrivedAt: arrived?.at },
      lateMinutes: late !== undefined && late > 0 ? late : undefined,
      screenedAt: verdict?.at,
      heldBack: verdict?.type === 'SCREEN_FAILED' ? verdict.reason : undefined,
      ...{ handedAt: handed?.at, waybill: handed?.waybill },
      ...{ returnsAt: returns?.at, returnsFor: returns?.reason, endedAt: ended?.at, endedAs },
      givenBack: GIVEN_BACK.has(state) ? (true as const) : undefined,
    }),
  };
}

/** As it was booked, or moved by its sender: a bus onto which others put it later promises nothing better. */
function promiseOf(named: readonly ShipmentFact[], ways: EvidenceOf['ways']): string | undefined {
  const planned = named
    .filter(({ type, reason }) => type === 'PLANNED' || (type === 'SPLIT' && reason === undefined))
    .at(-1);
  return ways.find(({ no }) => no === planned?.way)?.arrival;
}

function busOf({ tripId = '', serviceDate = '' }: ShipmentFact): TripDay {
  return { tripId, serviceDate };
}

function minutesBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE_MS);
}

/** Without what nobody has said. */
function defined<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** Why a box is not claimed for; undefined where it may be. What happened on the carrier's way is the carrier's. */
export function claimRefusal(kind: ClaimKind, box: BoxEvidence, now: Date): FailureCode | undefined {
  if (box.receivedAt === undefined) return 'claim_not_ours';
  // What came along and was given back may be broken or late, but is not lost; what stayed at the counter is neither.
  if (box.givenBack === true && (kind === 'lost' || (box.loadedAt ?? box.arrivedAt) === undefined))
    return 'claim_given_back';
  if (kind !== 'late' && box.handedAt !== undefined) return 'claim_with_carrier';
  if (kind === 'late' && box.lateMinutes === undefined) return 'claim_not_late';
  if (kind === 'lost' && box.promised !== undefined && Date.parse(box.promised) > now.getTime())
    return 'claim_too_early';
  // Nobody has what is lost: its days begin when it was to be there.
  const since = kind === 'lost' ? box.promised : undefined;
  const ended = since ?? box.endedAt ?? box.handedAt;
  const isOver = ended !== undefined && Date.parse(ended) + claimWindows[kind].days * DAY_MS < now.getTime();
  return isOver ? 'claim_too_late' : undefined;
}
