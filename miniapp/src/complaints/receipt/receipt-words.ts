// What does the page of a receipt say: how it stands, who has it, what comes next, what has happened?
import {
  complaintCategory,
  complaintMoves,
  complaintOutcomeNames,
  complaintsAnswered,
  complaintsOver,
  dayAndClock,
  movesFrom,
  ownMoves,
} from '@kehuoyou/shared';
import type { Complaint, ComplaintEvidence, ComplaintStep, OwnMove } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import { readClock } from '../../ui/charts/clock-words';
import type { ClockReading } from '../../ui/charts/clock-words';
import type { StateKind } from '../../ui/states/state-mark';
import type { FactWords } from '../fact-words';
import { stateMark, titleWords } from '../state-words';

/** The page's one answer, and what stands under it. */
export interface Headline {
  readonly figure: string;
  readonly notes: readonly string[];
  readonly spoken: string;
}

/** What comes next, in a few large words. */
function nextWords({ state, kind }: Pick<Complaint, 'state' | 'kind'>, now: string): string {
  switch (state) {
    case 'submitted':
      return kind === 'complaint' ? '等县里受理' : '收到了，谢谢您';
    case 'accepted':
    case 'objected':
      return '县里在定谁来办';
    case 'assigned':
      return '等他们去办';
    case 'working':
      return '正在办';
    case 'needs_info':
      return '等您补充';
    case 'answered':
      return '答复了，办好了吗？';
    case 'reopened':
      return '重新在办';
    case 'resolved':
    case 'partly_resolved':
    case 'unconfirmed':
    case 'not_accepted':
    case 'withdrawn':
      return now;
  }
}

/** How it stands, in large words and small ones, and for the ear. */
export function headline(complaint: Complaint, now: Date): Headline {
  const { body, together, confirmBy, receivedAt, occurredAt, reopened } = complaint;
  const mark = stateMark(complaint.state).word;
  const figure = nextWords(complaint, mark);
  const notes = [
    together > 1 ? `${together} 个人一起说的` : '',
    body === undefined ? '' : `现在在${body.name}手里`,
    confirmBy === undefined ? '' : `${dayAndClock(confirmBy, now)} 前请说一声办好没有`,
    reopened > 0 ? `重新办过 ${reopened} 次` : '',
    occurredAt === undefined ? '' : `您 ${dayAndClock(occurredAt, now)} 说的，${dayAndClock(receivedAt, now)} 收到`,
  ].filter((note) => note !== '');
  return { figure, notes, spoken: spokenSentence([titleWords(complaint), mark, figure, ...notes].join('，')) };
}

/** One of the two clocks. */
export interface ClockWords {
  readonly title: string;
  readonly reading: ClockReading;
  /** 到明天 09:20. */
  readonly until: string;
}

/** The promise and the law side by side; none of what is over or of what nothing is owed. */
export function clocksOf(complaint: Complaint, now: Date): ClockWords[] {
  const { promisedBy, lawfulBy, receivedAt, category, stands } = complaint;
  const found = complaintCategory(category);
  const from = new Date(receivedAt);
  const clock = (title: string, by: string): ClockWords => {
    const reading = readClock({ from, until: new Date(by), now });
    return {
      title: `${title}，${reading.state === 'over' ? '过了' : '还剩'}`,
      reading,
      until: `到 ${dayAndClock(by, now)}`,
    };
  };
  const promise = found === undefined || complaint.reopened > 0 ? '答应的时间' : promisedWords(found.promise);
  return [
    ...(promisedBy === undefined ? [] : [clock(stands === true ? '答应的时间停着等您' : promise, promisedBy)]),
    ...(lawfulBy === undefined ? [] : [clock(`法定 ${found?.legalDays ?? 7} 天`, lawfulBy)]),
  ];
}

function promisedWords({ amount, unit }: { readonly amount: number; readonly unit: 'hour' | 'workday' }): string {
  return unit === 'hour' ? `答应 ${amount} 小时` : `答应 ${amount} 个工作日`;
}

const speaking: Readonly<Record<ComplaintEvidence['speaks'], StateKind>> = {
  for: 'careful',
  against: 'done',
  neither: 'unsaid',
};

