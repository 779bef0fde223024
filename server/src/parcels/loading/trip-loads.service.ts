// May this go on that bus, and what is on it now?
//
// What is being put in now can still be put down again: it is refused where there is no room. What was put in an hour
// ago, out of reach of the network, lies there: it is counted, also beyond the limit, and the desk shows it.
import { Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Cargo, ScanRefusal, TripDay } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../../database/insert-rows.js';
import { raiseRevision } from '../../database/revision.js';
import { locked } from '../../database/row-lock.js';
import { NetworkService } from '../../network/network.service.js';
import { callAt, tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { ChangeStops } from './change-stops.service.js';
import { addLoad, giveBack, haveRoom, takeRoom } from './leg-store.js';
import type { Legs } from './leg-store.js';
import { loadPlanOf } from './load-plan.js';
import type { LoadFact, LoadPlan, Ride } from './load-plan.js';
import { busOfLoad, cargoOf, unitName, unitsToldOf } from './trip-load-store.js';
import type { Unit } from './trip-load-store.js';
import { TripLoadEntity } from './trip-load.entity.js';

/** Refusals of something that is being loaded. */
export type LoadRefusal = Extract<ScanRefusal, 'trip_gone' | 'vehicle_not_allowed' | 'no_room'>;

/** Something that is being put on a bus, or meant for it, at this moment. */
export interface Loading {
  readonly unit: Unit;
  /** As it would be recorded. */
  readonly fact: LoadFact;
  readonly trip: TripDay;
}

/** A load with the legs over which it rides. */
interface WantedLoad {
  readonly row: TripLoadEntity;
  readonly legs: Legs;
}

/** Loads of buses. */
@Injectable()
export class TripLoads {
  constructor(
    private readonly runs: TripRuns,
    private readonly network: NetworkService,
    private readonly changes: ChangeStops,
  ) {}

  /**
   * Takes room for something in the caller's transaction, or says why it may not go there. The bus must be held
   * (`ParcelBook.hold`); what it has of that bus already it keeps, and needs only what it has grown by.
   */
  async take(tx: EntityManager, { unit, fact, trip }: Loading): Promise<LoadRefusal | undefined> {
    const run = this.runs.run(trip);
    const name = unitName(unit);
    const told = (await unitsToldOf(tx, [unit])).get(name);
    const plan = loadPlanOf([...(told?.facts ?? []), fact]);
    const last = plan.rides.at(-1);
    if (!run || !last) return 'trip_gone';
    const from = this.callIndex(run, last.fromPointId) ?? 0;
    const leaves = run.calls[from];
    if (run.cancelled !== undefined || leaves?.dropped === true || (fact.type !== 'TRANSFERRED' && leaves?.passed))
      return 'trip_gone';
    const hold = (await this.runs.holds(tx, [trip])).get(tripKey(trip));
    if (!hold || hold.refusal !== undefined) return 'vehicle_not_allowed';
    const wanted = this.wantedLoad(name, plan, last, told?.pieces ?? 0);
    return wanted ? this.swap(tx, wanted, hold.room) : 'trip_gone';
  }

  /** Puts a load in the place of what this unit has on this bus already, if there is room. */
  private async swap(tx: EntityManager, { row, legs }: WantedLoad, room: Cargo): Promise<'no_room' | undefined> {
    const { unit, serviceDate, tripId } = row;
    const before = await tx.findOneBy(TripLoadEntity, { unit, serviceDate, tripId });
    if (before) await giveBack(tx, { trip: busOfLoad(before), ...before }, before);
    if (!(await haveRoom(tx, legs, row, room))) {
      if (before) await addLoad(tx, this.legsOf(before), before);
      return 'no_room';
    }
    // Whoever wrote in between, on another node, was quicker: all of this is undone, and asked again.
    if (!(await takeRoom(tx, legs, row, room))) throw new Failure('changed_meanwhile');
    if (before) await tx.delete(TripLoadEntity, { unit, serviceDate, tripId });
    await insertRows(tx, TripLoadEntity, [row]);
    await raiseRevision(tx, 'loads');
    return undefined;
  }

  private legsOf(row: TripLoadEntity): Legs {
    const calls = this.runs.run(busOfLoad(row))?.calls ?? [];
    const sequences = calls
      .map(({ sequence }) => sequence)
      .filter((sequence) => sequence >= row.fromSequence && sequence < row.toSequence);
    return { trip: busOfLoad(row), fromSequence: row.fromSequence, toSequence: row.toSequence, sequences };
  }

  /**
   * Brings the loads of these units to what their facts say, in the caller's transaction. Of most scans nothing follows
   * for any bus: of `others` only those are looked at that have been on one.
   */
  async settle(tx: EntityManager, units: readonly Unit[], others: readonly Unit[] = []): Promise<void> {
    const named = new Map([...units, ...others].map((unit) => [unitName(unit), unit]));
    if (named.size === 0) return;
    const there = await locked(
      tx.createQueryBuilder(TripLoadEntity, 'load').where({ unit: In([...named.keys()]) }),
    ).getMany();
    const concerned = new Set([...units.map(unitName), ...there.map(({ unit }) => unit)]);
    const wanted = await this.wantedOf(
      tx,
      [...named].flatMap(([name, unit]) => (concerned.has(name) ? [unit] : [])),
    );
    const kept = new Set(there.filter((row) => isSame(wanted.get(keyOf(row))?.row, row)).map(keyOf));
    for (const row of there.filter((old) => !kept.has(keyOf(old)))) {
      await giveBack(tx, { trip: busOfLoad(row), ...row }, row);
      await tx.delete(TripLoadEntity, { unit: row.unit, serviceDate: row.serviceDate, tripId: row.tripId });
    }
    const added = [...wanted].filter(([key]) => !kept.has(key)).map(([, load]) => load);
    for (const { legs, row } of added) await addLoad(tx, legs, row);
    await insertRows(
      tx,
      TripLoadEntity,
      added.map(({ row }) => row),
    );
    if (added.length > 0 || kept.size < there.length) await raiseRevision(tx, 'loads');
  }

  /** What the loads of these units should be, by `keyOf`. */
  async wantedOf(db: EntityManager, units: readonly Unit[]): Promise<ReadonlyMap<string, WantedLoad>> {
    const told = await unitsToldOf(db, units);
    return new Map(
      [...told].flatMap(([name, { facts, pieces }]) => {
        const plan = loadPlanOf(facts);
        return plan.rides.flatMap((ride) => {
          const load = this.wantedLoad(name, plan, ride, pieces);
          return load ? [[keyOf(load.row), load] as const] : [];
        });
      }),
    );
  }

  private wantedLoad(unit: string, plan: LoadPlan, ride: Ride, pieces: number): WantedLoad | undefined {
    const run = this.runs.run(ride.trip);
    if (!run) return undefined;
    const from = this.callIndex(run, ride.fromPointId) ?? 0;
    const to = this.offAt(run, from, plan.toPointId);
    const legs = run.calls.slice(from, to).map(({ sequence }) => sequence);
    const [fromSequence, toSequence] = [run.calls[from]?.sequence, run.calls[to]?.sequence];
    if (fromSequence === undefined || toSequence === undefined || legs.length === 0) return undefined;
    const row: TripLoadEntity = {
      unit,
      ...dayOf(ride.trip),
      loaded: ride.loaded,
      fromSequence,
      toSequence,
      toPointId: plan.toPointId ?? null,
      ...cargoOf(pieces, plan.weight),
    };
    return { row, legs: { trip: ride.trip, fromSequence, toSequence, sequences: legs } };
  }

  /** At which call it gets off: at its point, else where it changes, else at the end. */
  private offAt(run: TripRun, from: number, pointId: string | undefined): number {
    const own = this.callIndex(run, pointId, from + 1);
    const hasStop = this.network.findPoint(pointId ?? '')?.stopId !== undefined;
    const change = own === undefined && hasStop ? this.changes.callFor(run, from, pointId ?? '') : undefined;
    return own ?? change ?? run.calls.length - 1;
  }

  /** At which call of a run a point lies, the first from `since` on. */
  private callIndex(run: TripRun, pointId: string | undefined, since = 0): number | undefined {
    return callAt(run, this.network.findPoint(pointId ?? '')?.stopId, since);
  }
}

function dayOf({ tripId, serviceDate }: TripDay): TripDay {
  return { tripId, serviceDate };
}

function keyOf({ unit, serviceDate, tripId }: TripLoadEntity): string {
  return `${unit} ${serviceDate} ${tripId}`;
}

function isSame(wanted: TripLoadEntity | undefined, row: TripLoadEntity): boolean {
  return (
    wanted !== undefined &&
    wanted.loaded === row.loaded &&
    wanted.fromSequence === row.fromSequence &&
    wanted.toSequence === row.toSequence &&
    wanted.toPointId === row.toPointId &&
    wanted.grams === row.grams &&
    wanted.litres === row.litres &&
    wanted.pieces === row.pieces &&
    wanted.weighed === row.weighed
  );
}
