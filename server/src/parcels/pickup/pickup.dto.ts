// What is said when a household or a point asks for parcels?
import { Id } from '../../http/fields.js';

/** One parcel. */
export class OfParcelDto {
  @Id()
  id!: string;
}

/** One point. */
export class OfPointDto extends OfParcelDto {}
