// How is said what became of a complaint?
import { complaintCategory, momentText, voiceKindNames } from '@kehuoyou/shared';
import type { ComplaintStep, VoiceKind } from '@kehuoyou/shared';

/** What is told. */
export interface TellingWords {
  readonly title: string;
  readonly text: string;
  readonly spoken: string;
  readonly message: { readonly what: string; readonly when: string; readonly why: string; readonly now: string };
  readonly reason: string;
}

/** What is told of a complaint. */
export interface ToldComplaint {
  readonly number: string;
  readonly kind: VoiceKind;
  readonly category: string;
  readonly placeName: string;
  readonly promisedBy: Date | null;
}

const OWN_REASON = '这是您说过的事';
const WORK_REASON = '这件事归您办';

/** 卢水村服务点没开门. */
export function topicWords({ placeName, category }: Pick<ToldComplaint, 'placeName' | 'category'>): string {
  return `${placeName}${complaintCategory(category)?.name ?? ''}`;
}

/** To whoever said it. */
export function newsOf(told: {
  readonly row: ToldComplaint;
  readonly step: ComplaintStep['step'];
  readonly at: Date;
  readonly text: string | undefined;
  readonly bodyName: string | undefined;
}): TellingWords {
  const { row, step, at, text, bodyName } = told;
  const topic = topicWords(row);
  const [title, now] = saidOf(step, bodyName ?? '办事的单位');
  const whole = `${topic}：${title}。${text === undefined ? '' : text}`;
  return {
    ...{ title, text: whole, spoken: `您说的${topic}，${title}。${text ?? ''}`, reason: OWN_REASON },
    message: { what: topic, when: momentText(at), why: title, now },
  };
}

/** What happened, and what to do now. */
function saidOf(step: ComplaintStep['step'], body: string): readonly [string, string] {
  switch (step) {
    case 'decline':
      return ['这里办不了', '点开看该找谁'];
    case 'start':
      return [`${body}在办了`, '点开看'];
    case 'ask':
      return [`${body}想请您补充`, '请三天内补充'];
    case 'answer':
      return [`${body}答复了`, '请说好没好'];
    default:
      return [`转给${body}办了`, '点开看到几时'];
  }
}

/** To whoever has to do something. */
export function workOf(row: ToldComplaint, step: ComplaintStep['step'], at: Date): TellingWords {
  const topic = topicWords(row);
  const title = `${workTitles[step] ?? '要办'}：${row.number}`;
  const by = row.promisedBy === null ? '' : `，${momentText(row.promisedBy)}前答复`;
  return {
    ...{ title, text: `${voiceKindNames[row.kind]} ${topic}${by}。`, spoken: `${topic}${by}。`, reason: WORK_REASON },
    message: { what: topic, when: momentText(at), why: workTitles[step] ?? '要办', now: '打开看' },
  };
}

/** To the office that made a picture public to which WeChat objects. */
export function objectedWords(row: ToldComplaint, at: Date): TellingWords {
  const topic = topicWords(row);
  const why = '微信说照片可能违规';
  const text = `${topic}：微信检查说公开的照片可能违规，已经不给大家看了。请打开看一看，遮好再公开，或者不放照片。`;
  return {
    ...{ title: `${why}：${row.number}`, text, spoken: text, reason: WORK_REASON },
    message: { what: topic, when: momentText(at), why, now: '打开看' },
  };
}

const workTitles: Readonly<Partial<Record<ComplaintStep['step'], string>>> = {
  filed: '新来一件',
  object: '说不归他管',
  not_solved: '居民说没好',
  reopen: '居民重开了',
  assign: '转给您办',
  overrule: '还是归您办',
  inform: '居民补充了',
  urged: '催办',
};
