// How are boxes that are on no bus yet moved to another one by hand?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, Failure, may, shipmentPolicy, shipmentShareRule } from '@kehuoyou/shared';
import type { Clock, FoldedBox, MoveBoxes, OtherBuses, Shipment, ShipmentPlaces } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { boxesToMove, broughtSince } from '../booking/placed-boxes.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import type { Moved } from '../rolling/moved-boxes.js';
import { nameOfWay, NextBuses } from '../rolling/next-buses.service.js';
import type { Looking } from '../rolling/next-buses.service.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { FreedRoom } from './freed-room.service.js';
import { MOVED_BY, movedWords } from './moving-words.js';

/** The soonest ones are enough to choose from. */
const MOST_OFFERED = 12;
/** Names what is told of boxes that were moved. */
const NAMESPACE = 'a8c41e0b-1f57-5d6e-b2c0-7c3e9a5d4f18';

/** Moves boxes for whoever sends them, keeps the counter, or runs the buses. */
@Injectable()
export class MovingBoxes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly reading: ShipmentReading,
    private readonly next: NextBuses,
    private readonly space: CargoSpace,
    private readonly freed: FreedRoom,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Which buses would take something, but for the one on which all of it is already. */
  async of(caller: Caller, id: string): Promise<OtherBuses> {
    const whole = await this.reading.open(caller, id, 'cancel');
    const boxes = isBooked(whole) ? boxesToMove(whole.folded) : [];
    if (boxes.length === 0) return { boxes: [], buses: [] };
    const open = await this.next.open(this.dataSource.manager, whole, boxes, this.lookingFor(whole, boxes));
    const own = new Set(boxes.map(({ way }) => way));
    const [only] = own.size === 1 ? whole.ways.filter(({ no }) => own.has(no)) : [];
    const current = only && boxes.every(({ stranded }) => stranded !== true) ? nameOfWay(only) : undefined;
    return {
      boxes: boxes.map(({ no }) => no),
      buses: open
        .filter(({ name }) => name !== current)
        .slice(0, MOST_OFFERED)
        .map(({ name, boxesLeft, way: { rides, handInBy, departure, arrival } }) => ({
          ...{ name, rides, handInBy, departure, arrival, boxesLeft },
        })),
    };
  }

  /** All of them, or none; what is on a bus already stays there, whoever says otherwise. */
  async move(caller: Caller, ask: MoveBoxes, command: Command): Promise<Shipment> {
    const seen = await this.reading.open(caller, ask.id, 'cancel');
    const reason = reasonOf(caller, await this.reading.placesOf(caller, seen));
    await this.transactions.once(command, (tx) => this.write(tx, caller, seen, { ...ask, reason }));
    return this.reading.read(caller, ask.id);
  }

  private async write(
    tx: EntityManager,
    caller: Caller,
    seen: WholeShipment,
    { id, bus: name, boxes: named, reason }: MoveBoxes & { readonly reason: string | undefined },
  ): Promise<object> {
    await this.space.hold(
      tx,
      seen.ways.flatMap(({ rides }) => rides),
    );
    await tx.increment(ShipmentEntity, { id }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, id);
    if (!whole || !isBooked(whole)) throw new Failure('shipment_over', 'id', whole?.folded.state);
    const boxes = boxesToMove(whole.folded).filter(({ no }) => named.includes(no));
    if (boxes.length < new Set(named).size) throw new Failure('box_on_bus', 'boxes');
    const looking = { ...this.lookingFor(whole, boxes), name };
    const moved = await this.next.onto(tx, whole, boxes, looking);
    if (moved === 'gone') throw new Failure('bus_gone', 'bus');
    if (!moved) throw new Failure('no_room', 'bus');
    const at = this.clock.now();
    const said = { type: 'SPLIT' as const, way: moved.no, boxes: moved.boxes };
    const by = { at, actor: caller.accountId };
    const folded = await addFacts(tx, whole.row, [{ ...said, ...(reason === undefined ? {} : { reason }) }], by);
    await this.freed.leave(tx, { ...whole, folded }, boxes, at);
    await this.next.leaveAnew(tx, id, folded.boxes);
    if (reason !== undefined) await this.tell(tx, whole, moved, { reason, at });
    return {};
  }

  private async tell(
    tx: EntityManager,
    { row, quote: { goods } }: WholeShipment,
    { no, boxes, way }: Moved,
    { reason, at }: { readonly reason: string; readonly at: Date },
  ): Promise<void> {
    const { departure, arrival, handInBy } = way;
    await this.notices.tell(tx, row, {
      ...{ kind: 'shipment_rolled', eventId: uuidOf(`${row.id} ${no}`, NAMESPACE), at },
      toKeeper: reason !== MOVED_BY.keeper,
      words: movedWords({ goods, boxes: boxes.length, departure, arrival, handInBy, reason, now: at }),
    });
  }

  /** What lies at the counter spoils since it came there; what is still to be brought must come there in time. */
  private lookingFor({ facts }: WholeShipment, boxes: readonly FoldedBox[]): Looking {
    return {
      ...{ first: dateAt(this.clock.now()), handedIn: broughtSince(facts, boxes) },
      isSomeAtHome: boxes.some(({ state }) => state === 'planned'),
    };
  }
}

function isBooked({ facts, folded }: WholeShipment): boolean {
  return facts.some(({ type }) => type === 'BOOKED') && folded.state !== 'expired';
}

/** Nobody is told a reason for what they did themselves. */
function reasonOf(caller: Caller, places: ShipmentPlaces): string | undefined {
  if (may(caller, shipmentShareRule, places)) return undefined;
  return may(caller, shipmentPolicy.handIn, places) ? MOVED_BY.keeper : MOVED_BY.company;
}
