// Can the keys be changed while people go on working, and can the first administrator get in?
import {
  accountsApi,
  consentsApi,
  consentWordings,
  householdsApi,
  invitationsApi,
  meApi,
  sessionsApi,
} from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { AdministratorsService } from '../staff/administrators.service.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { addKeyToFile, readKeyFile } from '../safekeeping/key-store.js';
import { PersonEntity } from '../household/household.entity.js';
import { KeyRotationService } from './key-rotation.service.js';
import { Vault } from '../safekeeping/vault.service.js';

let server: RunningApp;

beforeEach(async () => {
  server = await RunningApp.start();
});

afterEach(() => server.close());

describe('changing the key', () => {
  it('seals everything anew under it; nothing is lost, and a second time there is nothing to do', async () => {
    const office = (await server.call(sessionsApi.bySample, { role: 'county_office' })).answer.token;
    const administrator = (await server.call(sessionsApi.bySample, { role: 'administrator' })).answer.token;
    const token = await server.signIn('daughter');
    await server.call(
      consentsApi.give,
      { kind: 'privacy_notice', version: consentWordings.privacy_notice[0].version },
      { token },
    );
    for (let each = 0; each < 3; each += 1)
      await server.call(householdsApi.add, { name: `家人${each}`, phone: `1990000008${each}` }, { token });
    await server.call(
      invitationsApi.invite,
      { role: 'keeper', scopeKind: 'point', scopeId: 'P104201', name: '黄站长' },
      { token: office },
    );
    const neighbour = (await server.call(meApi.me, {}, { token: await server.signIn('neighbour') })).answer.accountId;
    await server.call(accountsApi.disable, { id: neighbour, reason: '冒用' }, { token: administrator });

    addKeyToFile(server.database.dataDir);
    const vault = new Vault(readKeyFile(server.database.dataDir));
    const rotation = new KeyRotationService(
      server.database.dataSource,
      server.database.transactions,
      vault,
      server.app.get(AuditService),
    );
    // Four openids and roles, two sample names, three people with name and number, an invitation, a reason.
    expect(await rotation.run()).toBe(4 + 2 + 6 + 1 + 1);
    expect(await rotation.run()).toBe(0);
    const people = await server.database.dataSource.manager.find(PersonEntity);
    for (const { id, nameSealed } of people)
      expect([vault.isStale(nameSealed ?? ''), vault.open(nameSealed ?? '', `person.name:${id}`).length > 1]).toEqual([
        false,
        true,
      ]);
    expect(
      people.filter(
        ({ phoneHash, phoneSealed, id }) =>
          phoneSealed !== null && vault.hash('phone', vault.open(phoneSealed, `person.phone:${id}`)) === phoneHash,
      ),
    ).toHaveLength(3);
    expect((await server.app.get(AuditService).verify()).broken).toBeUndefined();
  });
});

describe('the first administrator', () => {
  it('gets in by a code that the command prints, and then invites whoever comes next', async () => {
    const administrators = server.app.get(AdministratorsService);
    const order = await administrators.code(false);
    const { token } = (await server.call(sessionsApi.byCode, { code: order?.code ?? '' })).answer;
    expect((await server.call(meApi.me, {}, { token })).answer.grants).toMatchObject([
      { role: 'administrator', scope: { kind: 'area', id: '350423' } },
    ]);
    expect(
      (
        await server.call(
          invitationsApi.invite,
          { role: 'county_office', scopeKind: 'area', scopeId: '350423' },
          { token },
        )
      ).status,
    ).toBe(201);
    expect(await administrators.code(false)).toBeUndefined();
    expect(await administrators.code(true)).toMatchObject({ code: expect.any(String) });
  });

  it('is not the sample one', async () => {
    await server.call(sessionsApi.bySample, { role: 'administrator' });
    expect(await server.app.get(AdministratorsService).code(false)).toBeDefined();
  });
});
