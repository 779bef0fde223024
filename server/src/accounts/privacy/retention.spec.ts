// Is each thing kept until the very end of its time, and gone a moment later?
import { retentionRules } from '@kehuoyou/shared';
import type { RetentionSubject } from '@kehuoyou/shared';
import { IsNull } from 'typeorm';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { IdempotencyEntity } from '../../database/idempotency.entity.js';
import { insertRow } from '../../database/insert-rows.js';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';
import { RunningApp } from '../../testing/running-app.js';
import { AccountEntity, OneTimeCodeEntity, SessionEntity } from '../account.entity.js';
import { NumberClaimEntity, PersonEntity } from '../household/household.entity.js';
import { GrantEntity, InvitationEntity, RevocationEntity } from '../identity/role.entity.js';
import { ConsentEntity } from '../safekeeping/ledger.entity.js';
import { RetentionService } from './retention.service.js';

const DAY = 86_400_000;
const LONG_AGO = new Date('2015-01-01T00:00:00Z');
const LATER = new Date('2099-01-01T00:00:00Z');

let server: RunningApp;
beforeAll(async () => {
  server = await RunningApp.start();
});
afterAll(() => server.close());

const daysOf = (subject: RetentionSubject): number =>
  retentionRules.find((rule) => rule.subject === subject)?.days ?? 0;
const write = (table: EntityTarget<ObjectLiteral>, row: ObjectLiteral): Promise<void> =>
  server.database.transactions.run((tx) => insertRow(tx, table, row));
const stands = (table: EntityTarget<ObjectLiteral>, where: ObjectLiteral): Promise<boolean> =>
  server.dataSource.manager.existsBy(table, where);

/** An account that is not idle, for what must belong to one. */
async function account(changes: Partial<AccountEntity> = {}): Promise<string> {
  const id = uuid();
  await write(AccountEntity, {
    id,
    createdAt: LONG_AGO,
    lastSeenAt: LATER,
    sample: false,
    deletedAt: null,
    ...changes,
  });
  return id;
}

/** Writes a thing whose time began `at`, and gives how to find out whether it is still there. */
type Thing = (at: Date) => Promise<() => Promise<boolean>>;

const session =
  (changes: (at: Date) => Partial<SessionEntity>): Thing =>
  async (at) => {
    const id = uuid();
    const row = { kind: 'browser', openedAt: LONG_AGO, lastSeenAt: LONG_AGO, expiresAt: LATER, endedAt: null } as const;
    await write(SessionEntity, { id, accountId: await account(), tokenHash: id, ...row, ...changes(at) });
    return () => stands(SessionEntity, { id });
  };
const invitation =
  (changes: (at: Date) => Partial<InvitationEntity>): Thing =>
  async (at) => {
    const id = uuid();
    const row = { role: 'keeper', scopeKind: 'point', scopeId: 'P104201', nameSealed: null } as const;
    const none = { holdsFrom: null, holdsUntil: null, deputyOf: null, acceptedAt: null, withdrawnAt: null };
    const times = { givenAt: LONG_AGO, expiresAt: LATER };
    await write(InvitationEntity, { id, ...row, ...none, ...times, givenBy: await account(), ...changes(at) });
    return () => stands(InvitationEntity, { id });
  };
const event =
  (changes: (at: Date) => Partial<OutboxEntity>): Thing =>
  async (at) => {
    const id = uuid();
    const row = { topic: 'spec.none', subject: id, payload: {}, createdAt: LONG_AGO, dueAt: LATER, attempts: 0 };
    await write(OutboxEntity, { id, ...row, deliveredAt: null, deadAt: null, lastError: null, ...changes(at) });
    return () => stands(OutboxEntity, { id });
  };
const person =
  (changes: Partial<PersonEntity> = {}, confirmed = false): Thing =>
  async (addedAt) => {
    const [id, keptBy] = [uuid(), await account()];
    const row = { selfOf: null, nameSealed: null, phoneSealed: null, phoneHash: id, underFourteen: false };
    await write(PersonEntity, { id, keptBy, ...row, addedAt, ...changes });
    const claim = { id: uuid(), phoneHash: id, sequence: 1, accountId: keptBy, method: 'wechat', claimedAt: LONG_AGO };
    if (confirmed) await write(NumberClaimEntity, { ...claim, confirmedBy: null, pointId: null });
    return () => stands(PersonEntity, { id });
  };
