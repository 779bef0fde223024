// What is said about who may fetch, field by field?
import { IsBoolean, IsOptional } from 'class-validator';
import { Text, Words } from '../../http/fields.js';
import { OfParcelDto, OfPointDto } from './pickup.dto.js';

/** Who would fetch a parcel. */
export class AskAgentDto extends OfPointDto {
  @Text(40)
  waybill!: string;

  @Words(32)
  agent!: string;
}

/** A household's answer. */
export class AnswerAgentDto extends OfParcelDto {
  @IsBoolean()
  yes!: boolean;

  @IsOptional()
  @IsBoolean()
  always?: boolean;
}

/** Who may always fetch. */
export class AllowAgentDto {
  @Words(32)
  name!: string;
}
