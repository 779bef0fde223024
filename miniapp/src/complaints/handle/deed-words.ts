// What can be done with a complaint, what is each deed called, and what does it change?
import { complaintRules } from '@kehuoyou/shared';
import type { HandledComplaint } from '@kehuoyou/shared';

/** Deeds that need no more than a sentence. */
export const reasonDeeds = ['decline', 'object', 'uphold', 'overrule', 'start', 'ask', 'urge'] as const;
export type ReasonDeed = (typeof reasonDeeds)[number];

/** Everything that has a button. */
export type Deed = ReasonDeed | 'accept' | 'assign' | 'answer' | 'called' | 'merge';

/** In the order in which the buttons stand; the first that is there is the next step. */
export const deedOrder: readonly Deed[] = [
  ...(['accept', 'uphold', 'start', 'answer', 'assign', 'overrule', 'called', 'ask'] as const),
  ...(['urge', 'object', 'merge', 'decline'] as const),
];

/** On the buttons. */
export const deedNames: Readonly<Record<Deed, string>> = {
  accept: '受理',
  assign: '转办',
  decline: '不归我们管',
  object: '不归我们',
  uphold: '说得对，换单位',
  overrule: '还是归他管',
  start: '打过电话、去看',
  ask: '要居民补充',
  answer: '答复',
  called: '回访',
  urge: '催',
  merge: '并入',
};

/** The letter that presses a button at a desk. */
export const deedKeys: Readonly<Partial<Record<Deed, string>>> = { assign: 't', answer: 'r', merge: 'm' };

/** A sentence to write. */
export interface ReasonWords {
  readonly label: string;
  readonly hint: string;
  /** What the deed changes, before its button. */
  readonly changes: string;
}

/** What is written with a deed. */
export function reasonWords(deed: ReasonDeed, { body }: Pick<HandledComplaint, 'body'>): ReasonWords {
  const who = body?.name ?? '承办单位';
  switch (deed) {
    case 'decline':
      return {
        label: '为什么，该找谁',
        hint: '比如 路灯归城管管，请打 12345',
        changes: '居民会看到这句话，这一件就到这里。他不同意，可以再提出来。',
      };
    case 'object':
      return {
        label: '为什么不归你们',
        hint: '比如 这个点是客运公司管的',
        changes: `县里 ${complaintRules.acceptWorkdays} 个工作日里定归谁管。期限照走。`,
      };
    case 'uphold':
      return { label: '为什么', hint: '一句话', changes: '这一件回到县里，再转给别的单位。期限照走。' };
    case 'overrule':
      return { label: '为什么', hint: '一句话', changes: `还由${who}办。期限照走。` };
    case 'start':
      return {
        label: '说了什么，下一步什么时候',
        hint: '比如 打过电话，明天 15:00 去看',
        changes: '居民会看到这句话。',
      };
    case 'ask':
      return {
        label: '要他补什么',
        hint: '比如 请拍一张门口的照片',
        changes: `只能问一次。等他补充的时候，答应的钟停下，最多 ${complaintRules.askDays} 天。`,
      };
    case 'urge':
      return { label: '催什么', hint: '比如 今天要有答复', changes: `${who}会收到提醒，居民也看得到催过。` };
  }
}

/** Who hears of an answer, before it is given. */
export function answerChanges(together: number): string {
  const who = together > 1 ? `说这件事的 ${together} 人` : '居民';
  return `${who}会收到答复，${complaintRules.confirmDays} 天里自己说好没好。说没好，就重新办。`;
}
