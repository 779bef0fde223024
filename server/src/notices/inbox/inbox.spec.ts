// Is everybody's inbox their own, whole and in order, and do they get what they asked for?
import { followingsApi, meApi, messagesApi, MOST_FOLLOWINGS, noticesApi } from '@kehuoyou/shared';
import { v7 as uuid } from 'uuid';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { RunningApp } from '../../testing/running-app.js';
import { NoticesService } from '../notices.service.js';

let server: RunningApp;
let token: string;
let accountId: string;

beforeAll(async () => {
  server = await RunningApp.start();
  token = await server.signIn('grandmother');
  accountId = (await server.call(meApi.me, {}, { token })).answer.accountId;
});

afterAll(() => server.close());

/** Puts a notice into an account's inbox that happened so many minutes ago. */
async function tell(to: string, title: string, minutesAgo: number): Promise<void> {
  const happenedAt = new Date(server.clock.now().getTime() - minutesAgo * 60_000);
  await server.database.transactions.run((tx) =>
    server.app.get(NoticesService).tell(tx, {
      eventId: uuid(),
      kind: 'announcement',
      subject: title,
      title,
      text: title,
      spoken: title,
      happenedAt,
      message: { what: title, when: '今天', why: '试试', now: '不用做什么' },
      recipients: [{ accountId: to, reason: '试试' }],
    }),
  );
}

const titles = async (ask: { before?: string; limit?: number } = {}) =>
  (await server.call(noticesApi.inbox, ask, { token })).answer.notices.map(({ title }) => title);

describe('the inbox', () => {
  it('is in the order in which things happened, not in which they were told, page by page', async () => {
    for (const [title, minutesAgo] of [
      ['三', 30],
      ['一', 10],
      ['二', 20],
      ['四', 40],
      ['也是四', 40],
    ] as const)
      await tell(accountId, title, minutesAgo);
    const all = (await server.call(noticesApi.inbox, {}, { token })).answer;
    expect(all.notices.map(({ title }) => title)).toEqual(['一', '二', '三', '也是四', '四']);
    expect(all.unread).toBe(5);
    const pages: string[] = [];
    for (let before: string | undefined; ;) {
      const { notices } = (
        await server.call(noticesApi.inbox, { limit: 2, ...(before === undefined ? {} : { before }) }, { token })
      ).answer;
      if (notices.length === 0) break;
      pages.push(notices.map(({ title }) => title).join());
      before = notices.at(-1)?.id;
    }
    expect(pages).toEqual(['一,二', '三,也是四', '四']);
  });

  it('remembers what was read: one, once more, and all up to one', async () => {
    const { notices } = (await server.call(noticesApi.inbox, {}, { token })).answer;
    const [first, second, third] = notices;
    expect((await server.call(noticesApi.read, { id: second?.id ?? '' }, { token })).answer).toEqual({ unread: 4 });
    expect((await server.call(noticesApi.read, { id: second?.id ?? '' }, { token })).answer).toEqual({ unread: 4 });
    expect((await server.call(noticesApi.readAll, { upTo: third?.id ?? '' }, { token })).answer).toEqual({ unread: 1 });
    const after = (await server.call(noticesApi.inbox, {}, { token })).answer.notices;
    expect(after.map(({ readAt }) => readAt !== undefined)).toEqual([false, true, true, true, true]);
    const many = await Promise.all(
      [1, 2, 3].map(() => server.call(noticesApi.readAll, { upTo: first?.id ?? '' }, { token })),
    );
    expect(many.map(({ answer }) => answer)).toEqual([{ unread: 0 }, { unread: 0 }, { unread: 0 }]);
  });

  it('is nobody else’s: a foreign notice and none are answered alike', async () => {
    const other = await server.signIn('neighbour');
    const [notice] = (await server.call(noticesApi.inbox, {}, { token })).answer.notices;
    const [foreign, none] = await Promise.all(
      [notice?.id ?? '', uuid()].map((id) => server.call(noticesApi.read, { id }, { token: other })),
    );
    expect([foreign?.status, foreign?.code, none?.status, none?.code]).toEqual([
      404,
      'notice_not_found',
      404,
      'notice_not_found',
    ]);
    expect((await server.call(noticesApi.inbox, { before: notice?.id ?? '' }, { token: other })).code).toBe(
      'notice_not_found',
    );
    expect((await server.call(noticesApi.inbox, {}, { token: other })).answer).toEqual({ notices: [], unread: 0 });
    expect((await server.call(noticesApi.inbox, {})).code).toBe('sign_in_needed');
    expect((await server.call(noticesApi.inbox, { limit: 51 }, { token })).code).toBe('limit_too_large');
    expect(await titles({ limit: 1 })).toEqual(['一']);
  });
});

