// How is a complaint spoken of among those who handle it?
import { complaintCategory, complaintOutcomeNames, dayAndClock, pointName, shortPointName } from '@kehuoyou/shared';
import type {
  ComplaintEvidence,
  ComplaintMove,
  ComplaintNote,
  ComplaintPlace,
  ComplaintState,
  ComplaintStep,
  DeskComplaint,
  HandledComplaint,
} from '@kehuoyou/shared';
import type { StateKind } from '../../ui/states/state-mark';
import { urgencyOf } from './clock-face';
import type { Clocked } from './clock-face';

/** A shape and its word. */
export interface Mark {
  readonly state: StateKind;
  readonly word: string;
}

const marks: Readonly<Record<ComplaintState, Mark>> = {
  submitted: { state: 'planned', word: '没受理' },
  accepted: { state: 'planned', word: '没转办' },
  assigned: { state: 'planned', word: '转出去了' },
  objected: { state: 'careful', word: '说不归他管' },
  working: { state: 'now', word: '在办' },
  needs_info: { state: 'unsaid', word: '等居民补充' },
  answered: { state: 'done', word: '答复了，等居民' },
  reopened: { state: 'careful', word: '说没好，重办' },
  resolved: { state: 'done', word: '居民说好了' },
  partly_resolved: { state: 'now', word: '居民说好一半' },
  unconfirmed: { state: 'unsaid', word: '到期没反馈' },
  not_accepted: { state: 'refused', word: '不归这里管' },
  withdrawn: { state: 'refused', word: '居民撤回了' },
};

/** Where it stands. */
export function markOf({ state }: Pick<DeskComplaint, 'state'>): Mark {
  return marks[state];
}

/** What somebody has to see first: that it is late, that it soon will be, or where it stands. */
export function urgentMark(complaint: Clocked, now: Date): Mark {
  const urgency = urgencyOf(complaint, now);
  if (urgency === 'over') return { state: 'refused', word: '超期了' };
  return urgency === 'short' ? { state: 'careful', word: '快到期' } : markOf(complaint);
}

/** 没开门. */
export function categoryWords(code: string): string {
  return complaintCategory(code)?.name ?? '别的事';
}

/** 卢水村 for a point of it, otherwise as it is called. */
export function placeWords({ name, pointId }: ComplaintPlace): string {
  return pointId === undefined ? name : shortPointName(name);
}

/** 卢水村服务点没开门. */
export function titleWords({ place, category }: Pick<DeskComplaint, 'place' | 'category'>): string {
  const name = pointName(place.name);
  return `${name}${/[\d\w]$/.test(name) ? ' ' : ''}${categoryWords(category)}`;
}

/** 4 人一起说; nothing for one alone. */
export function togetherWords(together: number): string | undefined {
  return together > 1 ? `${together} 人一起说` : undefined;
}

/** Who has it, or that nobody has. */
export function whoWords({ state, body }: Pick<DeskComplaint, 'state' | 'body'>): string {
  if (state === 'submitted') return '没受理';
  if (state === 'needs_info') return '等居民';
  return body?.name ?? (state === 'accepted' ? '没转办' : '没人办');
}

/** What has to happen next, and who does it. */
export function nextWords({ state, body, officeBy }: HandledComplaint, now: Date): string {
  const by = officeBy === undefined ? '' : `，${dayAndClock(officeBy, now)} 前`;
  const who = body?.name ?? '承办单位';
  switch (state) {
    case 'submitted':
      return `县里受理${by}`;
    case 'accepted':
      return `转给要答复的单位${by}`;
    case 'assigned':
      return `${who}联系居民，或者去看`;
    case 'objected':
      return `县里定归谁管${by}`;
    case 'working':
      return `${who}答复`;
    case 'needs_info':
      return '等居民补充';
    case 'reopened':
      return `${who}重新去看`;
    case 'answered':
      return '等居民说好没好';
    default:
      return '没有了';
  }
}

const steps: Readonly<Record<ComplaintMove | ComplaintNote, string>> = {
  filed: '收到',
  joined: '并到别的一件',
  parted: '分开了',
  hidden: '隐去名字',
  named: '留了名字',
  urged: '催了',
  called: '打电话问过',
  escalated: '找了上级',
  published: '公开了',
  unpublished: '不再公开',
  accept: '受理',
  decline: '不归这里管',
  assign: '转办',
  object: '说不归他管',
  uphold: '同意换单位',
  overrule: '还归他管',
  start: '联系了、去看了',
  ask: '要居民补充',
  inform: '居民补充了',
  ask_lapses: '居民没补充',
  answer: '答复',
  solved: '居民说好了',
  partly: '居民说好一半',
  not_solved: '居民说没好',
  answer_lapses: '到期没反馈',
  reopen: '居民又提出来',
  withdraw: '居民撤回',
};

/** 转给清流邮政, 答复：办好了. */
export function stepWords({ step, body, outcome }: ComplaintStep): string {
  if (step === 'assign' && body !== undefined) return `转给${body}`;
  return outcome === undefined ? steps[step] : `${steps[step]}：${complaintOutcomeNames[outcome]}`;
}

/** 这个点 90 天里第 3 次: what it is counted of. */
export function latelyOf({ place }: Pick<DeskComplaint, 'place'>): string {
  return place.pointId === undefined ? '90 天里' : '这个点 90 天里';
}

/** How often of those it was said to be not solved. */
export function latelyWords({ lately, category }: Pick<HandledComplaint, 'lately' | 'category'>): string {
  const same = lately.count > 1 ? `都是${categoryWords(category)}` : '头一回';
  return lately.notSolved === 0 ? `${same}。` : `${same}，有 ${lately.notSolved} 次居民说没好。`;
}

const evidenceMarks: Readonly<Record<ComplaintEvidence['speaks'], Mark>> = {
  for: { state: 'careful', word: '对得上' },
  against: { state: 'done', word: '对不上' },
  neither: { state: 'unsaid', word: '说不准' },
};

/** Whether a record speaks for what was said. */
export function evidenceMark({ speaks }: Pick<ComplaintEvidence, 'speaks'>): Mark {
  return evidenceMarks[speaks];
}

/** All records in one breath. */
export function evidenceWords(evidence: readonly Pick<ComplaintEvidence, 'speaks'>[]): string {
  if (evidence.length === 0) return '机器没有记下和这件事有关的。';
  const count = (wanted: ComplaintEvidence['speaks']): number =>
    evidence.filter(({ speaks }) => speaks === wanted).length;
  const [agree, differ] = [count('for'), count('against')];
  if (agree > 0 && differ === 0) return '和居民说的对得上。';
  if (differ > 0 && agree === 0) return '和居民说的对不上，请去问清楚。';
  return agree + differ === 0 ? '看不出谁说得对。' : '有的对得上，有的对不上。';
}
