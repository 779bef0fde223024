// What is said when somebody chooses what to hear?
import type { ParcelNoticeChoice } from '@kehuoyou/shared';
import { IsBoolean } from 'class-validator';

/** Both, whichever was touched. */
export class NoticeChoiceDto implements ParcelNoticeChoice {
  @IsBoolean()
  onItsWay!: boolean;

  @IsBoolean()
  busChanges!: boolean;
}
