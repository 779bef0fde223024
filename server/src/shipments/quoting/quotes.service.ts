// What is offered to somebody who wants to send boxes, and what was offered before?
import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  boxesThatFit,
  dateAt,
  Failure,
  litresOf,
  parcelTimes,
  shipmentPointPolicy,
  shipmentRules,
  splitOffers,
  may,
} from '@kehuoyou/shared';
import type {
  Actor,
  BoxSize,
  Cargo,
  Clock,
  Quote,
  QuoteAsk,
  QuotedOffer,
  QuotedWay,
  ServiceDate,
} from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { v4 as unguessable } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { NetworkService } from '../../network/network.service.js';
import { BusSpaceService } from '../capacity/bus-space.service.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import type { CountyWay } from '../capacity/county-way.js';
import type { WaySpace } from '../capacity/way-space.js';
import { freshHoursOf, judgeGoods } from './asked-goods.js';
import type { GoodsJudged } from './asked-goods.js';
import { askedBox, askedCount, promiseOf, quotedLine } from './quoted-lines.js';
import { ShipmentQuoteEntity } from './quote.entity.js';

const HOUR_MS = 3_600_000;

/** A way with what is known of it while a quote is made. */
interface SpacedWay {
  readonly way: QuotedWay;
  readonly space: WaySpace;
}

/** Quotes: made, kept and told. */
@Injectable()
export class Quotes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly ways: CountyWays,
    private readonly space: BusSpaceService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(caller: Actor, ask: QuoteAsk, command: Command): Promise<Quote> {
    const quote = await this.make(caller, ask);
    const id = await this.transactions.once(this.vault.blind(command), async (tx) => {
      await insertRow(tx, ShipmentQuoteEntity, this.rowOf(caller, quote));
      return quote.id;
    });
    return id === quote.id ? quote : this.own(caller, id);
  }

  /** A fresh quote for what an order asked for, outside any command: for whoever came too late. */
  async again(caller: Actor, { lines, ...quote }: Quote): Promise<Quote> {
    const { pointId, goods, note, grams, lengthMm, widthMm, heightMm } = quote;
    const fresh = await this.make(caller, {
      ...{ pointId, goods, grams, lengthMm, widthMm, heightMm },
      ...(note === undefined ? {} : { note }),
      lines: lines.map(({ count, to, carrier, province, valueFen }) => ({
        ...{ count, to },
        ...(carrier === undefined ? {} : { carrier }),
        ...(province === undefined ? {} : { province }),
        ...(valueFen === undefined ? {} : { valueFen }),
      })),
    });
    await this.transactions.run((tx) => insertRow(tx, ShipmentQuoteEntity, this.rowOf(caller, fresh)));
    return fresh;
  }

  /** A quote that the caller was given; another's and none answer alike. */
  async own({ accountId }: Pick<Actor, 'accountId'>, id: string): Promise<Quote> {
    const row = await this.dataSource.manager.findOneBy(ShipmentQuoteEntity, { id, accountId });
    if (!row) throw new Failure('quote_not_found', 'id');
    // It was sealed from a quote.
    return JSON.parse(this.vault.open(row.contentsSealed, `shipment_quote.contents:${id}`)) as Quote;
  }

  private rowOf({ accountId }: Actor, quote: Quote): ShipmentQuoteEntity {
    const { id, pointId, expiresAt } = quote;
    const contentsSealed = this.vault.seal(JSON.stringify(quote), `shipment_quote.contents:${id}`);
    const given = { givenAt: this.clock.now(), expiresAt: new Date(expiresAt) };
    return { id, accountId, pointId, contentsSealed, ...given };
  }

  private async make(caller: Actor, ask: QuoteAsk): Promise<Quote> {
    const place = this.network.jurisdictionOf(ask.pointId);
    if (!place) throw new Failure('point_not_found', 'pointId');
    const [box, count] = [askedBox(ask), askedCount(ask)];
    const judged = judgeGoods(ask, may(caller, shipmentPointPolicy.bookFor, place));
    const ways = this.waysFor(ask);
    const lines = ask.lines.map((line, index) => quotedLine(line, index + 1, box, ways));
    const spaced = await this.quotedWays(ways, { ask, box, count, judged });
    const allFresh = spaced.some(({ way }) => way.promises.every(({ keeps }) => keeps));
    const { known, minds } = judged;
    const freshHours = freshHoursOf(known, false);
    return {
      ...{ id: unguessable(), pointId: ask.pointId, goods: ask.goods, count },
      expiresAt: new Date(this.clock.now().getTime() + shipmentRules.quoteHours * HOUR_MS).toISOString(),
      ...(ask.note === undefined ? {} : { note: ask.note }),
      ...{ grams: ask.grams, lengthMm: ask.lengthMm, widthMm: ask.widthMm, heightMm: ask.heightMm, minds },
      ...(freshHours === undefined ? {} : { freshHours }),
      lines: lines.map((line) => {
        const keeps = allFresh || spaced.some(({ way }) => way.promises[line.no - 1]?.keeps === true);
        return spaced.length > 0 && !keeps && line.refusal === undefined
          ? { ...line, refusal: 'not_fresh_enough' as const }
          : line;
      }),
      fen: lines.reduce((sum, { fen }) => sum + fen, 0),
      ways: spaced.map(({ way }) => way),
      offers: lines.some(({ refusal }) => refusal !== undefined) ? [] : offersOf(spaced, box, count),
    };
  }

  /** The ways of the day that was asked for; else of the first day on which one can still be booked, and somebody is at the counter. */
  private waysFor({ pointId, date }: QuoteAsk): CountyWay[] {
    if (date !== undefined) return this.ways.on(pointId, date);
    const today = dateAt(this.clock.now());
    let shut: CountyWay[] = [];
    for (let days = 0; days <= parcelTimes.daysAhead; days += 1) {
      const ways = this.ways.on(pointId, addDays(today, days));
      const open = ways.filter((way) => this.ways.refusal(way) === undefined);
      if (open.some((way) => !this.ways.isShut(pointId, way))) return ways;
      if (shut.length === 0 && open.length > 0) shut = ways;
    }
    return shut;
  }

  private async quotedWays(
    ways: readonly CountyWay[],
    { ask, box, count, judged }: { ask: QuoteAsk; box: BoxSize; count: number; judged: GoodsJudged },
  ): Promise<SpacedWay[]> {
    const spaces = await this.space.of(ways);
    return ways.flatMap((way, no): SpacedWay[] => {
      const space = spaces[no];
      if (!space) return [];
      const cold = judged.known?.chilledHours !== undefined && fitCount(space.chilled, box) >= count;
      const hours = freshHoursOf(judged.known, cold);
      const refusal = this.space.refusal(ask.pointId, way, space);
      const fullest = [...(cold ? space.chillLegs : space.legs)].sort((a, b) => a.left.grams - b.left.grams)[0];
      const quoted: QuotedWay = {
        ...{
          no,
          ...way,
          chilled: cold,
          boxesLeft: refusal === undefined ? fitCount(cold ? space.chilled : space.left, box) : 0,
        },
        roomGrams: fullest?.room.grams ?? 0,
        othersGrams: (fullest?.room.grams ?? 0) - (fullest?.left.grams ?? 0),
        promises: ask.lines.map((line, index) => promiseOf({ ...line, no: index + 1 }, way, hours)),
        ...(refusal === undefined ? {} : { refusal }),
      };
      return [{ way: quoted, space }];
    });
  }
}

