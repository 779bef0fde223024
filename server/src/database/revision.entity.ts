// Has something changed since we last looked?
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A counter for each body of data that servers keep in memory. */
@Entity('revision')
export class RevisionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  name!: string;

  @Column({ type: 'integer' })
  value!: number;
}
