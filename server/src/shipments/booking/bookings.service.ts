// How does a place that was kept become an order, or nobody's again?
import { Inject, Injectable } from '@nestjs/common';
import { boxesOut, Failure, may, shipmentPolicy } from '@kehuoyou/shared';
import type { BookAsk, CancelAsk, Canceller, Clock, FoldedBox, Shipment } from '@kehuoyou/shared';
import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRows } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { Quotes } from '../quoting/quotes.service.js';
import { roomFreed } from '../shipments.events.js';
import { codesSubject, freeCodes } from './box-codes-store.js';
import { chargedBoxes } from './field-store.js';
import { addAmount } from './ledger-store.js';
import type { AddedBy } from './ledger-store.js';
import { boxesByWay, boxesToMove, faresOf, keptOf, orderPrefix, wasMovedByOthers } from './placed-boxes.js';
import { amountWords } from './shipment-words.js';
import { CancelNews } from './cancel-news.service.js';
import { ShipmentReading } from './shipment-reading.service.js';
import { addFacts, wholeShipment } from './shipment-store.js';
import type { ShipmentWayEntity, WholeShipment } from './shipment.entity.js';
import { ShipmentBoxEntity, ShipmentEntity, ShipmentLineEntity } from './shipment.entity.js';

/** Digits of a number by which people know it. */
const TAIL = 4;

/** Who takes an order back, and how much of it. */
interface Cancelling {
  readonly by: Canceller;
  readonly isSender: boolean;
  readonly reason: string | undefined;
  readonly onlyHere: boolean;
}

/** Orders: made and taken back. */
@Injectable()
export class Bookings {
  constructor(
    private readonly transactions: Transactions,
    private readonly quotes: Quotes,
    private readonly reading: ShipmentReading,
    private readonly space: CargoSpace,
    private readonly recipients: RecipientsService,
    private readonly ways: CountyWays,
    private readonly network: NetworkService,
    private readonly news: CancelNews,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Books what is held. On a hold that has ended it says so, and gives a fresh quote. */
  async book(caller: Caller, ask: BookAsk, command: Command): Promise<Shipment> {
    const whole = await this.reading.open(caller, ask.id, 'book');
    const named = new Set(ask.recipients.map(({ line }) => line));
    const isWhole = named.size === ask.recipients.length && named.size === whole.quote.lines.length;
    if (!isWhole || whole.quote.lines.some(({ no }) => !named.has(no)))
      throw new Failure('recipients_missing', 'recipients');
    const isHeld = whole.folded.state === 'held' && (whole.row.holdEndsAt ?? this.clock.now()) > this.clock.now();
    if (isHeld && this.isTooLate(whole)) throw new Failure('bus_gone', 'id');
    try {
      await this.transactions.once(this.vault.blind(command), (tx) => this.write(tx, caller, whole, ask));
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'hold_expired') throw error;
      const { id } = await this.quotes.again(caller, whole.quote);
      throw new Failure('hold_expired', undefined, undefined, { instead: id });
    }
    return this.reading.read(caller, ask.id);
  }

  /** Nothing can be brought in time any more: whoever booked now would be charged as absent in a moment. */
  private isTooLate({ ways, folded: { boxes } }: WholeShipment): boolean {
    const on = boxesByWay(boxes);
    // Ways that its boxes were moved away from matter to nobody.
    const isPast = (way: ShipmentWayEntity): boolean => {
      const refusal = this.ways.refusal(way);
      return refusal === 'cancelled' || refusal === 'gone' || Date.parse(way.handInBy) <= this.clock.now().getTime();
    };
    return boxes.some(({ stranded }) => stranded === true) || ways.some((way) => on(way.no) > 0 && isPast(way));
  }

  private async write(tx: EntityManager, caller: Caller, whole: WholeShipment, ask: BookAsk): Promise<object> {
    const { row, quote } = whole;
    const at = this.clock.now();
    await this.space.hold(tx, [], [codesSubject(row)]);
    const { senderName: name, senderPhone: phone, senderAddress: address } = ask;
    const { affected } = await tx
      .createQueryBuilder()
      .update(ShipmentEntity)
      .set({
        ...{ state: 'booked', holdEndsAt: null, senderPhoneHash: this.recipients.phoneHash(phone) },
        senderSealed: this.vault.seal(JSON.stringify({ name, phone, address }), `shipment.sender:${row.id}`),
        ...{ senderTail: phone.slice(-TAIL), version: () => 'version + 1' },
      })
      .where({ id: row.id, state: 'held', holdEndsAt: MoreThan(at) })
      .execute();
    if (affected !== 1) throw await this.tooLate(tx, row.id);
    await insertRows(
      tx,
      ShipmentLineEntity,
      ask.recipients.map(({ line, ...party }) => {
        const id = uuid();
        const recipientSealed = this.vault.seal(JSON.stringify(party), `shipment_line.recipient:${id}`);
        return { id, shipmentId: row.id, no: line, recipientSealed };
      }),
    );
    const { pointId, date, count } = row;
    const codes = await freeCodes(tx, row, count);
    const boxes = codes.map((code, index) => ({ shipmentId: row.id, no: index + 1, pointId, date, code }));
    await insertRows(tx, ShipmentBoxEntity, boxes);
    await addFacts(tx, row, [{ type: 'BOOKED' }], { at, actor: caller.accountId });
    const by = { at, actor: caller.accountId };
    await addAmount(tx, row.id, { kind: 'agreed', fen: quote.fen, note: amountWords.agreed }, by);
    return {};
  }

