// How does a claim stand, who moves it on, and what do people call that?
import type { Moves } from '../../moves.js';

/** What happened to boxes. */
export const claimKinds = ['damaged', 'late', 'lost'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** What happened, in a person's words. */
export const claimKindNames: Readonly<Record<ClaimKind, string>> = { damaged: '坏了', late: '晚到', lost: '丢了' };

/**
 * States of a claim. `accepted` and `refused` is the company's answer, `granted` and `dismissed` the county office's
 * when that was disputed; what is to be paid then is paid once.
 */
export const claimStates = [
  'filed',
  'accepted',
  'refused',
  'disputed',
  'granted',
  'dismissed',
  'settled',
  'withdrawn',
] as const;
export type ClaimState = (typeof claimStates)[number];

/** What is done to a claim once it is filed. */
export type ClaimMove = 'accept' | 'refuse' | 'dispute' | 'grant' | 'dismiss' | 'settle' | 'withdraw';
export const claimMoveNames = ['accept', 'refuse', 'dispute', 'grant', 'dismiss', 'settle', 'withdraw'] as const;

/** Disputed once, also where no answer came in time, and no further: whom to turn to then, the page says. */
export const claimMoves: Moves<ClaimState, ClaimMove> = {
  filed: { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn', dispute: 'disputed' },
  accepted: { settle: 'settled', dispute: 'disputed' },
  refused: { dispute: 'disputed' },
  disputed: { grant: 'granted', dismiss: 'dismissed', withdraw: 'withdrawn' },
  granted: { settle: 'settled' },
  dismissed: {},
  settled: {},
  withdrawn: {},
};

/** Claims of which somebody has to do something. */
export const claimsOpen: ReadonlySet<ClaimState> = new Set(['filed', 'accepted', 'disputed', 'granted']);

/** The states in a person's words. */
export const claimStateNames: Readonly<Record<ClaimState, string>> = {
  filed: '等公司答复',
  accepted: '公司答应赔',
  refused: '公司不赔',
  disputed: '等县里定',
  granted: '县里定了要赔',
  dismissed: '县里定了不赔',
  settled: '赔好了',
  withdrawn: '不要求赔了',
};
