// What does somebody outside need who never saw our pages: the whole matter as a text to be read out or pasted?
import { dateAt, clockText, longDate, outsideLineNames, outsideUnsure } from '@kehuoyou/shared';
import type { Complaint } from '@kehuoyou/shared';
import { titleWords } from '../state-words';
import { storyOf } from './receipt-words';

function momentWords(iso: string): string {
  return `${longDate(dateAt(new Date(iso)))} ${clockText(iso)}`;
}

/** Topic, times, what was said, what our records say, and every step, with dates that stay right when it is read later. */
export function packetText(complaint: Complaint): string {
  const { number, receivedAt, text, evidence, steps, kind, place, promisedBy, lawfulBy, outside, body } = complaint;
  // The story is written anew from its own moments: 昨天 means nothing to whoever reads it next week.
  const story = [...steps].reverse().map((step) => {
    const [line] = storyOf({ steps: [step], kind }, new Date(step.at));
    const by = step.by === undefined ? '' : `（${step.by}）`;
    return `${momentWords(step.at)} ${line?.title ?? ''}${by}${step.text === undefined ? '' : `：${step.text}`}`;
  });
  return [
    `申诉：${titleWords(complaint)}`,
    `打给：${outside} ${outsideLineNames[outside]}${outsideUnsure.has(outside) ? '；拿不准归谁管，先打 12345' : ''}`,
    `我们的编号：${number}`,
    `地方：${place.township === undefined ? '' : `${place.township} `}${place.name}`,
    `收到：${momentWords(receivedAt)}`,
    ...(promisedBy === undefined ? [] : [`答应答复：${momentWords(promisedBy)} 前`]),
    ...(lawfulBy === undefined ? [] : [`法定期限：${momentWords(lawfulBy)} 前`]),
    ...(body === undefined ? [] : [`现在谁在办：${body.name}`]),
    ...(text === undefined ? [] : [`我说的：${text}`]),
    ...(evidence.length === 0
      ? []
      : [
          '系统记录：',
          ...evidence.map((each) => `· ${each.text}${each.note === undefined ? '' : `（${each.note}）`}`),
        ]),
    '经过：',
    ...[...story].reverse().map((line) => `· ${line}`),
  ].join('\n');
}
