// What becomes of boxes that weigh more than their bus has room for?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, Failure, isAsSaid } from '@kehuoyou/shared';
import type { Clock, FoldedBox, HandInAsk } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import type { WantedRide } from '../../parcels/loading/cargo-space.service.js';
import type { AddedBy } from '../booking/ledger-store.js';
import { orderPrefix, ridesOfBoxes, waitingFor } from '../booking/placed-boxes.js';
import type { NewFact } from '../booking/placed-boxes.js';
import { ShipmentWayEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { NextBuses } from '../rolling/next-buses.service.js';
import { MovedNews } from './moved-news.service.js';

/** Leaves on a bus what it has room for, and puts the rest onto the next. */
@Injectable()
export class HeavyBoxes {
  constructor(
    private readonly space: CargoSpace,
    private readonly next: NextBuses,
    private readonly news: MovedNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes room for as many boxes of `way` as fit as they were weighed, and finds later buses for the others, all of them
   * or none. Those that are as heavy as was said go before those that are not; what was handed in before, and what is
   * still to come, stays. Nothing of the way may have room on it. Gives what is to be written down.
   */
  async place(
    tx: EntityManager,
    whole: WholeShipment,
    way: ShipmentWayEntity,
    { ask, by }: { readonly ask: HandInAsk; readonly by: AddedBy },
  ): Promise<readonly NewFact[]> {
    const { staying, named } = inTurn(whole, way, ask);
    const boxes = [...staying, ...named];
    const ridesOf = (count: number): readonly WantedRide[] =>
      ridesOfBoxes(whole, way, boxes.slice(0, count), `${orderPrefix(whole.row.id)}${way.no}`);
    const most = await this.mostThatFit(tx, boxes.length, ridesOf);
    if (most < staying.length) throw new Failure('no_room', 'received');
    // Whoever wrote in between, on another node, was quicker: all of this is undone, and asked again.
    if (most > 0 && !(await this.space.take(tx, ridesOf(most)))) throw new Failure('changed_meanwhile');
    // Another of its ways may have been added a moment ago.
    const order = { ...whole, ways: await tx.findBy(ShipmentWayEntity, { shipmentId: whole.row.id }) };
    const looking = { first: dateAt(this.clock.now()), handedIn: by.at.toISOString() };
    const { moved, left } = await this.next.place(tx, order, boxes.slice(most), looking);
    if (left.length > 0) throw new Failure('no_later_room', 'received');
    await this.news.tell(tx, whole, { moved, why: 'heavy', at: by.at });
    return moved.map(({ no, boxes: some }) => ({ type: 'PLANNED' as const, way: no, boxes: some }));
  }

  /** The most of them, from the first on, that fit together. */
  private async mostThatFit(
    tx: EntityManager,
    count: number,
    ridesOf: (count: number) => readonly WantedRide[],
  ): Promise<number> {
    let [fitting, tooMany] = [0, count];
    while (tooMany - fitting > 1) {
      const middle = (fitting + tooMany) >> 1;
      if (await this.space.fits(tx, ridesOf(middle))) fitting = middle;
      else tooMany = middle;
    }
    return fitting;
  }
}

/** Boxes that wait for a way: those that keep their room, and those that are weighed now, the heavier ones last. */
function inTurn(
  whole: WholeShipment,
  { no: way }: ShipmentWayEntity,
  { received }: HandInAsk,
): { readonly staying: readonly FoldedBox[]; readonly named: readonly FoldedBox[] } {
  const grams = new Map(received.map((box) => [box.no, box.grams]));
  const isHeavier = ({ no }: FoldedBox): boolean => !isAsSaid(whole.quote.grams, grams.get(no) ?? 0);
  const waiting = waitingFor(whole, way);
  const weighed = waiting.filter(({ no }) => grams.has(no));
  return {
    staying: waiting.filter(({ no }) => !grams.has(no)),
    named: [...weighed.filter((box) => !isHeavier(box)), ...weighed.filter(isHeavier)],
  };
}
