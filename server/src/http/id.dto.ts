// Which one is asked for?
import { Id } from './fields.js';

/** Something by its id. */
export class IdDto {
  @Id()
  id!: string;
}
