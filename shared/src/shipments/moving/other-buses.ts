// Onto which other buses may boxes of an order that are on none yet be moved, and how?
import { endpoint } from '../../endpoint.js';
import type { BusRide } from '../capacity/bus-space.js';
import type { Shipment } from '../booking/shipment.js';

/** A bus, or several, with room, that is there while the goods are good. */
export interface OtherBus {
  /** What it is called when it is chosen. */
  readonly name: string;
  readonly rides: readonly BusRide[];
  readonly handInBy: string;
  readonly departure: string;
  readonly arrival: string;
  /** How many boxes of this order it takes. */
  readonly boxesLeft: number;
}

/** What can be moved, and whereto. */
export interface OtherBuses {
  /** Boxes that are on no bus yet, by their numbers. */
  readonly boxes: readonly number[];
  /** The soonest there first. */
  readonly buses: readonly OtherBus[];
}

/** Moves boxes. */
export interface MoveBoxes {
  /** The order. */
  readonly id: string;
  readonly boxes: readonly number[];
  /** Name of one of the buses that were offered. */
  readonly bus: string;
}

/** By hand from bus to bus. */
export const otherBusesApi = {
  of: endpoint<{ readonly id: string }, OtherBuses>('GET', '/api/shipments/:id/other-buses', {
    access: ['resident'],
    summary: 'Other buses that would take boxes of an order which are on none yet, while they are good',
    fails: ['shipment_not_found'],
  }),
  move: endpoint<MoveBoxes, Shipment>('POST', '/api/shipments/:id/split', {
    access: ['resident'],
    summary: 'Moves boxes that are on no bus yet to another one, all that are named or none',
    fails: ['shipment_not_found', 'shipment_over', 'box_on_bus', 'bus_gone', 'no_room'],
  }),
};
