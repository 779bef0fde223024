// How is the office told that the timetable runs out?
import { dateText, spokenDate } from '@kehuoyou/shared';
import type { Expiry } from './expiry-judgement.js';
import type { TripWords } from './trip-sentence.js';

/** Why the office is told. */
export const EXPIRY_REASON = '您管全县的时刻表';

const TO_DO = '请到“换时刻表”传新的';

/** Until when it holds, what happens then, and what to do. */
export function expiryWords({ lastDay, daysLeft, stage }: Expiry): TripWords {
  const over = daysLeft < 0;
  const title = over ? '时刻表已经过期' : stage === 'pressing' ? '时刻表马上到期' : '时刻表快到期了';
  const until = over ? '已经没有往后的班车了' : `只到${dateText(lastDay)}`;
  const spokenUntil = over ? '已经没有往后的班车了' : `只到${spokenDate(lastDay)}`;
  const after = '过了以后，大家查不到班车，也查不到怎么去。';
  return {
    title,
    text: `现在的时刻表${until}。${after}${TO_DO}，换好以后就不再提醒。`,
    spoken: `现在的时刻表${spokenUntil}。${after}${TO_DO}，换好以后就不再提醒。`,
    message: { what: title, when: over ? '现在' : dateText(lastDay), why: '时刻表里没有往后的班车', now: TO_DO },
  };
}
