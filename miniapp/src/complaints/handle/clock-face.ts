// What do the two clocks of a complaint say: how much is left, or why nothing runs?
import { complaintCategory, complaintRules, complaintsAnswered } from '@kehuoyou/shared';
import type { Answering, DeskComplaint } from '@kehuoyou/shared';
import { readClock } from '../../ui/charts/clock-words';
import type { ClockReading } from '../../ui/charts/clock-words';

/** A clock that runs, or the word that stands in its place. */
export type ClockFace =
  | { readonly kind: 'runs'; readonly reading: ClockReading; readonly until: string }
  | { readonly kind: 'word'; readonly word: string };

/** What the clocks are read from. */
export type Clocked = Pick<
  DeskComplaint,
  'promisedBy' | 'lawfulBy' | 'stands' | 'state' | 'receivedAt' | 'category' | 'reopened'
>;

/** What was promised. A question to whoever complained stops it. */
export function promisedFace(complaint: Clocked, now: Date): ClockFace {
  if (complaint.stands === true) return { kind: 'word', word: '停表' };
  return faceOf(complaint.promisedBy, complaint, now);
}

/** What the law asks; nothing stops it. */
export function lawfulFace(complaint: Clocked, now: Date): ClockFace {
  return faceOf(complaint.lawfulBy, complaint, now);
}

function faceOf(until: string | undefined, { state, receivedAt }: Clocked, now: Date): ClockFace {
  if (until === undefined) return { kind: 'word', word: endWord(state) };
  const reading = readClock({ from: new Date(receivedAt), until: new Date(until), now });
  return { kind: 'runs', reading, until };
}

function endWord(state: Clocked['state']): string {
  if (state === 'answered') return '答复了';
  return complaintsAnswered.has(state) ? '办完了' : '不算';
}

/** 48 小时, 3 个工作日. */
export function answeringWords({ amount, unit }: Answering): string {
  return unit === 'hour' ? `${amount} 小时` : `${amount} 个工作日`;
}

/** What the promise is called: 答应 48 小时, or 重办 3 个工作日 once it was said to be not solved. */
export function promiseWords({ category, reopened }: Clocked): string {
  if (reopened > 0) return `重办 ${complaintRules.reopenedWorkdays} 个工作日`;
  const promise = complaintCategory(category)?.promise;
  return promise === undefined ? '答应的' : `答应 ${answeringWords(promise)}`;
}

/** 法定 7 天; 法定 where no law sets any. */
export function lawWords({ category }: Clocked): string {
  const days = complaintCategory(category)?.legalDays;
  return days === undefined ? '法定' : `法定 ${days} 天`;
}

/** How the clock that is worse off stands; `fine` where none runs. */
export function urgencyOf(complaint: Clocked, now: Date): ClockReading['state'] {
  const states = [promisedFace(complaint, now), lawfulFace(complaint, now)].map((face) =>
    face.kind === 'runs' ? face.reading.state : 'fine',
  );
  return states.find((state) => state === 'over') ?? states.find((state) => state === 'short') ?? 'fine';
}
