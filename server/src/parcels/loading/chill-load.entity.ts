// How full are the boxes of a bus that keep things cold, leg by leg, and of what?
import { Entity, Index } from 'typeorm';
import { key, Whole, Words } from '../../database/table-columns.js';

/** What lies in the cold boxes of a bus or is promised there between one stop and the next: the sum of what rides over it. */
@Entity('trip_chill_leg')
export class ChillLegLoadEntity {
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

/** One thing that rides in the cold. */
@Entity('trip_chill_load')
@Index('ix_trip_chill_load_trip', ['serviceDate', 'tripId'])
export class ChillLoadEntity {
  @Words(64, key)
  unit!: string;

  @Words(10, key)
  serviceDate!: string;

  @Words(64, key)
  tripId!: string;

  /** Stops between which it rides. */
  @Whole()
  fromSequence!: number;

  @Whole()
  toSequence!: number;

  @Whole()
  grams!: number;

  @Whole()
  litres!: number;

  @Whole()
  pieces!: number;
}
