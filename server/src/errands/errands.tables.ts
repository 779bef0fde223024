// Which tables belong to errands?
import { Errands1764000000145 } from '../database/migrations/errands/1764000000145-errands.js';
import { Offers1764000000150 } from '../database/migrations/errands/1764000000150-offers.js';
import type { Tables } from '../database/schema/schema.js';
import { errandsPersonal } from './errands.personal.js';
import { ErrandShopEntity } from './keeping/errand-shop.entity.js';
import { OfferEntity, OfferStepEntity } from './selling/offer.entity.js';
import { ErrandEntity, ErrandEventEntity, ErrandPieceEntity } from './keeping/errand.entity.js';

export const errandsTables: Tables = {
  entities: [ErrandShopEntity, ErrandEntity, ErrandEventEntity, ErrandPieceEntity, OfferEntity, OfferStepEntity],
  migrations: [Errands1764000000145, Offers1764000000150],
  personal: errandsPersonal,
};
