// What is said when something is put up for sale, field by field?
import {
  MOST_OFFER_FEN,
  MOST_OFFER_PICTURES,
  MOST_OFFER_QUANTITY,
  OFFER_PRODUCT_CHARACTERS,
  OFFER_REASON_CHARACTERS,
  OFFER_WORDS_CHARACTERS,
  offerPlaces,
  offerUnits,
} from '@kehuoyou/shared';
import type { OfferPlace, OffersAsk, OfferUnit, PutUpOffer } from '@kehuoyou/shared';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { CivilDate, Id, Limit, NeededOneOf, Phone, Text, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

/** Most characters of a name that somebody goes by. */
const NAME_CHARACTERS = 20;

/** Which offers to list. */
export class OffersDto implements OffersAsk {
  @Text(OFFER_PRODUCT_CHARACTERS, { optional: true })
  q?: string;

  @Id({ optional: true })
  township?: string;

  @Id({ optional: true })
  after?: string;

  @Limit()
  limit?: number;
}

/** Something to put up. */
export class PutUpOfferDto implements PutUpOffer {
  @Words(OFFER_PRODUCT_CHARACTERS)
  product!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_OFFER_QUANTITY)
  quantity!: number;

  @NeededOneOf(offerUnits)
  unit!: OfferUnit;

  @IsInt()
  @Min(1)
  @Max(MOST_OFFER_FEN)
  priceFen!: number;

  @NeededOneOf(offerUnits)
  per!: OfferUnit;

  @Words(OFFER_WORDS_CHARACTERS, { optional: true, lines: true })
  words?: string;

  @Id()
  villageCode!: string;

  @NeededOneOf(offerPlaces)
  where!: OfferPlace;

  @CivilDate({ required: true })
  until!: string;

  @Words(NAME_CHARACTERS)
  name!: string;

  @Phone()
  phone!: string;

  @IsBoolean()
  showNumber!: boolean;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_OFFER_PICTURES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  pictures?: string[];
}

/** Whether to show the number. */
export class ShowNumberDto extends IdDto {
  @IsBoolean()
  shown!: boolean;
}

/** Why it is taken down. */
export class TakeDownDto extends IdDto {
  @Words(OFFER_REASON_CHARACTERS)
  reason!: string;
}