  private async tooLate(tx: EntityManager, id: string): Promise<Failure> {
    const row = await tx.findOneBy(ShipmentEntity, { id });
    const isEnded = row?.state === 'held' || row?.state === 'expired';
    return isEnded ? new Failure('hold_expired') : new Failure('shipment_over', undefined, row?.state);
  }

  /** Gives all places back. What lies on a bus rides on, and whoever holds it hears that it is wanted back. */
  async cancel(caller: Caller, { id, reason, onlyHere = false }: CancelAsk, command: Command): Promise<Shipment> {
    const seen = await this.reading.open(caller, id, 'cancel');
    const places = await this.reading.placesOf(caller, seen);
    const isSender = may(caller, shipmentPolicy.book, places);
    // Whoever was moved to another bus, or to none, did not change their mind.
    const wasMoved = wasMovedByOthers(seen.facts);
    const by: Canceller =
      wasMoved || (!isSender && may(caller, shipmentPolicy.cancelForCompany, places)) ? 'company' : 'sender';
    await this.transactions.once(command, (tx) => this.takeBack(tx, caller, seen, { by, isSender, reason, onlyHere }));
    return this.reading.read(caller, id);
  }

  private async takeBack(
    tx: EntityManager,
    caller: Caller,
    { row: { id }, ways }: WholeShipment,
    { by, isSender, reason, onlyHere }: Cancelling,
  ): Promise<object> {
    const trips = ways.flatMap(({ rides }) => rides);
    await this.space.hold(tx, trips);
    await tx.increment(ShipmentEntity, { id }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, id);
    const open = whole ? boxesToMove(whole.folded) : [];
    if (!whole || open.length === 0 || whole.folded.state === 'expired')
      throw new Failure('shipment_over', 'id', whole?.folded.state);
    const at = this.clock.now();
    const said = {
      type: 'CANCELLED' as const,
      ...(reason === undefined ? {} : { reason }),
      ...(onlyHere ? { boxes: open.map(({ no }) => no) } : {}),
    };
    const actor = caller.accountId;
    const after = await addFacts(tx, whole.row, [said], { at, actor });
    // What lies on a bus keeps its room there.
    for (const { no } of whole.ways) await this.space.giveBackUnit(tx, `${orderPrefix(id)}${no}`);
    const out = new Set(after.boxes.flatMap(({ no, state }) => (boxesOut.has(state) ? [no] : [])));
    const back = whole.folded.boxes.filter(({ no, state }) => !boxesOut.has(state) && out.has(no));
    const isBooked = whole.amounts.length > 0;
    const kept = isBooked && back.length > 0 ? await this.settle(tx, whole, back, { by, at, actor }) : 0;
    if (isBooked) await this.news.tell(tx, whole, { back, by, isSender, reason, kept, at });
    for (const { tripId, serviceDate } of trips) await appendToOutbox(tx, roomFreed, { tripId, serviceDate }, at);
    return {};
  }

  /** Of what was agreed for these boxes nothing is owed any more, but for what the rules keep. */
  private async settle(
    tx: EntityManager,
    whole: WholeShipment,
    back: readonly FoldedBox[],
    { by, ...added }: AddedBy & { readonly by: Canceller },
  ): Promise<number> {
    const { fen } = faresOf(whole.quote, back);
    await addAmount(tx, whole.row.id, { kind: 'cancelled', fen: -fen, note: amountWords.cancelled }, added);
    const bringing = { pauses: this.network.findPoint(whole.row.pointId)?.pauses ?? [], now: added.at };
    const kept = keptOf(whole, await chargedBoxes(tx, whole, back, bringing), by, added.at);
    for (const { fen: some, rule } of kept)
      if (some > 0) await addAmount(tx, whole.row.id, { kind: 'kept', fen: some, note: rule.says }, added);
    return kept.reduce((all, { fen: some }) => all + some, 0);
  }
}
