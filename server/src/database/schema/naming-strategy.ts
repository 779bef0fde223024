// How are columns and references called in the database, from what they are called in the code?
import { DefaultNamingStrategy } from 'typeorm';
import type { NamingStrategyInterface, Table } from 'typeorm';

/** `createdAt` is `created_at`; a reference is named by its table and by what it points to: `fk_person_kept_by`. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, given: string | undefined, embedded: readonly string[]): string {
    return snakeCase([...embedded, given ?? property].join('_'));
  }

  override joinColumnName(relation: string, referenced: string): string {
    return snakeCase(`${relation}_${referenced}`);
  }

  override foreignKeyName(table: Table | string, columns: readonly string[]): string {
    const target = columns.map((column) => column.replace(/_(?:id|code)$/, '')).join('_');
    return `fk_${this.getTableName(table)}_${target}`;
  }
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
