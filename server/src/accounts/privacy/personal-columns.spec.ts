// Is it said of every column that leads to somebody what becomes of it, and does that become of it?
import { meApi, retentionRules, retentionSubjects } from '@kehuoyou/shared';
import type { MyData, RetentionSubject } from '@kehuoyou/shared';
import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRow } from '../../database/insert-rows.js';
import { sealedColumns } from '../../database/table-columns.js';
import type { Held } from '../../database/schema/personal.js';
import { everyTable } from '../../open-database.js';
import { RunningApp } from '../../testing/running-app.js';
import { Vault } from '../safekeeping/vault.service.js';
import { MyDataService } from './my-data.service.js';
import { RetentionService } from './retention.service.js';

const tables = await everyTable();

let server: RunningApp;
beforeAll(async () => {
  server = await RunningApp.start();
});
afterAll(() => server.close());

const said = tables.personal ?? [];
const held = said.filter((each): each is Held => 'told' in each);

/** Names that people, phones and papers go by. */
const LEADS_TO_SOMEBODY =
  /account|actor|owner|author|person|driver|caller|device|phone|token|openId|staffNumber|^plate$|[a-z]By$|Of$|Sealed$|Hash$|A(ccount|ctor)|P(erson|hone)/;

type Column = EntityMetadata['columns'][number];

function typeOf({ type }: Column): string {
  return typeof type === 'string' ? type : String((type as { name: string }).name);
}

/** Words long enough to say anything, references that no foreign key explains, and whatever is called after people. */
function mayLeadToSomebody(column: Column, { foreignKeys }: EntityMetadata): boolean {
  const length = Number(column.length === '' ? 0 : column.length);
  const target = foreignKeys.find(({ columns }) => columns.includes(column))?.referencedEntityMetadata.tableName;
  // Goes and stays with that row, which is judged by itself.
  if (target !== undefined && target !== 'account') return false;
  const isWords = ['text', 'simple-json', 'blob'].includes(typeOf(column)) || length >= 100;
  const isReference =
    typeOf(column) === 'varchar' && length === 36 && !(column.isPrimary && column.propertyName === 'id');
  return isWords || isReference || (typeOf(column) !== 'datetime' && LEADS_TO_SOMEBODY.test(column.propertyName));
}

describe('what is said of columns', () => {
  const named = (table: string): string[] =>
    said.filter((each) => each.table === table).flatMap(({ columns }) => columns);

  it('leaves out none that may lead to somebody, and says of each one thing', () => {
    const silent = server.dataSource.entityMetadatas.flatMap((entity) =>
      entity.columns
        .filter((column) => mayLeadToSomebody(column, entity) && !named(entity.tableName).includes(column.propertyName))
        .map(({ propertyName }) => `${entity.tableName}.${propertyName}`),
    );
    expect(silent).toEqual([]);
    const all = said.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
    expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([]);
  });

  it('is of columns that there are, and names lines of the retention table that something sweeps', () => {
    const there = server.dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map(({ propertyName }) => `${tableName}.${propertyName}`),
    );
    expect(
      said
        .flatMap(({ table, columns }) => columns.map((each) => `${table}.${each}`))
        .filter((each) => !there.includes(each)),
    ).toEqual([]);
    const sweeps = Reflect.get(server.app.get(RetentionService), 'sweeps') as ReadonlyMap<RetentionSubject, unknown>;
    const unswept = held.filter(({ until }) => until !== 'account' && !sweeps.has(until));
    expect(unswept).toEqual([]);
    expect(retentionSubjects.filter((subject) => !sweeps.has(subject))).toEqual([]);
    expect(retentionRules.map(({ subject }) => subject).sort()).toEqual([...retentionSubjects].sort());
  });
});

/** Words of which there are only some. */
const choices: Readonly<Record<string, unknown>> = {
  'account_identity.kind': 'wechat',
  'account_disabling.disabled': false,
  'session.kind': 'browser',
  'role_grant.role': 'keeper',
  'role_grant.scopeKind': 'point',
  'person.selfOf': null,
  'person.underFourteen': false,
  'trip_reminder_step.kind': 'told',
  'media.keptSha256': null,
  'consent.act': 'given',
  'shipment.forCaller': false,
  'errand.forCaller': false,
};

/** Columns that are somebody's by the number that they have confirmed. */
const OF_NUMBERS = ['parcel', 'agent_question', 'home_delivery', 'parcel_match'].map((table) => `${table}.phoneHash`);

