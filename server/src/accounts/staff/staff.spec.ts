// Who works in the network, and how does that end?
import { accountsApi, auditApi, grantsApi, invitationsApi, meApi, sessionsApi } from '@kehuoyou/shared';
import { server, serverFor, sample, keeperOf, accountOf } from '../../testing/accounts/staff-server.js';

describe('the staff', () => {
  serverFor('test');

  it('are listed masked, within one’s own scope, page by page; a look at the number is written down', async () => {
    const office = await sample('county_office');
    for (const [person, point] of [
      ['keeper', 'P104201'],
      ['neighbour', 'P104202'],
      ['farmer', 'P104203'],
    ] as const) {
      const code = (await server.call(invitationsApi.invite, { ...keeperOf(point), name: '罗小梅' }, { token: office }))
        .answer.code;
      await server.call(invitationsApi.accept, { code }, { token: await server.signIn(person) });
    }
    const first = (await server.call(grantsApi.list, { role: 'keeper', limit: 2 }, { token: office })).answer.staff;
    const rest = (
      await server.call(grantsApi.list, { role: 'keeper', after: first[1]?.grant.id ?? '' }, { token: office })
    ).answer.staff;
    expect([...first, ...rest].map(({ grant }) => grant.scope.id)).toEqual(['P104201', 'P104202', 'P104203']);
    expect([...first, ...rest].map(({ name }) => name)).toEqual(['罗**', '罗**', '罗**']);
    expect((await server.call(grantsApi.list, {}, { token: await sample('company_manager') })).answer.staff).toEqual(
      [],
    );
    const id = first[0]?.grant.id ?? '';
    expect((await server.call(grantsApi.contact, { id }, { token: office })).answer).toEqual({ name: '罗小梅' });
    expect((await server.call(grantsApi.contact, { id }, { token: await sample('company_manager') })).code).toBe(
      'grant_not_found',
    );
    const { entries } = (
      await server.call(auditApi.list, { action: 'person.read' }, { token: await sample('administrator') })
    ).answer;
    expect(entries).toMatchObject([
      {
        actorId: await accountOf(office),
        subjectKind: 'person',
        detail: { role: 'county_office', reason: '联系工作人员' },
      },
    ]);
  });

  it('lose a role with the next request, once, and only to those who may take it', async () => {
    const keeper = await sample('keeper');
    const [{ id = '' } = {}] = (await server.call(meApi.me, {}, { token: keeper })).answer.grants;
    const revoke = (token: string) => server.call(grantsApi.revoke, { id, reason: '停办' }, { token });
    expect((await revoke(await sample('company_manager'))).code).toBe('grant_not_found');
    expect((await revoke(await sample('driver'))).code).toBe('grant_not_found');
    expect((await revoke(await sample('township_office'))).status).toBe(200);
    expect((await server.call(sessionsApi.code, {}, { token: keeper })).code).toBe('not_allowed');
    expect((await revoke(await sample('county_office'))).code).toBe('grant_not_found');
  });

  it('lay their own role down, but the last administrator stays', async () => {
    const driver = await sample('driver');
    const [grant] = (await server.call(meApi.me, {}, { token: driver })).answer.grants;
    expect(
      (await server.call(grantsApi.revoke, { id: grant?.id ?? '', reason: '退休' }, { token: driver })).status,
    ).toBe(200);
    const administrator = await sample('administrator');
    const [own] = (await server.call(meApi.me, {}, { token: administrator })).answer.grants;
    expect(
      (await server.call(grantsApi.revoke, { id: own?.id ?? '', reason: '退休' }, { token: administrator })).code,
    ).toBe('last_administrator');
    expect((await server.call(meApi.delete, { confirm: true }, { token: administrator })).code).toBe(
      'last_administrator',
    );
  });
});

describe('an account that is shut out', () => {
  serverFor('block');

  it('is shut out with its next request, cannot come back, and can be let in again', async () => {
    const administrator = await sample('administrator');
    const token = await server.signIn('neighbour');
    const id = await accountOf(token);
    expect(
      (await server.call(accountsApi.disable, { id, reason: '冒用他人号码' }, { token: administrator })).answer,
    ).toEqual({ disabled: true });
    expect((await server.call(meApi.me, {}, { token })).code).toBe('sign_in_needed');
    const again = await server.call(sessionsApi.byWechat, { code: server.standIn.api.codesFor('neighbour').loginCode });
    expect([again.status, again.code]).toEqual([403, 'account_disabled']);
    expect((await server.call(accountsApi.enable, { id, reason: '查清了' }, { token: administrator })).answer).toEqual({
      disabled: false,
    });
    expect((await server.call(meApi.me, {}, { token })).status).toBe(200);
  });

  it('cannot be one’s own, and a missing one is said to be missing', async () => {
    const administrator = await sample('administrator');
    expect(
      (
        await server.call(
          accountsApi.disable,
          { id: await accountOf(administrator), reason: '试试' },
          { token: administrator },
        )
      ).code,
    ).toBe('own_account');
    expect(
      (await server.call(accountsApi.disable, { id: 'nobody', reason: '试试' }, { token: administrator })).code,
    ).toBe('account_not_found');
    expect(
      (
        await server.call(
          accountsApi.disable,
          { id: 'nobody', reason: '试试' },
          { token: await sample('county_office') },
        )
      ).code,
    ).toBe('not_allowed');
  });
});
