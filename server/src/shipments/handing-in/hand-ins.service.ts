// What follows when boxes are handed in: who takes them, what do they cost now, and does the bus still have room?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, Failure, groupBy, isTooHeavy, shipmentPolicy } from '@kehuoyou/shared';
import type { Clock, HandInAsk, Shipment } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { awaitedBoxes } from '../booking/awaited-store.js';
import { IdChecks } from '../booking/id-checks.service.js';
import { addAmount } from '../booking/ledger-store.js';
import type { AddedBy } from '../booking/ledger-store.js';
import { cargoOnWay, orderPrefix } from '../booking/placed-boxes.js';
import type { NewFact } from '../booking/placed-boxes.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import type { WrittenFact } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { NextBuses } from '../rolling/next-buses.service.js';
import { roomFreed } from '../shipments.events.js';
import { HeavyBoxes } from './heavy-boxes.service.js';
import { LateBoxes } from './late-boxes.service.js';
import { adjustedWords } from './weighing-words.js';
import { changedWays, priceChange, weighedRides } from './weighed-store.js';

/** Takes boxes over at a point. */
@Injectable()
export class HandIns {
  constructor(
    private readonly transactions: Transactions,
    private readonly reading: ShipmentReading,
    private readonly space: CargoSpace,
    private readonly checks: IdChecks,
    private readonly late: LateBoxes,
    private readonly heavy: HeavyBoxes,
    private readonly next: NextBuses,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes over what is named, refuses what is named, and reckons anew what weighs otherwise than was said. */
  async handIn(caller: Caller, ask: HandInAsk, command: Command): Promise<Shipment> {
    const seen = await this.reading.open(caller, ask.id, 'read');
    authorise(caller, shipmentPolicy.handIn, await this.reading.placesOf(caller, seen), 'shipment_not_found', 'id');
    if (ask.received.some(({ grams }) => isTooHeavy(grams))) throw new Failure('box_too_heavy', 'received');
    await this.transactions.once(command, (tx) => this.write(tx, caller, seen, ask));
    return this.reading.read(caller, ask.id);
  }

  private async write(tx: EntityManager, caller: Caller, seen: WholeShipment, ask: HandInAsk): Promise<object> {
    const trips = seen.ways.flatMap(({ rides }) => rides);
    await this.space.hold(tx, trips);
    await tx.increment(ShipmentEntity, { id: ask.id }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, ask.id);
    const today = dateAt(this.clock.now());
    // Meanwhile its sender may have said that they bring it to another point: then it is not this counter's any more.
    const isHere = whole?.row.pointId === seen.row.pointId;
    if (!whole || !isHere || !isExpected(ask, awaitedBoxes(whole, today)))
      throw new Failure('box_not_expected', 'received', whole?.folded.state);
    const at = this.clock.now();
    const by = { at, actor: caller.accountId };
    const shown = await this.idCheck(tx, whole, ask);
    const late = await this.late.place(tx, whole, ask, by);
    const folded = await addFacts(tx, whole.row, [...shown, ...late.facts, ...factsOf(ask)], by);
    // Other ways are there only where something came late.
    const now = late.left.length === 0 ? { ...whole, folded } : await wholeShipment(tx, this.vault, ask.id);
    const heavy = now ? await this.makeRoom(tx, now, { ask, by, left: late.left }) : [];
    if (heavy.length > 0) {
      const { boxes } = await addFacts(tx, whole.row, heavy, by);
      await this.next.leaveAnew(tx, ask.id, boxes);
    }
    const fen = priceChange(whole, ask);
    if (fen !== 0) await addAmount(tx, ask.id, { kind: 'adjusted', fen, note: adjustedWords(whole.quote, ask) }, by);
    if (ask.refused.length > 0)
      for (const { tripId, serviceDate } of trips) await appendToOutbox(tx, roomFreed, { tripId, serviceDate }, at);
    return {};
  }

  /** What was shown; nothing where one was shown today. */
  private async idCheck(tx: EntityManager, { row }: WholeShipment, ask: HandInAsk): Promise<WrittenFact[]> {
    const { idKind, idTail } = ask;
    if (idKind !== undefined && idTail !== undefined) return [{ type: 'ID_CHECKED', document: `${idKind} ${idTail}` }];
    if (await this.checks.isNeeded(tx, row)) throw new Failure('id_check_needed', 'idTail');
    return [];
  }

  /**
   * Heavier boxes need more of their bus, refused ones less. Where it has no more, nothing is taken over, unless the
   * keeper has said that the rest may take the next. Gives what is to be written down of that.
   */
  private async makeRoom(
    tx: EntityManager,
    whole: WholeShipment,
    { ask, by, left }: { readonly ask: HandInAsk; readonly by: AddedBy; readonly left: readonly number[] },
  ): Promise<readonly NewFact[]> {
    const facts: NewFact[] = [];
    for (const no of left) await this.space.lessen(tx, `${orderPrefix(ask.id)}${no}`, cargoOnWay(whole, no));
    for (const way of changedWays(whole, ask)) {
      await this.space.giveBackUnit(tx, `${orderPrefix(whole.row.id)}${way.no}`);
      const rides = weighedRides(whole, way);
      if (rides.length === 0) continue;
      // Only where the rest may go elsewhere has it to be looked at before: else the taking says whether there is room.
      if (ask.next === true && !(await this.space.fits(tx, rides)))
        facts.push(...(await this.heavy.place(tx, whole, way, { ask, by })));
      else if (!(await this.space.take(tx, rides))) throw new Failure('no_room', 'received');
    }
    return facts;
  }
}

/** True where every box that is named is named once, and is still to come. */
function isExpected({ received, refused }: HandInAsk, awaited: ReadonlySet<number>): boolean {
  const named = [...received, ...refused].map(({ no }) => no);
  return named.length > 0 && new Set(named).size === named.length && named.every((no) => awaited.has(no));
}

/** Boxes of one weight are one fact. */
function factsOf({ received, refused }: HandInAsk): WrittenFact[] {
  const byWeight = groupBy(received, ({ grams }) => grams);
  const looked = [...received, ...refused].map(({ no }) => no);
  return [
    { type: 'INSPECTED', boxes: looked },
    ...[...byWeight].map(([grams, boxes]) => ({
      type: 'BOX_RECEIVED' as const,
      boxes: boxes.map(({ no }) => no),
      grams,
    })),
    ...refused.map(({ no, reason }) => ({ type: 'REFUSED' as const, boxes: [no], reason })),
  ];
}
