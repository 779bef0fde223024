// For how long does a place on a bus stay kept, and until when may what be changed?

/** Times and limits of orders; policy of the county, to be settled. */
export const shipmentRules = {
  quoteHours: 24,
  holdMinutes: 15,
  /** For whoever waited and may not look at the phone at once. */
  promotedHoldMinutes: 60,
  /** Before the bus leaves, until which it is booked. */
  bookBeforeMinutes: 60,
  /** Before the bus leaves, when what nobody has brought is no longer waited for. */
  waitUntilMinutes: 15,
  /** After a bus should have left a stop, when what still lies there was left behind. */
  leftBehindMinutes: 10,
  /** Days after that of the bus on which boxes may still be brought, for another one. */
  lateDays: 1,
  /** Orders of one account that hold room or wait at the same time. */
  openHolds: 5,
} as const;

/** Who changes their mind; of the absent nobody has said anything. */
export const cancellers = ['sender', 'company', 'absent'] as const;
export type Canceller = (typeof cancellers)[number];

/** A rule of cancelling: from `untilMinutes` before the bus leaves on, so much of the amount is kept. */
export interface CancelRule {
  readonly by: Canceller;
  /** Whole minutes before departure; Infinity would be "ever". The first rule whose time has not passed counts. */
  readonly untilMinutes: number;
  /** Of a hundred; what was agreed for carriers is never kept, they have done nothing yet. */
  readonly keptPercent: number;
  readonly says: string;
}

/** Policy of the county, to be settled. Once a box lies on a bus it is asked back, never cancelled. */
export const cancelRules: readonly CancelRule[] = [
  { by: 'company', untilMinutes: 0, keptPercent: 0, says: '公司取消的，一分不收' },
  { by: 'sender', untilMinutes: 60, keptPercent: 0, says: '开车一小时以前取消，不收钱' },
  { by: 'sender', untilMinutes: 0, keptPercent: 20, says: '开车前一小时内取消，收车费的两成' },
  { by: 'absent', untilMinutes: 0, keptPercent: 20, says: '没来交，收车费的两成' },
];

/** Which rule counts so many minutes before departure; undefined when it is too late. */
export function cancelRuleAt(by: Canceller, minutesBefore: number): CancelRule | undefined {
  return cancelRules.find((rule) => rule.by === by && minutesBefore >= rule.untilMinutes);
}

/** What is kept of what was agreed for the bus, in whole fen, in the sender's favour. */
export function keptFen({ keptPercent }: CancelRule, busFen: number): number {
  return Math.floor((busFen * keptPercent) / 100);
}

/** Where a box ends of which something is given back: with its sender again, before a carrier had it or after. */
export const refundedStates = ['taken_back', 'returned'] as const;
export type RefundedState = (typeof refundedStates)[number];

/** What is given back of what was agreed for a box that has come by bus and did not get where it was to go. */
export interface RefundRule {
  /** Of a hundred of what was agreed for the bus. */
  readonly busPercent: number;
  /** Of a hundred of what was agreed for its carrier, insurance included. */
  readonly carrierPercent: number;
  readonly says: string;
}

/** Policy of the county, to be settled. What was lost or broken is another matter: that is claimed. */
export const refundRules: Readonly<Record<RefundedState, RefundRule>> = {
  taken_back: { busPercent: 0, carrierPercent: 100, says: '车坐过了，车费照收；没交快递，快递费全退' },
  returned: { busPercent: 0, carrierPercent: 0, says: '快递来回都送了，运费不退' },
};

/** Whole fen that are given back of a box for which so much is owed, in the sender's favour. */
export function refundFen(state: RefundedState, owed: { readonly fen: number; readonly bus: number }): number {
  const { busPercent, carrierPercent } = refundRules[state];
  return Math.ceil((owed.bus * busPercent + (owed.fen - owed.bus) * carrierPercent) / 100);
}
