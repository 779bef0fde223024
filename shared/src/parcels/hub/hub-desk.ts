// What does a hub's clerk need to see: which bags go on which bus, and what still lies on the floor?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { Cargo } from '../../timetable/driving/compartment.js';
import type { ParcelException, ParcelState } from '../custody/parcel-state.js';
import type { Leaving } from '../pickup/leaving.js';
import { hubPolicy } from '../parcels.policy.js';

/** How far a bag is: `open` while parcels still go into it, `gone` once its bus left, `handed` once somebody took it over. */
export const hubBagStates = ['open', 'sealed', 'loaded', 'gone', 'handed'] as const;
export type HubBagState = (typeof hubBagStates)[number];

/** A bag of a bus. */
export interface HubBag {
  readonly seal: string;
  readonly pieces: number;
  readonly grams: number;
  /** True where somebody weighed it; else its weight is a guess from its pieces. */
  readonly weighed: boolean;
  readonly state: HubBagState;
  /** Numbers of parcels in it that were sent elsewhere since, and have to come out; absent where there are none. */
  readonly strays?: readonly string[];
}

/** A bus, in a few words. */
export interface HubBus {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly routeName: string;
  readonly headsign: string;
  /** From this hub as it is expected, ISO 8601 with the county's offset. */
  readonly departure: string;
  /** The timetable's time, where that is another. */
  readonly planned?: string;
}

/** A place at which a bus unloads. */
export interface HubCall {
  readonly stopSequence: number;
  readonly stopName: string;
  /** ISO 8601 with the county's offset, as it is expected. */
  readonly arrival: string;
  readonly pointId: string;
  readonly pointName: string;
  /** Why nobody takes bags over when the bus comes; absent where somebody does. */
  readonly closed?: string;
  readonly bags: readonly HubBag[];
  /** Pieces that go without a bag. */
  readonly loose: number;
}

/** What may still be done with a bus: `open` until it leaves. */
export type HubTripState = 'open' | 'left' | 'cancelled';

/** A bus that can take parcels from the hub. */
export interface HubTrip extends HubBus {
  /** Where it stands: a bay, such as 1号站台. */
  readonly bay?: string;
  /** Its vehicle; absent where none was given to it. */
  readonly plate?: string;
  readonly state: HubTripState;
  /** Why it does not run. */
  readonly reason?: string;
  /** Why nothing may be put on it, in a whole sentence. */
  readonly refusal?: string;
  /** What it may take along besides luggage. */
  readonly room: Cargo;
  /** What lies in it or is meant for it, where it is fullest. */
  readonly load: Cargo;
  /** Service points and stations on its way, in order. */
  readonly calls: readonly HubCall[];
}

/** What lies at the hub for one point and is in no bag yet. */
export interface HubSorting {
  /** Absent where nobody knows where it goes. */
  readonly pointId?: string;
  readonly pointName?: string;
  readonly pieces: number;
  /** The bus with which it is there first. */
  readonly next?: HubBus & { readonly arrival: string };
  /** Why it has to wait: no bus, or nobody there. */
  readonly waits?: string;
}

/** Something at the hub that somebody has to look at. */
export interface HubTrouble {
  readonly parcelId: string;
  readonly waybill: string;
  readonly state: ParcelState;
  readonly exceptions: readonly ParcelException[];
  readonly pointName?: string;
}

/** A hub's day. */
export interface HubDesk {
  readonly pointId: string;
  readonly date: ServiceDate;
  /** ISO 8601. */
  readonly at: string;
  readonly trips: readonly HubTrip[];
  readonly sorting: readonly HubSorting[];
  /** Bags that are meant for a bus that does not run, or for none. */
  readonly stranded: readonly (HubBag & { readonly pointId: string; readonly pointName: string })[];
  readonly troubles: readonly HubTrouble[];
  readonly counts: {
    /** Announced, not here yet. */
    readonly expected: number;
    /** Here and in no bag. */
    readonly unsorted: number;
    /** On their way back to a carrier. */
    readonly returning: number;
  };
}

/** What a scanned number is. */
export type HubFound =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'parcel';
      readonly waybill: string;
      readonly state: ParcelState;
      readonly exceptions: readonly ParcelException[];
      readonly pointId?: string;
      readonly pointName?: string;
      /** The bus with which it is there first, and the bag for it that is still open. */
      readonly next?: HubBus & { readonly arrival: string };
      readonly seal?: string;
      readonly waits?: string;
      /** Whether it may be left at its point. */
      readonly leaving?: Leaving;
      /** The seal of the bag in which it lies, where that bag goes elsewhere than the parcel: it has to come out. */
      readonly wrongBag?: string;
    }
  | {
      readonly kind: 'bag';
      readonly bag: HubBag;
      readonly pointId?: string;
      readonly pointName?: string;
      /** The bus for which it is meant or on which it is. */
      readonly bus?: HubBus;
      /** Which stop of that bus it is for, from 1, among those at which something is unloaded. */
      readonly place?: number;
      /** Bags of that bus that are not loaded yet, this one among them. */
      readonly missing?: number;
    };

/** Whose day. */
export interface HubAsk {
  readonly pointId: string;
  /** Today unless given. */
  readonly date?: ServiceDate;
}

/** The endpoints of a hub's desk. */
export const hubApi = {
  desk: endpoint<HubAsk, HubDesk>('GET', '/api/hubs/:pointId/desk', {
    access: hubPolicy.read.roles,
    summary: 'The buses that can take parcels from a hub with their bags, and what lies there unsorted',
    fails: ['point_not_found'],
  }),
  find: endpoint<{ readonly pointId: string; readonly code: string }, HubFound>('GET', '/api/hubs/:pointId/find', {
    access: hubPolicy.read.roles,
    summary: 'What a scanned number is, where it goes, and with which bus',
    fails: ['point_not_found'],
  }),
};
