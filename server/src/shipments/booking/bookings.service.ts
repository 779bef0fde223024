// How does a place that was kept become an order, or nobody's again?
import { Inject, Injectable } from '@nestjs/common';
import { cancelRuleAt, Failure, keptFen, may, shipmentPolicy } from '@kehuoyou/shared';
import type { BookAsk, Canceller, Clock, Shipment } from '@kehuoyou/shared';
import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow, insertRows } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { Quotes } from '../quoting/quotes.service.js';
import { roomFreed } from '../shipments.events.js';
import { codesSubject, freeCodes } from './box-codes-store.js';
import { orderPrefix } from './placed-boxes.js';
import { amountWords } from './shipment-words.js';
import { busFenOf, ShipmentReading } from './shipment-reading.service.js';
import { addFacts, wholeShipment } from './shipment-store.js';
import type { WholeShipment } from './shipment.entity.js';
import { ShipmentAmountEntity, ShipmentBoxEntity, ShipmentEntity, ShipmentLineEntity } from './shipment.entity.js';

/** Digits of a number by which people know it. */
const TAIL = 4;

/** Orders: made and taken back. */
@Injectable()
export class Bookings {
  constructor(
    private readonly transactions: Transactions,
    private readonly quotes: Quotes,
    private readonly reading: ShipmentReading,
    private readonly space: CargoSpace,
    private readonly recipients: RecipientsService,
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
    try {
      await this.transactions.once(this.vault.blind(command), (tx) => this.write(tx, caller, whole, ask));
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'hold_expired') throw error;
      const { id } = await this.quotes.again(caller, whole.quote);
      throw new Failure('hold_expired', undefined, undefined, { instead: id });
    }
    return this.reading.read(caller, ask.id);
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
    await this.owe(tx, row.id, { kind: 'agreed', fen: quote.fen, note: amountWords.agreed }, caller);
    return {};
  }

  private async tooLate(tx: EntityManager, id: string): Promise<Failure> {
    const row = await tx.findOneBy(ShipmentEntity, { id });
    const isEnded = row?.state === 'held' || row?.state === 'expired';
    return isEnded ? new Failure('hold_expired') : new Failure('shipment_over', undefined, row?.state);
  }

  /** Gives all places back. What lies on a bus rides on, and whoever holds it hears that it is wanted back. */
  async cancel(
    caller: Caller,
    { id, reason }: { readonly id: string; readonly reason?: string },
    command: Command,
  ): Promise<Shipment> {
    const seen = await this.reading.open(caller, id, 'cancel');
    const places = await this.reading.placesOf(caller, seen);
    const isSender = may(caller, shipmentPolicy.book, places);
    // Whoever was moved to another bus, or to none, did not change their mind.
    const wasMoved = seen.facts.some(({ type }) => type === 'ROLLED_OVER' || type === 'NO_WAY');
    const by: Canceller =
      wasMoved || (!isSender && may(caller, shipmentPolicy.cancelForCompany, places)) ? 'company' : 'sender';
    await this.transactions.once(command, (tx) => this.takeBack(tx, caller, seen, { by, reason }));
    return this.reading.read(caller, id);
  }

  private async takeBack(
    tx: EntityManager,
    caller: Caller,
    { row: { id }, ways }: WholeShipment,
    { by, reason }: { readonly by: Canceller; readonly reason: string | undefined },
  ): Promise<object> {
    const trips = ways.flatMap(({ rides }) => rides);
    await this.space.hold(tx, trips);
    await tx.increment(ShipmentEntity, { id }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, id);
    const isOpen = whole?.folded.boxes.some(({ state }) => state === 'planned' || state === 'received') ?? false;
    if (!whole || !isOpen || whole.folded.state === 'expired')
      throw new Failure('shipment_over', 'id', whole?.folded.state);
    const at = this.clock.now();
    const said = { type: 'CANCELLED' as const, ...(reason === undefined ? {} : { reason }) };
    const folded = await addFacts(tx, whole.row, [said], { at, actor: caller.accountId });
    // What lies on a bus keeps its room there.
    for (const { no } of whole.ways) await this.space.giveBackUnit(tx, `${orderPrefix(id)}${no}`);
    if (whole.amounts.length > 0 && folded.state === 'cancelled') await this.settleCancelled(tx, caller, whole, by);
    for (const { tripId, serviceDate } of trips) await appendToOutbox(tx, roomFreed, { tripId, serviceDate }, at);
    return {};
  }

  /** Nothing of what was agreed is owed any more, but for what the rules keep. */
  private async settleCancelled(tx: EntityManager, caller: Caller, whole: WholeShipment, by: Canceller): Promise<void> {
    const { row, amounts } = whole;
    const agreed = amounts.reduce((sum, { fen }) => sum + fen, 0);
    await this.owe(tx, row.id, { kind: 'cancelled', fen: -agreed, note: amountWords.cancelled }, caller);
    const minutes = (row.leavesAt.getTime() - this.clock.now().getTime()) / 60_000;
    const rule = cancelRuleAt(by, Math.max(0, minutes));
    const kept = rule ? keptFen(rule, busFenOf(whole)) : 0;
    if (rule && kept > 0) await this.owe(tx, row.id, { kind: 'kept', fen: kept, note: rule.says }, caller);
  }

  private async owe(
    tx: EntityManager,
    shipmentId: string,
    amount: Pick<ShipmentAmountEntity, 'kind' | 'fen' | 'note'>,
    { accountId: actor }: Caller,
  ): Promise<void> {
    await insertRow(tx, ShipmentAmountEntity, { id: uuid(), shipmentId, ...amount, at: this.clock.now(), actor });
  }
}
