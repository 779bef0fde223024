// What do all facts of a parcel together say of it?
//
// The fold takes them in the total order of device facts, so that any order of arrival and any repetition gives the
// same answer, on the server and on a phone. A correction outweighs a terminal fact, and that outweighs custody. What
// must have happened in between is inferred; what contradicts the rest is kept for somebody to look at, and stops nobody.
import { inOrder, withoutRetracted } from '../../device-facts/fact-order.js';
import { ofOwnBags } from './bag-membership.js';
import { wishOf } from './parcel-wish.js';
import type { ParcelEventType } from './parcel-event.js';
import type { ParcelFact } from './parcel-fact.js';
import { ParcelFolding } from './parcel-folding.js';
import type { ParcelProgress } from './parcel-progress.js';

/** What is left of facts when slips are gone: one's own one may take back; the office may take back anybody's. */
export function standingFacts(facts: readonly ParcelFact[]): ParcelFact[] {
  return withoutRetracted(facts, (by, what) => by.source === 'office' || by.actor === what?.actor);
}

/** Folds the facts of one parcel, its bags' and its buses' among them. */
export function foldParcel(facts: readonly ParcelFact[]): ParcelProgress {
  const ordered = ofOwnBags(inOrder(standingFacts(facts)));
  const folding = new ParcelFolding(ordered.filter(({ type }) => type === 'DEPARTED'));
  for (const fact of ordered) meanings[fact.type](folding, fact);
  const wish = wishOf(ordered);
  return { ...folding.progress(), ...(wish === undefined ? {} : { wish }) };
}

type Meaning = (folding: ParcelFolding, fact: ParcelFact) => void;

const meanings: Readonly<Record<ParcelEventType, Meaning>> = {
  ANNOUNCED: (it, fact) => it.announced(fact),
  HUB_RECEIVED: (it, fact) => it.hubReceived(fact),
  SORTED: (it, fact) => it.sorted(fact),
  BAG_SEALED: (it, fact) => it.meant(fact),
  REPLANNED: (it, fact) => it.replanned(fact),
  LOADED: (it, fact) => it.loaded(fact),
  DEPARTED: (it, fact) => it.departed(fact),
  TRANSFERRED: (it, fact) => it.loaded(fact),
  UNLOADED: (it, fact) => it.unloaded(fact),
  BAG_ACCEPTED: (it, fact) => it.accepted(fact),
  SHELVED: (it, fact) => it.shelved(fact),
  SHORT: (it, fact) => it.short(fact),
  EXTRA: (it, fact) => it.extra(fact),
  DAMAGED: (it, fact) => it.marks(fact, 'damaged'),
  MISSORT: (it, fact) => it.missorted(fact),
  CONTACT_BAD: (it, fact) => it.marks(fact, 'contact_bad'),
  NOTICE_VERBAL: (it, fact) => it.note(fact),
  REMINDED: (it, fact) => it.reminded(fact),
  CONSENT_GIVEN: (it, fact) => it.settles(fact, 'no_consent'),
  HOME_ASKED: (it, fact) => it.settles(fact, 'no_consent'),
  COUNTED: (it, fact) => it.note(fact),
  EXTENDED: (it, fact) => it.prolongs(fact),
  COLLECTED: (it, fact) => it.takenAway(fact),
  HOME_DELIVERED: (it, fact) => it.takenAway(fact),
  REFUSED: (it, fact) => it.marks(fact, 'refused'),
  CONSENT_REFUSED: (it, fact) => it.marks(fact, 'no_consent'),
  COLLECT_DISPUTED: (it, fact) => it.disputed(fact),
  DISPUTE_SETTLED: (it, fact) => it.settled(fact),
  RETURN_DECIDED: (it, fact) => it.decided(fact),
  RETURN_HANDED: (it, fact) => it.handedBack(fact),
  HELD_SUSPECT: (it, fact) => it.held(fact),
  RELEASED: (it, fact) => it.released(fact),
  REROUTED: (it, fact) => it.rerouted(fact),
  LOST_DECLARED: (it, fact) => it.declaredLost(fact),
  CORRECTED: (it, fact) => it.corrected(fact),
  // It has taken back what it takes back, and says nothing else.
  RETRACTED: () => undefined,
};
