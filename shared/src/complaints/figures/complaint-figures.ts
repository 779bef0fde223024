// How much is said, and what becomes of it: the figures that everybody may see?
import { endpoint } from '../../endpoint.js';
import type { ServiceDate } from '../../clock.js';
import { praisePolicy } from '../complaints.policy.js';

/** A figure that tells of fewer complaints than this tells of people: it is withheld. */
export const FEWEST_TOLD = 5;

/** Where complaints stand; each stands in one of these, and silence is a part of its own, never content. */
export const figureParts = [
  'solved',
  'partly',
  'silent',
  'waiting',
  'open',
  'overdue',
  'declined',
  'withdrawn',
] as const;
export type FigurePart = (typeof figureParts)[number];

/** The parts in words; none of them is said by whoever answers. */
export const figurePartNames: Readonly<Record<FigurePart, string>> = {
  solved: '居民说办好了',
  partly: '居民说办好一半',
  silent: '到期没有反馈',
  waiting: '答复了，等居民说',
  open: '还在办',
  overdue: '过了时间还没答复',
  declined: '不归这里管',
  withdrawn: '居民撤回了',
};

/** When complaints were first answered, by what had been promised. */
export const figureAnswers = ['inTime', 'late', 'notYet'] as const;
export type FigureAnswer = (typeof figureAnswers)[number];

/** The same in words. */
export const figureAnswerNames: Readonly<Record<FigureAnswer, string>> = {
  inTime: '按时答复',
  late: '答复晚了',
  notYet: '没有答复',
};

/** By whose duty it is, by the catalogue, or by where it is. */
export const figureSides = ['body', 'township'] as const;
export type FigureSide = (typeof figureSides)[number];

/** Figures of one body kind, one township or the county; what is not there is withheld, because it is too few. */
export interface FigureRow {
  /** A kind of body, or a township's code; `whole` for what is about the whole county. */
  readonly id: string;
  readonly name: string;
  readonly received?: number;
  readonly parts: Readonly<Partial<Record<FigurePart, number>>>;
  readonly answers: Readonly<Partial<Record<FigureAnswer, number>>>;
  /** Of how many a resident has said that they were not solved, whatever became of them later. */
  readonly saidNo?: number;
}

/** What is asked. */
export interface FiguresAsk {
  /** A month, `YYYY-MM`; the year up to today unless given. */
  readonly month?: string;
}

/** The figures of a time. */
export interface ComplaintFigures {
  /** First and last day. */
  readonly from: ServiceDate;
  readonly to: ServiceDate;
  /** When it was counted, ISO 8601. */
  readonly countedAt: string;
  readonly whole: FigureRow;
  readonly body: readonly FigureRow[];
  readonly township: readonly FigureRow[];
  /** Suggestions and good words, by their number alone. */
  readonly suggestions?: number;
  readonly praise?: number;
}

/** Good words for somebody or something. */
export interface GoodWords {
  readonly count: number;
}

/** Public figures, and good words for whom they concern. */
export const complaintFiguresApi = {
  read: endpoint<FiguresAsk, ComplaintFigures>('GET', '/api/complaints/figures', {
    access: ['public'],
    summary: 'Complaints by body and by township and what became of them; what tells of fewer than five is withheld',
  }),
  praiseOfPoint: endpoint<{ readonly id: string }, GoodWords>('GET', '/api/points/:id/praise', {
    access: ['public'],
    summary: 'How many good words a point has got in a year',
    fails: ['point_not_found'],
  }),
  praiseOfDriver: endpoint<Record<string, never>, GoodWords>('GET', '/api/me/praise', {
    access: ['resident'],
    summary: 'How many good words somebody has got in a year for the buses that they drove; nobody else is told',
  }),
  praiseOfCompany: endpoint<
    Record<string, never>,
    { readonly count: number; readonly drivers: readonly DriverPraise[] }
  >('GET', '/api/company/praise', {
    access: praisePolicy.company.roles,
    summary: 'How many good words the buses of the caller’s companies have got in a year, and which of their drivers',
  }),
};

/** A driver's good words, as the company knows the driver. */
export interface DriverPraise extends GoodWords {
  readonly staffNumber: string;
}
