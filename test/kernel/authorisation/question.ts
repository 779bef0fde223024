// How is an endpoint asked about an object of one's own, of somebody else's, and about none at all?
import type { FailureCode } from '@kehuoyou/shared';
import type { Cast, Member } from './cast.js';

/** What to say to an endpoint. */
export type Ask = Readonly<Record<string, unknown>>;

/** Makes what to say; undefined where this member can say nothing of the kind. */
export type Asking = (who: Member, cast: Cast) => Ask | undefined | Promise<Ask | undefined>;

/** The questions to one endpoint. */
export interface Question {
  /** About an object of the member's own, made anew each time, or about nothing in particular. */
  readonly own: Asking;
  /** What the own one is answered with, where that is a refusal for another reason than who asks. */
  readonly gives?: FailureCode;
  readonly foreign?: Asking;
  readonly missing?: Asking;
  /** How foreign and missing objects are refused, byte by byte alike. */
  readonly refuses?: FailureCode;
  /** Puts back what the own one has changed. */
  readonly after?: (who: Member, cast: Cast, answer: unknown) => Promise<void>;
}

/** Questions by the endpoint's name in shared. */
export type Questions = Readonly<Record<string, Question>>;

/** An id that nothing has, of the usual length. */
export const NOTHING = '01936f00-0000-7000-8000-000000000000';
/** A code that nobody has given. */
export const NO_CODE = 'ZZZZZZZZZZZZZZZZ';

/** A question about nothing in particular. */
export function plain(ask: Ask = {}, gives?: FailureCode): Question {
  return { own: () => ask, ...(gives === undefined ? {} : { gives }) };
}

/** A question about something by its id, in one field of `rest`. */
export function about(
  refuses: FailureCode,
  own: Asking,
  others: { readonly foreign?: Asking; readonly missing: Asking },
): Question {
  return { own, refuses, ...others };
}
