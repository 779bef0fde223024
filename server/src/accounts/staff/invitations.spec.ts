// How does somebody come to work in the network?
import { grantsApi, invitationsApi, meApi, normalCode } from '@kehuoyou/shared';
import type { InvitationAsk, Role } from '@kehuoyou/shared';
import { server, serverFor, sample, keeperOf, invite } from '../../testing/accounts/staff-server.js';

const DAY = 86_400_000;

describe('an invitation', () => {
  serverFor('test');

  it('is seen by whoever scans it, accepted once, and names who had no name', async () => {
    const office = await sample('county_office');
    const { code, link } = (
      await server.call(invitationsApi.invite, { ...keeperOf('P104201'), name: '黄站长' }, { token: office })
    ).answer;
    expect(normalCode(link ?? '')).toBe(code);
    expect((await server.call(invitationsApi.list, {}, { token: office })).answer.invitations).toMatchObject([
      { ...keeperOf('P104201'), name: '黄站长' },
    ]);
    const guest = await server.signIn('keeper');
    expect((await server.call(invitationsApi.preview, { code: link ?? '' }, { token: guest })).answer).toEqual(
      keeperOf('P104201'),
    );
    const grant = (await server.call(invitationsApi.accept, { code }, { token: guest })).answer;
    expect(grant).toMatchObject({ role: 'keeper', scope: { kind: 'point', id: 'P104201' }, deputy: false });
    expect((await server.call(meApi.me, {}, { token: guest })).answer).toMatchObject({
      name: '黄站长',
      grants: [grant],
    });
    expect((await server.call(invitationsApi.list, {}, { token: office })).answer.invitations).toEqual([]);
    const second = await server.call(invitationsApi.accept, { code }, { token: await server.signIn('neighbour') });
    expect([second.status, second.code]).toEqual([400, 'code_not_valid']);
  });

  it('that many accept at once is one person’s', async () => {
    const code = await invite(await sample('county_office'), keeperOf('P104201'));
    const guests = await Promise.all(
      ['grandmother', 'neighbour', 'daughter', 'farmer', 'driver'].map((person) => server.signIn(person)),
    );
    const replies = await Promise.all(guests.map((token) => server.call(invitationsApi.accept, { code }, { token })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400]);
  });

  it('accepted again with the same key gives the same answer', async () => {
    const code = await invite(await sample('county_office'), keeperOf('P104201'));
    const token = await server.signIn('keeper');
    const first = await server.call(invitationsApi.accept, { code }, { token, key: 'once' });
    expect((await server.call(invitationsApi.accept, { code }, { token, key: 'once' })).answer).toEqual(first.answer);
    expect((await server.call(meApi.me, {}, { token })).answer.grants).toHaveLength(1);
  });

  it('expires after a week, can be taken back, and is not for whoever gave it', async () => {
    const office = await sample('county_office');
    const guest = await server.signIn('keeper');
    const own = await server.call(
      invitationsApi.accept,
      { code: await invite(office, keeperOf('P104201')) },
      { token: office },
    );
    expect(own.code).toBe('own_invitation');
    const { id, code } = (await server.call(invitationsApi.invite, keeperOf('P104201'), { token: office })).answer;
    expect((await server.call(invitationsApi.withdraw, { id }, { token: office })).status).toBe(200);
    expect((await server.call(invitationsApi.accept, { code }, { token: guest })).code).toBe('code_not_valid');
    expect((await server.call(invitationsApi.withdraw, { id }, { token: office })).code).toBe('invitation_not_found');
    const late = await invite(office, keeperOf('P104201'));
    server.clock.pass(7 * DAY);
    expect((await server.call(invitationsApi.accept, { code: late }, { token: guest })).code).toBe('code_not_valid');
  });

  it('gives work that a clock set back by a day does not take away', async () => {
    const guest = await server.signIn('keeper');
    const code = await invite(await sample('county_office'), keeperOf('P104201'));
    await server.call(invitationsApi.accept, { code }, { token: guest });
    server.clock.pass(-DAY);
    expect((await server.call(meApi.me, {}, { token: guest })).answer.grants).toHaveLength(1);
  });

  it('dies with the power of whoever gave it', async () => {
    const administrator = await sample('administrator');
    const office = await server.signIn('county_office');
    const code = await invite(administrator, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    const { id } = (await server.call(invitationsApi.accept, { code }, { token: office })).answer;
    const offered = await invite(office, keeperOf('P104201'));
    expect((await server.call(grantsApi.revoke, { id, reason: '调走了' }, { token: administrator })).status).toBe(200);
    expect(
      (await server.call(invitationsApi.accept, { code: offered }, { token: await server.signIn('keeper') })).code,
    ).toBe('code_not_valid');
  });

  it('of somebody else is as missing as one that never was', async () => {
    const { id } = (
      await server.call(invitationsApi.invite, keeperOf('P104201'), { token: await sample('county_office') })
    ).answer;
    const other = await sample('company_manager');
    const foreign = await server.call(invitationsApi.withdraw, { id }, { token: other });
    const missing = await server.call(invitationsApi.withdraw, { id: 'none' }, { token: other });
    expect([foreign.status, foreign.code]).toEqual([missing.status, missing.code]);
  });

  it('is not accepted twice for the same job', async () => {
    const office = await sample('county_office');
    const guest = await server.signIn('keeper');
    await server.call(invitationsApi.accept, { code: await invite(office, keeperOf('P104201')) }, { token: guest });
    expect(
      (await server.call(invitationsApi.accept, { code: await invite(office, keeperOf('P104201')) }, { token: guest }))
        .code,
    ).toBe('role_held_already');
  });
});

describe('who may give what', () => {
  serverFor('block');

  it.each<[Role, InvitationAsk, number, string]>([
    ['county_office', keeperOf('P104204'), 201, ''],
    ['county_office', { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' }, 201, ''],
    ['county_office', { role: 'township_office', scopeKind: 'area', scopeId: '350423103' }, 201, ''],
    ['county_office', { role: 'county_office', scopeKind: 'area', scopeId: '350423' }, 403, 'not_yours_to_give'],
    ['county_office', { role: 'administrator', scopeKind: 'area', scopeId: '350423' }, 403, 'not_yours_to_give'],
    ['county_office', { role: 'resident', scopeKind: 'area', scopeId: '350423' }, 403, 'not_yours_to_give'],
    ['county_office', { role: 'township_office', scopeKind: 'area', scopeId: '350424' }, 403, 'not_yours_to_give'],
    ['county_office', { role: 'township_office', scopeKind: 'area', scopeId: '' }, 403, 'not_yours_to_give'],
    ['county_office', { role: 'township_office', scopeKind: 'area', scopeId: '35' }, 403, 'not_yours_to_give'],
    ['county_office', keeperOf('P999999'), 403, 'not_yours_to_give'],
    ['county_office', keeperOf('p104204'), 403, 'not_yours_to_give'],
    ['county_office', { role: 'keeper', scopeKind: 'area', scopeId: '350423' }, 400, 'invalid_field'],
    ['county_office', { ...keeperOf('P104204'), from: '2026-12-01', until: '2026-12-02' }, 400, 'invalid_field'],
    ['township_office', keeperOf('P104204'), 201, ''],
    ['township_office', { role: 'station_clerk', scopeKind: 'area', scopeId: '350423104' }, 201, ''],
    ['township_office', { role: 'station_clerk', scopeKind: 'area', scopeId: '350423103' }, 403, 'not_yours_to_give'],
    ['township_office', { role: 'station_clerk', scopeKind: 'area', scopeId: '350423' }, 403, 'not_yours_to_give'],
    ['company_manager', { role: 'driver', scopeKind: 'company', scopeId: 'MT' }, 201, ''],
    ['company_manager', { role: 'driver', scopeKind: 'company', scopeId: 'YZ' }, 403, 'not_yours_to_give'],
    ['company_manager', keeperOf('P104204'), 403, 'not_yours_to_give'],
    ['administrator', { role: 'county_office', scopeKind: 'area', scopeId: '350423' }, 201, ''],
    ['administrator', keeperOf('P104204'), 403, 'not_yours_to_give'],
    ['keeper', keeperOf('P104201'), 403, 'not_yours_to_give'],
    ['keeper', { role: 'driver', scopeKind: 'company', scopeId: 'MT' }, 403, 'not_yours_to_give'],
    ['driver', { role: 'driver', scopeKind: 'company', scopeId: 'MT' }, 403, 'not_allowed'],
    ['resident', keeperOf('P104204'), 403, 'not_allowed'],
  ])('a %s offers %j: %i %s', async (giver, ask, status, code) => {
    const reply = await server.call(invitationsApi.invite, ask, { token: await sample(giver) });
    expect([reply.status, reply.status < 400 ? '' : reply.code]).toEqual([status, code]);
  });

  it('the company that runs the points names their keepers', async () => {
    const office = await sample('county_office');
    const manager = await server.signIn('company_manager');
    await server.call(
      invitationsApi.accept,
      { code: await invite(office, { role: 'company_manager', scopeKind: 'company', scopeId: 'YZ' }) },
      { token: manager },
    );
    expect((await server.call(invitationsApi.invite, keeperOf('P104204'), { token: manager })).status).toBe(201);
    expect(
      (
        await server.call(
          invitationsApi.invite,
          { role: 'hub_clerk', scopeKind: 'point', scopeId: 'HUB' },
          { token: manager },
        )
      ).status,
    ).toBe(201);
  });
});

describe('a deputy', () => {
  serverFor('block');

  const leave = { ...keeperOf('P104204'), from: '2026-11-25', until: '2026-11-26' };

  it('stands in from the first to the last day', async () => {
    const deputy = await server.signIn('deputy_keeper');
    const code = await invite(await sample('keeper'), leave);
    expect((await server.call(invitationsApi.preview, { code }, { token: deputy })).answer).toEqual(leave);
    expect((await server.call(invitationsApi.accept, { code }, { token: deputy })).answer).toMatchObject({
      deputy: true,
      from: '2026-11-24T16:00:00.000Z',
      until: '2026-11-26T16:00:00.000Z',
    });
    const roles = async (): Promise<number> =>
      (await server.call(meApi.me, {}, { token: deputy })).answer.grants.length;
    expect(await roles()).toBe(0);
    server.clock.pass(DAY);
    expect(await roles()).toBe(1);
    // Names nobody in turn.
    expect((await server.call(invitationsApi.invite, { ...leave, until: '2026-11-25' }, { token: deputy })).code).toBe(
      'not_yours_to_give',
    );
    server.clock.pass(2 * DAY);
    expect(await roles()).toBe(0);
  });

  it('is sent home by the keeper, and goes when the keeper does', async () => {
    const keeper = await server.signIn('keeper');
    const office = await sample('county_office');
    const { id } = (
      await server.call(invitationsApi.accept, { code: await invite(office, keeperOf('P104201')) }, { token: keeper })
    ).answer;
    const stand = { ...keeperOf('P104201'), from: '2026-11-24', until: '2026-11-30' };
    const join = async (person: string): Promise<{ token: string; grantId: string }> => {
      const token = await server.signIn(person);
      return {
        token,
        grantId: (await server.call(invitationsApi.accept, { code: await invite(keeper, stand) }, { token })).answer.id,
      };
    };
    const [first, second] = [await join('neighbour'), await join('farmer')];
    expect(
      (await server.call(grantsApi.revoke, { id: first.grantId, reason: '不来了' }, { token: keeper })).status,
    ).toBe(200);
    expect((await server.call(meApi.me, {}, { token: first.token })).answer.grants).toEqual([]);
    expect((await server.call(meApi.me, {}, { token: second.token })).answer.grants).toHaveLength(1);
    await server.call(grantsApi.revoke, { id, reason: '换人' }, { token: office });
    expect((await server.call(meApi.me, {}, { token: second.token })).answer.grants).toEqual([]);
  });

  it('stands in for sixty days at most, the last of which is not over', async () => {
    const keeper = await sample('keeper');
    const offer = async (from: string, until: string): Promise<string> => {
      const reply = await server.call(invitationsApi.invite, { ...leave, from, until }, { token: keeper });
      return reply.status < 400 ? 'offered' : reply.code;
    };
    server.clock.set('2026-11-24T09:00:00');
    expect([
      await offer('2026-12-01', '2027-01-28'),
      await offer('2026-12-01', '2027-01-29'),
      await offer('2026-12-01', '2027-01-30'),
      await offer('2026-11-20', '2026-11-23'),
      await offer('2026-11-20', '2026-11-24'),
      await offer('2026-11-25', '2026-11-25'),
    ]).toEqual(['offered', 'offered', 'deputy_period_invalid', 'deputy_period_invalid', 'offered', 'offered']);
  });

  it.each([
    [{}],
    [{ from: '2026-11-25' }],
    [{ from: '2026-11-26', until: '2026-11-25' }],
    [{ from: '2026-11-01', until: '2026-11-23' }],
    [{ from: '2026-11-25', until: '2027-02-01' }],
  ])('needs a sensible time: %j is none', async (period) => {
    const reply = await server.call(
      invitationsApi.invite,
      { ...keeperOf('P104204'), ...period },
      { token: await sample('keeper') },
    );
    expect(reply.code).toBe('deputy_period_invalid');
  });
});
