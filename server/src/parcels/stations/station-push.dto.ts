// What stands in the address at which 快递100 tells of a pickup code?
import type { PickupPushAsk } from '@kehuoyou/shared';
import { Matches } from 'class-validator';
import { Id } from '../../http/fields.js';

/** Which parcel it is, and that we gave the address. */
export class PickupPushDto implements PickupPushAsk {
  @Id()
  id!: string;

  @Matches(/^[0-9A-F]{32}$/i)
  sign!: string;
}
