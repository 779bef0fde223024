// Where does an errand stand, and what became of each line, by what was said of it?
//
// The same for every order of the same facts. What happened wins: what was bought before it was cancelled is bought,
// whichever of the two came first over the network. Prices and substitutes are judged when they are said
// (`buyRefusal`); here counts what was taken.
import { compareTexts, firstDifference } from '../../comparing.js';
import { destination } from '../../moves.js';
import type { AskedLine, BoughtLine, ErrandFact, ErrandProposal } from './errand-fact.js';
import { errandMoveNames, errandMoves, isPieceMove, pieceMoveNames, pieceMoves } from './errand-state.js';
import type { ErrandState, PieceState } from './errand-state.js';

/** What became of a line: `agreed` and `declined` are answers to what was asked back. */
export const lineStandings = ['open', 'asked_back', 'agreed', 'declined', 'bought', 'not_bought'] as const;
export type LineStanding = (typeof lineStandings)[number];

/** A line as it stands. */
export interface FoldedLine {
  /** From 1. */
  readonly no: number;
  readonly standing: LineStanding;
  /** What was asked back of it. */
  readonly proposal?: ErrandProposal;
  /** What it cost. */
  readonly fen?: number;
  /** What was bought instead. */
  readonly instead?: string;
}

/** An errand as it stands. */
export interface FoldedErrand {
  readonly state: ErrandState;
  readonly lines: readonly FoldedLine[];
  /** Until when the question waits. */
  readonly answerBy?: string;
  /** True once something was asked back: that is done once. */
  readonly wasAskedBack: boolean;
  readonly paidFen?: number;
  readonly returnedFen: number;
  /** How many pieces were given to the bus; 0 before. */
  readonly pieces: number;
  /** Why it was not bought, was cancelled, or got lost. */
  readonly reason?: string;
  /** Facts that changed nothing: somebody was quicker, or it could not be any more. */
  readonly passedOver: readonly string[];
}

/** What is not lost decides, the slowest of it; but a bus under way says more than a piece that waits for one. */
const SLOWEST: readonly PieceState[] = ['on_bus', 'bought', 'ready', 'handed'];
const SENT: ReadonlySet<ErrandState> = new Set(Object.values(pieceMoves));
/** In the order in which facts of one moment are taken. */
const IN_ORDER: readonly ErrandFact['type'][] = [...errandMoveNames, ...pieceMoveNames, 'returned'];

interface Standing {
  state: ErrandState;
  answerBy?: string | undefined;
  wasAskedBack: boolean;
  proposals: readonly ErrandProposal[];
  answer?: ReadonlySet<number> | undefined;
  bought?: readonly BoughtLine[] | undefined;
  pieces: PieceState[];
  returnedFen: number;
  reason?: string | undefined;
}

/** The errand as its facts say. */
export function foldErrand(lines: readonly AskedLine[], facts: readonly ErrandFact[]): FoldedErrand {
  const stands: Standing = { state: 'asked', wasAskedBack: false, proposals: [], pieces: [], returnedFen: 0 };
  const passedOver = [...new Map(facts.map((fact) => [fact.eventId, fact])).values()]
    .sort(inTime)
    .filter((fact) => !take(stands, fact))
    .map(({ eventId }) => eventId);
  return {
    state: stands.state,
    lines: lines.map((_line, index) => lineOf(stands, index + 1)),
    wasAskedBack: stands.wasAskedBack,
    returnedFen: stands.returnedFen,
    pieces: stands.pieces.length,
    passedOver,
    ...(stands.state === 'asked_back' && stands.answerBy !== undefined ? { answerBy: stands.answerBy } : {}),
    ...(stands.bought === undefined ? {} : { paidFen: sumOf(stands.bought) }),
    ...(stands.reason === undefined ? {} : { reason: stands.reason }),
  };
}

/** True where it counts. */
function take(stands: Standing, fact: ErrandFact): boolean {
  if (fact.type === 'returned') return takeReturned(stands, fact);
  if (fact.type === 'hand_over') return takeHandedOver(stands, fact);
  if (fact.piece !== undefined) return takePiece(stands, fact, fact.piece);
  // Of no piece that there is.
  if (isPieceMove(fact.type)) return false;
  if (fact.type === 'ask_back' && stands.wasAskedBack) return false;
  const to = destination(errandMoves, stands.state, fact.type);
  if (to === undefined) return false;
  stands.state = to;
  if (fact.type === 'ask_back') {
    stands.wasAskedBack = true;
    stands.proposals = fact.proposals ?? [];
    stands.answerBy = fact.until;
  }
  if (fact.type === 'answer') stands.answer = new Set(fact.yes);
  // Nobody answered: no to all.
  if (fact.type === 'lapse') stands.answer = new Set();
  if (fact.type === 'buy') stands.bought = fact.bought ?? [];
  if (fact.reason !== undefined) stands.reason = fact.reason;
  return true;
}

function takeReturned(stands: Standing, { fen = 0 }: ErrandFact): boolean {
  if (stands.bought === undefined || stands.returnedFen + fen > sumOf(stands.bought)) return false;
  stands.returnedFen += fen;
  return true;
}

function takeHandedOver(stands: Standing, { pieces = 1 }: ErrandFact): boolean {
  if (stands.bought === undefined || stands.pieces.length > 0) return false;
  stands.pieces = Array.from({ length: pieces }, () => 'bought');
  return true;
}

function takePiece(stands: Standing, { type, reason }: ErrandFact, piece: number): boolean {
  if (!isPieceMove(type) || stands.pieces[piece - 1] === undefined || !SENT.has(stands.state)) return false;
  if (stands.pieces[piece - 1] === pieceMoves[type]) return false;
  stands.pieces[piece - 1] = pieceMoves[type];
  stands.state = SLOWEST.find((each) => stands.pieces.includes(each)) ?? 'cannot';
  stands.reason = stands.state === 'cannot' ? (reason ?? stands.reason) : undefined;
  return true;
}

function lineOf({ state, proposals, answer, bought }: Standing, no: number): FoldedLine {
  const proposal = proposals.find(({ line }) => line === no);
  const got = bought?.find(({ line }) => line === no);
  const asked = proposal === undefined ? {} : { proposal };
  if (got !== undefined) {
    return {
      ...{ no, standing: 'bought', ...asked, fen: got.fen },
      ...(got.instead === undefined ? {} : { instead: got.instead }),
    };
  }
  if (bought !== undefined || state === 'cannot') return { no, standing: 'not_bought', ...asked };
  if (proposal === undefined) return { no, standing: 'open' };
  if (answer === undefined) return { no, standing: 'asked_back', ...asked };
  return { no, standing: answer.has(no) ? 'agreed' : 'declined', ...asked };
}

function sumOf(bought: readonly BoughtLine[]): number {
  return bought.reduce((sum, { fen }) => sum + fen, 0);
}

/** Of one moment stands first what comes first by the table, so that every phone sees the same. */
function inTime(one: ErrandFact, other: ErrandFact): number {
  return firstDifference(
    Date.parse(one.at) - Date.parse(other.at),
    rank(one.type) - rank(other.type),
    compareTexts(one.eventId, other.eventId),
  );
}

function rank(type: ErrandFact['type']): number {
  return IN_ORDER.indexOf(type === 'hand_over' ? 'cancel' : type);
}
