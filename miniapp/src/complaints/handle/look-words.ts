// Why must a person look at its words before any of them become public?
import type { HandledComplaint } from '@kehuoyou/shared';

/** Undefined where WeChat's check found nothing. */
export function lookWords({ look }: Pick<HandledComplaint, 'look'>): string | undefined {
  if (look === undefined) return undefined;
  return look === 'risky'
    ? '需要人看：微信检查说可能违规。照样要办，公布前先看过。'
    : '没有自动检查过，公布前要人看过。';
}
