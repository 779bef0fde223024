// How is an offer said: by which buses, when it is there, and what it costs?
import { dayAndClock, dateAt, provinceNames, spokenYuan, yuan, clockText } from '@kehuoyou/shared';
import type {
  HoldAsk,
  LinePromise,
  PricePart,
  Quote,
  QuotedLine,
  QuotedOffer,
  QuotedWay,
  WayRefusal,
} from '@kehuoyou/shared';
import { clockAfter, dayOf } from '../moment-words';

const counts = ['', '一', '两', '三'] as const;

/** Why a bus takes nothing. */
const refusals: Readonly<Record<WayRefusal, string>> = {
  cancelled: '这班停开',
  gone: '已经开走',
  too_late: '来不及订了',
  vehicle_not_allowed: '这辆车不能带货',
  point_shut: '服务点那时候不开门',
};

/** One offer as a choice: 分两班, 22+8, 11:27 先到 22 箱，13:22 到齐. */
export interface OfferWords {
  readonly title: string;
  readonly figure: string;
  readonly note: string;
}

/** An offer in a farmer's words. */
export function offerWords({ parts, firstAt, lastAt }: QuotedOffer, now: Date): OfferWords {
  const [first] = parts;
  const title = parts.length === 1 ? '坐一班' : `分${counts[parts.length] ?? String(parts.length)}班`;
  const figure = parts.map(({ boxes }) => boxes).join('+');
  const last = clockAfter(lastAt, firstAt, now);
  if (parts.length === 1) return { title, figure, note: `${clockText(lastAt)} 到县城` };
  return { title, figure, note: `${clockText(firstAt)} 先到 ${first?.boxes ?? 0} 箱，${last} 到齐` };
}

/** The bus for which it is worth waiting: the goods are good when they are there, and empty it takes them all. */
export function wayToWaitFor({ ways, lines, count, grams }: Quote): QuotedWay | undefined {
  if (lines.some(({ refusal }) => refusal !== undefined)) return undefined;
  return ways.find(
    ({ refusal, promises, roomGrams }) =>
      refusal === undefined && promises.every(({ keeps }) => keeps) && roomGrams >= count * grams,
  );
}

/** The key of a hold: pressed again because no answer came, it is the same one, and its places are not taken twice. */
export function holdKey({ quoteId, parts, wait = false }: HoldAsk): string {
  const what = parts.map(({ way, boxes }) => `${way}x${boxes}`).join(',');
  return `hold:${quoteId}:${what}${wait ? ':wait' : ''}`;
}

/** A bus of the quote. */
export interface WayWords {
  readonly time: string;
  /** 22 箱, 不用, 停开. */
  readonly tail: string;
  /** 10:03 前交货，11:27 到县城. */
  readonly note: string;
  readonly refused: boolean;
}

/** A bus, with how many of the boxes the chosen offer gives it. */
export function wayWords(way: QuotedWay, boxes: number, now: Date): WayWords {
  const { refusal, boxesLeft, handInBy, departure, arrival } = way;
  const there = `${clockAfter(arrival, departure, now)} 到县城`;
  const chilled = way.chilled ? '，放冷藏箱' : '';
  const time = clockText(departure);
  if (refusal !== undefined)
    return { time, tail: refusal === 'cancelled' ? '停开' : '不行', note: refusals[refusal], refused: true };
  if (boxes === 0) return { time, tail: '不用', note: `还能装 ${boxesLeft} 箱，${there}`, refused: false };
  const full = boxes === boxesLeft ? '装上您的就满了，' : '';
  return {
    time,
    tail: `${boxes} 箱`,
    note: `${full}${clockText(handInBy)} 前交货，${there}${chilled}`,
    refused: false,
  };
}

/** Where boxes of a line go and when they are there. */
export interface LineWords {
  readonly title: string;
  readonly note: string;
  /** What to mind, such as that they may not keep. */
  readonly careful?: string;
}

/** A line of the quote by the chosen buses: what is told is the latest of them. */
export function lineWords(line: QuotedLine, promises: readonly LinePromise[], now: Date): LineWords {
  const last = [...promises].sort((a, b) => Date.parse(a.by) - Date.parse(b.by)).at(-1);
  const careful =
    line.refusal === 'too_large_for_carrier'
      ? '这家快递不收这么大的箱子'
      : line.refusal === 'not_fresh_enough' || (last !== undefined && !last.keeps)
        ? '等送到可能不新鲜了'
        : undefined;
  const warned = careful === undefined ? {} : { careful };
  if (line.to === 'county_pickup') {
    return {
      title: `${line.count} 箱 县城自提`,
      note: last === undefined ? '' : `${dayAndClock(last.by, now)} 起能取`,
      ...warned,
    };
  }
  const where = provinceNames[line.province ?? ''] ?? line.zoneName ?? '';
  const handed = last?.handedOver === undefined ? '' : `${dayAndClock(last.handedOver, now)} 交给快递`;
  const there = last === undefined ? '' : `${dayOf(last.by, now)}前送到`;
  return {
    title: `${line.count} 箱 ${line.carrierName ?? '快递'} 寄${where}`,
    note: [handed, there].filter((part) => part !== '').join('，'),
    ...warned,
  };
}

/** 比快递自己来收晚 6 小时 30 分也赶得上; undefined where the carrier does not come, or comes later. */
export function laterWords({ laterMinutes, ownCollection, carrierName = '快递' }: QuotedLine): string | undefined {
  if (laterMinutes === undefined || laterMinutes <= 0 || ownCollection === undefined) return undefined;
  const [hours, minutes] = [Math.floor(laterMinutes / 60), laterMinutes % 60];
  const long = `${hours > 0 ? `${hours} 小时` : ''}${minutes > 0 ? ` ${minutes} 分` : ''}`.trim();
  return `${carrierName}自己 ${ownCollection} 来收，坐班车晚 ${long}交也赶得上当天发走。`;
}

/** Parts of the price of all lines, those of one name together. */
export function priceParts(lines: readonly QuotedLine[]): PricePart[] {
  const sums = new Map<string, PricePart>();
  for (const part of lines.flatMap(({ parts }) => parts)) {
    const key = `${part.name} ${part.eachFen}`;
    const known = sums.get(key);
    sums.set(key, known ? { ...part, count: known.count + part.count, fen: known.fen + part.fen } : part);
  }
  return [...sums.values()];
}

/** 班车带货 30 × 1.50. */
export function partWords({ name, count, eachFen }: PricePart): string {
  return `${name} ${count} × ${yuan(eachFen)}`;
}

/** The whole offer for the ear. */
export function spokenOffer(quote: Quote, offer: QuotedOffer, now: Date): string {
  const { note } = offerWords(offer, now);
  const buses = offer.parts.map(({ way, boxes }) => {
    const at = quote.ways[way];
    return at === undefined ? '' : `${dayOf(at.departure, now)}${clockText(at.departure)}的车带 ${boxes} 箱`;
  });
  return `${quote.count} 箱${quote.goods}，${buses.join('，')}，${note}。交货时当面付 ${spokenYuan(quote.fen)}。`;
}

/** 豆腐皮 30 箱 · 明天 12月2日. */
export function quoteTitle({ goods, count, ways }: Quote, now: Date): string {
  const [first] = ways;
  return `${count} 箱${goods}${first === undefined ? '' : ` · ${dayOf(first.departure, now)}`}`;
}

/** True when all of it leaves on one day. */
export function isOfOneDay({ ways }: Pick<Quote, 'ways'>): boolean {
  return new Set(ways.map(({ departure }) => dateAt(new Date(departure)))).size <= 1;
}
