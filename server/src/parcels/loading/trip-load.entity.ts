// How full is a bus, leg by leg, and of what?
import { Entity, Index } from 'typeorm';
import { Flag, key, optional, Whole, Words } from '../../database/table-columns.js';

/**
 * What lies on a bus or is meant for it between one stop and the next. Bags of the post and boxes of farmers share
 * these rows, so that neither takes the other's room; every row is the sum of the loads that ride over it.
 */
@Entity('trip_leg_load')
export class TripLegLoadEntity {
  @Words(10, key)
  serviceDate!: string;

  @Words(64, key)
  tripId!: string;

  /** Of the stop from which the leg goes. */
  @Whole(key)
  stopSequence!: number;

  @Whole()
  grams!: number;

  @Whole()
  litres!: number;

  @Whole()
  pieces!: number;
}

/** One thing on one bus: a bag, or a parcel without one. Follows from its facts, and is written where they are added. */
@Entity('trip_load')
@Index('ix_trip_load_trip', ['serviceDate', 'tripId'])
export class TripLoadEntity {
  /** Such as `bag YD0731`. */
  @Words(64, key)
  unit!: string;

  @Words(10, key)
  serviceDate!: string;

  @Words(64, key)
  tripId!: string;

  /** True once it lies in it; before it is only meant for it. */
  @Flag()
  loaded!: boolean;

  /** Stops between which it rides. */
  @Whole()
  fromSequence!: number;

  @Whole()
  toSequence!: number;

  @Words(64, optional)
  toPointId!: string | null;

  @Whole()
  grams!: number;

  @Whole()
  litres!: number;

  @Whole()
  pieces!: number;

  /** True where somebody weighed it. */
  @Flag()
  weighed!: boolean;
}
