// What do the facts of a parcel come to as a document of EPCIS 2.0?
//
// Only what somebody saw or did is an event: nothing inferred, nothing announced, and nothing that is still in doubt. A
// slip that was taken back stands there once as it was said, and once more declared wrong.
import { foldParcel, inOrder, isOutOfBag, standingFacts, tripOf } from '@kehuoyou/shared';
import type { EpcisDocument, EpcisErrorDeclaration, EpcisEvent, ParcelFact } from '@kehuoyou/shared';
import { v5 as uuidOf } from 'uuid';
import { epcisMeanings, meaningOfState } from './epcis-meaning.js';
import type { EpcisMeaning } from './epcis-meaning.js';

/** A fact, and when it reached us. */
export interface ReceivedFact extends ParcelFact {
  readonly receivedAt: Date;
}

/** What is told, and where our names of things begin. */
export interface EpcisSubject {
  readonly waybill: string;
  /** Empty where nobody has said whose it is. */
  readonly carrier: string;
  /** Address of this server. */
  readonly base: string;
  readonly createdAt: Date;
}

/** GS1's own words, so that nothing here needs a prefix. */
const CONTEXT = ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'];
const ZONE = '+08:00';
/** Names the second event of a fact that is two. */
const NAMESPACE = '0c0f8c1e-3f5e-5c8b-8f0a-5b0f7c2d9e41';

/** The document of one parcel from its facts, its bags' and its buses' among them, in whatever order they came. */
export function epcisDocument(subject: EpcisSubject, facts: readonly ReceivedFact[]): EpcisDocument {
  return {
    '@context': CONTEXT,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: subject.createdAt.toISOString(),
    epcisBody: { eventList: eventsOf(subject, facts) },
  };
}

function eventsOf(subject: EpcisSubject, facts: readonly ReceivedFact[]): EpcisEvent[] {
  const { steps } = foldParcel(facts);
  const seen = new Set(steps.filter(({ inferred }) => inferred !== true).map(({ eventId }) => eventId));
  const wrong = declaredWrong(
    facts,
    steps.filter(({ state, inferred }) => state !== undefined && inferred !== true).map(({ eventId }) => eventId),
  );
  const telling = new Telling(subject);
  return inOrder(facts).flatMap((fact) => {
    const error = wrong.get(fact.eventId);
    if (!seen.has(fact.eventId)) return error === undefined ? [] : twice(telling.slip(fact), error);
    const events = telling.step(fact);
    return error === undefined ? events : twice(events, error);
  });
}

/** As it was said, and then the same declared wrong. */
function twice(events: readonly EpcisEvent[], errorDeclaration: EpcisErrorDeclaration): EpcisEvent[] {
  return [...events, ...events.map((event) => ({ ...event, errorDeclaration }))];
}

/** What is declared wrong of each fact that concerns this parcel and was taken back, or that the office has corrected. */
function declaredWrong(
  facts: readonly ReceivedFact[],
  ledToState: readonly string[],
): ReadonlyMap<string, EpcisErrorDeclaration> {
  const ordered = inOrder(facts);
  const standing = new Set(standingFacts(facts).map(({ eventId }) => eventId));
  const concerns = concerning(ordered);
  const wrong = new Map<string, EpcisErrorDeclaration>();
  ordered.forEach((fact, index) => {
    const declarationTime = new Date(fact.at).toISOString();
    if (fact.type === 'RETRACTED') {
      const slip = ordered.find(({ eventId }) => eventId === fact.retracts);
      if (!slip || standing.has(slip.eventId) || !concerns(slip)) return;
      const right = ordered.find(
        (later, at) =>
          at > index && later.type === slip.type && later.actor === fact.actor && standing.has(later.eventId),
      );
      wrong.set(slip.eventId, {
        declarationTime,
        reason: 'did_not_occur',
        ...(right === undefined ? {} : { correctiveEventIDs: [idOf(right)] }),
      });
    }
    if (fact.type === 'CORRECTED' && fact.toState !== undefined) {
      const before = new Set(ordered.slice(0, index).map(({ eventId }) => eventId));
      const last = ledToState.filter((eventId) => before.has(eventId)).at(-1);
      const told = meaningOfState[fact.toState] !== undefined;
      if (last !== undefined)
        wrong.set(last, {
          declarationTime,
          reason: 'incorrect_data',
          ...(told ? { correctiveEventIDs: [idOf(fact)] } : {}),
        });
    }
  });
  return wrong;
}

