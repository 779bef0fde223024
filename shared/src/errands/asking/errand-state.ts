// Where can an errand stand, and what can be done to it there?
import type { Moves } from '../../moves.js';

/** States, in the order in which they usually come. */
export const errandStates = [
  'asked',
  'accepted',
  'asked_back',
  'bought',
  'on_bus',
  'ready',
  'handed',
  'cannot',
  'cancelled',
] as const;
export type ErrandState = (typeof errandStates)[number];

/** The states in the words of whoever asked. */
export const errandStateNames: Readonly<Record<ErrandState, string>> = {
  asked: '等人接',
  accepted: '有人去买了',
  asked_back: '有事要问您',
  bought: '买好了',
  on_bus: '上车了',
  ready: '到服务点了，可以来取',
  handed: '取走了',
  cannot: '没买成',
  cancelled: '不要了',
};

/** What is done by people and by the clock. */
export const errandMoveNames = ['accept', 'ask_back', 'answer', 'lapse', 'buy', 'cannot', 'cancel'] as const;
export type ErrandMove = (typeof errandMoveNames)[number];

/** What is scanned of a piece on its way. */
export const pieceMoveNames = ['ride', 'unload', 'shelve', 'hand', 'lose'] as const;
export type PieceMove = (typeof pieceMoveNames)[number];

/** True for what happens to a piece, and not to the errand as a whole. */
export function isPieceMove(type: string): type is PieceMove {
  return (pieceMoveNames as readonly string[]).includes(type);
}

/** The table. What has been bought is cancelled no more: from there on only its pieces move (`pieceMoves`). */
export const errandMoves: Moves<ErrandState, ErrandMove> = {
  asked: { accept: 'accepted', cannot: 'cannot', cancel: 'cancelled', lapse: 'cannot' },
  accepted: { ask_back: 'asked_back', buy: 'bought', cannot: 'cannot', cancel: 'cancelled' },
  asked_back: { answer: 'accepted', lapse: 'accepted', buy: 'bought', cannot: 'cannot', cancel: 'cancelled' },
  bought: {},
  on_bus: {},
  ready: {},
  handed: {},
  cannot: {},
  cancelled: {},
};

/**
 * Where each move brings a piece, wherever it was: pieces are parcels, and of those a bus that does not go, a slip at
 * the shelf, and what was lost and turns up again put everything back.
 */
export const pieceMoves = {
  ride: 'on_bus',
  unload: 'bought',
  shelve: 'ready',
  hand: 'handed',
  lose: 'cannot',
} as const satisfies Readonly<Record<PieceMove, ErrandState>>;
export type PieceState = (typeof pieceMoves)[PieceMove];

/** Nothing is waited for any more. */
export const errandsOver: ReadonlySet<ErrandState> = new Set(['handed', 'cannot', 'cancelled']);
