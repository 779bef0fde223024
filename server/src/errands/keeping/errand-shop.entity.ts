// Which shops in town buy for villagers?
import { Entity } from 'typeorm';
import { Flag, Id, Instant, optional, Words } from '../../database/table-columns.js';

/** A shop that has agreed, as the county office keeps it. */
@Entity('errand_shop')
export class ErrandShopEntity {
  /** For which a buyer's role is held. */
  @Id()
  id!: string;

  @Words(40)
  name!: string;

  @Words(60)
  sells!: string;

  @Words(100, optional)
  address!: string | null;

  @Words(20, optional)
  phone!: string | null;

  @Flag()
  open!: boolean;

  @Instant()
  changedAt!: Date;
}
