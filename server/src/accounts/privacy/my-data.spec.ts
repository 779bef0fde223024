// What do we hold about somebody, what have they agreed to, and how do we let go of it?
import { consentsApi, consentWordings, householdsApi, meApi, retentionRules, sessionsApi } from '@kehuoyou/shared';
import type { ConsentKind, Role } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { AccountEntity, IdentityEntity, OneTimeCodeEntity, SessionEntity } from '../account.entity.js';
import { FollowingEntity, NumberClaimEntity, PersonEntity } from '../household/household.entity.js';
import { AuditEntryEntity, ConsentEntity } from '../safekeeping/ledger.entity.js';
import { RecipientsService } from '../household/recipients.service.js';
import { RetentionService } from './retention.service.js';
import { GrantEntity } from '../identity/role.entity.js';

const DAY = 86_400_000;
const FATHER = { name: '罗大山', phone: '19900000077' };

let server: RunningApp;

beforeEach(async () => {
  server = await RunningApp.start();
});

afterEach(() => server.close());

async function sample(role: Role): Promise<string> {
  return (await server.call(sessionsApi.bySample, { role })).answer.token;
}

const give = (token: string, kind: ConsentKind, subject?: string) =>
  server.call(
    consentsApi.give,
    { kind, version: consentWordings[kind][0].version, ...(subject === undefined ? {} : { subject }) },
    { token },
  );

async function withFamily(person: string): Promise<{ token: string; personId: string }> {
  const token = await server.signIn(person);
  await give(token, 'privacy_notice');
  return { token, personId: (await server.call(householdsApi.add, FATHER, { token })).answer.id };
}

async function confirmed(token: string, id: string): Promise<void> {
  const { code } = (await server.call(householdsApi.confirmationCode, { id }, { token })).answer;
  const keeper = await sample('keeper');
  await server.call(householdsApi.previewConfirmation, { code }, { token: keeper });
  await server.call(householdsApi.confirm, { code, pointId: 'P104204' }, { token: keeper });
}

describe('consent', () => {
  it('is given and withdrawn by one call each, and every word of it is kept', async () => {
    const token = await server.signIn('grandmother');
    expect((await give(token, 'privacy_notice')).answer).toMatchObject({ given: true, current: true });
    server.clock.pass(DAY);
    expect((await server.call(consentsApi.withdraw, { kind: 'privacy_notice' }, { token })).answer).toMatchObject({
      given: false,
    });
    const { states, ledger } = (await server.call(consentsApi.list, {}, { token })).answer;
    expect(states).toMatchObject([{ kind: 'privacy_notice', given: false }]);
    expect(ledger.map(({ act, at }) => [act, at])).toEqual([
      ['withdrawn', '2026-11-25T01:00:00.000Z'],
      ['given', '2026-11-24T01:00:00.000Z'],
    ]);
    expect(ledger[0]?.wording).toContain(consentWordings.privacy_notice[0].text);
  });

  it('said twice is one line', async () => {
    const token = await server.signIn('grandmother');
    await Promise.all([give(token, 'privacy_notice'), give(token, 'privacy_notice'), give(token, 'privacy_notice')]);
    expect((await server.call(consentsApi.list, {}, { token })).answer.ledger).toHaveLength(1);
  });

  it.each([
    [{ kind: 'privacy_notice', version: '1999-01' }, 'version'],
    [{ kind: 'leave_at_point', version: consentWordings.leave_at_point[0].version }, 'subject'],
    [{ kind: 'privacy_notice', version: consentWordings.privacy_notice[0].version, subject: 'P104204' }, 'subject'],
    [{ kind: 'constructor', version: '2026-11' }, 'kind'],
  ] as const)('is refused for %j', async (ask, field) => {
    const reply = await server.call(consentsApi.give, ask as never, { token: await server.signIn('grandmother') });
    expect(JSON.parse(reply.text)).toMatchObject({ code: 'invalid_field', field });
  });

  it('to leave parcels at a point stands until it is taken back, and one parcel may be an exception', async () => {
    const { token, personId } = await withFamily('daughter');
    await confirmed(token, personId);
    const recipients = server.app.get(RecipientsService);
    const may = (parcelId: string, phone = FATHER.phone) =>
      recipients.mayLeave(recipients.phoneHash(phone), { pointId: 'P104204', parcelId });
    expect(await may('A')).toBe(false);
    await give(token, 'leave_at_point', 'P104204');
    expect([await may('A'), await may('A', '19900000001')]).toEqual([true, false]);
    await server.call(consentsApi.withdraw, { kind: 'leave_parcel', subject: 'A' }, { token });
    expect([await may('A'), await may('B')]).toEqual([false, true]);
    await server.call(consentsApi.withdraw, { kind: 'leave_at_point', subject: 'P104204' }, { token });
    await give(token, 'leave_parcel', 'C');
    expect([await may('B'), await may('C')]).toEqual([false, true]);
  });
});

