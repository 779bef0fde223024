// What may be said of lists, field by field?
import { CARRIER_CODE } from '@kehuoyou/shared';
import { Matches } from 'class-validator';
import { Id, Text } from '../../http/fields.js';

/** Along with a file. */
export class StartImportDto {
  @Text(128, { optional: true })
  fileName?: string;

  @Text(64, { optional: true })
  pointId?: string;

  @Matches(CARRIER_CODE)
  @Text(32, { optional: true })
  carrier?: string;
}

/** Lists of a hub. */
export class ImportsDto {
  @Text(64, { optional: true })
  pointId?: string;
}

/** One list. */
export class OfImportDto {
  @Id()
  importId!: string;
}
