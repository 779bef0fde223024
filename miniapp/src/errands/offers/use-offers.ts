// What is for sale, found by product and township, also without a network?
import { offerNames, sellingApi } from '@kehuoyou/shared';
import type { Offer, Offers } from '@kehuoyou/shared';
import { useSettled } from '../../network/use-settled';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** What the phone keeps of all that there is. */
const KEPT = 50;
const STILL_MS = 300;

/** What was asked for. */
export interface OffersWanted {
  readonly q: string;
  readonly township: string | undefined;
}

/** The newest of all, and those asked for; where nobody answers, what the phone knows is searched by the same names. */
export function useOffers({ q, township }: OffersWanted): {
  readonly query: Query<Offers>;
  readonly offers: Offers | undefined;
} {
  const typed = useSettled(q.trim(), STILL_MS);
  const asks = typed !== '' || township !== undefined;
  const all = useQuery(sellingApi.list, { limit: KEPT });
  const some = useQuery(
    sellingApi.list,
    asks ? { ...(typed === '' ? {} : { q: typed }), ...(township === undefined ? {} : { township }) } : undefined,
  );
  if (!asks) return { query: all, offers: all.answer };
  // While the server is being asked, nobody knows yet that there is none.
  if (some.answer !== undefined || some.failure === undefined || all.answer === undefined)
    return { query: some, offers: some.answer };
  return { query: all, offers: foundIn(all.answer, { q: typed, township }) };
}

/** The same on the phone. */
export function foundIn({ offers, townships }: Offers, { q, township }: OffersWanted): Offers {
  const names = offerNames(q);
  const isNamed = ({ product }: Offer): boolean =>
    names.length === 0 || names.some((name) => product.toLowerCase().includes(name));
  const named = offers.filter(isNamed);
  const count = (code: string): number => named.filter(({ townshipCode }) => townshipCode === code).length;
  return {
    offers: named.filter(({ townshipCode }) => township === undefined || townshipCode === township),
    townships: townships.map((each) => ({ ...each, count: count(each.code) })).filter((each) => each.count > 0),
  };
}
