// What is done to boxes after the counter, and how does it reach the server?
import type { ServiceDate } from '../../clock.js';
import type { DeviceEvent, DeviceSending } from '../../device-facts/device-fact.js';
import { factRefusals } from '../../device-facts/fact-outcome.js';
import type { FactOutcome } from '../../device-facts/fact-outcome.js';
import { endpoint } from '../../endpoint.js';
import { rolesOf } from '../../policy.js';
import { carryingPolicy } from '../shipments.policy.js';

/** How a kind of event is told to people, and which fields it needs besides the boxes. */
export interface CarriedKind {
  readonly name: string;
  readonly needs?: readonly (keyof CarriedEvent)[];
}

/** Everything that can be reported of boxes on their way; each is a fact that somebody saw or did, never a wish. */
export const carriedKinds = {
  LOADED: { name: '装车', needs: ['tripId', 'serviceDate'] },
  AT_HUB: { name: '到了县城' },
  /** Their bus is there, and they are not on it. */
  SHORT: { name: '没下车' },
  SCREENED: { name: '过机没问题' },
  SCREEN_FAILED: { name: '过机没过', needs: ['reason'] },
  HANDED_TO_CARRIER: { name: '交给快递', needs: ['waybill'] },
  READY_AT_DEST: { name: '等人来取' },
  COLLECTED_AT_DEST: { name: '取走了' },
  TAKEN_BACK: { name: '还给寄的人' },
  /** Given back at the point where it was handed in, and which it has never left. */
  FETCHED_BACK: { name: '寄的人取回' },
  RETRACTED: { name: '撤销', needs: ['retracts'] },
} as const satisfies Readonly<Record<string, CarriedKind>>;
export type CarriedType = keyof typeof carriedKinds;
export const carriedTypes = Object.keys(carriedKinds) as readonly CarriedType[];

/** One event as the phone makes it, once; it may be sent any number of times, in any order. */
export interface CarriedEvent extends DeviceEvent {
  readonly type: CarriedType;
  /** The order, with the numbers of its boxes; or instead of both the code of one box. */
  readonly shipmentId?: string;
  readonly boxes?: readonly number[];
  /** What is written on a box. */
  readonly code?: string;
  /** The bus; for LOADED. */
  readonly tripId?: string;
  readonly serviceDate?: ServiceDate;
  /** For SCREEN_FAILED: what the machine showed. */
  readonly reason?: string;
  /** For HANDED_TO_CARRIER: the number on the carrier's label, as it was scanned or typed. */
  readonly waybill?: string;
  /** For RETRACTED: the event that was a slip. */
  readonly retracts?: string;
}

/** Why an event is refused. */
export const carriedRefusals = {
  ...factRefusals,
  not_yours: '没有这一箱，或者不归您管',
  incomplete: '这条记录不完整',
  code_unclear: '这个箱码有两箱一样，请到单子里点',
  one_waybill_each: '一箱一个单号，请一箱一箱来',
  waybill_not_valid: '单号不对，请对着面单再扫一次',
  waybill_taken: '这个单号已经是别的箱的了，请再看一眼',
  trip_not_found: '没有这一班车，或者那天不开',
} as const satisfies Record<string, string>;
export type CarriedRefusal = keyof typeof carriedRefusals;

/** What became of an event. */
export type CarriedOutcome = FactOutcome<CarriedRefusal>;

/** Characters of a reason. */
export const MOST_CARRIED_REASON = 60;

/** What carries boxes on. */
export const carryingApi = {
  submit: endpoint<DeviceSending & { readonly events: readonly CarriedEvent[] }, { outcomes: CarriedOutcome[] }>(
    'POST',
    '/api/box-scans',
    {
      access: rolesOf(Object.values(carryingPolicy)),
      summary: 'What was done to boxes of produce, a batch from one phone; each event is counted once',
    },
  ),
};
