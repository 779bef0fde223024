// Who may say what of parcels, see them, and decide about them?
import { anyOf, atOneOf, heldBy } from '../policy.js';
import type { Policy, Rule } from '../policy.js';
import type { Jurisdiction } from '../role.js';

/** Where a scan happens: at a place, on a bus of a company's line, or both. */
export interface ScanPlace {
  /** Where the scanner stands; absent on a bus. */
  readonly place?: Jurisdiction;
  /** The bus on which it happens; absent at a counter. */
  readonly bus?: Jurisdiction;
}

const places = ({ place }: ScanPlace): Jurisdiction[] => (place ? [place] : []);
const buses = ({ bus }: ScanPlace): Jurisdiction[] => (bus ? [bus] : []);

const hub: Rule<ScanPlace> = atOneOf(places, heldBy('hub_clerk'));
const counter: Rule<ScanPlace> = atOneOf(places, heldBy('keeper', 'station_clerk', 'hub_clerk'));
const crew: Rule<ScanPlace> = atOneOf(buses, heldBy('driver'));
const loaders: Rule<ScanPlace> = anyOf(counter, crew);
/** Whoever answers for the bus scans what it takes over where the driver has no hand free. */
const takers: Rule<ScanPlace> = anyOf(loaders, atOneOf(buses, heldBy('company_manager')));
/** Whoever runs the post's part, for their own company, and the county. */
const supervisors: Rule<ScanPlace> = atOneOf(places, heldBy('county_office'));

/** Parcels, by what is said of them. */
export const scanPolicy = {
  HUB_RECEIVED: hub,
  SORTED: hub,
  BAG_SEALED: hub,
  LOADED: loaders,
  DEPARTED: loaders,
  TRANSFERRED: takers,
  UNLOADED: loaders,
  REPLANNED: anyOf(atOneOf(places, heldBy('hub_clerk', 'station_clerk')), crew),
  BAG_ACCEPTED: counter,
  SHELVED: counter,
  SHORT: counter,
  EXTRA: counter,
  DAMAGED: loaders,
  MISSORT: counter,
  CONTACT_BAD: counter,
  NOTICE_VERBAL: counter,
  REMINDED: counter,
  CONSENT_GIVEN: counter,
  COUNTED: counter,
  COLLECTED: counter,
  HOME_DELIVERED: counter,
  REFUSED: counter,
  RETURN_DECIDED: counter,
  RETURN_HANDED: counter,
  HELD_SUSPECT: counter,
  RELEASED: supervisors,
  REROUTED: anyOf(hub, supervisors),
  LOST_DECLARED: supervisors,
  DISPUTE_SETTLED: supervisors,
  CORRECTED: supervisors,
  RETRACTED: anyOf(takers, supervisors),
} satisfies Policy<ScanPlace>;

/** What stands at a point. */
export const pointParcelPolicy = {
  list: heldBy('keeper', 'station_clerk', 'hub_clerk', 'county_office'),
} satisfies Policy<Jurisdiction>;

/** Who gets parcels to the door, at a point: a list of those who serve it. */
export const homeDeliveryPolicy = { keep: heldBy('keeper', 'station_clerk') } satisfies Policy<Jurisdiction>;

/** The places through which a parcel goes. */
export interface ParcelPlaces {
  readonly places: readonly Jurisdiction[];
}

/** What is known of one parcel, for those at whose places it was, is, or is to wait. */
export const parcelHistoryPolicy = {
  read: atOneOf(
    ({ places: seenAt }: ParcelPlaces) => seenAt,
    heldBy('hub_clerk', 'keeper', 'station_clerk', 'county_office'),
  ),
} satisfies Policy<ParcelPlaces>;

/** Lists of carriers that come in as files: for the hub whose list it is, or for the whole county. */
export const parcelImportPolicy = { manage: heldBy('hub_clerk', 'county_office') } satisfies Policy<Jurisdiction>;
/** A hub's desk. */
export const hubPolicy = { read: heldBy('hub_clerk', 'county_office') } satisfies Policy<Jurisdiction>;

/** A bus with what is on it: whose it is, and the places at which it loads and unloads. */
export interface LoadedBus {
  readonly bus: Jurisdiction;
  readonly places: readonly Jurisdiction[];
}

/** What is on a bus: for whoever drives it or answers for it, and for whoever loads it. */
export const manifestPolicy = {
  read: anyOf<LoadedBus>(
    atOneOf(({ bus }) => [bus], heldBy('driver', 'company_manager', 'county_office')),
    atOneOf(({ places: calls }) => calls, heldBy('hub_clerk', 'station_clerk')),
  ),
} satisfies Policy<LoadedBus>;
