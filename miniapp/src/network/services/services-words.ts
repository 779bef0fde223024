// How does a service stand at a point, to those who keep it?
import { everydayService, hasPrivateWords } from '@kehuoyou/shared';
import type { DeskEveryday, EditEveryday } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';
import { fenIn } from '../../ui/fields/fen-in';
import { costWords } from '../everyday-words';

/** 在办, 没办, 县里关了. */
export function standingWord({ offered, allowed }: DeskEveryday): { readonly word: string; readonly tone: Tone } {
  if (!allowed) return { word: '县里关了', tone: 'red' };
  return offered ? { word: '在办', tone: 'green' } : { word: '没办', tone: 'grey' };
}

/** What its keeper has said of it. */
export function deskWords(desk: DeskEveryday): string {
  const { when = '开门就能办', note, helper } = desk;
  return [
    when,
    costWords(desk),
    ...(helper === undefined ? [] : [`找${helper}`]),
    ...(note === undefined ? [] : [note]),
  ].join('，');
}

/** What is the same for all that nobody gives is not said of each. */
export function saysSomething({ offered, note, when, costFen, helper }: DeskEveryday): boolean {
  return offered || [note, when, costFen, helper].some((each) => each !== undefined);
}

/** The form as it is typed. */
export interface EverydayDraft {
  readonly offered: boolean;
  readonly note: string;
  readonly when: string;
  readonly cost: string;
  readonly helper: string;
}

/** What is sent, or why it cannot be, as a sentence. */
export function editOf(id: string, service: string, draft: EverydayDraft): EditEveryday | string {
  const [note, when, helper] = [draft.note.trim(), draft.when.trim(), draft.helper.trim()];
  if ([note, when, helper].some(hasPrivateWords)) return '不要写证件号、卡号、电话和密码。';
  const { mostFen = 0 } = everydayService(service) ?? {};
  const costFen = draft.cost.trim() === '' ? undefined : fenIn(draft.cost);
  if (draft.cost.trim() !== '' && costFen === undefined) return '收多少钱，写成 0.5 这样。';
  if (costFen !== undefined && costFen > mostFen) return `最多收 ${mostFen / 100} 元，请改低一点。`;
  return {
    ...{ id, service, offered: draft.offered },
    ...(note === '' ? {} : { note }),
    ...(when === '' ? {} : { when }),
    ...(costFen === undefined ? {} : { costFen }),
    ...(helper === '' ? {} : { helper }),
  };
}
