// How often may 快递100 be asked for one parcel?
import { dateAt } from '@kehuoyou/shared';

/** Its rules; asking more often locks the number. */
export const kuaidi100Pace = {
  betweenQueriesMs: 30 * 60_000,
  subscriptionsAMonth: 4,
  /** After `abort` or `shutdown`. */
  beforeSubscribingAgainMs: 30 * 60_000,
} as const;

/** What was asked of a parcel before. */
export interface AskedBefore {
  readonly queriedAt: Date | null;
  readonly watching: 'none' | 'asked' | 'polling' | 'shutdown' | 'abort';
  /** When the watching came into this state. */
  readonly watchedSince: Date | null;
  /** Month of the subscriptions that are counted, `2026-11`, and how many they are. */
  readonly month: string;
  readonly subscriptions: number;
}

/** The month in which 快递100 counts. */
export function monthOf(now: Date): string {
  return dateAt(now).slice(0, 7);
}

/** True when it may be asked now. */
export function mayQuery({ queriedAt }: Pick<AskedBefore, 'queriedAt'>, now: Date): boolean {
  return queriedAt === null || now.getTime() - queriedAt.getTime() >= kuaidi100Pace.betweenQueriesMs;
}

/** True when it may be asked now to tell from now on. */
export function maySubscribe(before: AskedBefore, now: Date): boolean {
  const { watching, watchedSince } = before;
  // One that was asked for and never answered counts as one that has stopped.
  if (watching === 'polling') return false;
  if (before.month === monthOf(now) && before.subscriptions >= kuaidi100Pace.subscriptionsAMonth) return false;
  return watchedSince === null || now.getTime() - watchedSince.getTime() >= kuaidi100Pace.beforeSubscribingAgainMs;
}
