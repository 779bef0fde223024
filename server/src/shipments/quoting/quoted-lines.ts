// What does each line of an order cost, and when is it there?
import {
  boxLimits,
  carrierTariffs,
  dateAt,
  Failure,
  instantOf,
  isoOf,
  mostValueFen,
  parseWallTime,
  priceOf,
  secondsAt,
  sidesOf,
  tariffOf,
  zoneOf,
} from '@kehuoyou/shared';
import type {
  BoxSize,
  LinePromise,
  Quote,
  QuotedLine,
  QuoteAsk,
  QuoteLineAsk,
  Tariff,
  TariffZone,
} from '@kehuoyou/shared';
import type { CountyWay } from '../capacity/county-way.js';

const DAY_MS = 86_400_000;

/** The box of a question, within what anybody takes. */
export function askedBox({ grams, lengthMm, widthMm, heightMm }: QuoteAsk): BoxSize {
  const box: BoxSize = { grams, mm: [lengthMm, widthMm, heightMm] };
  if (grams > boxLimits.grams) throw new Failure('box_too_heavy', 'grams');
  if (Math.max(...box.mm) > boxLimits.sideMm || sidesOf(box) > boxLimits.sidesMm) throw new Failure('box_too_large');
  return box;
}

/** How many boxes the lines come to. */
export function askedCount({ lines }: Pick<QuoteAsk, 'lines'>): number {
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  if (count > boxLimits.boxes) throw new Failure('too_many_boxes', 'lines');
  return count;
}

/** Who takes a line over at the hub; undefined for what is fetched there. */
export interface Onwards {
  readonly tariff: Tariff;
  readonly zone: TariffZone;
}

/** The carrier of a line with the zone of its province. */
export function onwardsOf({ to, carrier, province }: QuoteLineAsk): Onwards | undefined {
  if (to === 'county_pickup') return undefined;
  const tariff = tariffOf(carrier ?? carrierTariffs[0]?.carrier ?? '');
  const zone = tariff && zoneOf(tariff, province ?? '');
  if (!tariff || !zone) throw new Failure('carrier_not_served', 'lines');
  return { tariff, zone };
}

/** A line with its price; `ways` are those of the day, to say how much later than elsewhere one may come. */
export function quotedLine(ask: QuoteLineAsk, no: number, box: BoxSize, ways: readonly CountyWay[]): QuotedLine {
  const onwards = onwardsOf(ask);
  if (ask.valueFen !== undefined && ask.valueFen > mostValueFen(onwards?.tariff))
    throw new Failure('value_not_insured');
  const price = priceOf({
    ...{ count: ask.count, box },
    ...(onwards === undefined ? {} : { onwards }),
    ...(ask.valueFen === undefined ? {} : { valueFen: ask.valueFen }),
  });
  const tooLarge = onwards !== undefined && sidesOf(box) > onwards.tariff.mostSidesMm;
  const later = onwards && laterMinutes(onwards.tariff, ways);
  return {
    ...{ no, count: ask.count, to: ask.to },
    ...(onwards === undefined ? {} : carrierOf(onwards, ask)),
    ...(ask.valueFen === undefined ? {} : { valueFen: ask.valueFen }),
    ...price,
    ...(later === undefined ? {} : { laterMinutes: later }),
    ...(tooLarge ? { refusal: 'too_large_for_carrier' as const } : {}),
  };
}

function carrierOf({ tariff, zone }: Onwards, { province = '' }: QuoteLineAsk) {
  const { carrier, name, postBy, ownCollection } = tariff;
  return {
    ...{ carrier, province, carrierName: name, zoneName: zone.name },
    ...(postBy === undefined ? {} : { postBy }),
    ...(ownCollection === undefined ? {} : { ownCollection }),
  };
}

/** When a line is there by this way, and whether it is still good then. */
export function promiseOf(
  line: QuoteLineAsk & { readonly no: number },
  way: Pick<CountyWay, 'handInBy' | 'arrival'>,
  freshHours: number | undefined,
): LinePromise {
  const onwards = onwardsOf(line);
  const handedOver = onwards && handOver(onwards.tariff, way.arrival);
  const days = onwards?.zone.days ?? 0;
  const by = new Date((handedOver ?? new Date(way.arrival)).getTime() + days * DAY_MS);
  const hours = (by.getTime() - Date.parse(way.handInBy)) / 3_600_000;
  return {
    ...{ line: line.no, atHub: way.arrival },
    ...(handedOver === undefined ? {} : { handedOver: countyIso(handedOver) }),
    by: countyIso(by),
    keeps: freshHours === undefined || hours <= freshHours,
  };
}

/** True where everything that was quoted is good when it is there by this way. */
export function staysGood(
  { lines }: Pick<Quote, 'lines'>,
  way: Pick<CountyWay, 'handInBy' | 'arrival'>,
  hours: number | undefined,
): boolean {
  return lines.every((line) => promiseOf(line, way, hours).keeps);
}

/** The first time at which a carrier fetches at the hub what is there by `arrival`. */
function handOver({ postBy = '00:00' }: Tariff, arrival: string): Date {
  const there = new Date(arrival);
  const date = dateAt(there);
  const sameDay = instantOf(date, parseWallTime(postBy) ?? 0);
  return sameDay.getTime() >= there.getTime() ? sameDay : new Date(sameDay.getTime() + DAY_MS);
}

/** Minutes between the carrier's own courier and the last bus of the day that gets there in time; none where it is sooner. */
export function laterMinutes({ postBy, ownCollection }: Tariff, ways: readonly CountyWay[]): number | undefined {
  const [cutOff, own] = [parseWallTime(postBy ?? ''), parseWallTime(ownCollection ?? '')];
  if (cutOff === undefined || own === undefined) return undefined;
  const inTime = ways
    .filter(({ arrival, handInBy }) => {
      const there = new Date(arrival);
      return secondsAt(there) <= cutOff && dateAt(there) === dateAt(new Date(handInBy));
    })
    .map(({ handInBy }) => secondsAt(new Date(handInBy)));
  const later = Math.floor((Math.max(...inTime) - own) / 60);
  return later > 0 ? later : undefined;
}

/** ISO 8601 with the county's offset. */
export function countyIso(instant: Date): string {
  return isoOf(dateAt(instant), secondsAt(instant));
}