/** Whether a fact that was taken back is about this parcel: by itself, by a bag in which it was, or by a bus. */
function concerning(facts: readonly ReceivedFact[]): (fact: ReceivedFact) => boolean {
  const seals = new Set(facts.flatMap(({ own, seal }) => (own && seal !== undefined ? [seal] : [])));
  return ({ own, seal, type }) => own || (seal === undefined ? type === 'DEPARTED' : seals.has(seal));
}

function idOf({ eventId }: ParcelFact): string {
  return `urn:uuid:${eventId}`;
}

/** Tells facts one after the other, and remembers in which bag the parcel is meanwhile. */
class Telling {
  private seal: string | undefined;

  constructor(private readonly subject: EpcisSubject) {}

  /** What somebody did. */
  step(fact: ReceivedFact): EpcisEvent[] {
    const events = this.events(fact);
    if (fact.own && fact.type === 'SORTED') this.seal = fact.seal;
    else if (fact.own && isOutOfBag(fact)) this.seal = undefined;
    return events;
  }

  /** What somebody said that they did, by mistake: it moves nothing. */
  slip(fact: ReceivedFact): EpcisEvent[] {
    return this.events(fact);
  }

  private events(fact: ReceivedFact): EpcisEvent[] {
    const meaning = fact.type === 'CORRECTED' ? fact.toState && meaningOfState[fact.toState] : epcisMeanings[fact.type];
    if (meaning === undefined) return [];
    if (fact.own && fact.type === 'SORTED' && fact.seal !== undefined)
      return [...this.leaving(fact, fact.seal), this.aggregation(fact, fact.seal, 'ADD')];
    const left = fact.own && isOutOfBag(fact) ? this.leaving(fact) : [];
    return [...left, this.observation(fact, meaning)];
  }

  /** It comes out of the bag in which it was, unless that is `next`. */
  private leaving(fact: ReceivedFact, next?: string): EpcisEvent[] {
    return this.seal === undefined || this.seal === next ? [] : [this.aggregation(fact, this.seal, 'DELETE')];
  }

  private observation(fact: ReceivedFact, meaning: EpcisMeaning): EpcisEvent {
    const bag = fact.own ? undefined : (fact.seal ?? this.seal);
    const trip = tripOf(fact);
    const bus = trip && `${this.subject.base}/epcis/bus/${trip.serviceDate}/${encodeURIComponent(trip.tripId)}`;
    return {
      type: 'ObjectEvent',
      eventID: idOf(fact),
      ...timesOf(fact),
      action: 'OBSERVE',
      epcList: [bag === undefined ? this.parcel : this.bag(bag)],
      ...meaning,
      ...this.placeOf(fact),
      ...(bus === undefined ? {} : { bizTransactionList: [{ type: 'bol', bizTransaction: bus }] }),
    };
  }

  private aggregation(fact: ReceivedFact, seal: string, action: 'ADD' | 'DELETE'): EpcisEvent {
    return {
      type: 'AggregationEvent',
      eventID: action === 'ADD' ? idOf(fact) : `urn:uuid:${uuidOf(`${fact.eventId} out of ${seal}`, NAMESPACE)}`,
      ...timesOf(fact),
      action,
      parentID: this.bag(seal),
      childEPCs: [this.parcel],
      bizStep: action === 'ADD' ? 'packing' : 'unpacking',
      disposition: 'in_progress',
      ...this.placeOf(fact),
    };
  }

  private get parcel(): string {
    const { base, carrier, waybill } = this.subject;
    return `${base}/epcis/parcel/${carrier === '' ? 'unknown' : carrier}/${waybill}`;
  }

  private bag(seal: string): string {
    return `${this.subject.base}/epcis/bag/${encodeURIComponent(seal)}`;
  }

  private placeOf({ pointId }: ReceivedFact): Pick<EpcisEvent, 'readPoint' | 'bizLocation'> {
    if (pointId === undefined) return {};
    const place = { id: `${this.subject.base}/epcis/place/${encodeURIComponent(pointId)}` };
    return { readPoint: place, bizLocation: place };
  }
}

function timesOf({
  at,
  receivedAt,
}: ReceivedFact): Pick<EpcisEvent, 'eventTime' | 'recordTime' | 'eventTimeZoneOffset'> {
  return {
    eventTime: new Date(at).toISOString(),
    recordTime: receivedAt.toISOString(),
    eventTimeZoneOffset: ZONE,
  };
}
