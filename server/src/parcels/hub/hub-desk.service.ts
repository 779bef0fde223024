// What does the hub's clerk see of a day?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, hubPolicy } from '@kehuoyou/shared';
import type { Clock, HubAsk, HubCall, HubDesk, HubSorting, HubTrip, HubTrouble, PointRecord } from '@kehuoyou/shared';
import { DataSource, In, Like, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { callAt, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { RunCall, TripRun } from '../../timetable/driving/trip-runs.service.js';
import { exceptionsOf } from '../custody/parcel-row-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { USUAL_PIECE } from '../loading/trip-load-store.js';
import { contentsOf, EMPTY_BAG, hubBag } from './bag-store.js';
import { BusLoads } from './bus-loads.service.js';
import type { CarriedUnit, LoadedRun } from './bus-loads.service.js';
import { hubWaits, PLACE_UNKNOWN } from './hub-words.js';
import { busFrom, NextBuses } from './next-buses.service.js';

/** Announced longer ago, and never seen: the carrier's affair. */
const AWAITED_FOR_MS = 14 * 86_400_000;
/** What a point found wrong is the hub's to answer within a day; longer it is shown for a week. */
const TROUBLE_FOR_MS = 7 * 86_400_000;
/** Rows of troubles and of bags without a bus. */
const MOST_ROWS = 200;
/** What points and stations say is wrong with what came from here. */
const FROM_HERE = ['%short%', '%missort%', '%damaged%', '%extra%'] as const;

/** A hub's day. */
@Injectable()
export class HubDesks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly runs: TripRuns,
    private readonly loads: BusLoads,
    private readonly buses: NextBuses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Buses, bags and what lies on the floor; a foreign hub and a missing one answer alike. */
  async desk(caller: Caller, { pointId, date = dateAt(this.clock.now()) }: HubAsk): Promise<HubDesk> {
    authorise(caller, hubPolicy.read, this.network.jurisdictionOf(pointId), 'point_not_found', 'pointId');
    const stopId = this.network.findPoint(pointId)?.stopId ?? '';
    const runs = this.runs.runsFrom(stopId, date);
    const loadOf = await this.loads.of(
      date,
      runs.map(({ tripId }) => tripId),
    );
    const trips = runs.map((run) => this.tripView(run, stopId, loadOf(run)));
    const sorting = await this.sorting(pointId);
    return {
      pointId,
      date,
      at: this.clock.now().toISOString(),
      trips,
      sorting,
      stranded: await this.stranded(pointId, stopId),
      troubles: await this.troubles(pointId),
      counts: {
        expected: await this.count({ state: 'expected', since: MoreThanOrEqual(this.before(AWAITED_FOR_MS)) }),
        unsorted: sorting.reduce((sum, { pieces }) => sum + pieces, 0),
        returning: await this.count({ holderId: pointId, state: 'returning' }),
      },
    };
  }

  private tripView(run: TripRun, stopId: string, { hold, units, load }: LoadedRun): HubTrip {
    const from = callAt(run, stopId) ?? 0;
    const here = run.calls[from];
    const later = run.calls.slice(from + 1);
    return {
      ...busFrom(run, stopId),
      ...(here?.bay === undefined ? {} : { bay: here.bay }),
      ...(hold.plate === undefined ? {} : { plate: hold.plate }),
      state: stateAt(run, stopId),
      ...(run.cancelled === undefined ? {} : { reason: run.cancelled }),
      ...(hold.refusal === undefined ? {} : { refusal: hold.refusal }),
      room: hold.room,
      load,
      calls: later.flatMap((call) => this.callsAt(call, units)),
    };
  }

  /** The points at a stop, and those for which something changes its bus there. */
  private callsAt(call: RunCall, units: readonly CarriedUnit[]): HubCall[] {
    const points = this.network.pointsAtStop(call.stopIds);
    const own = new Set(points.map(({ id }) => id));
    const off = units.filter(({ load }) => load.toSequence === call.sequence && !own.has(load.toPointId ?? ''));
    const further = new Set(off.flatMap(({ load }) => load.toPointId ?? []));
    return [
      ...points.map((point) => this.callView(call, point, units)),
      ...[...further].flatMap((id) => this.network.findPoint(id) ?? []).map((point) => this.callView(call, point, off)),
    ];
  }

  private callView(call: RunCall, point: PointRecord, units: readonly CarriedUnit[]): HubCall {
    const here = units.filter(({ load }) => load.toPointId === point.id);
    const closed = this.buses.closedAt(point.id, call.arrival);
    return {
      stopSequence: call.sequence,
      stopName: call.stopName,
      arrival: call.arrival,
      pointId: point.id,
      pointName: point.name,
      ...(closed === undefined ? {} : { closed }),
      bags: here.flatMap(({ bag }) => bag ?? []),
      loose: here.filter(({ loose }) => loose !== undefined).length,
    };
  }

  /** What lies here in no bag, by the point where it goes. */
  private async sorting(hubId: string): Promise<HubSorting[]> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(ParcelEntity, 'parcel')
      .select('parcel.pointId', 'pointId')
      .addSelect('COUNT(*)', 'pieces')
      .where({ holderId: hubId, state: 'at_hub' })
      .groupBy('parcel.pointId')
      .getRawMany<{ pointId: string | null; pieces: number | string }>();
    return rows
      .map(({ pointId, pieces }): HubSorting => {
        if (pointId === null) return { pieces: Number(pieces), waits: hubWaits.placeUnsaid };
        const pointName = this.network.findPoint(pointId)?.name ?? pointId;
        return { pointId, pointName, pieces: Number(pieces), ...this.buses.to(hubId, pointId, USUAL_PIECE.grams) };
      })
      .sort((a, b) => (a.next?.departure ?? '~').localeCompare(b.next?.departure ?? '~'));
  }

  /** Bags that lie here and are meant for no bus that still comes. */
  private async stranded(hubId: string, stopId: string): Promise<HubDesk['stranded']> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(ParcelEntity, 'parcel')
      .select(['parcel.seal AS seal', 'parcel.tripId AS tripId', 'parcel.serviceDate AS serviceDate'])
      .addSelect('MIN(parcel.pointId)', 'pointId')
      .where({ holderId: hubId, state: 'sorted' })
      .andWhere('parcel.seal IS NOT NULL')
      .groupBy('parcel.seal, parcel.tripId, parcel.serviceDate')
      .limit(MOST_ROWS)
      .getRawMany<{ seal: string; tripId: string | null; serviceDate: string | null; pointId: string | null }>();
    const today = dateAt(this.clock.now());
    // Whichever day the clerk looks at, the bag waits for its own bus.
    const left = rows.filter(({ tripId, serviceDate }) => {
      if (tripId === null || serviceDate === null || serviceDate < today) return true;
      const run = this.runs.run({ tripId, serviceDate });
      return !run || stateAt(run, stopId) !== 'open';
    });
    const contents = await contentsOf(
      this.dataSource.manager,
      left.map(({ seal }) => seal),
    );
    return left.map(({ seal, pointId }) => {
      const inside = contents.get(seal) ?? EMPTY_BAG;
      const load = { loaded: false, grams: inside.states.length * USUAL_PIECE.grams, weighed: false };
      return {
        ...hubBag(seal, inside, load),
        pointId: pointId ?? '',
        pointName: this.network.findPoint(pointId ?? '')?.name ?? PLACE_UNKNOWN,
      };
    });
  }

  /** What is wrong with what lies here, and what points say is wrong with what came from here. */
  private async troubles(hubId: string): Promise<HubTrouble[]> {
    const since = MoreThanOrEqual(this.before(TROUBLE_FOR_MS));
    const rows = await this.dataSource.manager.find(ParcelEntity, {
      where: [
        { holderId: hubId, state: In(['at_hub', 'sorted', 'returning', 'held']), exceptions: MoreThan('') },
        { holderId: hubId, state: 'held' },
        ...FROM_HERE.map((exception) => ({ since, exceptions: Like(exception) })),
      ],
      order: { since: 'ASC', id: 'ASC' },
      take: MOST_ROWS,
    });
    return rows.map((row) => {
      const pointName = this.network.findPoint(row.pointId ?? '')?.name;
      return {
        parcelId: row.id,
        waybill: row.waybill,
        state: row.state,
        exceptions: exceptionsOf(row),
        ...(pointName === undefined ? {} : { pointName }),
      };
    });
  }

  private count(where: FindOptionsWhere<ParcelEntity>): Promise<number> {
    return this.dataSource.manager.countBy(ParcelEntity, where);
  }

  private before(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }
}

/** Whether a bus can still be loaded at this stop. */
function stateAt(run: TripRun, stopId: string): HubTrip['state'] {
  if (run.cancelled !== undefined) return 'cancelled';
  return run.calls[callAt(run, stopId) ?? 0]?.passed === true ? 'left' : 'open';
}
