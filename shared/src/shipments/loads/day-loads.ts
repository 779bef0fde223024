// What do farmers send with which bus of a day, from which stop, and does it fit?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { FileAnswer } from '../../file-answer.js';
import { rolesOf } from '../../policy.js';
import type { Cargo } from '../../timetable/driving/compartment.js';
import type { ShipmentState } from '../booking/shipment-state.js';
import { shipmentLoadPolicy } from '../shipments.policy.js';

/** A box that was put on no bus yet, with what is written on it; without that while its place is only kept. */
export interface BoxToLoad {
  readonly no: number;
  readonly code?: string;
}

/** Boxes of one order on one bus. */
export interface LoadedOrder {
  readonly id: string;
  readonly goods: string;
  readonly state: ShipmentState;
  /** Masked; absent while the places are only kept, and to whoever drives. */
  readonly senderName?: string;
  readonly senderPhoneTail?: string;
  readonly boxes: number;
  /** How many of them were handed in, and what those weigh. */
  readonly handedIn: number;
  readonly weighedGrams: number;
  /** What all of them were said to weigh. */
  readonly bookedGrams: number;
  readonly chilled: boolean;
  /** True where they come off another bus at this stop. */
  readonly changesHere?: true;
  /** Until when they are to be handed in; absent where they come off another bus. */
  readonly handInBy?: string;
  /** Those that were put on no bus yet; none where they come off another one. */
  readonly toLoad: readonly BoxToLoad[];
  /** How many of them have no room, and must go with another bus. */
  readonly move?: number;
}

/** What gets on at one stop from one point. */
export interface LoadedStop {
  readonly stopSequence: number;
  readonly stopName: string;
  readonly pointId?: string;
  readonly pointName?: string;
  /** ISO 8601 with the county's offset, as it is expected. */
  readonly departure: string;
  readonly boxes: number;
  /** What the bus has left from here to its next stop. */
  readonly left: Cargo;
  readonly orders: readonly LoadedOrder[];
}

/** A bus with what farmers send. */
export interface LoadedTrip {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly routeName: string;
  readonly headsign: string;
  readonly departure: string;
  readonly cancelled?: string;
  readonly plate?: string;
  /** Plates of what goes with it besides. */
  readonly reliefs?: readonly string[];
  readonly staffNumber?: string;
  /** Why nothing may be put on it, in a whole sentence. */
  readonly refusal?: string;
  readonly room: Cargo;
  /** Where it is fullest, bags of the post included. */
  readonly load: Cargo;
  /** By how much it is over where it is most; absent where everything fits. */
  readonly over?: Cargo;
  readonly chillRoom?: Cargo;
  readonly boxes: number;
  readonly chilledBoxes: number;
  /** Boxes that must go with another bus. */
  readonly move: number;
  /** In the order of its way; to a keeper only their own point's. */
  readonly stops: readonly LoadedStop[];
}

/** The buses of a day that farmers send something with, the first one first. */
export interface DayLoads {
  readonly date: ServiceDate;
  readonly trips: readonly LoadedTrip[];
  /** ISO 8601 instant at which this was so. */
  readonly at: string;
}

/** How many boxes these buses take: what changes from one of them to another counts once. */
export function boxesOfDay(trips: readonly Pick<LoadedTrip, 'stops'>[]): number {
  const orders = new Map<string, { direct: number; changed: number }>();
  for (const { id, boxes, changesHere } of trips.flatMap(({ stops }) => stops.flatMap((stop) => stop.orders))) {
    const { direct, changed } = orders.get(id) ?? { direct: 0, changed: 0 };
    orders.set(id, changesHere === true ? { direct, changed: changed + boxes } : { direct: direct + boxes, changed });
  }
  return [...orders.values()].reduce((sum, { direct, changed }) => sum + Math.max(direct, changed), 0);
}

/** Which day; of all its buses unless one is named. */
export interface DayLoadsAsk {
  readonly date: ServiceDate;
  readonly tripId?: string;
}

const told = { access: rolesOf(Object.values(shipmentLoadPolicy)) } as const;

/** What is to be loaded on a day. */
export const dayLoadsApi = {
  ofDay: endpoint<DayLoadsAsk, DayLoads>('GET', '/api/shipment-loads/:date', {
    ...told,
    summary: 'What farmers send with the buses of a day that are the caller’s, by the stop at which it gets on',
  }),
  pdf: endpoint<{ readonly date: ServiceDate }, FileAnswer>('GET', '/api/shipment-loads/:date/sheet.pdf', {
    ...told,
    summary: 'The same to print, A4',
    answers: 'pdf',
  }),
};
