// How does an order look to those who may see it?
import { boxesOut, maskName, maskPhone, standingShipmentFacts } from '@kehuoyou/shared';
import type {
  ClaimState,
  MaskedParty,
  Party,
  Shipment,
  ShipmentBox,
  ShipmentFact,
  ShipmentLine,
  ShipmentSummary,
  ShipmentWay,
} from '@kehuoyou/shared';
import { boxesGoing, faresOf, lineOfBox } from './placed-boxes.js';
import type { WholeShipment } from './shipment.entity.js';

/** What the view cannot read out of the order itself. */
export interface ShipmentContext {
  readonly pointName: string;
  readonly sender: Party | undefined;
  readonly recipientOf: (line: number) => Party | undefined;
  /** To whoever sends it: since when the buyer of a line may look. */
  readonly sharedSince: (line: number) => Date | undefined;
  /** How the latest claim stands. */
  readonly claim: ClaimState | undefined;
  readonly mayClaim: boolean;
  /** Boxes that the caller may move to another bus. */
  readonly movable: number;
  readonly mayChangePoint: boolean;
  readonly shutBecause: string | undefined;
  readonly mayCancel: boolean;
  readonly mayShare: boolean;
  readonly keptFen: number | undefined;
  /** Whether the sender is to show a document; undefined for whoever takes nothing over. */
  readonly idCheckNeeded: boolean | undefined;
}

/** As it is asked for alone. */
export function shipmentView(whole: WholeShipment, context: ShipmentContext): Shipment {
  const { row, quote, folded, amounts, facts } = whole;
  const { goods, note, grams, lengthMm, widthMm, heightMm, fen } = quote;
  const standing = standingShipmentFacts(facts);
  return {
    ...{ id: row.id, state: folded.state, pointId: row.pointId, pointName: context.pointName, quoteId: row.quoteId },
    ...{ goods, count: row.count, grams, lengthMm, widthMm, heightMm, createdAt: row.createdAt.toISOString() },
    ...(note === undefined ? {} : { note }),
    ...(folded.state === 'held' && row.holdEndsAt !== null ? { holdEndsAt: row.holdEndsAt.toISOString() } : {}),
    ...(context.sender === undefined ? {} : { sender: masked(context.sender) }),
    forCaller: row.forCaller,
    ...{ lines: linesOf(whole, context), boxes: boxesOf(whole), ways: waysOf(whole) },
    amounts: amounts.map(({ kind, fen: each, at, note: says }) => ({
      kind,
      fen: each,
      at: at.toISOString(),
      note: says,
    })),
    fen: amounts.length === 0 ? fen : sumOf(amounts),
    steps: standing.map((fact) => {
      const { type, at, boxes, reason } = fact;
      const count = boxes?.length ?? (type === 'DEPARTED' ? aboard(standing, fact) : row.count);
      return { type, at, boxes: count, ...(reason === undefined ? {} : { reason }) };
    }),
    ...(context.claim === undefined ? {} : { claim: context.claim }),
    ...(context.mayClaim ? { mayClaim: true as const } : {}),
    ...(context.movable === 0 ? {} : { movable: context.movable }),
    ...(context.mayChangePoint ? { mayChangePoint: true as const } : {}),
    ...(context.shutBecause === undefined ? {} : { shutBecause: context.shutBecause }),
    mayCancel: context.mayCancel,
    ...(context.mayShare ? { mayShare: true as const } : {}),
    ...(context.keptFen === undefined ? {} : { keptFen: context.keptFen }),
    ...(context.idCheckNeeded === undefined ? {} : { handIn: { idCheckNeeded: context.idCheckNeeded } }),
  };
}

/** How many boxes were put on a bus, wherever they changed to another one later. */
function aboard(standing: readonly ShipmentFact[], bus: ShipmentFact): number {
  const loaded = standing.filter(
    ({ type, tripId, serviceDate }) => type === 'LOADED' && tripId === bus.tripId && serviceDate === bus.serviceDate,
  );
  return new Set(loaded.flatMap(({ boxes = [] }) => boxes)).size;
}

/** As it stands in a list. */
export function shipmentSummary(
  { row, quote, folded, amounts }: WholeShipment,
  sender: Party | undefined,
): ShipmentSummary {
  const going = boxesGoing(folded);
  return {
    ...{ id: row.id, state: folded.state, goods: quote.goods, count: going === 0 ? row.count : going },
    ...{ pointId: row.pointId, departure: row.leavesAt.toISOString(), date: row.date, handInBy: row.handInBy },
    ...(sender === undefined ? {} : { senderName: maskName(sender.name) }),
    ...(row.senderTail === null ? {} : { senderPhoneTail: row.senderTail }),
    createdAt: row.createdAt.toISOString(),
    ...(folded.state === 'held' && row.holdEndsAt !== null ? { holdEndsAt: row.holdEndsAt.toISOString() } : {}),
    fen: amounts.length === 0 ? quote.fen : sumOf(amounts),
  };
}

function sumOf(amounts: readonly { readonly fen: number }[]): number {
  return amounts.reduce((sum, { fen }) => sum + fen, 0);
}

function linesOf({ quote }: WholeShipment, { recipientOf, sharedSince }: ShipmentContext): ShipmentLine[] {
  return quote.lines.map(({ no, count, to, carrier, carrierName, province, parts, fen }) => {
    const recipient = recipientOf(no);
    const since = sharedSince(no);
    return {
      ...{ no, count, to, parts, fen },
      ...(carrier === undefined ? {} : { carrier }),
      ...(carrierName === undefined ? {} : { carrierName }),
      ...(province === undefined ? {} : { province }),
      ...(recipient === undefined ? {} : { recipient: masked(recipient) }),
      ...(since === undefined ? {} : { sharedSince: since.toISOString() }),
    };
  });
}

function boxesOf({ quote, boxes, folded }: WholeShipment): ShipmentBox[] {
  return folded.boxes.map((box) => {
    const code = boxes.find(({ no }) => no === box.no)?.code;
    const { fen } = faresOf(quote, [box]);
    return { ...box, line: lineOfBox(quote, box.no), fen, ...(code === undefined ? {} : { code }) };
  });
}

function waysOf({ ways, folded }: WholeShipment): ShipmentWay[] {
  return ways.map(({ no, rides, handInBy, chilled }) => ({
    ...{ no, rides, handInBy, chilled },
    ...{ departure: rides[0]?.departure ?? '', arrival: rides.at(-1)?.arrival ?? '' },
    // What is stranded was to take it, and does not.
    boxes: folded.boxes.filter(({ way, state, stranded }) => way === no && !boxesOut.has(state) && stranded !== true)
      .length,
  }));
}

/** 福建省三明市清流县龙津镇1号 → 福建省三明市清流县****: no more than the county may be read. */
export function maskAddress(address: string): string {
  const shown =
    /^.{0,20}?(?:[县区旗]|市(?!.{0,12}[县区旗市]))/u.exec(address)?.[0] ?? [...address].slice(0, 2).join('');
  return `${shown}****`;
}

function masked({ name, phone, address }: Party): MaskedParty {
  return { name: maskName(name), phone: maskPhone(phone), address: maskAddress(address) };
}
