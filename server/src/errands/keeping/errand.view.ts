// How does an errand look to whoever may see it?
import { errandPolicy, isOfShop, maskName, may, movesFor, errandMoves } from '@kehuoyou/shared';
import type {
  Actor,
  Errand,
  ErrandAt,
  ErrandDeed,
  ErrandFact,
  ErrandLine,
  ErrandStep,
  ErrandSummary,
} from '@kehuoyou/shared';
import type { ErrandNames, KnownErrand } from './errand-contents.js';
import type { WholeErrand } from './errand.entity.js';

/** What was sent for it. */
export interface ErrandMediaIds {
  readonly pictures: readonly string[];
  readonly recordings: readonly string[];
  readonly receipts: readonly string[];
}

/** What is wanted, with what became of it. */
export function errandLines({ contents, folded }: KnownErrand): ErrandLine[] {
  return contents.lines.map((line, index) => ({
    ...line,
    ...(folded.lines[index] ?? { no: index + 1, standing: 'open' }),
  }));
}

/** What a list needs besides: `seesTail` for whoever asked and at the point, and why it waits. */
export interface SeenErrand {
  readonly seesTail: boolean;
  readonly waits: string | undefined;
}

/** In a list. */
export function errandSummary(whole: WholeErrand, names: ErrandNames, { seesTail, waits }: SeenErrand): ErrandSummary {
  const { row, person, folded } = whole;
  return {
    ...{ id: row.id, state: row.state, lines: errandLines(whole), point: names.point },
    ...{ askedAt: row.askedAt.toISOString(), forCaller: row.forCaller, pieces: names.pieces },
    name: person === undefined ? '' : maskName(person.name),
    ...(row.wantedBy === null ? {} : { by: row.wantedBy }),
    ...(seesTail && row.phoneTail !== null ? { phoneTail: row.phoneTail } : {}),
    ...(waits === undefined ? {} : { waits }),
    ...(names.buyer === undefined ? {} : { buyer: names.buyer }),
    ...(folded.answerBy === undefined ? {} : { answerBy: folded.answerBy }),
    ...(folded.paidFen === undefined ? {} : { paidFen: folded.paidFen }),
  };
}

/** Whole. */
export function errandView(
  whole: WholeErrand,
  names: ErrandNames,
  of: SeenErrand & {
    readonly media: ErrandMediaIds;
    readonly may: readonly ErrandDeed[];
    readonly bus: Errand['bus'];
    /** The account that looks. */
    readonly caller: string;
  },
): Errand {
  const { contents, folded } = whole;
  const ceilingFen = ceilingOfAll(whole);
  const said = of.seesTail ? whole : withoutOthersWords(whole, of.caller);
  return {
    ...errandSummary(whole, names, of),
    ...of.media,
    ...{ returnedFen: folded.returnedFen, steps: stepsOf(said), may: of.may },
    ...(names.village === undefined ? {} : { village: names.village }),
    ...(names.shop === undefined ? {} : { shop: names.shop }),
    ...(contents.note === undefined ? {} : { note: contents.note }),
    ...(ceilingFen === undefined ? {} : { ceilingFen }),
    ...(said.folded.reason === undefined ? {} : { reason: said.folded.reason }),
    ...(of.bus === undefined ? {} : { bus: of.bus }),
  };
}

/** The buttons: moves of the table, and what is noted besides. */
export function errandDeeds(actor: Actor, whole: WholeErrand, thing: ErrandAt): ErrandDeed[] {
  const { state, wasAskedBack, paidFen = 0, returnedFen, pieces } = whole.folded;
  const moves = movesFor(actor, errandPolicy, errandMoves, { state, thing }).filter(
    (move) => move !== 'ask_back' || !wasAskedBack,
  );
  return [
    ...moves,
    ...(state === 'bought' && pieces === 0 && may(actor, errandPolicy.hand_over, thing)
      ? (['hand_over'] as const)
      : []),
    ...(paidFen > returnedFen && may(actor, errandPolicy.returned, thing) ? (['returned'] as const) : []),
  ];
}

function ceilingOfAll({ contents }: WholeErrand): number | undefined {
  const ceilings = contents.lines.flatMap(({ maxFen }) => maxFen ?? []);
  return ceilings.length === contents.lines.length ? ceilings.reduce((sum, each) => sum + each, 0) : undefined;
}

/**
 * For a buyer in town: why somebody of another house did something is theirs, and may name a person or a number. What
 * the shop has said its people know of one another; that it was not bought only the shop says that has it.
 */
function withoutOthersWords(whole: WholeErrand, caller: string): WholeErrand {
  const isOthers = ({ eventId, type, as }: ErrandFact): boolean =>
    !isOfShop(as) && type !== 'cannot' && ![null, caller].includes(whole.actors.get(eventId) ?? null);
  const { reason: _reason, ...folded } = whole.folded;
  const theirs = whole.facts.filter(isOthers).map(({ reason }) => reason);
  return {
    ...whole,
    facts: whole.facts.map((fact) => {
      const { reason: _words, ...rest } = fact;
      return isOthers(fact) ? rest : fact;
    }),
    folded: theirs.includes(whole.folded.reason) ? folded : whole.folded,
  };
}

/** What counts, in its order. */
function stepsOf({ row, facts, folded }: WholeErrand): ErrandStep[] {
  const silent = new Set(folded.passedOver);
  const said = facts
    .filter(({ eventId }) => !silent.has(eventId))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ type, at, reason, fen }): ErrandStep => ({
      ...{ type, at },
      ...(reason === undefined ? {} : { reason }),
      ...(fen === undefined ? {} : { fen }),
    }));
  return [{ type: 'ask', at: row.askedAt.toISOString() }, ...said];
}