describe('somebody of whom there is a row in every table', () => {
  let token: string;
  let account: string;
  const rows = new Map<string, ObjectLiteral>();
  /** What a sealed text of a table says. */
  const sealed = new Map<string, string>();
  let number = 0;

  beforeAll(async () => {
    token = await server.signIn('daughter');
    account = (await server.call(meApi.me, {}, { token })).answer.accountId;
    for (const { table } of held) await row(table);
  });

  /** A row of a table, made once, with those that it refers to; where it leads to somebody, it leads to the account. */
  async function row(table: string): Promise<ObjectLiteral> {
    const known = rows.get(table);
    if (known) return known;
    const entity = server.dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
    if (!entity) throw new Error(`there is no table ${table}`);
    const made: ObjectLiteral = {};
    rows.set(table, made);
    for (const column of entity.columns) made[column.propertyName] = await value(entity, column);
    const key = String(made[entity.primaryColumns[0]?.propertyName ?? '']);
    for (const { property, place } of sealedColumns.filter((each) => each.table === entity.target)) {
      sealed.set(table, `样${number}.`);
      made[property] = server.app.get(Vault).seal(`样${number}.`, `${place}:${key}`);
    }
    await server.database.transactions.run((tx) => insertRow(tx, entity.target, made));
    return made;
  }

  async function value(entity: EntityMetadata, column: Column): Promise<unknown> {
    number += 1;
    const name = `${entity.tableName}.${column.propertyName}`;
    if (name in choices) return choices[name];
    if (OF_NUMBERS.includes(name)) return (await row('number_claim'))['phoneHash'];
    const foreign = entity.foreignKeys.find(({ columns }) => columns.includes(column))?.referencedEntityMetadata;
    if (foreign?.tableName === 'account') return account;
    if (foreign) return (await row(foreign.tableName))[foreign.primaryColumns[0]?.propertyName ?? ''];
    if (column.propertyName !== 'deviceId' && isTheirs(entity.tableName, column)) return account;
    switch (typeOf(column)) {
      case 'datetime':
        return new Date(Date.UTC(2026, 10, 1, 0, 0, 0, number));
      case 'integer':
        return number;
      case 'boolean':
        return true;
      case 'simple-json':
        return [];
      case 'blob':
        return Buffer.from([number]);
      default:
        return Number(column.length) === 36 ? uuid() : `w${number}`;
    }
  }

  function isTheirs(table: string, { propertyName, length }: Column): boolean {
    const isId = length === '36' || ['caller'].includes(propertyName);
    return isId && held.some((each) => each.table === table && each.columns.includes(propertyName));
  }

  /** What of a row can be found again: what is sealed in it, or else its instants and words. */
  function marks(table: string): string[] {
    const secret = sealed.get(table);
    if (secret !== undefined) return [secret];
    return Object.values(rows.get(table) ?? {}).flatMap((each) => {
      if (each instanceof Date) return [each.toISOString()];
      return typeof each === 'string' && /^w\d+$/.test(each) ? [`"${each}"`] : [];
    });
  }

  const valueIn = (data: MyData, told: string): string =>
    JSON.stringify((data as unknown as Record<string, unknown>)[told] ?? data.others[told] ?? '');

  it('finds something of each in what they take away', async () => {
    const data = (await server.call(meApi.data, {}, { token })).answer;
    const untold = held.filter(({ table, told }) => {
      const text = valueIn(data, told);
      return !marks(table).some((mark) => text.includes(mark));
    });
    expect(untold.map(({ table }) => table)).toEqual([]);
  });

  it('is in none of them any more once their account is erased, but where the law keeps it', async () => {
    await server.database.transactions.run((tx) => server.app.get(MyDataService).erase(tx, account, account));
    const left: unknown[] = [];
    for (const { table, columns, erased } of held) {
      const entity = server.dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
      const was = rows.get(table) ?? {};
      const where = Object.fromEntries(
        (entity?.primaryColumns ?? []).map(({ propertyName }) => [propertyName, was[propertyName] as string]),
      );
      const now = entity && (await server.dataSource.manager.findOneBy(entity.target, where));
      const same =
        now === null || now === undefined
          ? []
          : columns.filter((each) => now[each] === was[each] && was[each] !== null);
      const isSo =
        erased === 'gone' ? now === null : erased === 'kept' ? same.length > 0 : now !== null && same.length === 0;
      if (!isSo) left.push({ table, erased, now: now === null ? 'gone' : 'there', same });
    }
    expect(left).toEqual([]);
  });
});
