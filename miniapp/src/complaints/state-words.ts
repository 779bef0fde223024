// How does it stand with what was said, in a word and a shape?
import { complaintCategory, complaintStateNames, voiceKindNames } from '@kehuoyou/shared';
import type { Complaint, ComplaintState, VoiceKind } from '@kehuoyou/shared';
import type { StateKind } from '../ui/states/state-mark';

const shapes: Readonly<Record<ComplaintState, StateKind>> = {
  ...{ submitted: 'planned', accepted: 'now', assigned: 'now', objected: 'now', working: 'now', reopened: 'now' },
  ...{ needs_info: 'careful', answered: 'careful', not_accepted: 'refused', withdrawn: 'refused' },
  ...{ resolved: 'done', partly_resolved: 'now', unconfirmed: 'unsaid' },
};

/** The shape and the word of a state. */
export function stateMark(state: ComplaintState): { readonly state: StateKind; readonly word: string } {
  return { state: shapes[state], word: complaintStateNames[state] };
}

/** 没开门; of praise and suggestions, which are of no kind, 表扬 or 建议. */
export function whatWords({ kind, category }: { readonly kind: VoiceKind; readonly category: string }): string {
  return kind === 'complaint' ? (complaintCategory(category)?.name ?? '一件事') : voiceKindNames[kind];
}

/** 没开门 · 下谢村服务点. */
export function titleWords({ kind, category, place }: Pick<Complaint, 'kind' | 'category' | 'place'>): string {
  return `${whatWords({ kind, category })} · ${place.name}`;
}
