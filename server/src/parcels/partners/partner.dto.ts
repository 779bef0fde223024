// What may partners send?
import { MOST_ANNOUNCED } from '@kehuoyou/shared';
import type { AnnouncedRow } from '@kehuoyou/shared';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { Text } from '../../http/fields.js';

/** Rows are looked at one by one, so that a faulty one keeps no other out. */
export class AnnouncementsDto {
  @ArrayMaxSize(MOST_ANNOUNCED)
  @IsArray()
  parcels!: AnnouncedRow[];
}

/** From where on. */
export class PartnerEventsDto {
  @Text(32, { optional: true })
  after?: string;
}
