// What do so many boxes cost to one place, part by part?
import { volumeOf } from './box-limits.js';
import type { BoxSize } from './box-limits.js';
import { busTariff } from './tariff.js';
import type { Tariff, TariffZone } from './tariff.js';

/** Kinds of parts of a price: by bus, 首重, 续重, 附加, 保价. */
export const pricePartKinds = ['bus', 'first', 'further', 'surcharge', 'insurance'] as const;
export type PricePartKind = (typeof pricePartKinds)[number];

/** One part: `count` boxes at `eachFen`. */
export interface PricePart {
  readonly kind: PricePartKind;
  readonly name: string;
  readonly count: number;
  readonly eachFen: number;
  readonly fen: number;
}

/** A line's price: the sum of its parts, and never anything else. */
export interface LinePrice {
  /** Weight by which the carrier counts a box; by bus where it goes no further. */
  readonly billableGrams: number;
  readonly parts: readonly PricePart[];
  readonly fen: number;
}

/** Boxes of one kind that go to one place. */
export interface PricedBoxes {
  readonly count: number;
  readonly box: BoxSize;
  /** Whoever takes them over at the hub; absent for what is fetched there. */
  readonly onwards?: { readonly tariff: Tariff; readonly zone: TariffZone };
  /** What a box is worth to whoever insures it. */
  readonly valueFen?: number;
}

/** max(actual, volume ÷ divisor), rounded by the tariff's own step. */
export function billableGrams({ divisor, step }: Pick<Tariff, 'divisor' | 'step'>, box: BoxSize): number {
  const grams = Math.max(box.grams, Math.ceil(volumeOf(box) / divisor));
  const steps = step.way === 'up' ? Math.ceil(grams / step.grams) : Math.round(grams / step.grams);
  // Whoever rounds to the nearest step still charges for something.
  return Math.max(1, steps) * step.grams;
}

/** The price of some boxes. */
export function priceOf({ count, box, onwards, valueFen }: PricedBoxes): LinePrice {
  const [county] = busTariff.zones;
  const part = (kind: PricePartKind, name: string, eachFen: number): PricePart[] =>
    eachFen === 0 ? [] : [{ kind, name, count, eachFen, fen: eachFen * count }];
  const byBus = billableGrams(busTariff, box);
  const bus = county ? weightFen(county, byBus) : { first: 0, further: 0 };
  const carried = onwards && billableGrams(onwards.tariff, box);
  const weight = onwards && carried !== undefined ? weightFen(onwards.zone, carried) : { first: 0, further: 0 };
  const insured = onwards && valueFen !== undefined ? insuranceFen(onwards.tariff, valueFen) : 0;
  const parts = [
    ...part('bus', busTariff.name, bus.first + bus.further),
    ...part('first', `${onwards?.tariff.name ?? ''}首重`, weight.first),
    ...part('further', `${onwards?.tariff.name ?? ''}续重`, weight.further),
    ...(onwards?.zone.surcharges ?? []).flatMap(({ name, fen }) => part('surcharge', name, fen)),
    ...part('insurance', '保价', insured),
  ];
  return { billableGrams: carried ?? byBus, parts, fen: parts.reduce((sum, { fen }) => sum + fen, 0) };
}

/** Up to how much a box is insured; nothing where nobody does: what goes no further than the county costs no insurance. */
export function mostValueFen(tariff: Pick<Tariff, 'insurance'> | undefined): number {
  return tariff?.insurance?.mostValueFen ?? 0;
}

/** What it costs to insure a box of this value. */
export function insuranceFen({ insurance }: Pick<Tariff, 'insurance'>, valueFen: number): number {
  if (insurance === undefined || valueFen <= 0) return 0;
  return Math.max(insurance.leastFen, Math.ceil((valueFen * insurance.perThousand) / 1_000));
}

function weightFen(
  { first, further }: TariffZone,
  grams: number,
): { readonly first: number; readonly further: number } {
  const begun = Math.max(0, Math.ceil((grams - first.grams) / further.grams));
  return { first: first.fen, further: begun * further.fen };
}
