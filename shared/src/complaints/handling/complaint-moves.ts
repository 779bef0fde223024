// Where can a complaint stand, and what can be done to it there?
import type { Moves } from '../../moves.js';

/** States, in the order in which they usually come. */
export const complaintStates = [
  'submitted',
  'accepted',
  'not_accepted',
  'assigned',
  'objected',
  'working',
  'needs_info',
  'answered',
  'resolved',
  'partly_resolved',
  'unconfirmed',
  'reopened',
  'withdrawn',
] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** The states in a person's words. */
export const complaintStateNames: Readonly<Record<ComplaintState, string>> = {
  submitted: '收到了',
  accepted: '已受理',
  not_accepted: '不归这里管',
  assigned: '已转办',
  objected: '对方说不归他管',
  working: '办理中',
  needs_info: '等您补充',
  answered: '已答复，等您说好没好',
  resolved: '您说办好了',
  partly_resolved: '您说办好一半',
  unconfirmed: '到期没有反馈',
  reopened: '重新办理',
  withdrawn: '撤回了',
};

/** The states for everybody else, of one that is public. */
export const complaintStandings: Readonly<Record<ComplaintState, string>> = {
  submitted: '县里收到了',
  accepted: '已受理',
  not_accepted: '不归这里管',
  assigned: '已转办',
  objected: '在定归谁办',
  working: '在办',
  needs_info: '等居民补充',
  answered: '已答复，等居民说好没好',
  resolved: '居民说办好了',
  partly_resolved: '居民说办好一半',
  unconfirmed: '已答复，居民没有说好没好',
  reopened: '居民说没办好，重新在办',
  withdrawn: '居民撤回了',
};

/** What is done by people and by the clock. */
export const complaintMoveNames = [
  'accept',
  'decline',
  'assign',
  'object',
  'uphold',
  'overrule',
  'start',
  'ask',
  'inform',
  'ask_lapses',
  'answer',
  'solved',
  'partly',
  'not_solved',
  'answer_lapses',
  'reopen',
  'withdraw',
] as const;
export type ComplaintMove = (typeof complaintMoveNames)[number];

const OPEN = { withdraw: 'withdrawn' } as const;
const HANDLING = { ask: 'needs_info', answer: 'answered', assign: 'assigned', ...OPEN } as const;

/**
 * The table. Nobody but whoever spoke can say that it is solved; the clock ends an answer as 没有反馈, never as content.
 * To be handed on changes nothing of the time in which it must be answered.
 */
export const complaintMoves: Moves<ComplaintState, ComplaintMove> = {
  submitted: { accept: 'accepted', decline: 'not_accepted', assign: 'assigned', ...OPEN },
  accepted: { assign: 'assigned', decline: 'not_accepted', ...OPEN },
  assigned: { start: 'working', object: 'objected', ...HANDLING },
  objected: { uphold: 'accepted', overrule: 'assigned', ...OPEN },
  working: HANDLING,
  needs_info: { inform: 'working', ask_lapses: 'working', answer: 'answered', ...OPEN },
  answered: {
    solved: 'resolved',
    partly: 'partly_resolved',
    not_solved: 'reopened',
    answer_lapses: 'unconfirmed',
  },
  reopened: { start: 'working', ...HANDLING },
  resolved: { reopen: 'reopened' },
  partly_resolved: { solved: 'resolved', reopen: 'reopened' },
  unconfirmed: { solved: 'resolved', partly: 'partly_resolved', reopen: 'reopened' },
  not_accepted: { reopen: 'reopened' },
  withdrawn: {},
};

/** Nothing is waited for any more. */
export const complaintsOver: ReadonlySet<ComplaintState> = new Set([
  'not_accepted',
  'resolved',
  'partly_resolved',
  'unconfirmed',
  'withdrawn',
]);

/** The clocks of these stand: somebody else has to speak first, or all is said. */
export const complaintsAnswered: ReadonlySet<ComplaintState> = new Set(['answered', ...complaintsOver]);

/** What an answer says was found and done. */
export const complaintOutcomes = [
  'fixed',
  'partly_fixed',
  'explained',
  'compensated',
  'not_substantiated',
  'cannot_fix',
  'not_our_duty',
] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

/** The outcomes in words that whoever complained can hold somebody to. */
export const complaintOutcomeNames: Readonly<Record<ComplaintOutcome, string>> = {
  fixed: '办好了',
  partly_fixed: '办好一部分',
  explained: '说明了原因',
  compensated: '赔了',
  not_substantiated: '查了，没有这回事',
  cannot_fix: '现在办不了',
  not_our_duty: '归别的单位管',
};
