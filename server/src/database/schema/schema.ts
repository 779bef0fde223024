// How do the tables of the parts of the server become one schema?
import type { MigrationInterface } from 'typeorm';
import type { PersonalColumns } from './personal.js';

/** What a part of the server keeps in the database. */
export interface Tables {
  /** Its entities. */
  readonly entities: readonly (new () => object)[];
  /** Its migrations. One that has landed is never edited: add another. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** What its columns say of people. */
  readonly personal?: readonly PersonalColumns[];
}

/** The tables of all parts together. The migrations stand in the order of the number that their name ends with. */
export function schemaOf(parts: readonly Tables[]): Tables {
  const migrations = parts
    .flatMap((part) => part.migrations)
    .map((migration) => ({ migration, number: numberOf(migration) }))
    .sort((a, b) => a.number - b.number);
  // Of two with one number, databases that have run one of them would differ.
  migrations.forEach(({ migration, number }, index) => {
    const before = migrations[index - 1];
    if (before?.number === number)
      throw new Error(`the migrations ${before.migration.name} and ${migration.name} have the same number`);
  });
  return {
    entities: parts.flatMap(({ entities }) => entities),
    migrations: migrations.map(({ migration }) => migration),
    personal: parts.flatMap(({ personal = [] }) => personal),
  };
}

/** The thirteen digits at the end of a migration's name, by which TypeORM orders them too. */
function numberOf({ name }: { readonly name: string }): number {
  const digits = /[A-Za-z](\d{13})$/.exec(name)?.[1];
  if (digits === undefined) throw new Error(`the name of the migration ${name} does not end with thirteen digits`);
  return Number(digits);
}
