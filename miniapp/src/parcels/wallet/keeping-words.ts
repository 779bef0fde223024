// How long has a parcel waited, how long may it still, and what does keeping it longer change?
import {
  addDays,
  dateAt,
  dateText,
  dayNumber,
  EXTENDED_DAYS,
  NUDGE_DAYS,
  spokenCount,
  spokenDate,
} from '@kehuoyou/shared';
import type { Keeping } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';

/** From the last of the days on which one is reminded at all but the first, waiting asks for care. */
const LONG_DAYS = NUDGE_DAYS[1];

/** How a parcel stands on the shelf, in words. */
export interface KeepingWords {
  /** 今天到的, 放了 3 天. */
  readonly waited: string;
  readonly tone: Tone;
  /** 再放 4 天就退回, 今天不取就退回. */
  readonly left: string;
  /** True where the time is short. */
  readonly careful: boolean;
  /** Days on the shelf and days in all, for a bar of days. */
  readonly days: number;
  readonly all: number;
  readonly spoken: string;
}

/** How it stands at `now`, though the answer may be of another day: a phone without a network goes on counting. */
export function keepingAt(keeping: Keeping, now: Date): Keeping {
  const daysLeft = dayNumber(keeping.keepUntil) - dayNumber(dateAt(now));
  const days = Math.max(0, keeping.days + keeping.daysLeft - daysLeft);
  return { ...keeping, days, daysLeft, overdueLevel: NUDGE_DAYS.filter((each) => days >= each).length };
}

/** What a card says of it. */
export function keepingWords(kept: Keeping, now: Date): KeepingWords {
  const { days, daysLeft } = keepingAt(kept, now);
  const careful = daysLeft <= 0 || days >= LONG_DAYS;
  return {
    waited: days === 0 ? '今天到的' : `放了 ${days} 天`,
    tone: daysLeft < 0 ? 'red' : careful ? 'amber' : 'grey',
    left: leftText(daysLeft, String),
    careful,
    days,
    all: Math.max(days, days + daysLeft),
    spoken: `${days === 0 ? '今天到的' : `放了${spokenCount(days)}天`}，${leftText(daysLeft, spokenCount).replace(/ /g, '')}`,
  };
}

function leftText(daysLeft: number, say: (value: number) => string): string {
  if (daysLeft > 0) return `再放 ${say(daysLeft)} 天就退回`;
  return daysLeft === 0 ? '今天不取就退回' : `过了 ${say(-daysLeft)} 天，随时会退回`;
}

/** What keeping it longer changes, said before it is decided; nothing on the first day, nor when it comes too late. */
export function extensionWords(
  kept: Keeping,
  now: Date,
): { readonly button: string; readonly consequence: string; readonly spoken: string } | undefined {
  const { days, daysLeft, keepUntil } = keepingAt(kept, now);
  if (days === 0 || daysLeft + EXTENDED_DAYS < 0) return undefined;
  const until = addDays(keepUntil, EXTENDED_DAYS);
  return {
    button: `再放 ${EXTENDED_DAYS} 天`,
    consequence: `没空来取，可以多放 ${EXTENDED_DAYS} 天，放到 ${dateText(until)}。只能延一次。`,
    spoken: `没空来取，可以多放${spokenCount(EXTENDED_DAYS)}天，放到${spokenDate(until)}，只能延一次`,
  };
}
