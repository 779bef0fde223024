// What is left on a way, leg by leg, by how full its buses are?
import { cargoLeft, NO_CARGO } from '@kehuoyou/shared';
import type { BusRide, Cargo, LegSpace, TripDay } from '@kehuoyou/shared';

/** How full a bus is, as far as it matters here. */
export interface Fullness {
  readonly room: Cargo;
  readonly chill?: Cargo;
  readonly refusal?: string;
  readonly legs: ReadonlyMap<number, Cargo>;
  readonly chillLegs: ReadonlyMap<number, Cargo>;
}

/** The stops of a bus, by number and name. */
export type StopsOf = (trip: TripDay) => readonly { readonly sequence: number; readonly stopName: string }[];

/** What a way has left. */
export interface WaySpace {
  readonly legs: readonly LegSpace[];
  readonly chillLegs: readonly LegSpace[];
  readonly left: Cargo;
  /** Undefined where one of its buses has no box that keeps things cold. */
  readonly chilled: Cargo | undefined;
  /** True when one of its buses may carry nothing. */
  readonly refused: boolean;
}

/** Looks at each leg of each bus of a way. */
export function spaceOf(
  rides: readonly BusRide[],
  fullness: (trip: TripDay) => Fullness | undefined,
  stops: StopsOf,
): WaySpace {
  const over = (room: (bus: Fullness) => Cargo | undefined, loads: (bus: Fullness) => ReadonlyMap<number, Cargo>) =>
    rides.flatMap((ride) => {
      const bus = fullness(ride);
      const most = (bus && room(bus)) ?? NO_CARGO;
      return stops(ride)
        .filter(({ sequence }) => sequence >= ride.fromSequence && sequence < ride.toSequence)
        .map(({ sequence, stopName }): LegSpace => ({
          ...{ tripId: ride.tripId, stopSequence: sequence, fromStopName: stopName, room: most },
          left: cargoLeft(most, (bus && loads(bus).get(sequence)) ?? NO_CARGO),
        }));
    });
  const legs = over(
    ({ room }) => room,
    (bus) => bus.legs,
  );
  const isCold = rides.every((ride) => fullness(ride)?.chill !== undefined);
  const chillLegs = isCold
    ? over(
        ({ chill }) => chill,
        (bus) => bus.chillLegs,
      )
    : [];
  return {
    ...{ legs, chillLegs, left: leastLeft(legs) },
    chilled: isCold ? leastLeft(chillLegs) : undefined,
    refused: rides.some((ride) => fullness(ride)?.refusal !== undefined),
  };
}

/** What fits all the way. */
function leastLeft(legs: readonly LegSpace[]): Cargo {
  const [first, ...others] = legs.map(({ left }) => left);
  return others.reduce(
    (least, { grams, litres, pieces }) => ({
      grams: Math.min(least.grams, grams),
      litres: Math.min(least.litres, litres),
      pieces: Math.min(least.pieces, pieces),
    }),
    first ?? NO_CARGO,
  );
}
