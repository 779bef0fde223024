// Do the tables of several parts make one schema, whose migrations have one order?
import type { MigrationInterface } from 'typeorm';
import { schemaOf } from './schema.js';
import type { Tables } from './schema.js';

class AreaEntity {
  readonly code = '';
}
class NoticeEntity {
  readonly id = '';
}

class Nothing implements MigrationInterface {
  async up(): Promise<void> {}
  async down(): Promise<void> {}
}
class Areas1764000000002 extends Nothing {}
class Notices1764000000003 extends Nothing {}
class Kinds1764000000004 extends Nothing {}
class Others1764000000003 extends Nothing {}
class Unnumbered extends Nothing {}

const part = (migrations: Tables['migrations'], entities: Tables['entities'] = []): Tables => ({
  entities,
  migrations,
});

describe('the tables of several parts', () => {
  it('are all there, in the order of the parts', () => {
    const { entities } = schemaOf([part([], [AreaEntity]), part([], [NoticeEntity])]);
    expect(entities).toEqual([AreaEntity, NoticeEntity]);
  });

  it('have migrations in the order of their numbers, whoever brings them', () => {
    const { migrations } = schemaOf([part([Areas1764000000002, Kinds1764000000004]), part([Notices1764000000003])]);
    expect(migrations).toEqual([Areas1764000000002, Notices1764000000003, Kinds1764000000004]);
  });

  it('are refused when two migrations have one number, for which of them ran first?', () => {
    expect(() => schemaOf([part([Notices1764000000003]), part([Others1764000000003])])).toThrow(
      'the migrations Notices1764000000003 and Others1764000000003 have the same number',
    );
  });

  it('are refused when a migration has no number', () => {
    expect(() => schemaOf([part([Unnumbered])])).toThrow('the migration Unnumbered does not end with thirteen digits');
  });
});