/** 机器记的, as facts; and whether they say the same as people. */
export function evidenceWords(evidence: readonly ComplaintEvidence[]): {
  readonly title: string;
  readonly facts: readonly FactWords[];
} {
  const sides = new Set(evidence.map(({ speaks }) => speaks));
  const title = sides.has('against')
    ? sides.has('for')
      ? '机器记的，有的对得上，有的对不上'
      : '机器记的，和您说的不一样'
    : sides.has('for')
      ? '机器记的，和您说的一样'
      : '机器记的';
  return {
    title,
    facts: evidence.map(({ text, note, speaks }) => ({
      ...{ state: speaking[speaks], word: text },
      ...(note === undefined ? {} : { note }),
    })),
  };
}

const stepNames: Readonly<Record<ComplaintStep['step'], string>> = {
  ...{ filed: '您说了', joined: '和别人说的并成一件', parted: '和别人说的分开，单独办' },
  ...{ hidden: '您不让人看到是您说的', named: '您让办事的人看到是您说的' },
  ...{ urged: '催了一次', called: '打过电话', escalated: '您找了上面', published: '公布了', unpublished: '不公布了' },
  ...{ accept: '受理了', decline: '说不归这里管', assign: '转出去了', object: '对方说不归他管' },
  ...{ uphold: '同意换人办', overrule: '说还是归他办', start: '开始办', ask: '问您一件事', inform: '您补充了' },
  ...{ ask_lapses: '没等到补充，接着办', answer: '答复了', solved: '您说办好了', partly: '您说办好一半' },
  ...{ not_solved: '您说没办好', answer_lapses: '到期没有反馈', reopen: '您要求重新办', withdraw: '您撤回了' },
};

/** A line of the story, the latest first: 转给邮政清流分公司 · 县交通运输局 今天 10:02. */
export interface StoryLine {
  readonly title: string;
  readonly note: string;
  readonly text?: string;
}

/** The story in plain words. */
export function storyOf({ steps, kind }: Pick<Complaint, 'steps' | 'kind'>, now: Date): StoryLine[] {
  return [...steps].reverse().map(({ step, at, by, body, text, outcome }) => {
    const title =
      step === 'filed' && kind === 'complaint'
        ? '收到了您说的'
        : step === 'assign' && body !== undefined
          ? `转给${body}`
          : outcome === undefined
            ? stepNames[step]
            : `${stepNames[step]}：${complaintOutcomeNames[outcome]}`;
    return {
      title,
      note: [dayAndClock(at, now), ...(by === undefined ? [] : [by])].join(' · '),
      ...(text === undefined ? {} : { text }),
    };
  });
}

/** The last answer, or the last question: what whoever said it has to read now. */
export function lastWord({ steps, state }: Pick<Complaint, 'steps' | 'state'>): ComplaintStep | undefined {
  if (!complaintsAnswered.has(state) && state !== 'needs_info') return undefined;
  const wanted = state === 'needs_info' ? 'ask' : state === 'not_accepted' ? 'decline' : 'answer';
  return [...steps].reverse().find(({ step }) => step === wanted);
}

/** What whoever said it can do, by the table and while there is time. */
export function movesOf({ state, reopenBy }: Pick<Complaint, 'state' | 'reopenBy'>, now: Date): OwnMove[] {
  const tooLate = reopenBy !== undefined && Date.parse(reopenBy) < now.getTime();
  const possible = movesFrom(complaintMoves, state) as readonly string[];
  return ownMoves.filter((move) => possible.includes(move) && !(move === 'reopen' && tooLate));
}

/** True once the law's days or, where there are none, the promised ones are over, or an answer did not help. */
export function mayGoOutside(complaint: Complaint, now: Date): boolean {
  const { lawfulBy, promisedBy, reopened, kind, state } = complaint;
  if (kind !== 'complaint' || state === 'withdrawn') return false;
  const by = lawfulBy ?? promisedBy;
  return reopened > 0 || state === 'not_accepted' || (by !== undefined && Date.parse(by) < now.getTime());
}

/** True where a number outside is named at all: something is still waited for, or did not help. */
export function namesOutside({ kind, state, reopened }: Complaint): boolean {
  return kind === 'complaint' && (!complaintsOver.has(state) || state === 'not_accepted' || reopened > 0);
}
