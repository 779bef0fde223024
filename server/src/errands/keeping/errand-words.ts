// How is said why something cannot be done to an errand any more, and why one ended by itself?
import { errandRules } from '@kehuoyou/shared';
import type { ErrandFact, ErrandState, RefusedErrand } from '@kehuoyou/shared';

/** Why an errand ended that nobody ended. */
export const endWords = {
  nobody: '到了日子还没有人接',
  nobodyAtAll: `过了 ${errandRules.byDays} 天还没有人接`,
  lost: '路上找不到了',
  unfetched: '没有取走，退回去了',
} as const;

const byState: Readonly<Partial<Record<ErrandState, string>>> = {
  accepted: '已经有人接了，请刷新看看',
  asked_back: '正在等对方回话，请刷新看看',
  bought: '已经买好了，请刷新看看',
  on_bus: '已经上车了，请刷新看看',
  ready: '已经到服务点了，请刷新看看',
  handed: '已经取走了，请刷新看看',
  cannot: '这一份没买成，请刷新看看',
  cancelled: '对方已经不要了，请先别买；买了的请退回店里',
};

/** Why this cannot be done where it stands; the failure's own sentence where nothing more is to be said. */
export function overWords(state: ErrandState, type: ErrandFact['type']): { readonly says?: string } {
  if (type === 'cancel' && state === 'bought') return { says: '已经买好了，取消不了。到了请来看看，钱货当面说' };
  const says = byState[state];
  return says === undefined ? {} : { says };
}

/** What is refused, why, and where to go instead. */
export function refusedWords({ what, reason, instead }: RefusedErrand): string {
  return `“${what}”不能代买：${reason}${instead}`;
}

/** To whoever answers when nobody waits any more. */
export const tooLateWords = '回话的时间过了，这一样按不要办';
