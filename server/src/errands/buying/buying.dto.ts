// What does a buyer say, field by field?
import { errandRules, shoppingGroups } from '@kehuoyou/shared';
import type { AskBack, BoughtLine, BuyErrand, ErrandProposal, KeepErrandShop, ShoppingGroup } from '@kehuoyou/shared';
import { ERRAND_SHOP_ID } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Id, Moment, OneOf, Phone, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

const SHOP_NAME_CHARACTERS = 40;
const SELLS_CHARACTERS = 60;
const ADDRESS_CHARACTERS = 100;

/** Takes it for one of the caller's shops. */
export class AcceptDto extends IdDto {
  @Id({ optional: true })
  shopId?: string;
}

/** A line of which is asked back. */
export class ProposalDto implements ErrandProposal {
  @Max(errandRules.lines)
  @Min(1)
  @IsInt()
  line!: number;

  @Words(errandRules.whatCharacters, { optional: true })
  instead?: string;

  @IsOptional()
  @Max(errandRules.lineFen)
  @Min(1)
  @IsInt()
  fen?: number;
}

/** Asks back. */
export class AskBackDto extends IdDto implements AskBack {
  @ArrayMaxSize(errandRules.lines)
  @ArrayMinSize(1)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProposalDto)
  proposals!: ProposalDto[];

  @IsOptional()
  @Max(errandRules.mostAnswerHours)
  @Min(1)
  @IsInt()
  hours?: number;
}

/** What was bought of a line. */
export class BoughtLineDto implements BoughtLine {
  @Max(errandRules.lines)
  @Min(1)
  @IsInt()
  line!: number;

  @Max(errandRules.lineFen)
  @Min(1)
  @IsInt()
  fen!: number;

  @Words(errandRules.whatCharacters, { optional: true })
  instead?: string;
}

/** What was bought. */
export class BuyDto extends IdDto implements BuyErrand {
  @ArrayMaxSize(errandRules.lines)
  @ArrayMinSize(1)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BoughtLineDto)
  lines!: BoughtLineDto[];

  @IsOptional()
  @ArrayMaxSize(errandRules.receipts)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @IsArray()
  receipts?: string[];

  @Moment({ optional: true })
  occurredAt?: string;

  @Moment({ optional: true })
  sentAt?: string;
}

/** Why it cannot be bought. */
export class CannotDto extends IdDto {
  @Words(errandRules.reasonCharacters)
  text!: string;
}

/** Gives it to the bus. */
export class HandOverDto extends IdDto {
  @Max(errandRules.pieces)
  @Min(1)
  @IsInt()
  pieces!: number;
}

/** Notes what was given back. */
export class ReturnedDto extends CannotDto {
  @Max(errandRules.allFen)
  @Min(1)
  @IsInt()
  fen!: number;
}

/** How the printed list is put together. */
export class SheetDto {
  @OneOf(shoppingGroups)
  by?: ShoppingGroup;
}

/** A shop. */
export class KeepShopDto implements KeepErrandShop {
  @Matches(ERRAND_SHOP_ID)
  id!: string;

  @Words(SHOP_NAME_CHARACTERS)
  name!: string;

  @Words(SELLS_CHARACTERS)
  sells!: string;

  @Words(ADDRESS_CHARACTERS, { optional: true })
  address?: string;

  @IsOptional()
  @Phone()
  phone?: string;

  @IsBoolean()
  open!: boolean;
}
