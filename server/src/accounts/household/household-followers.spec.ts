// Who may follow a household from afar, and what is kept of it all?
import { householdsApi, meApi } from '@kehuoyou/shared';
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
