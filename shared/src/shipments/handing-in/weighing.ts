// When does a weight change a price, and by how much?
import { boxLimits } from '../pricing/box-limits.js';
import { priceOf } from '../pricing/price-line.js';
import type { Quote, QuotedLine } from '../pricing/quote.js';
import { tariffOf, zoneOf } from '../pricing/tariff.js';

const LEAST_GRAMS = 500;
const PER_HUNDRED = 5;

/** True where it weighs what was said: within half a kilogram or five in a hundred, whichever is more; policy of the county. */
export function isAsSaid(said: number, weighed: number): boolean {
  return Math.abs(weighed - said) * 100 <= Math.max(LEAST_GRAMS * 100, said * PER_HUNDRED);
}

/** True for what nobody may be asked to lift. */
export function isTooHeavy(grams: number): boolean {
  return grams > boxLimits.grams;
}

/** What one box of a line was to cost, in whole fen. */
export function boxFen({ parts }: Pick<QuotedLine, 'parts'>): number {
  return parts.reduce((sum, { eachFen }) => sum + eachFen, 0);
}

/** What is owed for one box of a line, in whole fen: as it was quoted, unless it was weighed and is another weight. */
export function owedFen(quote: Quote, line: QuotedLine, grams: number | undefined): number {
  return grams === undefined || isAsSaid(quote.grams, grams) ? boxFen(line) : weighedFen(quote, line, grams);
}

/** What one box of a line costs if it weighs so much, in whole fen. */
export function weighedFen(
  { lengthMm, widthMm, heightMm }: Pick<Quote, 'lengthMm' | 'widthMm' | 'heightMm'>,
  { to, carrier, province, valueFen }: QuotedLine,
  grams: number,
): number {
  const tariff = to === 'carrier' ? tariffOf(carrier ?? '') : undefined;
  const zone = tariff && zoneOf(tariff, province ?? '');
  return priceOf({
    ...{ count: 1, box: { grams, mm: [lengthMm, widthMm, heightMm] } },
    ...(tariff && zone ? { onwards: { tariff, zone } } : {}),
    ...(valueFen === undefined ? {} : { valueFen }),
  }).fen;
}