/** A box as it takes room on a bus. */
export function boxCargo(box: BoxSize): Cargo {
  return { grams: box.grams, litres: litresOf(box), pieces: 1 };
}

/** The day on which a way leaves. */
export function dayOf({ departure }: Pick<QuotedWay, 'departure'>): ServiceDate {
  return dateAt(new Date(departure));
}

function fitCount(left: Cargo | undefined, box: BoxSize): number {
  return left === undefined ? 0 : boxesThatFit(['all'], new Map([['all', left]]), boxCargo(box));
}

/** Over the ways that take all lines while they are good: over several buses, and all on one. */
function offersOf(spaced: readonly SpacedWay[], box: BoxSize, count: number): QuotedOffer[] {
  const open = spaced.filter(
    ({ way }) => way.refusal === undefined && way.promises.every(({ keeps }) => keeps) && way.boxesLeft > 0,
  );
  const room = new Map<string, Cargo>();
  const ways = open.map(({ way, space }) => {
    const legs = (way.chilled ? space.chillLegs : space.legs).map((leg) => {
      const name = `${way.chilled ? 'cold ' : ''}${leg.tripId} ${leg.stopSequence} ${dayOf(way)}`;
      room.set(name, leg.left);
      return name;
    });
    return { legs };
  });
  return splitOffers(ways, room, { count, box: boxCargo(box) }).map((parts) => {
    const taken = parts.flatMap((part) => open[part.way]?.way ?? []);
    const arrivals = taken.map(({ arrival }) => arrival).sort((a, b) => Date.parse(a) - Date.parse(b));
    return {
      parts: parts.map(({ way, boxes }) => ({ way: open[way]?.way.no ?? 0, boxes })),
      ...{ firstAt: arrivals[0] ?? '', lastAt: arrivals.at(-1) ?? '' },
    };
  });
}
