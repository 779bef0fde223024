// What is said when a hub or a manifest is asked for?
import type { HubAsk, ManifestAsk } from '@kehuoyou/shared';
import { CivilDate, Id, Scanned } from '../../http/fields.js';

/** A hub's day. */
export class HubDto implements HubAsk {
  @Id()
  pointId!: string;

  @CivilDate()
  date?: string;
}

/** A scanned number. */
export class HubFindDto {
  @Id()
  pointId!: string;

  @Scanned(200)
  code!: string;
}

/** A bus on a day. */
export class ManifestDto implements ManifestAsk {
  @CivilDate({ required: true })
  serviceDate!: string;

  @Id()
  tripId!: string;
}
