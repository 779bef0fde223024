// How do programs of others read the whole history of a parcel? As GS1's EPCIS 2.0 has it.
import { endpoint } from '../../endpoint.js';
import { parcelHistoryPolicy } from '../parcels.policy.js';

/** Business steps of GS1's Core Business Vocabulary that a parcel's facts come to. */
export type EpcisStep =
  | 'packing'
  | 'staging_outbound'
  | 'loading'
  | 'departing'
  | 'unloading'
  | 'unpacking'
  | 'receiving'
  | 'storing'
  | 'inspecting'
  | 'stock_taking'
  | 'holding'
  | 'shipping'
  | 'collecting';

/** How the thing stands from then on, in the same vocabulary. */
export type EpcisDisposition =
  | 'in_progress'
  | 'container_closed'
  | 'in_transit'
  | 'available'
  | 'damaged'
  | 'mismatch_instance'
  | 'returned'
  | 'unavailable'
  | 'unknown';

/** Where it was, as an address that nobody need open. */
export interface EpcisPlace {
  readonly id: string;
}

/** Says of an event that went before, and has the same `eventID`, that it is wrong. */
export interface EpcisErrorDeclaration {
  /** ISO 8601 instant. */
  readonly declarationTime: string;
  /** It never happened, or it was written down wrongly. */
  readonly reason: 'did_not_occur' | 'incorrect_data';
  /** The events that say it rightly, where there are any. */
  readonly correctiveEventIDs?: readonly string[];
}

/**
 * Something that happened: to the parcel or its bag (`ObjectEvent`), or a parcel that went into a bag or out of it
 * (`AggregationEvent`). Parcels, bags, places and buses are named by addresses.
 */
export interface EpcisEvent {
  readonly type: 'ObjectEvent' | 'AggregationEvent';
  /** `urn:uuid:` and the id that the event has with us. */
  readonly eventID: string;
  /** ISO 8601 instant, by a clock set right. */
  readonly eventTime: string;
  /** When it reached us. */
  readonly recordTime: string;
  readonly eventTimeZoneOffset: string;
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
  /** Of an ObjectEvent. */
  readonly epcList?: readonly string[];
  /** The bag of an AggregationEvent, and what went into it or came out. */
  readonly parentID?: string;
  readonly childEPCs?: readonly string[];
  readonly bizStep?: EpcisStep;
  readonly disposition?: EpcisDisposition;
  readonly readPoint?: EpcisPlace;
  readonly bizLocation?: EpcisPlace;
  /** The bus, by the slip of what it carries. */
  readonly bizTransactionList?: readonly { readonly type: 'bol'; readonly bizTransaction: string }[];
  readonly errorDeclaration?: EpcisErrorDeclaration;
}

/** A parcel's history as a document of EPCIS 2.0 in JSON-LD. Holds nothing of its recipient, nor of who did what. */
export interface EpcisDocument {
  readonly '@context': readonly string[];
  readonly type: 'EPCISDocument';
  readonly schemaVersion: '2.0';
  /** ISO 8601 instant. */
  readonly creationDate: string;
  readonly epcisBody: { readonly eventList: readonly EpcisEvent[] };
}

/** The endpoint of a parcel's history. */
export const epcisApi = {
  document: endpoint<{ readonly id: string }, EpcisDocument>('GET', '/api/parcels/:id/epcis', {
    access: parcelHistoryPolicy.read.roles,
    summary: 'What happened to a parcel, as EPCIS 2.0 in JSON-LD; for whoever has, had or will have it',
    fails: ['parcel_not_found'],
  }),
};
