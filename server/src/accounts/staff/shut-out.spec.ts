// Does somebody who is shut out still do something by what they left behind, or stand for somebody who is there?
import { accountsApi, grantsApi, invitationsApi, meApi, sessionsApi } from '@kehuoyou/shared';
import type { InvitationAsk } from '@kehuoyou/shared';
import { accountOf, invite, keeperOf, sample, server, serverFor } from '../../testing/accounts/staff-server.js';
import { GrantsService } from '../identity/grants.service.js';
import { AdministratorsService } from './administrators.service.js';

const COUNTY = '350423';
const POINT = 'P104201';

serverFor('test');

let root: string;
beforeEach(async () => {
  root = await sample('administrator');
});

const shutOut = async (id: string): Promise<void> =>
  void (await server.call(accountsApi.disable, { id, reason: '手机丢了' }, { token: root })).answer;
const letIn = async (id: string): Promise<void> =>
  void (await server.call(accountsApi.enable, { id, reason: '手机找到了' }, { token: root })).answer;
/** Somebody of the stand-in with a role, whom `giver` has invited. */
const hired = async (person: string, ask: InvitationAsk, giver: string) => {
  const token = await server.signIn(person);
  const code = await invite(giver, ask);
  const { id } = (await server.call(invitationsApi.accept, { code }, { token })).answer;
  return { token, grantId: id, accountId: await accountOf(token) };
};
const office = () => hired('county_office', { role: 'county_office', scopeKind: 'area', scopeId: COUNTY }, root);
const keeper = async (person = 'keeper') => hired(person, keeperOf(POINT), await sample('county_office'));
const administrator = (person: string, scopeId = COUNTY) =>
  hired(person, { role: 'administrator', scopeKind: 'area', scopeId }, root);

describe('what somebody has given out', () => {
  const answersTo = async (code: string): Promise<string[]> => {
    const token = await server.signIn('neighbour');
    const replies = [
      await server.call(invitationsApi.preview, { code }, { token }),
      await server.call(invitationsApi.accept, { code }, { token }),
    ];
    return replies.map((reply) => (reply.status < 400 ? 'good' : reply.code));
  };

  it('is, if it is an invitation, as good as none once they have been shut out, until they are let in again', async () => {
    const giver = await office();
    const code = await invite(giver.token, keeperOf(POINT));
    await shutOut(giver.accountId);
    expect(await answersTo(code)).toEqual(['code_not_valid', 'code_not_valid']);
    await letIn(giver.accountId);
    expect(await answersTo(code)).toEqual(['good', 'good']);
  });

  it.each(['is shut out', 'is keeper no longer'])(
    'to stand in for a keeper who %s is taken up by nobody',
    async (how) => {
      const giver = await keeper();
      const code = await invite(giver.token, { ...keeperOf(POINT), from: '2026-11-24', until: '2026-11-30' });
      if (how === 'is shut out') await shutOut(giver.accountId);
      else await server.call(grantsApi.revoke, { id: giver.grantId, reason: '换人' }, { token: giver.token });
      expect((await answersTo(code)).at(-1)).toBe('code_not_valid');
      expect((await server.call(meApi.me, {}, { token: await server.signIn('neighbour') })).answer.grants).toEqual([]);
    },
  );

  it('does not let them in, if it is a code for their browser', async () => {
    const { token, accountId } = await keeper();
    const { code } = (await server.call(sessionsApi.code, {}, { token })).answer;
    await shutOut(accountId);
    const reply = await server.call(sessionsApi.byCode, { code });
    expect([reply.status, reply.code]).toEqual([403, 'account_disabled']);
    await letIn(accountId);
    // The refusal used nothing up.
    expect((await server.call(sessionsApi.byCode, { code })).status).toBe(201);
  });
});

describe('the last administrator', () => {
  const leaves = async (token: string): Promise<string[]> => {
    const [grant] = (await server.call(meApi.me, {}, { token })).answer.grants;
    const laid = await server.call(grantsApi.revoke, { id: grant?.id ?? '', reason: '退休' }, { token });
    if (laid.status < 400) return ['gone'];
    return [laid.code, (await server.call(meApi.delete, { confirm: true }, { token })).code];
  };
  const stays = ['last_administrator', 'last_administrator'];

  it('is whoever has only fellows that are shut out', async () => {
    const fellow = await administrator('neighbour');
    await shutOut(fellow.accountId);
    expect(await leaves(root)).toEqual(stays);
    await letIn(fellow.accountId);
    expect(await leaves(root)).toEqual(['gone']);
    expect(await leaves(fellow.token)).toEqual(stays);
  });

  it('is whoever has only fellows that have deleted their accounts', async () => {
    const fellow = await administrator('neighbour');
    expect((await server.call(meApi.delete, { confirm: true }, { token: fellow.token })).status).toBe(200);
    expect(await leaves(root)).toEqual(stays);
  });

  it('is whoever has fellows in a township alone; those may go, for the county remains', async () => {
    const local = await administrator('neighbour', '350423104');
    expect(await leaves(root)).toEqual(stays);
    expect(await leaves(local.token)).toEqual(['gone']);
  });
});

describe('those who hold a role', () => {
  it('are found without whoever is shut out, however often that was decided', async () => {
    const grants = server.app.get(GrantsService);
    const [first, second] = [await keeper(), await keeper('farmer')];
    const found = async (): Promise<string[][]> => {
      const keepers = await grants.keepersOf(server.dataSource.manager, [POINT]);
      expect(keepers.map(({ pointId }) => pointId)).toEqual(keepers.map(() => POINT));
      return [keepers.map(({ accountId }) => accountId), await grants.holders('keeper', { pointId: POINT })];
    };
    const both = [first.accountId, second.accountId];
    expect(await found()).toEqual([both, both]);
    for (let round = 0; round < 2; round += 1) {
      await shutOut(first.accountId);
      expect(await found()).toEqual([[second.accountId], [second.accountId]]);
      await letIn(first.accountId);
      expect(await found()).toEqual([both, both]);
    }
  });

  it('are none when the only administrator is shut out: the command lets another one in', async () => {
    const command = server.app.get(AdministratorsService);
    // Sample people do not count.
    expect(await command.code(false)).toBeDefined();
    expect(await command.code(false)).toBeUndefined();
    const own = await accountOf(root);
    const others = await server.app.get(GrantsService).holders('administrator', { areaCode: COUNTY });
    for (const id of others) if (id !== own) await shutOut(id);
    expect(await command.code(false)).toBeDefined();
  });
});
