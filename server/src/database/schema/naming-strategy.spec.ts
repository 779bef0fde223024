// Do columns and references get the names that the migrations gave them?
import { SnakeNaming } from './naming-strategy.js';

describe('names in the database', () => {
  const naming = new SnakeNaming();

  it.each([
    ['id', 'id'],
    ['createdAt', 'created_at'],
    ['substitutePointId', 'substitute_point_id'],
    ['underFourteen', 'under_fourteen'],
  ])('a column for %s is %s', (property, column) => {
    expect(naming.columnName(property, undefined, [])).toBe(column);
  });

  it('a name that was given stays', () => {
    expect(naming.columnName('key', 'idempotency_key', [])).toBe('idempotency_key');
  });

  it('a reference is called after the relation and what it points to', () => {
    expect(naming.joinColumnName('township', 'code')).toBe('township_code');
    expect(naming.joinColumnName('mailPoint', 'id')).toBe('mail_point_id');
  });

  it.each([
    ['account_identity', 'account_id', 'fk_account_identity_account'],
    ['service_point', 'township_code', 'fk_service_point_township'],
    ['person', 'kept_by', 'fk_person_kept_by'],
  ])('the foreign key of %s.%s is %s', (table, column, name) => {
    expect(naming.foreignKeyName(table, [column])).toBe(name);
  });
});
