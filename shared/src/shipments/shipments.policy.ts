// Who may see an order of boxes, change it, and take its boxes at a point?
import { anyOf, atOneOf, heldBy } from '../policy.js';
import type { Policy, Rule } from '../policy.js';
import type { Jurisdiction } from '../role.js';

/** An order: whose it is, where it is handed in, and which buses it takes. */
export interface ShipmentPlaces {
  /** Accounts whose order it is: who made it for themselves, and whoever has confirmed the sender's number. */
  readonly owners: readonly string[];
  readonly place: Jurisdiction;
  readonly hub: Jurisdiction;
  readonly buses: readonly Jurisdiction[];
}

const sender: Rule<ShipmentPlaces> = {
  roles: ['resident'],
  roleFor: ({ accountId }, { owners }) => (owners.includes(accountId) ? 'resident' : undefined),
};
const counter: Rule<ShipmentPlaces> = atOneOf(({ place }) => [place], heldBy('keeper', 'station_clerk'));
const hub: Rule<ShipmentPlaces> = atOneOf(({ hub: at }) => [at], heldBy('hub_clerk', 'county_office'));
const company: Rule<ShipmentPlaces> = atOneOf(({ buses }) => buses, heldBy('company_manager'));

/** Orders, by what is done to them. */
export const shipmentPolicy = {
  read: anyOf<ShipmentPlaces>(sender, counter, company, hub),
  book: anyOf<ShipmentPlaces>(sender, counter),
  cancel: anyOf<ShipmentPlaces>(sender, counter, company),
  /** Takes its boxes over at the point. */
  handIn: counter,
  /** Sees in full to whom a line goes, to fill in what the carrier sticks onto its boxes. */
  address: atOneOf<ShipmentPlaces>(({ hub: at }) => [at], heldBy('hub_clerk')),
  /** Prints what is stuck onto its boxes. */
  labels: anyOf<ShipmentPlaces>(sender, counter),
  /** Whose mind it is that changes: of the company that runs the bus, and not of the sender. */
  cancelForCompany: company,
} satisfies Policy<ShipmentPlaces>;

/** Who lets a buyer look: nobody by their work, only whose order it is. */
export const shipmentShareRule: Rule<ShipmentPlaces> = sender;

/** What is handed in at a point, and orders that a keeper makes for whoever calls. */
export const shipmentPointPolicy = {
  list: heldBy('keeper', 'station_clerk', 'hub_clerk', 'county_office'),
  bookFor: heldBy('keeper', 'station_clerk'),
} satisfies Policy<Jurisdiction>;

/** Somebody's boxes on a bus: whose bus it is, where they get on, and the hub to which all go. */
export interface LoadedPlace {
  readonly bus: Jurisdiction;
  readonly place: Jurisdiction;
  readonly hub: Jurisdiction;
}

/** What is to be loaded on a day: a bus for whoever runs or unloads it, and at each stop what is handed in there. */
export const shipmentLoadPolicy = {
  bus: anyOf<LoadedPlace>(
    atOneOf(({ bus }) => [bus], heldBy('company_manager')),
    atOneOf(({ hub: at }) => [at], heldBy('hub_clerk', 'county_office')),
  ),
  stop: atOneOf(({ place }: LoadedPlace) => [place], heldBy('keeper', 'station_clerk')),
  /** Whoever drives sees what gets on where, and no order from within. */
  drive: atOneOf(({ bus }: LoadedPlace) => [bus], heldBy('driver')),
} satisfies Policy<LoadedPlace>;

/** What waits for a full bus, by whose bus it is. */
export const poolPolicy = {
  read: heldBy('company_manager', 'county_office'),
  /** Whose vehicle it is decides, and nobody for them. */
  answer: heldBy('company_manager'),
} satisfies Policy<Jurisdiction>;

/** Boxes on their way: where they are handed in, the hub to which they go, and the bus of which something is said. */
export interface CarriedPlaces {
  readonly place: Jurisdiction;
  readonly hub: Jurisdiction;
  /** Absent where it is about no bus. */
  readonly bus?: Jurisdiction;
}

const keepers: Rule<CarriedPlaces> = atOneOf(({ place }) => [place], heldBy('keeper', 'station_clerk'));
const loaders: Rule<CarriedPlaces> = anyOf(
  keepers,
  atOneOf(({ bus }) => (bus ? [bus] : []), heldBy('driver')),
);
const clerks: Rule<CarriedPlaces> = atOneOf(({ hub: at }) => [at], heldBy('hub_clerk'));

/** Boxes on their way, by what is said of them. */
export const carryingPolicy = {
  /** The keeper of the point, or whoever drives the bus. */
  LOADED: loaders,
  AT_HUB: clerks,
  SHORT: clerks,
  SCREENED: clerks,
  SCREEN_FAILED: clerks,
  HANDED_TO_CARRIER: clerks,
  READY_AT_DEST: clerks,
  COLLECTED_AT_DEST: clerks,
  TAKEN_BACK: clerks,
  /** Whoever has it at the counter; what has left it is the hub's. */
  FETCHED_BACK: keepers,
  RETRACTED: anyOf(loaders, clerks),
} satisfies Policy<CarriedPlaces>;
