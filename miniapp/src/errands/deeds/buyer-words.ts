// How does an errand stand for whoever buys?
import type { ErrandState, ErrandSummary } from '@kehuoyou/shared';
import type { StateKind } from '../../ui/states/state-mark';
import { isForShelf } from '../errand-words';
import { saidWords, UNSENT } from '../said-here';
import type { SaidHere } from '../said-here';

const words: Readonly<Record<ErrandState, string>> = {
  ...{ asked: '还没人接', accepted: '要去买', asked_back: '等他回话', bought: '买好了', on_bus: '在车上' },
  ...{ ready: '到服务点了', handed: '拿走了', cannot: '没买成', cancelled: '他不要了' },
};

const shapes: Readonly<Record<ErrandState, StateKind>> = {
  ...{ asked: 'planned', accepted: 'now', asked_back: 'careful', bought: 'done', on_bus: 'done', ready: 'done' },
  ...{ handed: 'done', cannot: 'refused', cancelled: 'refused' },
};

/** The shape and the word of its state; bought and not yet packed still asks for a hand. */
export function buyerMark(
  errand: Pick<ErrandSummary, 'state' | 'point'> & SaidHere & Partial<Pick<ErrandSummary, 'pieces' | 'buyer'>>,
): {
  readonly state: StateKind;
  readonly word: string;
} {
  const { state, pieces, unsent } = errand;
  if (unsent !== undefined) return { state: 'planned', word: `${saidWords[unsent]}，${UNSENT}` };
  if (state === 'bought' && pieces?.length === 0)
    return { state: 'now', word: isForShelf(errand) ? '买好了，要上架' : '买好了，要上车' };
  return { state: shapes[state], word: words[state] };
}
