// How are a day's loads asked for, field by field?
import { CivilDate } from '../../http/fields.js';

/** Which day. */
export class DayLoadsDto {
  @CivilDate({ required: true })
  date!: string;
}
