// How many dead letters are asked for?
import { Limit } from '../../http/fields.js';

/** How many dead letters to show. */
export class DeadLettersDto {
  @Limit()
  limit?: number;
}