/** Rows of one number, one after the other: who claimed it, or null for a number given up, and when. */
const claims =
  (...rows: readonly (readonly ['somebody' | null, Date?])[]): Thing =>
  async (at) => {
    const phoneHash = uuid();
    for (const [index, [whose, claimedAt = at]] of rows.entries()) {
      const accountId = whose && (await account());
      const method = whose ? 'wechat' : 'released';
      const row = { id: uuid(), phoneHash, sequence: index + 1, accountId, method, claimedAt };
      await write(NumberClaimEntity, { ...row, confirmedBy: null, pointId: null });
    }
    return () => stands(NumberClaimEntity, { phoneHash, sequence: 1 });
  };
const grant =
  (changes: (at: Date) => Partial<GrantEntity>, revoked = false): Thing =>
  async (at) => {
    const [id, accountId] = [uuid(), await account()];
    const row = { role: 'keeper', scopeKind: 'point', scopeId: 'P104201', deputyOf: null, invitationId: null } as const;
    const times = { holdsFrom: LONG_AGO, holdsUntil: null, givenBy: null, givenAt: LONG_AGO };
    await write(GrantEntity, { id, accountId, ...row, ...times, ...changes(at) });
    const revocation = { grantId: id, reasonSealed: '', revokedBy: accountId, revokedAt: at };
    if (revoked) await write(RevocationEntity, revocation);
    return () => stands(GrantEntity, { id });
  };

const things: readonly (readonly [string, RetentionSubject, Thing])[] = [
  ['a session that was ended', 'session', session((endedAt) => ({ endedAt }))],
  ['a session that ran out', 'session', session((expiresAt) => ({ expiresAt }))],
  [
    'a code that ran out',
    'one_time_code',
    async (expiresAt) => {
      const id = uuid();
      const row = { purpose: 'join', codeHash: id, accountId: await account(), subjectId: null, issuedAt: LONG_AGO };
      await write(OneTimeCodeEntity, { id, ...row, expiresAt, usedAt: null, usedBy: null });
      return () => stands(OneTimeCodeEntity, { id });
    },
  ],
  ['an invitation that was taken back', 'invitation', invitation((withdrawnAt) => ({ withdrawnAt }))],
  ['an invitation that ran out', 'invitation', invitation((expiresAt) => ({ expiresAt }))],
  ['who had a number that was given up', 'number_claim', claims(['somebody', LONG_AGO], [null])],
  ['who had a number that is another’s', 'number_claim', claims(['somebody', LONG_AGO], ['somebody'])],
  ['somebody who was never confirmed', 'unconfirmed_person', person()],
  [
    'a resident who does not come',
    'idle_account',
    async (lastSeenAt) => {
      const id = await account({ lastSeenAt });
      return () => stands(AccountEntity, { id, deletedAt: IsNull() });
    },
  ],
  [
    'an answer',
    'idempotency',
    async (createdAt) => {
      const id = uuid();
      await write(IdempotencyEntity, {
        id,
        caller: 'c',
        key: id,
        operation: 'o',
        bodyHash: '',
        answer: '1',
        createdAt,
      });
      return () => stands(IdempotencyEntity, { id });
    },
  ],
  ['an event that was delivered', 'delivered_event', event((deliveredAt) => ({ deliveredAt }))],
  [
    'what somebody agreed to who has gone',
    'consent',
    async (deletedAt) => {
      const [id, accountId] = [uuid(), await account({ deletedAt })];
      const row = { kind: 'privacy_notice', subject: '', act: 'given', sequence: 1, version: '1', wording: 'w' };
      await write(ConsentEntity, { id, accountId, ...row, actedAt: LONG_AGO });
      return () => stands(ConsentEntity, { id });
    },
  ],
  ['a role that was taken back', 'grant', grant(() => ({}), true)],
  ['a deputy’s role', 'grant', grant((holdsUntil) => ({ holdsUntil }))],
];

