// How is an order handed in at another point than the one at which it was booked?
import { Inject, Injectable } from '@nestjs/common';
import {
  dateAt,
  distanceMetres,
  Failure,
  may,
  pauseAt,
  pointName,
  pointOpeningAt,
  shipmentPolicy,
  shipmentShareRule,
} from '@kehuoyou/shared';
import type { ChangedPoint, ChangePoint, Clock, OtherPoint, PointOpeningReason, PointRecord } from '@kehuoyou/shared';
import { DataSource, In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { codesSubject, freeCodes } from '../booking/box-codes-store.js';
import { boxesToMove, isAllAtHome } from '../booking/placed-boxes.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import { ShipmentBoxEntity, ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import type { Moved } from '../rolling/moved-boxes.js';
import { nameOfWay, NextBuses } from '../rolling/next-buses.service.js';
import type { Looking } from '../rolling/next-buses.service.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { FreedRoom } from './freed-room.service.js';
import { broughtHereWords, elsewhereWords, MOVED_BY, shutWords } from './moving-words.js';

/** Nobody carries boxes farther than this past a shut door. */
const MOST_METRES = 15_000;
/** Points that are looked at, and that are shown. */
const [MOST_LOOKED_AT, MOST_SHOWN] = [12, 4];
/** Whoever has closed, or says that nobody will be there, takes nothing over. */
const NEVER: ReadonlySet<PointOpeningReason> = new Set(['paused', 'not_open_yet', 'closed_down']);
/** Names what is told of another point. */
const NAMESPACE = '2b6d3f8e-4c1a-5e7d-9f30-8a6c5d4e3b21';

/**
 * The keeper is ill, or the door is shut (state-machines.md 2, point closed at the hour of handing in): all of the order
 * goes to a neighbour point, as long as nothing of it was brought. It takes another way from there; the price stays.
 */
@Injectable()
export class OtherPoints {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly reading: ShipmentReading,
    private readonly network: NetworkService,
    private readonly next: NextBuses,
    private readonly space: CargoSpace,
    private readonly freed: FreedRoom,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The one that was named instead, then the nearest, each with the bus that leaves closest to the one that was booked. */
  async of(caller: Caller, id: string): Promise<{ points: OtherPoint[] }> {
    const whole = await this.opened(caller, id);
    const own = this.network.findPoint(whole.row.pointId);
    if (!own || !isAllAtHome(whole)) return { points: [] };
    const points: OtherPoint[] = [];
    for (const { point, metres } of this.near(own, whole).slice(0, MOST_LOOKED_AT)) {
      if (points.length === MOST_SHOWN) break;
      const bus = await this.busFrom(point, whole);
      if (!bus) continue;
      const reason = reasonAt(point, bus);
      points.push({
        ...{ pointId: point.id, name: pointName(point.name), metres: Math.round(metres) },
        ...(reason === 'open' ? {} : { shut: shutWords(reason) }),
        bus,
      });
    }
    return { points };
  }

  /** All of it, at once; the codes stay unless a box of that day over there has one of them. */
  async change(caller: Caller, ask: ChangePoint, command: Command): Promise<ChangedPoint> {
    const seen = await this.opened(caller, ask.id);
    const own = this.network.findPoint(seen.row.pointId);
    const points = own ? [own, ...this.near(own, seen).map((each) => each.point)] : [];
    const point = points.find(({ id }) => id === ask.pointId);
    if (!point) throw new Failure('point_not_found', 'pointId');
    const isSender = may(caller, shipmentShareRule, await this.reading.placesOf(caller, seen));
    return this.transactions.once(command, (tx) => this.write(tx, caller, seen, { ask, point, isSender }));
  }

  private async write(
    tx: EntityManager,
    caller: Caller,
    seen: WholeShipment,
    { ask, point, isSender }: { readonly ask: ChangePoint; readonly point: PointRecord; readonly isSender: boolean },
  ): Promise<ChangedPoint> {
    const { id } = ask;
    // A box keeps the day of its code, whenever its order goes now.
    const dates = [...new Set(seen.boxes.map(({ date }) => date))];
    await this.space.hold(
      tx,
      seen.ways.flatMap(({ rides }) => rides),
      dates.map((date) => codesSubject({ pointId: point.id, date })),
    );
    await tx.increment(ShipmentEntity, { id }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, id);
    if (!whole || whole.folded.state !== 'booked') throw new Failure('shipment_over', 'id', whole?.folded.state);
    if (!isAllAtHome(whole)) throw new Failure('boxes_brought', 'id');
    if (whole.row.pointId === point.id) return alreadyThere(whole, point, ask.bus);
    const there = elsewhere(whole, point.id);
    const boxes = boxesToMove(whole.folded);
    const moved = await this.next.onto(tx, there, boxes, { ...this.lookingFor(whole), name: ask.bus });
    if (moved === 'gone') throw new Failure('bus_gone', 'bus');
    if (!moved) throw new Failure('no_room', 'bus');
    if (NEVER.has(reasonAt(point, moved.way))) throw new Failure('bus_gone', 'bus');
    const by = { at: this.clock.now(), actor: caller.accountId };
    await tx.update(ShipmentEntity, { id }, { pointId: point.id });
    const recoded = await this.carryCodes(tx, there);
    const said = { type: 'SPLIT' as const, way: moved.no, boxes: moved.boxes };
    const folded = await addFacts(tx, there.row, [{ ...said, ...(isSender ? {} : { reason: MOVED_BY.point }) }], by);
    await this.freed.leave(tx, { ...whole, folded }, boxes, by.at);
    await this.next.leaveAnew(tx, id, folded.boxes);
    await this.tell(tx, there, moved, { point, isSender, at: by.at });
    const { handInBy, departure, arrival } = moved.way;
    return { pointName: pointName(point.name), handInBy, departure, arrival, recoded };
  }

  /** What is written on the boxes stays true where it can: gives how many got another code. */
  private async carryCodes(tx: EntityManager, { row }: Pick<WholeShipment, 'row'>): Promise<number> {
    const { id: shipmentId, pointId } = row;
    const own = await tx.find(ShipmentBoxEntity, { where: { shipmentId }, order: { no: 'ASC' } });
    const there = await tx.findBy(ShipmentBoxEntity, { pointId, date: In([...new Set(own.map(({ date }) => date))]) });
    const taken = new Set(there.map(({ date, code }) => `${date} ${code}`));
    const mine = new Set(own.map(({ code }) => code));
    const clashing = own.filter(({ date, code }) => taken.has(`${date} ${code}`));
    for (const { no, code, date } of clashing) {
      // Another one of its own is written on a box that is not there yet.
      const free = await freeCodes(tx, { pointId, date }, own.length + 1);
      const fresh = free.find((each) => !mine.has(each));
      await tx.update(ShipmentBoxEntity, { shipmentId, no }, { pointId, code: fresh ?? code });
    }
    await tx.update(ShipmentBoxEntity, { shipmentId, pointId: Not(pointId) }, { pointId });
    return clashing.length;
  }

  /** The keeper over there hears that boxes come; a sender who did not do it themselves where to bring them. */
  private async tell(
    tx: EntityManager,
    { row, quote: { goods } }: WholeShipment,
    { no, boxes, way }: Moved,
    { point, isSender, at }: { readonly point: PointRecord; readonly isSender: boolean; readonly at: Date },
  ): Promise<void> {
    const said = { goods, boxes: boxes.length, pointName: pointName(point.name), way, now: at };
    const news = { kind: 'shipment_point' as const, at };
    const name = (to: string): string => uuidOf(`${row.id} ${no} ${to}`, NAMESPACE);
    await this.notices.takeBackOfPoint(tx, row);
    await this.notices.tellKeeper(tx, row, { ...news, eventId: name('keeper'), words: broughtHereWords(said) });
    if (isSender) return;
    const words = elsewhereWords(said);
    await this.notices.tell(tx, row, { ...news, eventId: name('sender'), toKeeper: false, words });
  }

  private async busFrom(point: PointRecord, whole: WholeShipment) {
    const boxes = boxesToMove(whole.folded);
    const order = elsewhere(whole, point.id);
    const open = await this.next.open(this.dataSource.manager, order, boxes, this.lookingFor(whole));
    const far = ({ way }: { readonly way: { readonly departure: string } }): number =>
      Math.abs(Date.parse(way.departure) - whole.row.leavesAt.getTime());
    const [first] = open
      .filter(({ boxesLeft, way }) => boxesLeft >= boxes.length && !NEVER.has(reasonAt(point, way)))
      .sort((a, b) => far(a) - far(b));
    if (!first) return undefined;
    const { rides, handInBy, departure, arrival } = first.way;
    return { name: first.name, rides, handInBy, departure, arrival, boxesLeft: first.boxesLeft };
  }

  /** On the day of the order, or today where that is past. */
  private lookingFor({ row }: WholeShipment): Looking {
    const today = dateAt(this.clock.now());
    return { first: row.date < today ? today : row.date, handedIn: undefined };
  }

  /** The one that stands in while the own one pauses comes first, however far it is. */
  private near(
    own: PointRecord,
    { row }: Pick<WholeShipment, 'row'>,
  ): { readonly point: PointRecord; readonly metres: number }[] {
    const named = pauseAt(own.pauses, new Date(row.handInBy))?.substitutePointId;
    const rank = ({ point, metres }: { point: PointRecord; metres: number }) => (point.id === named ? -1 : metres);
    return this.network
      .allPoints()
      .filter(({ id, stopId, tier }) => id !== own.id && stopId !== undefined && tier !== 'county_hub')
      .map((point) => ({ point, metres: distanceMetres(own.position, point.position) }))
      .filter((each) => rank(each) <= MOST_METRES)
      .sort((a, b) => rank(a) - rank(b));
  }

  private async opened(caller: Caller, id: string): Promise<WholeShipment> {
    const whole = await this.reading.open(caller, id, 'read');
    authorise(caller, shipmentPolicy.book, await this.reading.placesOf(caller, whole), 'shipment_not_found', 'id');
    return whole;
  }
}

/** Whether somebody is at the counter at the last moment at which boxes can be brought for a bus, or why not. */
function reasonAt(point: PointRecord, { handInBy }: { readonly handInBy: string }): PointOpeningReason {
  return pointOpeningAt(point, new Date(handInBy)).reason;
}

/** Whoever asks again because the answer was lost is answered the same, and has changed nothing twice. */
function alreadyThere(whole: WholeShipment, { name }: PointRecord, bus: string): ChangedPoint {
  const boxes = boxesToMove(whole.folded);
  const way = whole.ways.find((each) => nameOfWay(each) === bus && boxes.every((box) => box.way === each.no));
  if (!way || boxes.some(({ stranded }) => stranded === true)) throw new Failure('point_not_found', 'pointId');
  const { handInBy, rides } = way;
  const [departure = '', arrival = ''] = [rides[0]?.departure, rides.at(-1)?.arrival];
  return { pointName: pointName(name), handInBy, departure, arrival, recoded: 0 };
}

/** The order, as if it were handed in over there. */
function elsewhere(whole: WholeShipment, pointId: string): WholeShipment {
  return { ...whole, row: { ...whole.row, pointId } };
}
