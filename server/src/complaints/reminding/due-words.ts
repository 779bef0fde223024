// How is somebody reminded of a complaint's clock?
import { complaintCategory, momentText, outsideLineNames } from '@kehuoyou/shared';
import { topicWords } from '../telling/telling-words.js';
import type { TellingWords, ToldComplaint } from '../telling/telling-words.js';
import type { DueKind } from './due-kind.js';

const WORK_REASON = '这件事归您办';
const OFFICE_REASON = '县里要督促这件事';
const OWN_REASON = '这是您说过的事';

/** Of what whoever has it, and the office, are reminded. */
const workTitles: Readonly<Record<Exclude<DueKind, 'outside'>, string>> = {
  contact: '转来一天了，还没联系人',
  soon: '快到答应的时间了',
  over: '过了答应的时间',
};

/** To whoever has it, or to the office. */
export function dueWork(
  row: ToldComplaint,
  {
    kind,
    dueAt,
    toOffice,
  }: { readonly kind: Exclude<DueKind, 'outside'>; readonly dueAt: Date; readonly toOffice: boolean },
): TellingWords {
  const topic = topicWords(row);
  const title = workTitles[kind];
  const by = kind === 'contact' ? '先给居民打个电话，或者去看一看' : `答应 ${momentText(dueAt)} 前答复`;
  return {
    ...{ title: `${title}：${row.number}`, text: `${topic}，${by}。`, spoken: `${topic}，${title}。${by}。` },
    message: { what: topic, when: momentText(dueAt), why: title, now: toOffice ? '请催办' : '打开看' },
    reason: toOffice ? OFFICE_REASON : WORK_REASON,
  };
}

/** To whoever said it: the law's days are over, and there is somebody else to ring. */
export function outsideNews(row: ToldComplaint, dueAt: Date): TellingWords {
  const topic = topicWords(row);
  const line = complaintCategory(row.category)?.outside ?? '12345';
  const name = `${line} ${outsideLineNames[line]}`;
  const title = '过了法定时间还没答复';
  return {
    ...{ title, text: `${topic}：${title}。可以打 ${name}，材料在这里面。`, reason: OWN_REASON },
    spoken: `您说的${topic}，${title}。可以打 ${name}。`,
    message: { what: topic, when: momentText(dueAt), why: title, now: `可以打 ${line}` },
  };
}
