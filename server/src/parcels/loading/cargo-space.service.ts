// How do features to the right take room on buses beside the post's bags, and give it back?
//
// Bags and boxes share `trip_leg_load`, and each thing on a bus is a row of `trip_load`, so that whoever looks at a bus
// sees everything that is on it, and `verify-loads` can add it up. Whose things these are says the first word of the
// unit's name: a `bag` and a `parcel` are the post's, anything else belongs to whoever wrote it here.
import { Injectable } from '@nestjs/common';
import { cargoLeft, NO_CARGO } from '@kehuoyou/shared';
import type { Cargo, ServiceDate, TripDay } from '@kehuoyou/shared';
import { In, Like } from 'typeorm';
import type { EntityManager, FindOperator } from 'typeorm';
import { insertRows } from '../../database/insert-rows.js';
import { raiseRevision } from '../../database/revision.js';
import { locked } from '../../database/row-lock.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { holdSubjects, subjects } from '../custody/custody-store.js';
import { ChillLegLoadEntity, ChillLoadEntity } from './chill-load.entity.js';
import { addLoad, giveBack } from './leg-store.js';
import type { Legs } from './leg-store.js';
import { haveSpace, summed, takeSpace } from './space-store.js';
import type { LegTable, WantedLeg } from './space-store.js';
import { TripLegLoadEntity, TripLoadEntity } from './trip-load.entity.js';

/** Something that is to ride on one bus from stop to stop. */
export interface WantedRide {
  /** Its name, of at most 64 characters; its first word is none of the post's. */
  readonly unit: string;
  readonly trip: TripDay;
  readonly fromSequence: number;
  readonly toSequence: number;
  readonly toPointId: string;
  readonly cargo: Cargo;
  /** True where it rides in the box that keeps it cold, and takes nothing of the hold. */
  readonly chilled: boolean;
}

/** Something that takes room on a bus. */
export type RidingUnit = Pick<WantedRide, 'unit' | 'trip' | 'fromSequence' | 'toSequence' | 'cargo' | 'chilled'>;

/** How full a bus is. */
export interface BusFullness {
  readonly room: Cargo;
  readonly chill?: Cargo;
  /** Why nothing may be put on it. */
  readonly refusal?: string;
  /** By the stop from which a leg goes; absent where nothing lies. */
  readonly legs: ReadonlyMap<number, Cargo>;
  readonly chillLegs: ReadonlyMap<number, Cargo>;
}

type Load = TripLoadEntity | ChillLoadEntity;

/** Room on buses for whoever stands to the right. */
@Injectable()
export class CargoSpace {
  constructor(private readonly runs: TripRuns) {}

  /** Holds these buses, and whatever else is named, for the caller's transaction; before anything of it is read. */
  async hold(tx: EntityManager, trips: readonly TripDay[], others: readonly string[] = []): Promise<void> {
    await holdSubjects(tx, [...trips.map(subjects.bus), ...others]);
  }

  /** True when all of it fits now. The buses must be held. */
  async fits(tx: EntityManager, rides: readonly WantedRide[]): Promise<boolean> {
    const { hold, chill } = await this.legsOf(tx, rides);
    return (await haveSpace(tx, TripLegLoadEntity, hold)) && (await haveSpace(tx, ChillLegLoadEntity, chill));
  }

  /** Takes room for all of it, or says that there is none: then the caller's transaction must not be committed. */
  async take(tx: EntityManager, rides: readonly WantedRide[]): Promise<boolean> {
    const { hold, chill } = await this.legsOf(tx, rides);
    if (!(await takeSpace(tx, TripLegLoadEntity, hold))) return false;
    if (!(await takeSpace(tx, ChillLegLoadEntity, chill))) return false;
    await insertRows(
      tx,
      TripLoadEntity,
      rides
        .filter(({ chilled }) => !chilled)
        .map((ride) => ({ ...rowOf(ride), toPointId: ride.toPointId, loaded: false, weighed: false })),
    );
    await insertRows(tx, ChillLoadEntity, rides.filter(({ chilled }) => chilled).map(rowOf));
    await raiseRevision(tx, 'loads');
    return true;
  }

