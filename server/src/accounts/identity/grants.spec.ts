// Who holds which role at a moment, and who is meant when somebody who holds it is looked for?
import type { Grant, Role } from '@kehuoyou/shared';
import { accountServices } from '../../testing/accounts/account-services.js';
import type { AccountServices } from '../../testing/accounts/account-services.js';
import { insertRow } from '../../database/insert-rows.js';
import { HandClock } from '../../testing/hand-clock.js';
import { grantView, GrantsService, scopeOf } from './grants.service.js';
import type { NewGrant } from './grants.service.js';
import type { GrantEntity } from './role.entity.js';
import { RevocationEntity } from './role.entity.js';

const DAY = 86_400_000;
const COUNTY = '350423';
const POINT: Grant['scope'] = { kind: 'point', id: 'P104201' };
const area = (id: string): Grant['scope'] => ({ kind: 'area', id });
const clock = new HandClock('2026-11-24T09:00:00');
let services: AccountServices;
let grants: GrantsService;

beforeEach(async () => {
  services = await accountServices(clock);
  ({ grants } = services);
  for (const id of ['a', 'b', 'c']) await services.account(id);
});
afterEach(() => services.database.drop());

const give = (accountId: string, more: Partial<NewGrant> = {}): Promise<string> =>
  services.database.transactions.run((tx) => grants.give(tx, { accountId, role: 'keeper', scope: POINT, ...more }));
const revoke = (grantId: string): Promise<void> =>
  services.database.transactions.run((tx) =>
    insertRow(tx, RevocationEntity, { grantId, reasonSealed: '', revokedBy: 'a', revokedAt: clock.now() }),
  );
const manager = () => services.database.dataSource.manager;
const held = async (id: string): Promise<string[]> => (await grants.held(id)).map((grant) => grant.id);
const grantOf = async (id: string): Promise<GrantEntity> => (await grants.find(id)) as GrantEntity;

/** Whom every way of looking for a keeper of the point finds, when they agree. */
async function keepers(of = grants): Promise<string[]> {
  const found = await of.holders('keeper', { pointId: POINT.id });
  expect((await of.keepersOf(manager(), [POINT.id])).map(({ accountId }) => accountId)).toEqual(found);
  for (const id of ['a', 'b', 'c'])
    expect([id, await of.holds(id, 'keeper', { pointId: POINT.id }, manager())]).toEqual([id, found.includes(id)]);
  return found;
}

describe('a role', () => {
  it('is kept as it was given', async () => {
    const now = clock.now();
    const [plain, whole] = [
      await give('a'),
      { holdsFrom: new Date(now.getTime() - 2), holdsUntil: new Date('2099-01-01') },
    ];
    const full = await give('b', { ...whole, deputyOf: plain, invitationId: 'i', givenBy: 'a' });
    const of = { role: 'keeper', scopeKind: 'point', scopeId: POINT.id, givenAt: now };
    const none = { holdsUntil: null, deputyOf: null, invitationId: null, givenBy: null };
    expect(await grantOf(plain)).toMatchObject({ id: plain, accountId: 'a', ...of, ...none, holdsFrom: now });
    const rest = { deputyOf: plain, invitationId: 'i', givenBy: 'a' };
    expect(await grantOf(full)).toMatchObject({ id: full, accountId: 'b', ...of, ...rest, ...whole });
    const [until, seen] = [whole.holdsUntil.toISOString(), { role: 'keeper', scope: POINT }];
    expect(grantView(await grantOf(plain))).toEqual({ id: plain, ...seen, from: now.toISOString(), deputy: false });
    const view = { id: full, ...seen, from: whole.holdsFrom.toISOString(), until, deputy: true };
    expect(grantView(await grantOf(full))).toEqual(view);
    expect(scopeOf(await grantOf(plain))).toEqual(POINT);
  });

  it('is that of its account alone, in the order in which they were given, until it is taken back', async () => {
    const [first, other, second] = [await give('a'), await give('b'), await give('a', { role: 'driver' })];
    expect([await held('a'), await held('b'), await held('c')]).toEqual([[first, second], [other], []]);
    await revoke(first);
    expect([await held('a'), await held('b'), await grants.find(first)]).toEqual([[second], [other], undefined]);
    expect((await grants.find(second))?.id).toBe(second);
    expect(await grants.find('none')).toBeUndefined();
  });

  it('holds to the millisecond', async () => {
    const until = new Date(clock.now().getTime() + DAY);
    const id = await give('a', { holdsUntil: until });
    clock.pass(DAY - 1);
    expect([await held('a'), await keepers()]).toEqual([[id], ['a']]);
    clock.pass(1);
    expect([await held('a'), await keepers()]).toEqual([[], []]);
  });

  it('of a deputy begins when it was said, and ends when the keeper’s is taken back', async () => {
    const principal = await give('a');
    const deputy = await give('b', { deputyOf: principal, holdsFrom: new Date(clock.now().getTime() + DAY) });
    // Nobody else's waits: a clock that was set back takes no work away.
    const early = await give('c', { holdsFrom: new Date(clock.now().getTime() + DAY) });
    clock.pass(DAY - 1);
    expect([await held('b'), await held('c'), await keepers()]).toEqual([[], [early], ['a', 'c']]);
    clock.pass(1);
    expect([await held('b'), await keepers()]).toEqual([[deputy], ['a', 'b', 'c']]);
    await revoke(principal);
    expect([await held('a'), await held('b'), await keepers()]).toEqual([[], [], ['c']]);
  });
});

