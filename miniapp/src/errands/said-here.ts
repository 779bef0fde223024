// How does an errand stand for whoever has just said something of it on this phone, before the server has heard it?
import { destination, errandMoves, errandsApi } from '@kehuoyou/shared';
import type { ErrandLine, ErrandSummary } from '@kehuoyou/shared';
import type { OutboxItem } from '../core/outbox/outbox-item';
import type { StateKind } from '../ui/states/state-mark';
import { stateMark } from './errand-words';

/** What is said of one in a word: yes or no to what was asked back, not wanted, not to be had. */
const deeds = ['answer', 'cancel', 'cannot'] as const;
export type SaidDeed = (typeof deeds)[number];

/** What was said here, and has not left the phone. */
export interface SaidHere {
  readonly unsent?: SaidDeed;
}

type Said = Pick<OutboxItem, 'url' | 'state' | 'body' | 'order'>;
type Stands = Pick<ErrandSummary, 'id' | 'state' | 'lines'>;

/** The largest words of what was said; that it has not left the phone stands beside them. */
export const saidWords: Readonly<Record<SaidDeed, string>> = { answer: '回话了', cancel: '不要了', cannot: '没买成' };
export const UNSENT = '还没发出去';

/**
 * The errand as it will stand where all of that is taken: nobody is asked again what they have answered, and nothing can be
 * pressed twice. What cannot be any more is left to the server to say.
 */
export function asSaidHere<Each extends Stands>(errand: Each, items: readonly Said[]): Each & SaidHere {
  return items
    .filter(({ state }) => state === 'waiting')
    .sort((one, other) => one.order - other.order)
    .reduce<Each & SaidHere>((stands, item) => {
      const deed = deeds.find((each) => errandsApi[each].path.replace(':id', errand.id) === item.url);
      const state = deed && destination(errandMoves, stands.state, deed);
      if (deed === undefined || state === undefined) return stands;
      const lines = deed === 'answer' ? answered(stands.lines, item.body['yes']) : stands.lines;
      return { ...stands, state, lines, unsent: deed, ...('may' in stands ? { may: [] } : {}) };
    }, errand);
}

function answered(lines: readonly ErrandLine[], yes: unknown): ErrandLine[] {
  const agreed: readonly unknown[] = Array.isArray(yes) ? yes : [];
  return lines.map((line) =>
    line.standing === 'asked_back' ? { ...line, standing: agreed.includes(line.no) ? 'agreed' : 'declined' } : line,
  );
}

/** The shape and the word of how it stands, in a list. */
export function markOf({ state, unsent }: Pick<ErrandSummary, 'state'> & SaidHere): {
  readonly state: StateKind;
  readonly word: string;
} {
  return unsent === undefined ? stateMark(state) : { state: 'planned', word: UNSENT };
}