  /** Writes down what rides whether it fits or not: what lies on a bus lies there, and what was sold is not sold again. */
  async put(tx: EntityManager, rides: readonly (WantedRide & { readonly loaded: boolean })[]): Promise<void> {
    for (const ride of rides) await addLoad(tx, this.stretchOf(ride), ride.cargo, legsOfRide(ride));
    await insertRows(
      tx,
      TripLoadEntity,
      rides
        .filter(({ chilled }) => !chilled)
        .map((ride) => ({ ...rowOf(ride), toPointId: ride.toPointId, loaded: ride.loaded, weighed: false })),
    );
    await insertRows(tx, ChillLoadEntity, rides.filter(({ chilled }) => chilled).map(rowOf));
    if (rides.length > 0) await raiseRevision(tx, 'loads');
  }

  private stretchOf({ trip, fromSequence, toSequence }: WantedRide): Legs {
    const sequences = (this.runs.run(trip)?.calls ?? [])
      .map(({ sequence }) => sequence)
      .filter((sequence) => sequence >= fromSequence && sequence < toSequence);
    return { trip, fromSequence, toSequence, sequences };
  }

  /** Gives back whatever units have whose name begins so, on every bus. */
  giveBack(tx: EntityManager, prefix: string): Promise<void> {
    return this.giveBackOf(tx, Like(`${prefix}%`));
  }

  /** Gives back what one unit has, on every bus. */
  giveBackUnit(tx: EntityManager, unit: string): Promise<void> {
    return this.giveBackOf(tx, unit);
  }

  /** Lets one unit have no more than so much on any bus; what it has less already stays less. */
  async lessen(tx: EntityManager, unit: string, most: Cargo): Promise<void> {
    if (most.pieces === 0) return this.giveBackUnit(tx, unit);
    const tables = [
      [TripLoadEntity, TripLegLoadEntity],
      [ChillLoadEntity, ChillLegLoadEntity],
    ] as const;
    for (const [table, legs] of tables) {
      for (const row of await locked(tx.createQueryBuilder<Load>(table, 'load').where({ unit })).getMany()) {
        const over = cargoLeft(row, most);
        await giveBack(tx, { trip: row, ...row }, over, legs);
        const { serviceDate, tripId } = row;
        await tx.update<Load>(table, { unit, serviceDate, tripId }, cargoLeft(row, over));
      }
    }
    await raiseRevision(tx, 'loads');
  }

  private async giveBackOf(tx: EntityManager, unit: string | FindOperator<string>): Promise<void> {
    const rows = await locked(tx.createQueryBuilder(TripLoadEntity, 'load').where({ unit })).getMany();
    for (const row of rows) await giveBack(tx, { trip: row, ...row }, row);
    const cold = await locked(tx.createQueryBuilder(ChillLoadEntity, 'load').where({ unit })).getMany();
    for (const row of cold) await giveBack(tx, { trip: row, ...row }, row, ChillLegLoadEntity);
    if (rows.length + cold.length === 0) return;
    await tx.delete(TripLoadEntity, { unit });
    await tx.delete(ChillLoadEntity, { unit });
    await raiseRevision(tx, 'loads');
  }

  /** Names of the units on these buses that begin so. */
  async unitsOn(db: EntityManager, trips: readonly TripDay[], prefix: string): Promise<string[]> {
    const where = trips.map(({ serviceDate, tripId }) => ({ serviceDate, tripId, unit: Like(`${prefix}%`) }));
    if (where.length === 0) return [];
    const found = [...(await db.findBy(TripLoadEntity, where)), ...(await db.findBy(ChillLoadEntity, where))];
    return [...new Set(found.map(({ unit }) => unit))];
  }

