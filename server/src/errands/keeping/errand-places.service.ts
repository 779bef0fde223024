// Where is an errand collected, and with which bus does it get there?
import { Injectable } from '@nestjs/common';
import { areaIn } from '@kehuoyou/shared';
import type { ErrandPlace } from '@kehuoyou/shared';
import { NetworkService } from '../../network/network.service.js';
import { NextBuses } from '../../parcels/hub/next-buses.service.js';
import type { NextBus } from '../../parcels/hub/next-buses.service.js';
import type { OwnPiece } from '../../parcels/custody/own-pieces.service.js';

/** What a piece is taken to weigh before anybody weighs it. */
const PIECE_GRAMS = 10_000;

/** A point, and the village in which it lies. */
export interface PlacedPoint {
  readonly point: ErrandPlace;
  readonly village?: string;
}

/** Points and buses of errands. */
@Injectable()
export class ErrandPlaces {
  constructor(
    private readonly network: NetworkService,
    private readonly buses: NextBuses,
  ) {}

  /** True for a point at which something can be collected: the hub is none, nor is one that was closed down. */
  mayCollectAt(pointId: string): boolean {
    const point = this.network.findPoint(pointId);
    return point !== undefined && point.tier !== 'county_hub' && point.status !== 'closed';
  }

  /** What a point is called, and its village; one that is gone has no name. */
  of(pointId: string): PlacedPoint {
    const point = this.network.findPoint(pointId);
    const village = point?.villageCode && areaIn(this.network.county(), point.villageCode)?.name;
    return {
      point: { id: pointId, name: point?.name ?? '' },
      ...(village === undefined || village === '' ? {} : { village }),
    };
  }

  /** The bus that brings something from the hub to a point first, and why it has to wait; neither where there is no hub. */
  busTo(pointId: string, readyAt?: Date): NextBus {
    const hub = this.network.hub();
    return hub ? this.buses.to(hub.id, pointId, PIECE_GRAMS, readyAt) : {};
  }

  /** The same for many: the first bus to each point is looked up once. */
  eachBusTo(): (pointId: string) => NextBus {
    const known = new Map<string, NextBus>();
    return (pointId) => {
      const bus = known.get(pointId) ?? this.busTo(pointId);
      known.set(pointId, bus);
      return bus;
    };
  }

  /** The bus on which a piece lies or is to lie; undefined where it is on none that runs. */
  busOf({ trip, pointId }: OwnPiece): NextBus | undefined {
    const hub = this.network.hub();
    return hub && trip && pointId !== undefined ? this.buses.on(trip, hub.id, pointId) : undefined;
  }
}