describe('messages', () => {
  it('are counted once for each acceptance, however often its request is sent', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() =>
        server.call(messagesApi.accept, { templates: ['announcement', 'service_change'] }, { token, key: 'accept-1' }),
      ),
    );
    expect(replies.some(({ status }) => status === 201)).toBe(true);
    await server.call(messagesApi.accept, { templates: ['announcement'] }, { token });
    expect((await server.call(messagesApi.budgets, {}, { token })).answer.budgets).toMatchObject([
      { template: 'service_change', left: 1, templateId: 'stand-in-template-service_change' },
      { template: 'announcement', left: 2 },
      { template: 'parcel', left: 0 },
      { template: 'progress', left: 0 },
    ]);
    expect((await server.call(messagesApi.accept, { templates: [] }, { token })).status).toBe(400);
    expect(
      (await server.call(messagesApi.accept, { templates: ['announcement', 'announcement'] }, { token })).status,
    ).toBe(400);
  });

  it('are none any more once the person turns them off in WeChat', async () => {
    const { openId } = server.standIn.api.person('grandmother');
    server.standIn.api.push.refused(openId, 'stand-in-template-announcement');
    await server.standIn.api.settled();
    expect((await server.call(messagesApi.budgets, {}, { token })).answer.budgets.map(({ left }) => left)).toEqual([
      1, 0, 0, 0,
    ]);
  });
});

describe('followings', () => {
  it('are made once and end at will', async () => {
    const follow = () => server.call(followingsApi.follow, { kind: 'stop', id: 'V104204' }, { token });
    await follow();
    expect((await follow()).answer.followings).toMatchObject([{ kind: 'stop', id: 'V104204' }]);
    expect((await server.call(followingsApi.follow, { kind: 'village', id: '里田' }, { token })).code).toBe(
      'village_not_found',
    );
    expect((await server.call(followingsApi.unfollow, { kind: 'stop', id: 'V104204' }, { token })).answer).toEqual({
      followings: [],
    });
    expect((await server.call(followingsApi.unfollow, { kind: 'stop', id: 'V104204' }, { token })).answer).toEqual({
      followings: [],
    });
  });

  it('are at most fifty', async () => {
    for (let n = 0; n < MOST_FOLLOWINGS; n += 1)
      await server.call(followingsApi.follow, { kind: 'line', id: `L${n}` }, { token });
    expect((await server.call(followingsApi.follow, { kind: 'line', id: 'one too many' }, { token })).code).toBe(
      'too_many_followings',
    );
    expect(
      (await server.call(followingsApi.follow, { kind: 'line', id: 'L0' }, { token })).answer.followings,
    ).toHaveLength(MOST_FOLLOWINGS);
  });
});

describe('one’s own data', () => {
  it('has notices, followings and acceptances in it, and all of them go with the account', async () => {
    await server.app.get(OutboxRelay).drain();
    const { others } = (await server.call(meApi.data, {}, { token })).answer;
    const held = others['notices'] as { notices: unknown[]; followings: unknown[]; acceptances: unknown[] };
    expect([held.notices.length, held.followings.length, held.acceptances.length]).toEqual([5, MOST_FOLLOWINGS, 3]);
    expect((await server.call(meApi.delete, { confirm: true }, { token })).status).toBe(200);
    for (const table of ['notice', 'place_following', 'message_acceptance', 'message_budget']) {
      expect(
        await server.database.dataSource.query(`SELECT * FROM ${table} WHERE account_id = ?`, [accountId]),
      ).toEqual([]);
    }
    expect(await server.database.dataSource.query('SELECT * FROM notice_outcome')).toEqual([]);
  });
});