  /** Everything on a bus, or on all buses of a day, whose name begins so. */
  async ridingOn(
    db: EntityManager,
    { serviceDate, tripId: only }: { readonly serviceDate: ServiceDate; readonly tripId?: string },
    prefix: string,
  ): Promise<RidingUnit[]> {
    const where = { serviceDate, unit: Like(`${prefix}%`), ...(only === undefined ? {} : { tripId: only }) };
    const of = (rows: readonly Load[], chilled: boolean): RidingUnit[] =>
      rows.map(({ unit, tripId, fromSequence, toSequence, grams, litres, pieces }) => ({
        ...{ unit, trip: { tripId, serviceDate }, fromSequence, toSequence, chilled },
        cargo: { grams, litres, pieces },
      }));
    return [...of(await db.findBy(TripLoadEntity, where), false), ...of(await db.findBy(ChillLoadEntity, where), true)];
  }

  /** How full these buses are, by `tripKey`. */
  async fullness(db: EntityManager, trips: readonly TripDay[]): Promise<ReadonlyMap<string, BusFullness>> {
    const holds = await this.runs.holds(db, trips);
    const ofTrips = {
      tripId: In(trips.map(({ tripId }) => tripId)),
      serviceDate: In(trips.map(({ serviceDate }) => serviceDate)),
    };
    const legs = await db.findBy(TripLegLoadEntity, ofTrips);
    const cold = await db.findBy(ChillLegLoadEntity, ofTrips);
    const of = (rows: readonly TripLegLoadEntity[], key: string): ReadonlyMap<number, Cargo> =>
      new Map(
        rows
          .filter((row) => tripKey(row) === key)
          .map(({ stopSequence, grams, litres, pieces }) => [stopSequence, { grams, litres, pieces }]),
      );
    return new Map(
      trips.map((trip): [string, BusFullness] => {
        const key = tripKey(trip);
        const { room, chill, refusal } = holds.get(key) ?? { room: NO_CARGO };
        return [
          key,
          {
            ...{ room, legs: of(legs, key), chillLegs: of(cold, key) },
            ...(chill === undefined ? {} : { chill }),
            ...(refusal === undefined ? {} : { refusal }),
          },
        ];
      }),
    );
  }

  /** The legs over which all of it rides, summed, with what each may carry. */
  private async legsOf(
    tx: EntityManager,
    rides: readonly WantedRide[],
  ): Promise<Record<'hold' | 'chill', WantedLeg[]>> {
    const holds = await this.runs.holds(
      tx,
      rides.map(({ trip }) => trip),
    );
    const of = (wanted: readonly WantedRide[]): WantedLeg[] =>
      summed(
        wanted.flatMap(({ trip, fromSequence, toSequence, cargo, chilled }) => {
          const { room, chill = NO_CARGO } = holds.get(tripKey(trip)) ?? { room: NO_CARGO };
          return (this.runs.run(trip)?.calls ?? [])
            .filter(({ sequence }) => sequence >= fromSequence && sequence < toSequence)
            .map(({ sequence }) => ({
              ...{ serviceDate: trip.serviceDate, tripId: trip.tripId, stopSequence: sequence },
              ...{ cargo, room: chilled ? chill : room },
            }));
        }),
      );
    return { hold: of(rides.filter(({ chilled }) => !chilled)), chill: of(rides.filter(({ chilled }) => chilled)) };
  }
}

function legsOfRide({ chilled }: WantedRide): LegTable {
  return chilled ? ChillLegLoadEntity : TripLegLoadEntity;
}

function rowOf({ unit, trip, fromSequence, toSequence, cargo: { grams, litres, pieces } }: WantedRide) {
  return {
    ...{ unit, serviceDate: trip.serviceDate, tripId: trip.tripId, fromSequence, toSequence },
    ...{ grams, litres, pieces },
  };
}
