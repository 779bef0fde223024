// How far does somebody reach who administers one township only?
import { accountsApi, auditApi, deadLettersApi, grantsApi, invitationsApi, meApi } from '@kehuoyou/shared';
import { v7 as uuid } from 'uuid';
import { GrantsService } from '../identity/grants.service.js';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';
import { accountOf, invite, keeperOf, sample, server, serverFor } from '../../testing/accounts/staff-server.js';

const TOWNSHIP = '350423104';

describe('a role at something that is there no longer', () => {
  serverFor('test');

  it('is the county’s to take back, and whoever holds it the county’s to shut out, and nobody else’s', async () => {
    const [root, office, manager] = [
      await sample('administrator'),
      await sample('county_office'),
      await sample('company_manager'),
    ];
    const accountId = await accountOf(await server.signIn('neighbour'));
    const gone = { accountId, role: 'keeper', scope: { kind: 'point', id: 'P104999' } } as const;
    const id = await server.database.transactions.run((tx) => server.app.get(GrantsService).give(tx, gone));
    const codeOf = async (reply: Promise<{ status: number; code: string }>): Promise<string> => {
      const answer = await reply;
      return answer.status < 400 ? 'done' : answer.code;
    };
    const takenBackBy = (token: string) => codeOf(server.call(grantsApi.revoke, { id, reason: '试试' }, { token }));
    const { staff } = (await server.call(grantsApi.list, { role: 'keeper' }, { token: office })).answer;
    expect(staff.map(({ grant }) => grant.id)).toContain(id);
    const shutOut = { id: accountId, reason: '试试' };
    expect(await codeOf(server.call(accountsApi.disable, shutOut, { token: root }))).toBe('done');
    expect([await takenBackBy(manager), await takenBackBy(office)]).toEqual(['grant_not_found', 'done']);
  });
});

describe('an administrator of a township', () => {
  serverFor('block');
  let root: string;
  let office: string;
  let local: string;

  beforeAll(async () => {
    root = await sample('administrator');
    office = await sample('county_office');
    local = await server.signIn('county_office');
    const role = { role: 'administrator', scopeKind: 'area', scopeId: TOWNSHIP } as const;
    await server.call(invitationsApi.accept, { code: await invite(root, role) }, { token: local });
  });

  /** Lets somebody keep a point and gives their account. */
  const keeperAt = async (person: string, pointId: string): Promise<string> => {
    const token = await server.signIn(person);
    await server.call(invitationsApi.accept, { code: await invite(office, keeperOf(pointId)) }, { token });
    return accountOf(token);
  };
  const shutOut = async (id: string, token = local): Promise<string> => {
    const reply = await server.call(accountsApi.disable, { id, reason: '试试' }, { token });
    return reply.status < 400 ? 'done' : reply.code;
  };

  it('shuts out whoever works there, and nobody who works elsewhere or above, or who works nowhere', async () => {
    const [here, elsewhere] = [await keeperAt('keeper', 'P104201'), await keeperAt('farmer', 'P103201')];
    expect(await shutOut(here)).toBe('done');
    expect(await shutOut(elsewhere)).toBe('account_not_found');
    expect(await shutOut(await accountOf(office))).toBe('account_not_found');
    const resident = await accountOf(await server.signIn('neighbour'));
    expect(await shutOut(resident)).toBe('account_not_found');
    expect(await shutOut(resident, root)).toBe('done');
  });

  it('gives and takes back the roles of offices there only', async () => {
    const offer = async (scopeId: string): Promise<number> => {
      const ask = { role: 'county_office', scopeKind: 'area', scopeId } as const;
      return (await server.call(invitationsApi.invite, ask, { token: local })).status;
    };
    expect([await offer(TOWNSHIP), await offer('350423'), await offer('350423103')]).toEqual([201, 403, 403]);
    const [grant] = (await server.call(meApi.me, {}, { token: office })).answer.grants;
    const taken = await server.call(grantsApi.revoke, { id: grant?.id ?? '', reason: '试试' }, { token: local });
    expect(taken.code).toBe('grant_not_found');
  });

  it('reads neither the county’s audit log nor its stuck events, and tries none again', async () => {
    expect((await server.call(auditApi.list, {}, { token: local })).code).toBe('not_allowed');
    expect((await server.call(deadLettersApi.deadLetters, {}, { token: local })).code).toBe('not_allowed');
    const at = server.clock.now();
    const id = uuid();
    await server.database.dataSource.manager.insert(OutboxEntity, {
      id,
      topic: 'spec.nobody_listens',
      subject: 'spec',
      payload: {},
      createdAt: at,
      dueAt: at,
      attempts: 12,
      deliveredAt: null,
      deadAt: at,
      lastError: 'Error',
    });
    expect((await server.call(deadLettersApi.retry, { id }, { token: local })).code).toBe('not_allowed');
    expect((await server.call(deadLettersApi.retry, { id }, { token: root })).status).toBe(201);
    const { entries } = (await server.call(auditApi.list, { action: 'event.retried' }, { token: root })).answer;
    expect(entries).toMatchObject([{ actorId: await accountOf(root), subjectKind: 'event', subjectId: id }]);
  });
});
