// What may be said when asking for a day's buses, field by field?
import { CivilDate, Id } from '../../http/fields.js';
import { CompanyDto } from './fleet.dto.js';

/** A company's day. */
export class CompanyDayDto extends CompanyDto {
  @CivilDate()
  date?: string;
}

/** A point's day. */
export class PointDayDto {
  @Id()
  pointId!: string;

  @CivilDate()
  date?: string;
}
