// What of boxes on their way is their farmer told, each once?
import { Inject, Injectable } from '@nestjs/common';
import { boxesDone, boxesOut, boxesReturned } from '@kehuoyou/shared';
import type { BoxState, Clock, FoldedBox, QuotedLine, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { CLOCK } from '../../clock.js';
import { tripKey } from '../../timetable/driving/trip-runs.service.js';
import type { CarriedEntity } from '../booking/carried.entity.js';
import { lineOfBox } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { atHubWords, boxNumberWords, handedWords, heldBackWords, shortWords } from './carried-words.js';

/** Names what is told of boxes. */
const NAMESPACE = '2b6a0b9e-6c3d-5f17-a3a4-90f3d1c7e855';
/** What comes so late from a phone stands on the page, and is news to nobody. */
const NEWS_FOR_MS = 86_400_000;

const AT_HUB: ReadonlySet<BoxState> = new Set([
  ...(['at_hub', 'screened', 'held_back', 'ready'] as const),
  ...boxesDone,
]);
const WITH_CARRIER: ReadonlySet<BoxState> = new Set([...boxesReturned, 'handed_to_carrier', 'delivered']);

/** Tells farmers. */
@Injectable()
export class CarriedNews {
  constructor(
    private readonly notices: ShipmentNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells in the caller's transaction what follows from these facts of an order, as it stands with them. */
  async tell(tx: EntityManager, whole: WholeShipment, added: readonly CarriedEntity[]): Promise<void> {
    const since = this.clock.now().getTime() - NEWS_FOR_MS;
    const fresh = added.filter(({ happenedAt }) => happenedAt.getTime() >= since);
    const says = (...types: readonly CarriedEntity['type'][]): CarriedEntity | undefined =>
      fresh.findLast(({ type }) => types.includes(type));
    for (const fact of fresh.filter(({ type }) => type === 'SCREEN_FAILED')) await this.tellHeldBack(tx, whole, fact);
    for (const fact of fresh.filter(({ type }) => type === 'SHORT')) await this.tellShort(tx, whole, fact);
    const handed = says('HANDED_TO_CARRIER');
    // A keeper's phone may say last what was on the bus.
    const came = says('AT_HUB', 'SHORT', 'SCREENED', 'SCREEN_FAILED', 'READY_AT_DEST', 'LOADED');
    for (const [bus, boxes] of broughtBy(whole)) {
      if (came) await this.tellAtHub(tx, whole, { bus, boxes, at: came.happenedAt });
      if (handed) await this.tellHanded(tx, whole, { bus, boxes, at: handed.happenedAt });
    }
  }

  private async tellAtHub(
    tx: EntityManager,
    whole: WholeShipment,
    { bus, boxes, at, part = false }: Brought,
  ): Promise<void> {
    // What was not on its bus is told of by itself, and the others are there.
    const there = boxes.filter(({ state }) => AT_HUB.has(state));
    const isAll = boxes.every(({ state, short }) => AT_HUB.has(state) || short === true);
    if (there.length === 0 || !(isAll || part)) return;
    const rest = whole.folded.boxes.filter(({ state }) => !AT_HUB.has(state) && !boxesOut.has(state)).length;
    const { goods } = whole.quote;
    await this.notices.tellSender(tx, whole.row, {
      ...{ kind: 'shipment_at_hub', eventId: idOf(whole, isAll ? 'at hub' : 'at hub part', bus, boxes), at },
      subject: `shipment ${whole.row.id} at hub ${bus}`,
      words: atHubWords({ goods, count: there.length, at, rest }),
    });
  }

  /** Those that are held back go nowhere, and what is wanted back is not waited for. */
  private async tellHanded(
    tx: EntityManager,
    whole: WholeShipment,
    { bus, boxes, at, part = false }: Brought,
  ): Promise<void> {
    const lineOf = (no: number): QuotedLine | undefined => lineOfBoxIn(whole, no);
    const due = boxes.filter(
      ({ no, state, wantedBack, short }) =>
        lineOf(no)?.to === 'carrier' &&
        short !== true &&
        state !== 'held_back' &&
        (wantedBack !== true || WITH_CARRIER.has(state)),
    );
    const gone = due.filter(({ state }) => WITH_CARRIER.has(state));
    const rest = due.length - gone.length;
    if (gone.length === 0 || (rest > 0 && !part)) return;
    const carriers = new Set(gone.flatMap(({ no }) => lineOf(no)?.carrierName ?? []));
    const [carrier] = carriers.size === 1 ? [...carriers] : [];
    await this.notices.tellSender(tx, whole.row, {
      ...{ kind: 'shipment_handed', eventId: idOf(whole, rest === 0 ? 'handed' : 'handed part', bus, boxes), at },
      subject: `shipment ${whole.row.id} handed ${bus}`,
      words: handedWords({
        ...{ goods: whole.quote.goods, count: gone.length, at, rest },
        ...(carrier === undefined ? {} : { carrier }),
        waybills: gone.flatMap(({ waybill }) => waybill ?? []),
      }),
    });
  }

  /** Of a bus that was unloaded some time ago: what of it is there and with its carrier, though not all of it is. */
  async tellParts(tx: EntityManager, whole: WholeShipment): Promise<void> {
    const at = this.clock.now();
    for (const [bus, boxes] of broughtBy(whole)) {
      await this.tellAtHub(tx, whole, { bus, boxes, at, part: true });
      await this.tellHanded(tx, whole, { bus, boxes, at, part: true });
    }
  }

  /** At once: somebody looks for it, and its farmer knows which. */
  private async tellShort(tx: EntityManager, whole: WholeShipment, fact: CarriedEntity): Promise<void> {
    const named = new Set(fact.boxes ?? []);
    const boxes = whole.folded.boxes.filter(({ no, short }) => named.has(no) && short === true);
    if (boxes.length === 0) return;
    const codes = boxes.map(({ no }) => whole.boxes.find((box) => box.no === no)?.code ?? boxNumberWords(no));
    await this.notices.tellSender(tx, whole.row, {
      ...{ kind: 'shipment_at_hub', eventId: uuidOf(fact.eventId, NAMESPACE), at: fact.happenedAt },
      subject: `shipment ${whole.row.id} short ${fact.eventId}`,
      words: shortWords({ goods: whole.quote.goods, count: boxes.length, at: fact.happenedAt, codes }),
    });
  }

  private async tellHeldBack(tx: EntityManager, whole: WholeShipment, fact: CarriedEntity): Promise<void> {
    const named = new Set(fact.boxes ?? []);
    const boxes = whole.folded.boxes.filter(({ no, state }) => named.has(no) && state === 'held_back');
    if (boxes.length === 0) return;
    const codes = boxes.map(({ no }) => whole.boxes.find((box) => box.no === no)?.code ?? boxNumberWords(no));
    const said = { goods: whole.quote.goods, count: boxes.length, at: fact.happenedAt };
    const toCarrier = boxes.some(({ no }) => lineOfBoxIn(whole, no)?.to === 'carrier');
    await this.notices.tellSender(tx, whole.row, {
      ...{ kind: 'shipment_held_back', eventId: uuidOf(fact.eventId, NAMESPACE), at: fact.happenedAt },
      subject: `shipment ${whole.row.id} held back ${fact.eventId}`,
      words: heldBackWords({ ...said, codes, reason: fact.reason ?? '', toCarrier }),
    });
  }
}

function lineOfBoxIn({ quote }: WholeShipment, no: number): QuotedLine | undefined {
  return quote.lines.find((line) => line.no === lineOfBox(quote, no));
}

interface Brought {
  /** By `tripKey`. */
  readonly bus: string;
  readonly boxes: readonly FoldedBox[];
  readonly at: Date;
  /** True: not all of them need be there. */
  readonly part?: boolean;
}

/** Boxes by the bus that brings them: those that were put on it or, where nobody said so of any, those that were to be. */
function broughtBy({ folded, ways }: WholeShipment): ReadonlyMap<string, readonly FoldedBox[]> {
  const going = folded.boxes.filter(({ state, stranded }) => !boxesOut.has(state) && stranded !== true);
  const by = (busOf: (box: FoldedBox) => TripDay | undefined): Map<string, FoldedBox[]> => {
    const groups = new Map<string, FoldedBox[]>();
    for (const box of going) {
      const bus = busOf(box);
      if (bus) groups.set(tripKey(bus), [...(groups.get(tripKey(bus)) ?? []), box]);
    }
    return groups;
  };
  const aboard = by(({ bus }) => bus);
  const meant = by(({ bus, way }) => (bus ? undefined : ways.find(({ no }) => no === way)?.rides.at(-1)));
  return new Map([...meant, ...aboard]);
}

/** Once for each number of those that are missing: when one of them is found, that is news again. */
function idOf({ row }: WholeShipment, what: string, bus: string, boxes: readonly FoldedBox[]): string {
  const short = boxes.filter((box) => box.short === true).length;
  return uuidOf(`${what} ${row.id} ${bus}${short === 0 ? '' : ` without ${short}`}`, NAMESPACE);
}