it('each stays to the millisecond, and nothing else goes', async () => {
  const now = server.clock.now().getTime();
  const ages = [-1, 0, 1];
  const there = await Promise.all(
    things.map(async ([what, subject, thing]) => {
      const looks = [];
      for (const more of ages) looks.push(await thing(new Date(now - daysOf(subject) * DAY - more)));
      return { what, looks };
    }),
  );
  const others = [
    await invitation((acceptedAt) => ({ acceptedAt, expiresAt: LONG_AGO }))(server.clock.now()),
    await event(() => ({ dueAt: LONG_AGO }))(LONG_AGO),
    await event(() => ({ deadAt: LONG_AGO }))(LONG_AGO),
    await person({}, true)(LONG_AGO),
    await grant(() => ({}))(LONG_AGO),
    await session(() => ({}))(LONG_AGO),
    await claims(['somebody'])(LONG_AGO),
  ];
  const owner = await account();
  const self = await person({ keptBy: owner, selfOf: owner })(LONG_AGO);
  const counts = await server.app.get(RetentionService).apply();
  const left = await Promise.all(
    there.map(async ({ what, looks }) => [what, await Promise.all(looks.map((look) => look()))] as const),
  );
  expect(left).toEqual(things.map(([what]) => [what, [true, true, false]]));
  expect(await Promise.all([...others, self].map((look) => look()))).toEqual([...others, self].map(() => true));
  const once = {
    one_time_code: 1,
    number_claim: 3,
    unconfirmed_person: 1,
    idle_account: 1,
    idempotency: 1,
    delivered_event: 1,
  };
  expect(counts).toMatchObject({ ...once, consent: 1, session: 2, invitation: 2, grant: 2 });
});

it('a resident who does not come stays while they have a role', async () => {
  const id = await account({ lastSeenAt: LONG_AGO });
  const row = { role: 'keeper', scopeKind: 'point', scopeId: 'P104201', deputyOf: null, invitationId: null } as const;
  const times = { holdsFrom: LONG_AGO, holdsUntil: null, givenBy: null, givenAt: LONG_AGO };
  await write(GrantEntity, { id: uuid(), accountId: id, ...row, ...times });
  await server.app.get(RetentionService).apply();
  expect(await stands(AccountEntity, { id, deletedAt: IsNull() })).toBe(true);
});

it('one that fails keeps no other from being applied, and is told', async () => {
  const retention = server.app.get(RetentionService);
  const sweeps = Reflect.get(retention, 'sweeps') as Map<RetentionSubject, () => Promise<number>>;
  const [was, dies] = [sweeps.get('session'), new Error('locked')];
  sweeps.set('session', () => Promise.reject(dies));
  const look = await (things.find(([, subject]) => subject === 'idempotency')?.[2] as Thing)(LONG_AGO);
  await expect(retention.apply()).rejects.toMatchObject({
    errors: [expect.objectContaining({ message: 'session could not be swept', cause: dies })],
    cause: expect.objectContaining({ cause: dies }) as Error,
  });
  expect(await look()).toBe(false);
  if (was) sweeps.set('session', was);
});

it('a clock that jumps years erases nothing, whoever comes by meanwhile, until somebody says that it is right', async () => {
  const retention = server.app.get(RetentionService);
  await retention.apply();
  server.clock.pass(30 * DAY);
  await retention.applyIfPlausible();
  const look = await (things.find(([, subject]) => subject === 'idempotency')?.[2] as Thing)(server.clock.now());
  for (let night = 0; night < 2; night += 1) {
    server.clock.pass(3 * 365 * DAY);
    await server.signIn('neighbour');
    await expect(retention.applyIfPlausible()).rejects.toThrow(/days after retention was last applied/);
    expect(await look()).toBe(true);
  }
  expect(await retention.apply()).toMatchObject({ idempotency: expect.any(Number) as number });
  expect(await look()).toBe(false);
  server.clock.pass(DAY);
  expect(await retention.applyIfPlausible()).toMatchObject({ idempotency: 0 });
});

it('a clock that jumps before retention was ever applied is measured at what was done last', async () => {
  const fresh = await RunningApp.start();
  await fresh.signIn('neighbour');
  fresh.clock.pass(31 * DAY);
  await expect(fresh.app.get(RetentionService).applyIfPlausible()).rejects.toThrow(/^it is 31 days/);
  await fresh.close();
});

it('ends after the one under way when it is told to, and sweeps nothing by two hands', async () => {
  const retention = server.app.get(RetentionService);
  expect(await retention.apply(AbortSignal.abort())).toEqual({});
  expect(() => retention.sweep('session', async () => 0)).toThrow('session is swept twice');
});
