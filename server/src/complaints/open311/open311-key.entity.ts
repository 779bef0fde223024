// What is kept of programs that may report by Open311?
import { Entity, Index } from 'typeorm';
import { Id, Instant, optional, Words } from '../../database/table-columns.js';

/** Somebody's program, by its key. */
@Entity('open311_key')
@Index('uq_open311_key_name', ['name'], { unique: true })
@Index('uq_open311_key_hash', ['keyHash'], { unique: true })
export class Open311KeyEntity {
  @Id()
  id!: string;

  /** Whose it is. */
  @Words(64)
  name!: string;

  /** Keyed: the key itself was told once and is kept nowhere. */
  @Words(64)
  keyHash!: string;

  @Instant()
  madeAt!: Date;

  @Instant(optional)
  withdrawnAt!: Date | null;
}
