// What does the stand-in find in texts and pictures?
import { randomBytes } from 'node:crypto';
import type { ContentVerdict } from '../wechat-content-safety.js';

/** Words that stand for what WeChat's own model would find. */
const marks: readonly (readonly [string, ContentVerdict, number])[] = [
  ['违规样本', 'risky', 20002],
  ['存疑样本', 'review', 21000],
];
const NORMAL = 100;

/** The verdict of a text, with WeChat's label. */
export function verdictOnText(text: string): { readonly suggest: ContentVerdict; readonly label: number } {
  const found = marks.find(([mark]) => text.includes(mark));
  return found ? { suggest: found[1], label: found[2] } : { suggest: 'pass', label: NORMAL };
}

/** What both operations answer of a verdict. */
export function verdictJson(verdict: { readonly suggest: ContentVerdict; readonly label: number }): object {
  return {
    result: verdict,
    detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
  };
}

/** A trace id in WeChat's shape. */
export function traceId(): string {
  return [randomBytes(4), randomBytes(4), randomBytes(4)].map((bytes) => bytes.toString('hex')).join('-');
}
