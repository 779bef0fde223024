// How do the public figures sound to a neighbour?
import {
  addDays,
  complaintStandings,
  dateAt,
  figureAnswerNames,
  figureAnswers,
  figurePartNames,
  figureParts,
  longDate,
  pointName,
} from '@kehuoyou/shared';
import type { ComplaintFigures, FigureAnswer, FigurePart, FigureRow, PublishedComplaint } from '@kehuoyou/shared';
import type { StateKind } from '../../ui/states/state-mark';
import { whatWords } from '../state-words';

/** A time whose figures one may look at. */
export interface Period {
  readonly value: string;
  readonly word: string;
  /** Absent for the year up to today. */
  readonly month?: string;
}

const MONTHS = 3;

/** The year, and the last months by their names, the newest first. */
export function periodsAt(now: Date): Period[] {
  const months: Period[] = [];
  let day = dateAt(now);
  for (let back = 0; back < MONTHS; back += 1) {
    const month = day.slice(0, 7);
    months.push({ value: month, month, word: back === 0 ? '这个月' : `${Number(month.slice(5))} 月` });
    day = addDays(`${month}-01`, -1);
  }
  return [{ value: 'year', word: '这一年' }, ...months];
}

/** A line of a card: 居民说办好了 · 31 件. */
export interface FigureLine {
  readonly state: StateKind;
  readonly word: string;
  readonly figure: string;
}

/** What is not told, and why that is so. */
export const UNTOLD = '不细说';
export const UNTOLD_WHY = '写“不细说”的，是件数太少，说细了看得出是谁说的。';

const partStates: Readonly<Record<FigurePart, StateKind>> = {
  solved: 'done',
  partly: 'now',
  silent: 'unsaid',
  waiting: 'planned',
  open: 'now',
  overdue: 'careful',
  declined: 'refused',
  withdrawn: 'refused',
};
const answerStates: Readonly<Record<FigureAnswer, StateKind>> = { inTime: 'done', late: 'careful', notYet: 'unsaid' };

function figureText(count: number | undefined): string {
  return count === undefined ? UNTOLD : `${count} 件`;
}

/** Where they stand; what there is nothing of is left out. */
export function partLines({ parts }: Pick<FigureRow, 'parts'>): FigureLine[] {
  return figureParts
    .filter((part) => parts[part] !== 0)
    .map((part) => ({ state: partStates[part], word: figurePartNames[part], figure: figureText(parts[part]) }));
}

/** When they were first answered. */
export function answerLines({ answers }: Pick<FigureRow, 'answers'>): FigureLine[] {
  return figureAnswers
    .filter((answer) => answers[answer] !== 0)
    .map((answer) => ({
      ...{ state: answerStates[answer], word: figureAnswerNames[answer], figure: figureText(answers[answer]) },
    }));
}

/** 居民说没办好的有 5 件, beside all others: it stays, whatever came of it later. */
export function saidNoWords({ saidNo }: Pick<FigureRow, 'saidNo'>): string | undefined {
  if (saidNo === undefined) return `居民说没办好的：${UNTOLD}。`;
  return saidNo === 0 ? undefined : `有 ${saidNo} 件，居民说过没办好。后来办好了也照样算在这里。`;
}

/** One line of a body or a township. */
export interface RowLine {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly figure: string;
}

/** Those of which something is told, the most first. */
export function rowLines(rows: readonly FigureRow[]): RowLine[] {
  return rows
    .flatMap((row) => (row.received === undefined || row.received === 0 ? [] : [{ ...row, received: row.received }]))
    .sort((a, b) => b.received - a.received)
    .map((row) => ({ id: row.id, title: row.name, figure: figureText(row.received), note: rowNote(row) }));
}

function rowNote({ parts, saidNo, answers }: FigureRow): string {
  const said = [
    counted('办好', parts.solved),
    counted('办好一半', parts.partly),
    counted('居民说没办好', saidNo),
    counted('没有反馈', parts.silent),
    counted('过了时间没答复', parts.overdue),
    counted('答复晚了', answers.late),
  ].filter((word) => word !== '');
  return said.length === 0 ? '别的不细说' : said.join('，');
}

function counted(word: string, count: number | undefined): string {
  return count === undefined || count === 0 ? '' : `${word} ${count}`;
}

/** Those of which nothing is told and of which nobody said anything, in a sentence each. */
export function quietWords(rows: readonly FigureRow[]): string[] {
  const untold = namesOf(rows.filter(({ received }) => received === undefined));
  const quiet = namesOf(rows.filter(({ received, id }) => received === 0 && id !== 'county'));
  return [...(untold === '' ? [] : [`${UNTOLD}的：${untold}。`]), ...(quiet === '' ? [] : [`没人投诉的：${quiet}。`])];
}

function namesOf(rows: readonly FigureRow[]): string {
  return rows.map(({ name }) => name).join('、');
}

/** How many there were, in large. */
export function wholeFigure({ whole }: Pick<ComplaintFigures, 'whole'>): string {
  if (whole.received === undefined) return UNTOLD;
  return whole.received === 0 ? '没人投诉' : `${whole.received} 件投诉`;
}

/** 另有 12 条建议，23 句好话; nothing of what is too few. */
export function besidesWords({ suggestions, praise }: ComplaintFigures): string | undefined {
  const said = [
    suggestions === undefined || suggestions === 0 ? '' : `${suggestions} 条建议`,
    praise === undefined || praise === 0 ? '' : `${praise} 句好话`,
  ].filter((word) => word !== '');
  return said.length === 0 ? undefined : `另外还有 ${said.join('，')}。`;
}

/** 十二月十五日到… */
export function spanWords({ from, to }: Pick<ComplaintFigures, 'from' | 'to'>): string {
  return `${longDate(from)} 到 ${longDate(to)} 收到的`;
}

/** All of it for the ear. */
export function spokenHeard(figures: ComplaintFigures): string {
  const { whole } = figures;
  const lines = whole.received === undefined ? [] : partLines(whole).map(({ word, figure }) => `${word}，${figure}`);
  return [`全县${wholeFigure(figures)}`, ...lines, saidNoOf(whole), besidesWords(figures) ?? '']
    .filter((sentence) => sentence !== '')
    .map((sentence) => sentence.replace(/。$/, ''))
    .join('。')
    .concat('。');
}

function saidNoOf(whole: FigureRow): string {
  return whole.received === undefined || whole.received === 0 ? '' : (saidNoWords(whole) ?? '');
}

/** 没开门 · 下谢村服务点, as a card of one that is public is called. */
export function publishedTitle({ kind, category, placeName }: PublishedComplaint): string {
  return `${whatWords({ kind, category })} · ${pointName(placeName)}`;
}

/** When it was said, who has it, and how it stands. */
export function standingWords({ receivedAt, body, state, reopened, township }: PublishedComplaint): string {
  const said = `${longDate(dateAt(new Date(receivedAt)))}说的`;
  const again = reopened > 0 && state !== 'reopened' ? `，居民说过 ${reopened} 次没办好` : '';
  const who = body === undefined ? '' : `，归${body}办`;
  return `${township === undefined ? '' : `${township}，`}${said}${who}：${complaintStandings[state]}${again}`;
}
