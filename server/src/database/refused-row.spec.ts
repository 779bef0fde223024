// Does whoever sent a row that the database refuses hear which of their fields it was, whichever database it is?
import { QueryFailedError } from 'typeorm';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { RevisionEntity } from './revision.entity.js';
import { refusedRow } from './refused-row.js';

let database: MigratedDatabase;

beforeAll(async () => {
  database = await migratedDatabase(new HandClock());
});
afterAll(() => database.drop());

const told = (said: { errno?: number; code?: string; message: string }, sent: readonly string[]) => {
  const error = new QueryFailedError('INSERT', [], Object.assign(new Error(said.message), said));
  return refusedRow(error, database.dataSource, sent);
};
const sqlite = { code: 'SQLITE_CONSTRAINT_UNIQUE' };

it.each([
  // MariaDB, MySQL, SQLite; then keys of several columns, of which the one counts that was sent.
  [{ errno: 1062, message: "Duplicate entry '闽G1' for key 'uq_vehicle_plate'" }, ['plate'], 'plate'],
  [{ errno: 1062, message: "Duplicate entry '闽G1' for key 'vehicle.uq_vehicle_plate'" }, ['plate'], 'plate'],
  [{ ...sqlite, message: 'UNIQUE constraint failed: vehicle.plate' }, ['seats', 'plate'], 'plate'],
  [{ errno: 1062, message: "Duplicate entry 'MT-1' for key 'uq_driver_staff_number'" }, ['staffNumber'], 'staffNumber'],
  [
    { ...sqlite, message: 'UNIQUE constraint failed: driver.company_id, driver.staff_number' },
    ['companyId'],
    'companyId',
  ],
  [
    { ...sqlite, message: 'UNIQUE constraint failed: driver.company_id, driver.staff_number' },
    ['companyId', 'staffNumber'],
    'staffNumber',
  ],
  // A field that nobody sent says nothing to them, nor does a key of ours.
  [{ ...sqlite, message: 'UNIQUE constraint failed: account_identity.subject_hash' }, ['code'], undefined],
  [{ errno: 1062, message: "Duplicate entry 'a' for key 'PRIMARY'" }, ['plate'], undefined],
  [{ errno: 1062, message: 'in words that nobody knows' }, ['plate'], undefined],
])('%j is a taken key, of what was sent as %j: %s', (said, sent, field) => {
  expect(told(said, sent)).toMatchObject({ code: 'already_registered', status: 409, field });
});

it.each([
  [{ errno: 1406, message: "Data too long for column 'plate' at row 1" }, 'plate'],
  [{ errno: 1264, message: "Out of range value for column 'seats' at row 1" }, 'seats'],
  [
    { errno: 1292, message: "Incorrect datetime value: 'x' for column `k`.`vehicle`.`registered_at` at row 1" },
    undefined,
  ],
])('%j does not fit: %s', (said, field) => {
  expect(told(said, ['plate', 'seats'])).toMatchObject({ code: 'invalid_field', status: 400, field });
});

it.each([{ errno: 1452 }, { errno: 1451 }, { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }])('%j was overtaken', (said) => {
  expect(told({ ...said, message: '' }, [])).toMatchObject({ code: 'changed_meanwhile', status: 409 });
});

it.each([{ errno: 1048 }, { errno: 1213 }, { code: 'SQLITE_CONSTRAINT_NOTNULL' }, {}])('%j is our fault', (said) => {
  expect(told({ ...said, message: '' }, [])).toBeUndefined();
});

it('whoever is overtaken begins anew once, and sees what the other wrote', async () => {
  const seen: number[] = [];
  const writing = database.transactions.run(async (tx) => {
    seen.push(await tx.count(RevisionEntity));
    await tx.insert(RevisionEntity, { name: 'network', value: 0 });
  });
  await expect(writing).rejects.toMatchObject({ code: 'already_registered', cause: expect.any(QueryFailedError) });
  expect(seen).toHaveLength(2);
});
