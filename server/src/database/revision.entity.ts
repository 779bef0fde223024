// Has something changed since we last looked?
import { Entity } from 'typeorm';
import { key, Whole, Words } from './table-columns.js';

/** A counter for each body of data that servers keep in memory. */
@Entity('revision')
export class RevisionEntity {
  @Words(36, key)
  name!: string;

  @Whole()
  value!: number;
}
