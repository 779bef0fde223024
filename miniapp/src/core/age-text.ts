// How old is what the page shows, in a farmer's words?
import { dateAt, dayName, secondsAt, wallTime } from '@kehuoyou/shared';
import type { CallFailure } from './call-failure';

/** What a page's top strip says about its data. */
export interface AgeNote {
  readonly text: string;
  /** True when the strip is amber: a person should think twice before relying on it. */
  readonly careful: boolean;
}

/** What is known of the age of an answer. */
export interface AgeFacts {
  /** When the server last confirmed it, ms since 1970. */
  readonly at: number;
  /** Why the last try to refresh it failed. */
  readonly failure?: CallFailure | undefined;
  /** What can still be relied on without a network, such as 时刻表仍可用. */
  readonly usable?: string | undefined;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const EVENING_SECONDS = 18 * 3600;

/** The strip's words, such as 刚刚更新, 3分钟前更新, or 昨晚 20:10 的信息 · 没有网络，时刻表仍可用. */
export function ageText(facts: AgeFacts, now: Date): AgeNote {
  const age = now.getTime() - facts.at;
  // A phone whose clock was set back cannot know the age of anything.
  if (age < -MINUTE_MS) return { text: `上次的信息 · 手机时间不准${trouble(facts, '，')}`, careful: true };
  const when = facts.failure ? since(facts.at, now) : undefined;
  if (when !== undefined) {
    const anotherDay = dateAt(new Date(facts.at)) !== dateAt(now);
    return { text: `${when}${trouble(facts, ' · ')}`, careful: anotherDay || age >= DAY_MS };
  }
  if (age < MINUTE_MS) return { text: '刚刚更新', careful: false };
  if (age < 60 * MINUTE_MS) return { text: `${Math.floor(age / MINUTE_MS)}分钟前更新`, careful: false };
  return { text: since(facts.at, now), careful: age >= DAY_MS };
}

/** For an answer that has never been had: why there is none. */
function trouble(facts: AgeFacts, joint: string): string {
  if (!facts.failure) return '';
  const why = { no_network: '没有网络', slow_network: '网络太慢' }[facts.failure.code as string] ?? '暂时更新不了';
  return `${joint}${why}${facts.usable === undefined ? '' : `，${facts.usable}`}`;
}

function since(at: number, now: Date): string {
  const age = now.getTime() - at;
  if (age < MINUTE_MS) return '1分钟内的信息';
  if (age < 60 * MINUTE_MS) return `${Math.floor(age / MINUTE_MS)}分钟前的信息`;
  const then = new Date(at);
  const seconds = secondsAt(then);
  const day = dayName(dateAt(then), dateAt(now));
  return `${day === '昨天' && seconds >= EVENING_SECONDS ? '昨晚' : day} ${wallTime(seconds)} 的信息`;
}
