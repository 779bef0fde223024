// How do boxes learn that their bus has left, or that it has not after all?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import type { NewFact } from '../../device-facts/device-fact-row.js';
import { addFacts } from '../../device-facts/record-facts.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { TripReports } from '../../timetable/driving/trip-report.service.js';
import { tripDeparted } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { CarriedEntity, SAYS_NO_MORE } from '../booking/carried.entity.js';
import { refold } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';

/** Names what follows from a report of the timetable. */
const NAMESPACE = '5f8d1c1e-0a52-5d0a-8f0e-7b1a3d5c9e24';
/** Of facts that follow from a report of the bus; a phone counts from 1. */
const OF_A_REPORT = 0;

/** Lets boxes leave with their bus. */
@Injectable()
export class BoxDepartures implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly reports: TripReports,
    private readonly space: CargoSpace,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripDeparted, 'shipments.note_departure', (event, tx) => this.note(event, tx));
  }

  private async note({ payload }: DeliveredEvent<TripOnDay>, tx: EntityManager): Promise<void> {
    const trip = { tripId: payload.tripId, serviceDate: payload.serviceDate };
    await this.space.hold(tx, [trip]);
    const loaded = await tx.find(CarriedEntity, {
      select: { eventId: true, shipmentId: true },
      where: { ...trip, type: 'LOADED' },
    });
    const ids = [...new Set(loaded.map(({ shipmentId }) => shipmentId))].sort();
    for (const id of ids) await tx.increment(ShipmentEntity, { id }, 'version', 1);
    for (const id of await this.follow(tx, trip, ids)) {
      const row = await tx.findOneBy(ShipmentEntity, { id });
      if (row) await refold(tx, row, this.clock.now());
    }
  }

  /**
   * Adds in the caller's transaction that the bus left, or takes it back, as its reports say now, to these orders of which
   * something was put on it. Gives those of which something changed. The bus must be held, and the orders.
   */
  async follow(tx: EntityManager, trip: TripDay, shipmentIds: readonly string[]): Promise<readonly string[]> {
    const left = await this.reports.leftBy(tx, trip);
    const changed: string[] = [];
    for (const shipmentId of shipmentIds) {
      const facts: NewFact<CarriedEntity>[] = [];
      const standing = await this.standing(tx, trip, shipmentId);
      const name = left && uuidOf(`${left.eventId} ${shipmentId}`, NAMESPACE);
      if (left && name !== undefined && !standing.some(({ eventId }) => eventId === name))
        facts.push({ ...saidBy(left), ...SAYS_NO_MORE, ...trip, shipmentId, eventId: name, type: 'DEPARTED' });
      for (const slip of standing.filter(({ eventId }) => eventId !== name))
        facts.push({
          ...{ ...saidBy(slip), ...SAYS_NO_MORE, ...trip, shipmentId, type: 'RETRACTED', retracts: slip.eventId },
          eventId: uuidOf(`retract ${slip.eventId}`, NAMESPACE),
        });
      if (facts.length === 0) continue;
      await addFacts(tx, CarriedEntity, facts);
      changed.push(shipmentId);
    }
    return changed;
  }

  /** That it left, as far as it was said here and not taken back. */
  private async standing(tx: EntityManager, trip: TripDay, shipmentId: string): Promise<CarriedEntity[]> {
    const said = await tx.findBy(CarriedEntity, { ...trip, shipmentId, deviceSeq: OF_A_REPORT });
    const gone = new Set(said.flatMap(({ retracts }) => retracts ?? []));
    return said.filter(({ type, eventId }) => type === 'DEPARTED' && !gone.has(eventId));
  }
}

type Said = Pick<CarriedEntity, 'actor' | 'deviceId' | 'occurredAt' | 'happenedAt' | 'timeQuality' | 'receivedAt'>;

/** Who said it, when, as the report or the fact has it. */
function saidBy({ actor, deviceId, occurredAt, happenedAt, timeQuality, receivedAt }: Said) {
  return { actor, deviceId, occurredAt, happenedAt, timeQuality, receivedAt, deviceSeq: OF_A_REPORT };
}
