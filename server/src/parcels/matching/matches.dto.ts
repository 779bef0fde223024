// What is said of whom a parcel is for, field by field?
import type { MatchWord } from '@kehuoyou/shared';
import { IsBoolean, Matches } from 'class-validator';
import { Id, Text } from '../../http/fields.js';

/** A keeper's word. */
export class MatchWordDto implements MatchWord {
  @Id()
  id!: string;

  @Text(40)
  waybill!: string;

  @Matches(/^[0-9a-f]{16}$/)
  household!: string;

  @IsBoolean()
  yes!: boolean;
}