describe('whoever holds a role', () => {
  it('is found once, by that role, where it reaches', async () => {
    await give('a');
    await give('a');
    await give('b', { role: 'driver' });
    await give('c', { scope: { kind: 'point', id: 'P104202' } });
    expect(await grants.holders('keeper', { pointId: POINT.id })).toEqual(['a']);
    expect(await grants.holders('driver', { pointId: POINT.id })).toEqual(['b']);
    expect(await grants.holds('b', 'keeper', { pointId: POINT.id }, manager())).toBe(false);
    expect(await grants.holds('c', 'keeper', { pointId: POINT.id }, manager())).toBe(false);
    expect(await grants.holds('a', 'keeper', { pointId: 'P104202' }, manager())).toBe(false);
    const pairs = (await grants.keepersOf(manager(), [POINT.id, 'P104202'])).map(({ accountId, pointId }) => [
      accountId,
      pointId,
    ]);
    expect(pairs).toEqual([
      ['a', POINT.id],
      ['a', POINT.id],
      ['c', 'P104202'],
    ]);
    expect(await grants.keepersOf(manager(), [])).toEqual([]);
  });

  it('keeps a point as the keeper of that point alone, not of what is called alike', async () => {
    await give('a', { scope: { kind: 'line', id: POINT.id } });
    expect(await keepers()).toEqual([]);
  });

  it('is not found while they are shut out, however often that was decided', async () => {
    await give('a');
    await give('b');
    for (let round = 0; round < 2; round += 1) {
      await services.shutOut('a');
      expect(await keepers()).toEqual(['b']);
      await services.shutOut('a', false);
      expect(await keepers()).toEqual(['a', 'b']);
    }
    // What was decided of another later changes nothing of it.
    await services.shutOut('a');
    await services.shutOut('b', false);
    expect(await keepers()).toEqual(['b']);
  });

  it('is not found once they have deleted their account', async () => {
    await services.account('gone', { deletedAt: clock.now() });
    await give('gone');
    await give('b');
    expect(await keepers()).toEqual(['b']);
  });

  it('is found as a sample person only where there are any', async () => {
    await services.account('sample', { sample: true });
    await give('sample');
    await give('b');
    expect(await keepers()).toEqual(['sample', 'b']);
    expect(await keepers(new GrantsService(services.database.dataSource, clock, { samplePeople: false }))).toEqual([
      'b',
    ]);
  });

  it('is listed by roles, in pages, whoever they are', async () => {
    const ids = [
      await give('a'),
      await give('b', { role: 'driver' }),
      await give('c', { role: 'hub_clerk' }),
      await give('a'),
    ];
    const gone = await give('c');
    await revoke(gone);
    const page = async (roles: readonly Role[], after: string, most: number): Promise<string[]> =>
      (await grants.ofRoles(roles, after, most)).map(({ id }) => id);
    expect(await page(['keeper', 'driver'], '', 10)).toEqual([ids[0], ids[1], ids[3]]);
    expect(await page(['keeper', 'driver'], '', 2)).toEqual([ids[0], ids[1]]);
    expect(await page(['keeper', 'driver'], ids[1] ?? '', 2)).toEqual([ids[3]]);
    expect([await page([], '', 10), await page(['station_clerk'], '', 10)]).toEqual([[], []]);
  });
});

describe('a fellow of an administrator', () => {
  const administrator = async (accountId: string, scopeId = COUNTY): Promise<GrantEntity> =>
    grantOf(await give(accountId, { role: 'administrator', scope: area(scopeId) }));
  const fellow = (grant: GrantEntity): Promise<boolean> =>
    services.database.transactions.run((tx) => grants.hasFellow(grant, tx));

  it('is somebody else who administers the whole of the area', async () => {
    const county = await administrator('a');
    await administrator('a');
    expect(await fellow(county)).toBe(false);
    await give('c', { role: 'county_office', scope: area(COUNTY) });
    expect(await fellow(county)).toBe(false);
    const township = await administrator('b', '350423104');
    expect([await fellow(county), await fellow(township)]).toEqual([false, true]);
    await administrator('c');
    expect(await fellow(county)).toBe(true);
  });

  it('is nobody who is shut out, and nobody whose role was taken back', async () => {
    const county = await administrator('a');
    const other = await administrator('b');
    expect(await fellow(county)).toBe(true);
    await services.shutOut('b');
    expect(await fellow(county)).toBe(false);
    await services.shutOut('b', false);
    expect(await fellow(county)).toBe(true);
    await revoke(other.id);
    expect(await fellow(county)).toBe(false);
  });
});
