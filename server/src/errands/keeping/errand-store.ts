// How is an errand read whole, and how is something added to it?
import { errandsOver, Failure, foldErrand, groupBy } from '@kehuoyou/shared';
import type { ErrandFact, FoldedErrand } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Vault } from '../../accounts/safekeeping/vault.service.js';
import { insertRow } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { errandStepped } from '../errands.events.js';
import type { ErrandContents, ErrandPerson } from './errand-contents.js';
import { overWords } from './errand-words.js';
import { ErrandEntity, ErrandEventEntity, ErrandPieceEntity } from './errand.entity.js';
import type { WholeErrand } from './errand.entity.js';

/** A fact to add; its time is that of the server unless the phone's is said. */
export type NewErrandFact = Omit<ErrandFact, 'eventId' | 'at'> & { readonly at?: string };

/** What is added to an errand. */
export interface Adding {
  readonly at: Date;
  readonly actor: string | null;
  /** Who may, and what is said, by how it stands now; throws where it cannot be. */
  readonly fact: (whole: WholeErrand) => NewErrandFact | Promise<NewErrandFact>;
  /** Columns that change along with the state. */
  readonly set?: ((whole: WholeErrand) => QueryDeepPartialEntity<ErrandEntity>) | undefined;
}

/** Reads an errand; undefined where there is none. */
export async function wholeErrand(db: EntityManager, vault: Vault, id: string): Promise<WholeErrand | undefined> {
  const row = await db.findOneBy(ErrandEntity, { id });
  return row === null ? undefined : (await wholeErrands(db, vault, [row]))[0];
}

/** The same for rows that were read, in their order. */
export async function wholeErrands(
  db: EntityManager,
  vault: Vault,
  rows: readonly ErrandEntity[],
): Promise<WholeErrand[]> {
  if (rows.length === 0) return [];
  const where = { errandId: In(rows.map(({ id }) => id)) };
  const byErrand = ({ errandId }: { readonly errandId: string }): string => errandId;
  const events = groupBy(await db.findBy(ErrandEventEntity, where), byErrand);
  const pieces = groupBy(await db.find(ErrandPieceEntity, { where, order: { piece: 'ASC' } }), byErrand);
  return rows.map((row) => {
    const contents = contentsOf(row, vault);
    const said = events.get(row.id) ?? [];
    const facts = said.map((event) => factOf(event, vault));
    const actors = new Map(said.map(({ eventId, actor }) => [eventId, actor]));
    const folded = foldErrand(contents.lines, facts);
    return { row, contents, person: personOf(row, vault), facts, actors, pieces: pieces.get(row.id) ?? [], folded };
  });
}

/**
 * Adds a fact in the caller's transaction and writes the state that follows from all. Fails with `errand_over` where it
 * would change nothing: somebody was quicker. Gives the errand as it stands then.
 */
export async function addToErrand(tx: EntityManager, vault: Vault, id: string, adding: Adding): Promise<WholeErrand> {
  // Written to first: from here on whoever else wants to add something waits, and reads what this one said.
  await tx.increment(ErrandEntity, { id }, 'version', 1);
  const whole = await wholeErrand(tx, vault, id);
  if (!whole) throw new Failure('errand_not_found', 'id');
  const { at: said, ...says } = await adding.fact(whole);
  // Later than whatever was said before, also in the same moment: what comes second finds the first there.
  const last = Math.max(0, ...whole.facts.map(({ at }) => Date.parse(at)));
  const at = said ?? new Date(Math.max(adding.at.getTime(), last + 1)).toISOString();
  const fact: ErrandFact = { ...says, eventId: uuid(), at };
  const facts = [...whole.facts, fact];
  const folded = foldErrand(whole.contents.lines, facts);
  if (folded.passedOver.includes(fact.eventId)) {
    const { state } = whole.folded;
    throw new Failure('errand_over', 'id', state, overWords(state, fact.type));
  }
  await write(tx, vault, whole, { fact, folded, adding });
  return { ...whole, facts, actors: new Map([...whole.actors, [fact.eventId, adding.actor]]), folded };
}

async function write(
  tx: EntityManager,
  vault: Vault,
  whole: WholeErrand,
  { fact, folded, adding }: { readonly fact: ErrandFact; readonly folded: FoldedErrand; readonly adding: Adding },
): Promise<void> {
  const { id, version, state, endedAt } = whole.row;
  const { eventId, type, at, ...says } = fact;
  await insertRow(tx, ErrandEventEntity, {
    ...{ eventId, errandId: id, type, at: new Date(at), receivedAt: adding.at, actor: adding.actor },
    saysSealed: vault.seal(JSON.stringify(says), `errand_event.says:${eventId}`),
  });
  const isOver = errandsOver.has(folded.state);
  const written = await tx.update(
    ErrandEntity,
    { id, version },
    {
      ...adding.set?.(whole),
      ...{ state: folded.state, answerBy: folded.answerBy === undefined ? null : new Date(folded.answerBy) },
      ...(folded.state === state ? {} : { stateAt: adding.at }),
      endedAt: isOver ? (endedAt ?? adding.at) : null,
    },
  );
  // Another node wrote in between: all of this is undone.
  if (written.affected !== 1) throw new Failure('changed_meanwhile', 'id');
  await appendToOutbox(tx, errandStepped, { errandId: id, eventId }, adding.at);
}

function factOf({ eventId, type, at, saysSealed }: ErrandEventEntity, vault: Vault): ErrandFact {
  // It was sealed from the rest of a fact.
  const says = JSON.parse(vault.open(saysSealed, `errand_event.says:${eventId}`)) as Omit<
    ErrandFact,
    'eventId' | 'type' | 'at'
  >;
  return { ...says, eventId, type, at: at.toISOString() };
}

/** What is wanted. */
export function contentsOf({ id, contentsSealed }: ErrandEntity, vault: Vault): ErrandContents {
  return JSON.parse(vault.open(contentsSealed, `errand.contents:${id}`)) as ErrandContents;
}

/** Whose it is; undefined once nobody may know any more. */
export function personOf({ id, personSealed }: ErrandEntity, vault: Vault): ErrandPerson | undefined {
  return personSealed === null
    ? undefined
    : (JSON.parse(vault.open(personSealed, `errand.person:${id}`)) as ErrandPerson);
}
