// What is the answer to 能寄吗, to the eye and to the ear?
import type { SendingAnswer, SendingVerdict } from '@kehuoyou/shared';
import type { StateKind } from '../../ui/states/state-mark';

/** The answer in one breath, and the shape that goes with it. */
export const verdictWords: Readonly<Record<SendingVerdict, { readonly word: string; readonly state: StateKind }>> = {
  yes: { word: '能寄', state: 'done' },
  careful: { word: '能寄，要注意', state: 'careful' },
  ask: { word: '先问站长', state: 'unsaid' },
  no: { word: '不能寄', state: 'refused' },
};

/** What stands under the answer when nothing in it was recognised. */
export const UNKNOWN = '这样东西表里没有。不是不能寄，是要站长看了才知道。';

/** The same as the card, for the ear. */
export function spokenVerdict({ verdict, things }: SendingAnswer, asked: string): string {
  const told = things.flatMap(({ name, verdict: own, why, instead }) => {
    // Of one thing that simply goes everything is said already.
    if (why === undefined) return things.length === 1 ? [] : [`${name}，${verdictWords[own].word}。`];
    return [`${name}，${why}${instead ?? ''}`];
  });
  return `${asked}，${verdictWords[verdict].word}。${things.length === 0 ? UNKNOWN : told.join('')}`;
}
