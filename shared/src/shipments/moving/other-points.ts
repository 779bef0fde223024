// At which other points may boxes that nobody has brought yet be handed in, when whoever keeps the own one is not there?
import { endpoint } from '../../endpoint.js';
import type { OtherBus } from './other-buses.js';

/** A point near the own one, and the bus that takes all of the order from there. */
export interface OtherPoint {
  readonly pointId: string;
  readonly name: string;
  /** In a straight line from the own point, in metres. */
  readonly metres: number;
  /** Where it is not open at the last moment at which boxes can be brought for that bus: 还没开门. */
  readonly shut?: string;
  readonly bus: OtherBus;
}

/** Hands in elsewhere. */
export interface ChangePoint {
  /** The order. */
  readonly id: string;
  readonly pointId: string;
  /** Name of the bus that was offered there. */
  readonly bus: string;
}

/** Where and by when it is to be brought now. */
export interface ChangedPoint {
  readonly pointName: string;
  readonly handInBy: string;
  readonly departure: string;
  readonly arrival: string;
  /** How many boxes have another code now: theirs had been given to a box of that day over there. */
  readonly recoded: number;
}

/** Handing in at another point. */
export const otherPointsApi = {
  of: endpoint<{ readonly id: string }, { readonly points: readonly OtherPoint[] }>(
    'GET',
    '/api/shipments/:id/other-points',
    {
      access: ['resident'],
      summary: 'Points near the own one from which a bus takes all of an order that nobody has brought yet',
      fails: ['shipment_not_found'],
    },
  ),
  change: endpoint<ChangePoint, ChangedPoint>('POST', '/api/shipments/:id/point', {
    access: ['resident'],
    summary: 'Lets an order that nobody has brought yet be handed in at another point, at the price that was agreed',
    fails: ['shipment_not_found', 'shipment_over', 'boxes_brought', 'point_not_found', 'bus_gone', 'no_room'],
  }),
};