describe('my data', () => {
  it('is everything, with who looked at it, how long it is kept, and nothing of anybody else', async () => {
    const { token, personId } = await withFamily('daughter');
    await confirmed(token, personId);
    await withFamily('neighbour');
    const data = (await server.call(meApi.data, {}, { token })).answer;
    expect(data).toMatchObject({
      madeAt: '2026-11-24T01:00:00.000Z',
      me: { phoneConfirmed: false, sample: false },
      people: [{ ...FATHER, confirmedBy: 'keeper' }],
      sessions: [{ kind: 'wechat', current: true }],
      consents: [{ kind: 'privacy_notice', act: 'given' }],
      readings: [{ role: 'keeper', reason: '当面核对身份' }],
      retention: retentionRules,
    });
    expect(await server.database.dataSource.manager.countBy(AuditEntryEntity, { action: 'data.exported' })).toBe(1);
  });

  it('is deleted at once; what the law keeps is said in sentences and names nobody', async () => {
    const { token, personId } = await withFamily('daughter');
    await confirmed(token, personId);
    const { accountId } = (await server.call(meApi.me, {}, { token })).answer;
    const refused = await server.call(meApi.delete, { confirm: false } as never, { token });
    expect(refused.code).toBe('invalid_field');
    const { kept } = (await server.call(meApi.delete, { confirm: true }, { token })).answer;
    expect(kept).toHaveLength(2);
    for (const sentence of kept) expect(sentence).toMatch(/还要保留3年（.+），里面没有您的姓名和电话。$/);
    expect((await server.call(meApi.me, {}, { token })).code).toBe('sign_in_needed');
    const { manager } = server.database.dataSource;
    for (const table of [IdentityEntity, OneTimeCodeEntity, FollowingEntity, NumberClaimEntity])
      expect(await manager.countBy(table, { accountId })).toBe(0);
    // Nobody has the number now, so nothing of it is left either.
    expect([
      await manager.count(NumberClaimEntity),
      await manager.countBy(PersonEntity, { keptBy: accountId }),
    ]).toEqual([0, 0]);
    expect(await manager.countBy(ConsentEntity, { accountId })).toBe(1);
    // Whoever comes back is somebody new.
    const again = await server.signIn('daughter');
    expect((await server.call(meApi.me, {}, { token: again })).answer.accountId).not.toBe(accountId);
  });

  it('of staff ends their roles, which stay on record', async () => {
    const token = await sample('keeper');
    const { accountId } = (await server.call(meApi.me, {}, { token })).answer;
    expect((await server.call(meApi.delete, { confirm: true }, { token })).answer.kept).toHaveLength(3);
    expect(await server.database.dataSource.manager.countBy(GrantEntity, { accountId })).toBe(1);
  });
});

describe('the retention table', () => {
  it('has a reason for every line', () => {
    for (const { days, basis, name, since } of retentionRules)
      expect([days > 0, basis.length > 5, name !== '', since !== '']).toEqual([true, true, true, true]);
  });

  it('is applied: unconfirmed people, ended sessions, idle accounts and old lines go, the rest stays', async () => {
    const retention = server.app.get(RetentionService);
    const { manager } = server.database.dataSource;
    const { token } = await withFamily('daughter');
    const kept = await withFamily('neighbour');
    await confirmed(kept.token, kept.personId);
    await server.call(sessionsApi.end, { id: 'current' }, { token });
    server.clock.pass(31 * DAY);
    expect(await retention.apply()).toMatchObject({
      session: 2,
      one_time_code: 1,
      unconfirmed_person: 0,
      idle_account: 0,
      consent: 0,
    });
    server.clock.pass(150 * DAY);
    expect(await retention.apply()).toMatchObject({ unconfirmed_person: 1 });
    expect(await manager.findBy(PersonEntity, { id: kept.personId })).toHaveLength(1);
    server.clock.pass(3 * 365 * DAY);
    // The keeper is staff and stays, however long they have been away.
    expect(await retention.apply()).toMatchObject({ idle_account: 2, consent: 0 });
    expect(await manager.find(AccountEntity, { where: { sample: true } })).toMatchObject([{ deletedAt: null }]);
    server.clock.pass(3 * 365 * DAY + DAY);
    expect(await retention.apply()).toMatchObject({ consent: 2 });
    expect(await manager.count(SessionEntity)).toBe(0);
  });
});
