// Who may follow a household from afar, and what is kept of it all?
import { accountsApi, householdsApi, meApi } from '@kehuoyou/shared';
import { IdempotencyEntity } from '../../database/idempotency.entity.js';
import {
  FATHER,
  server,
  recipients,
  sample,
  agreed,
  add,
  people,
  codeFor,
  confirm,
  accountOf,
  audience,
  serverForEachTest,
} from '../../testing/accounts/household-server.js';

serverForEachTest();

describe('following from afar', () => {
  it('begins with a code, shows the number masked, and ends from either side', async () => {
    const [home, away] = [await agreed('grandmother'), await agreed('daughter')];
    await server.call(meApi.correct, { name: '罗小梅' }, { token: away });
    const { id } = await add(home, FATHER);
    await confirm(await sample('keeper'), await codeFor(home, id));
    const share = async (): Promise<string> =>
      (await server.call(householdsApi.sharingCode, { id }, { token: home })).answer.code;
    const code = await share();
    const followed = (await server.call(householdsApi.follow, { code }, { token: away })).answer;
    expect(followed).toMatchObject({
      id,
      relation: 'followed',
      name: FATHER.name,
      phone: '1******0077',
      confirmed: true,
      followers: [],
    });
    expect(await audience(FATHER.phone)).toEqual({ holder: await accountOf(home), followers: [await accountOf(away)] });
    expect(await recipients.numbersOf(await accountOf(away))).toEqual([
      { personId: id, phoneHash: recipients.phoneHash(FATHER.phone), name: FATHER.name, own: false },
    ]);
    expect((await server.call(householdsApi.follow, { code }, { token: await agreed('neighbour') })).code).toBe(
      'code_not_valid',
    );
    expect((await server.call(householdsApi.follow, { code: await share() }, { token: home })).code).toBe(
      'code_not_valid',
    );
    const [{ followers = [] } = {}] = await people(home);
    expect(followers).toMatchObject([{ name: '罗**' }]);
    expect(
      (await server.call(householdsApi.removeFollower, { id, followerId: followers[0]?.id ?? '' }, { token: home }))
        .answer.followers,
    ).toEqual([]);
    expect((await people(away)).filter(({ relation }) => relation === 'followed')).toEqual([]);
    await server.call(householdsApi.follow, { code: await share() }, { token: away });
    await server.call(householdsApi.remove, { id }, { token: away });
    expect((await people(home))[0]?.followers).toEqual([]);
  });
});

describe('following somebody', () => {
  const follow = async (token: string, code: string) => server.call(householdsApi.follow, { code }, { token });
  const sharing = async (token: string, id: string): Promise<string> =>
    (await server.call(householdsApi.sharingCode, { id }, { token })).answer.code;

  it('is ended by whoever keeps that very person, and by nobody who knows the number of a following', async () => {
    const [home, next, away] = [await agreed('grandmother'), await agreed('neighbour'), await agreed('daughter')];
    const [mine, also, theirs] = [
      await add(home, FATHER),
      await add(home, { ...FATHER, name: '罗小山' }),
      await add(next, { ...FATHER, phone: '19900000078' }),
    ];
    await follow(away, await sharing(home, mine.id));
    const followings = async (): Promise<string[]> =>
      (await people(home)).flatMap(({ followers = [] }) => followers.map(({ id }) => id));
    const [followerId = ''] = await followings();
    for (const [token, id] of [
      [next, theirs.id],
      [home, also.id],
      [next, mine.id],
    ] as const) {
      const reply = await server.call(householdsApi.removeFollower, { id, followerId }, { token });
      expect([reply.status, reply.code]).toEqual([404, 'person_not_found']);
    }
    expect(await followings()).toEqual([followerId]);
    expect((await server.call(householdsApi.removeFollower, { id: mine.id, followerId }, { token: home })).status).toBe(
      200,
    );
    expect(await followings()).toEqual([]);
  });

  it('does not begin by the code of a phone that is shut out, nor does a keeper confirm by it', async () => {
    const [home, away, root] = [await agreed('grandmother'), await agreed('daughter'), await sample('administrator')];
    const { id } = await add(home, FATHER);
    const [code, toConfirm] = [await sharing(home, id), await codeFor(home, id)];
    const about = { id: await accountOf(home), reason: '冒用他人号码' };
    await server.call(accountsApi.disable, about, { token: root });
    expect((await follow(away, code)).code).toBe('code_not_valid');
    const keeper = await sample('keeper');
    expect((await server.call(householdsApi.previewConfirmation, { code: toConfirm }, { token: keeper })).code).toBe(
      'code_not_valid',
    );
    expect((await confirm(keeper, toConfirm)).code).toBe('code_not_valid');
    await server.call(accountsApi.enable, about, { token: root });
    expect((await confirm(keeper, toConfirm)).status).toBe(201);
    expect((await follow(away, code)).status).toBe(201);
  });

  it('tells nothing of a number to whoever is shut out', async () => {
    const [home, away, root] = [await agreed('grandmother'), await agreed('daughter'), await sample('administrator')];
    const { id } = await add(home, FATHER);
    await confirm(await sample('keeper'), await codeFor(home, id));
    await follow(away, await sharing(home, id));
    const [holder, follower] = [await accountOf(home), await accountOf(away)];
    const shut = async (account: string, what: 'disable' | 'enable'): Promise<unknown> =>
      (await server.call(accountsApi[what], { id: account, reason: '冒用他人号码' }, { token: root })).answer;
    await shut(follower, 'disable');
    expect(await audience(FATHER.phone)).toEqual({ holder, followers: [] });
    await shut(follower, 'enable');
    expect(await audience(FATHER.phone)).toEqual({ holder, followers: [follower] });
    await shut(holder, 'disable');
    expect(await audience(FATHER.phone)).toBeUndefined();
  });
});

describe('what is kept of it', () => {
  it('holds no name, number, token or code in the clear, neither in the database nor in the log', async () => {
    const token = await agreed('daughter');
    const { id } = await add(token, FATHER);
    const code = await codeFor(token, id);
    await confirm(await sample('keeper'), code);
    const { manager } = server.database.dataSource;
    const rows = await Promise.all(
      server.database.dataSource.entityMetadatas.map(({ target }) => manager.find(target)),
    );
    const everything = JSON.stringify(rows) + server.log.join('\n');
    for (const secret of [FATHER.name, FATHER.phone, token, code, server.standIn.api.person('daughter').openId])
      expect(everything).not.toContain(secret);
    expect(await manager.count(IdempotencyEntity)).toBeGreaterThan(3);
  });
});
