// What of an offer goes to everybody, and what to its seller?
import { maskName, maskPhone } from '@kehuoyou/shared';
import type { Offer, OwnOffer } from '@kehuoyou/shared';
import type { OfferEntity } from './offer.entity.js';

/** What a row does not say itself. */
export interface OfferSurroundings {
  readonly villageName: string;
  readonly townshipName: string;
  readonly name: string;
  /** Undefined where its seller does not show it. */
  readonly phone: string | undefined;
  readonly pictures: readonly string[];
}

/** As everybody reads it: name and number with stars, the number only where its seller shows it. */
export function offerView(row: OfferEntity, around: OfferSurroundings): Offer {
  const { id, product, quantity, unit, priceFen, per, villageCode, townshipCode, pointId, state } = row;
  return {
    ...{ id, product, quantity, unit, priceFen, per, villageCode, townshipCode, pointId, state },
    ...(row.words === null ? {} : { words: row.words }),
    ...{ where: row.fetchedAt, until: row.lastDay, putUpAt: row.putUpAt.toISOString() },
    ...{ villageName: around.villageName, townshipName: around.townshipName, seller: maskName(around.name) },
    ...(around.phone === undefined ? {} : { number: maskPhone(around.phone) }),
    pictures: around.pictures,
  };
}

/** As its seller reads it. */
export function ownOfferView(row: OfferEntity, around: OfferSurroundings, reason: string | undefined): OwnOffer {
  return { ...offerView(row, around), ...(reason === undefined ? {} : { reason }) };
}
