// What happens to parcels that others hear of?
import { topic } from '../database/outbox/topic.js';

/** A parcel of which something changed. */
export interface OfParcel {
  readonly parcelId: string;
}

/** What notices and events of a parcel are about. */
export function parcelSubject({ parcelId }: OfParcel): string {
  return `parcel ${parcelId}`;
}

/** What notices of when and with which bus a household's parcels come are about: the first of them, by its id. */
export function changeSubject({ id }: { readonly id: string }): string {
  return `bus of ${parcelSubject({ parcelId: id })}`;
}

/** A parcel that moved. */
export interface OfMovedParcel extends OfParcel {
  /** True where that was said long after it happened: its household hears of it by `parcelSettled`. */
  readonly late?: boolean;
}

/** It is somewhere else, or with somebody else, than before. Where stands in the database, where it may have changed again. */
export const parcelMoved = topic<OfMovedParcel>('parcels.moved', parcelSubject);

/** It moved long ago, and whatever else waited on the same phone had time to come. Partners do not wait for it. */
export const parcelSettled = topic<OfParcel>('parcels.settled', (parcel) => `late ${parcelSubject(parcel)}`);

/** What is wrong with it has changed, and where it is has not. */
export const parcelTroubled = topic<OfParcel>('parcels.troubled', parcelSubject);

/** Its recipient says that it was somebody else who took it. */
export const parcelDisputed = topic<OfParcel>('parcels.disputed', parcelSubject);

/** Parcels of which something became known at once; before lists were told part by part, one. */
export type OfParcels = OfParcel | { readonly parcelIds: readonly string[] };

/** Which parcels an event is about. */
export function parcelIdsOf(payload: OfParcels): readonly string[] {
  return 'parcelIds' in payload ? payload.parcelIds : [payload.parcelId];
}

/** Most parcels of one event: so many ids fit its row. */
export const MOST_TOGETHER = 500;

/**
 * Somebody said that they are to come, and nobody knew of them before: one event for all that were said at once, or a
 * list of a hundred thousand would keep everybody else's events waiting. It is not in order with what is told of each
 * of them; whoever hears it reads where they are now.
 */
export const parcelsAnnounced = topic<OfParcels>(
  'parcels.announced',
  (payload) => `parcels from ${parcelIdsOf(payload)[0] ?? ''}`,
);

/** A bus on a day. */
export interface OfBus {
  readonly tripId: string;
  readonly serviceDate: string;
}

/** Something was taken over onto this bus from another; what lies on it now stands in the database. */
export const bagsTransferred = topic<OfBus>(
  'parcels.transferred',
  ({ tripId, serviceDate }) => `transfers to ${tripId} ${serviceDate}`,
);

/** Somebody stands at a counter and would take what is somebody else's. */
export interface OfAgentQuestion {
  readonly questionId: string;
}

/** Its household is asked. */
export const agentAsked = topic<OfAgentQuestion>(
  'parcels.agent_asked',
  ({ questionId }) => `agent question ${questionId}`,
);

/** A parcel of which somebody would like to know what its carrier says. */
export interface CarrierNewsWanted {
  readonly waybill: string;
  /** Code of 快递100. */
  readonly carrier: string;
  /** Some firms tell nothing without. */
  readonly phoneTail?: string;
}

/** Somebody would like to know; whoever asks the carrier looks first whether it may be asked now. */
export const carrierNewsWanted = topic<CarrierNewsWanted>(
  'parcels.carrier_news_wanted',
  ({ carrier, waybill }) => `carrier ${carrier} ${waybill}`,
);

/** A number of which a carrier has said something that it had not said before. */
export interface OfCarrierNumber {
  readonly waybill: string;
  readonly carrier: string;
}

/** Whoever hears it reads what the carrier says now. */
export const carrierSaid = topic<OfCarrierNumber>(
  'parcels.carrier_said',
  ({ carrier, waybill }) => `words of ${carrier} ${waybill}`,
);

/** Some rows of a carrier's list to which somebody said yes. */
export interface ParcelImportPart {
  readonly importId: string;
  readonly partId: string;
  /** Who said yes. */
  readonly accountId: string;
}

/** They are to be announced; the parts of one list one after the other. */
export const parcelImportConfirmed = topic<ParcelImportPart>(
  'parcels.import_confirmed',
  ({ importId }) => `parcel import ${importId}`,
);

/** An event that a partner can hear, by its number. */
export interface PartnerNews {
  readonly partnerId: string;
  readonly number: number;
}

/** It waits to be pushed to the partner, who hears everything in order. */
export const partnerNewsWritten = topic<PartnerNews>(
  'parcels.partner_news_written',
  ({ partnerId }) => `partner ${partnerId}`,
);

/** Somebody put a number among their parcels; which stands in the database. */
export interface OfKeeper {
  readonly accountId: string;
}

/** Whoever hears it reads what they keep now. */
export const numberKept = topic<OfKeeper>('parcels.number_kept', ({ accountId }) => `numbers of ${accountId}`);

/** A parcel that may wait at a station that is not ours, and was asked for. */
export interface OfStationParcel {
  readonly id: string;
}

/** Whoever hears it registers it, or asks for its code, if it may still be asked for. */
export const stationCodeWanted = topic<OfStationParcel>(
  'parcels.station_code_wanted',
  ({ id }) => `station parcel ${id}`,
);

/** Parcels that were to come with one bus, and are meant for another now. */
export interface OfParcelsOfBus {
  readonly parcelIds: readonly string[];
  /** The bus for which they were meant before, as `OfBus`. */
  readonly from: { readonly tripId: string; readonly serviceDate: string };
}

/** Their households were told another time; which bus it is now stands in the database. */
export const parcelsChangedBus = topic<OfParcelsOfBus>(
  'parcels.changed_bus',
  ({ from: { tripId, serviceDate } }) => `parcels off ${tripId} ${serviceDate}`,
);
