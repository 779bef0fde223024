// Which requests does a program ask for?
import {
  complaintCategory,
  complaintsOver,
  OPEN311_MOST_ROWS,
  OPEN311_SPAN_DAYS,
  parseInstant,
} from '@kehuoyou/shared';
import type { ComplaintState } from '@kehuoyou/shared';
import type { Open311Fields } from './open311-fields.js';
import { wrong } from './open311-words.js';
import { foreignWrong } from './open311-wrong.js';

const DAY_MS = 86_400_000;
const SPAN_MS = OPEN311_SPAN_DAYS * DAY_MS;
/** Most ids of one question. */
const MOST_IDS = 200;

export const statuses = ['open', 'closed'] as const;
export type Open311Status = (typeof statuses)[number];

/** Reopened is open again; closed is what waits for nobody's word any more. */
export function statusOf(state: ComplaintState): Open311Status {
  return complaintsOver.has(state) ? 'closed' : 'open';
}

/** A question, read. */
export type Open311List =
  | { readonly numbers: readonly string[] }
  | {
      readonly categories: readonly string[];
      readonly from: Date;
      readonly to: Date;
      readonly statuses: readonly Open311Status[];
      readonly skip: number;
      readonly take: number;
    };

/** What `fields` ask for at `now`; ids override all else, and without days it is the last ninety. Fails with 400 or 404. */
export function listAsked(fields: Open311Fields, now: Date): Open311List {
  const numbers = fields.list('service_request_id');
  if (numbers.length > 0) return { numbers: numbers.slice(0, MOST_IDS).map((number) => number.toUpperCase()) };
  const categories = fields.list('service_code');
  if (categories.some((code) => !complaintCategory(code)))
    throw foreignWrong(404, 'service_code', wrong.serviceUnknown);
  const asked = fields.list('status');
  const found = statuses.filter((each) => asked.includes(each));
  if (asked.some((each) => !statuses.some((status) => status === each)))
    throw foreignWrong(400, 'status', wrong.value('status'));
  const take = wholeIn(fields, 'page_size', OPEN311_MOST_ROWS, OPEN311_MOST_ROWS);
  const skip = (wholeIn(fields, 'page', 1, MOST_PAGES) - 1) * take;
  return { categories, ...spanOf(fields, now), statuses: found, skip, take };
}

/** Further back nobody pages; who needs more asks by days. */
const MOST_PAGES = 1_000;

function spanOf(fields: Open311Fields, now: Date): { readonly from: Date; readonly to: Date } {
  const [start, end] = [instantIn(fields, 'start_date'), instantIn(fields, 'end_date')];
  const to = end ?? (start === undefined ? now : new Date(start.getTime() + SPAN_MS));
  const from = start ?? new Date(to.getTime() - SPAN_MS);
  const span = to.getTime() - from.getTime();
  if (span < 0 || span > SPAN_MS) throw foreignWrong(400, 'start_date', wrong.span);
  return { from, to };
}

function instantIn(fields: Open311Fields, name: string): Date | undefined {
  // A plus in an address is a blank, and many a program forgets to write it otherwise.
  const text = fields.one(name)?.replace(/ (\d\d:\d\d)$/, '+$1');
  if (text === undefined) return undefined;
  const instant = parseInstant(text);
  if (!instant) throw foreignWrong(400, name, wrong.date(name));
  return instant;
}

function wholeIn(fields: Open311Fields, name: string, usual: number, most: number): number {
  const text = fields.one(name);
  if (text === undefined) return usual;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw foreignWrong(400, name, wrong.whole(name));
  return Math.min(Number(text), most);
}
