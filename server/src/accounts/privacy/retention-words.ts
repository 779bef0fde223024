// What is somebody told who deletes their account, of what has to be kept?
import type { RetentionRule } from '@kehuoyou/shared';

/** 同意和收回的记录，从账号删除起还要保留3年（民法典…）。里面没有您的姓名和电话。 */
export function keptSentence({ name, since, days, basis }: RetentionRule): string {
  return `${name}，从${since}起还要保留${Math.round(days / 365)}年（${basis}），里面没有您的姓名和电话。`;
}
