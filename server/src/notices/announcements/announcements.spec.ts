// How does an announcement get from an office to a village, and what stops it on the way?
import { announcementsApi, deadLettersApi, followingsApi, noticesApi, sessionsApi, wechatApi } from '@kehuoyou/shared';
import type { SubmitAnnouncement } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import {
  VILLAGE,
  TOWNSHIP,
  COUNTY,
  server,
  county,
  second,
  township,
  relay,
  water,
  submit,
  ofVillage,
  forOffice,
  serverForAllTests,
  signInAgain,
} from '../../testing/notices/announcements-server.js';

serverForAllTests();

const MINUTE = 60_000;

describe('an announcement', () => {
  it('is public after the checks, for every village of its area, without an account, and fit to be read aloud', async () => {
    const { answer } = await submit(county);
    expect(answer).toMatchObject({ status: 'checking', own: true, from: '县里办公室' });
    expect((await ofVillage()).some(({ id }) => id === answer.id)).toBe(false);
    await relay();
    const reply = await server.call(announcementsApi.ofVillage, { code: VILLAGE });
    const found = reply.answer.announcements.find(({ id }) => id === answer.id);
    expect(found?.spoken).toBe('明天停水。11月25日上午停水，请提前存水。问水厂：零五九八幺二三四五六七。');
    expect(reply.headers.get('cache-control')).toContain('public, max-age=30');
    expect(reply.headers.get('etag')).toMatch(/^".+"$/);
    expect((await ofVillage('350423101201')).some(({ id }) => id === answer.id)).toBe(false);
    expect((await server.call(announcementsApi.one, { id: answer.id })).answer.title).toBe('明天停水');
    expect((await forOffice(county, answer.id))?.steps.map(({ step }) => step)).toEqual(['submitted', 'pass']);
  });

  it('is in no village’s list any more after its time', async () => {
    const { id } = (await submit(county, { until: new Date(server.clock.now().getTime() + 10 * MINUTE).toISOString() }))
      .answer;
    await relay();
    expect((await ofVillage()).map((each) => each.id)).toContain(id);
    server.clock.pass(10 * MINUTE);
    expect((await ofVillage()).map((each) => each.id)).not.toContain(id);
    expect((await server.call(announcementsApi.one, { id })).code).toBe('announcement_not_found');
  });

  it('goes into the inboxes of those who follow a village there, once, when it is important', async () => {
    const token = await server.signIn('grandmother');
    await server.call(followingsApi.follow, { kind: 'village', id: VILLAGE }, { token });
    const { id } = (
      await submit(township, { important: true, title: '嵩溪大桥封路', topic: 'road', areaCode: TOWNSHIP })
    ).answer;
    await submit(township, { title: '不要紧的事' });
    await relay();
    const { notices } = (await server.call(noticesApi.inbox, {}, { token })).answer;
    expect(notices.map(({ title, page }) => [title, page])).toEqual([
      ['嵩溪大桥封路', `/notices/announcement/index?id=${id}`],
    ]);
    await server.call(announcementsApi.withdraw, { id, reason: '桥已经修好' }, { token: township });
    await relay();
    expect((await server.call(noticesApi.inbox, {}, { token })).answer.notices).toMatchObject([{ superseded: true }]);
    expect((await ofVillage()).map((each) => each.id)).not.toContain(id);
  });

  it.each(['这里有违规样本', '这里有存疑样本'])(
    'that says %s is held, not dropped, and decided on by somebody else',
    async (text) => {
      const { id } = (await submit(county, { text })).answer;
      await relay();
      expect(await forOffice(county, id)).toMatchObject({
        status: 'held',
        steps: [{ step: 'submitted' }, { step: 'hold', reason: expect.stringContaining('微信检查') }],
      });
      expect((await ofVillage()).map((each) => each.id)).not.toContain(id);
      const decision = { id, decision: 'publish' as const, reason: '看过了，没有问题' };
      expect((await server.call(announcementsApi.review, decision, { token: county })).code).toBe('own_announcement');
      expect((await server.call(announcementsApi.review, decision, { token: township })).code).toBe('not_allowed');
      expect((await server.call(announcementsApi.review, decision, { token: second })).answer.status).toBe('published');
      expect((await server.call(announcementsApi.review, decision, { token: second })).code).toBe(
        'announcement_closed',
      );
      await relay();
      expect((await ofVillage()).map((each) => each.id)).toContain(id);
    },
  );

  it('that is refused stays where the office can see why', async () => {
    const { id } = (await submit(county, { text: '这里有违规样本' })).answer;
    await relay();
    await server.call(announcementsApi.review, { id, decision: 'refuse', reason: '不合适' }, { token: second });
    expect(await forOffice(county, id)).toMatchObject({ status: 'refused' });
    expect((await server.call(announcementsApi.withdraw, { id, reason: '算了' }, { token: county })).code).toBe(
      'announcement_closed',
    );
  });

  it('of somebody whom WeChat cannot check for is held: not in WeChat, or not in the app for two hours', async () => {
    const sample = (await server.call(sessionsApi.bySample, { role: 'county_office' })).answer.token;
    const { id } = (await submit(sample)).answer;
    await relay();
    expect((await forOffice(sample, id))?.steps.at(-1)?.reason).toContain('没有用微信登录');
    server.clock.pass(121 * MINUTE);
    const later = (await submit(county)).answer.id;
    await relay();
    expect((await forOffice(county, later))?.steps.at(-1)?.reason).toContain('两小时');
    await signInAgain();
  });

  it('waits for a WeChat that does not answer, and is held after 35 minutes', async () => {
    const { id } = (await submit(county)).answer;
    server.standIn.failures.next('/wxa/msg_sec_check', { kind: 'errcode', errcode: -1 }, 50);
    for (let n = 0; n < 34; n += 1) {
      await server.app.get(OutboxRelay).drain();
      expect((await forOffice(county, id))?.status).toBe('checking');
      server.clock.pass(MINUTE);
    }
    server.clock.pass(2 * MINUTE);
    await server.app.get(OutboxRelay).drain();
    expect(await forOffice(county, id)).toMatchObject({ status: 'held' });
    while (server.standIn.failures.take('/wxa/msg_sec_check'));
  });
});

describe('the offices', () => {
  it('write for their own area only, and a foreign announcement is as good as none', async () => {
    expect((await submit(township, { areaCode: COUNTY })).code).toBe('not_allowed');
    expect((await submit(township, { areaCode: '350423101' })).code).toBe('not_allowed');
    expect((await submit(await server.signIn('farmer'))).code).toBe('not_allowed');
    expect((await server.call(announcementsApi.submit, water)).code).toBe('sign_in_needed');
    const { id } = (await submit(county, { areaCode: COUNTY })).answer;
    expect((await server.call(announcementsApi.withdraw, { id, reason: '不是我的' }, { token: township })).code).toBe(
      'announcement_not_found',
    );
    expect(
      (await server.call(announcementsApi.withdraw, { id: 'none', reason: '没有' }, { token: township })).code,
    ).toBe('announcement_not_found');
    expect(await forOffice(township, id)).toBeUndefined();
  });

  it.each([
    ['half a code', 'areaCode', { areaCode: '35042' }],
    ['a pattern for a code', 'areaCode', { areaCode: '350423%' }],
    ['no title', 'title', { title: ' ' }],
    ['a title too long', 'title', { title: '长'.repeat(41) }],
    ['a text too long', 'text', { text: '长'.repeat(2_001) }],
    ['a character that nobody sees', 'text', { text: '看不见\u0000' }],
    ['no id of a picture', 'pictures', { pictures: ['not-a-uuid'] }],
    ['a word for a date', 'until', { until: '明天' }],
    ['an end in the past', 'until', { until: '2020-01-01T00:00:00Z' }],
    ['an unknown topic', 'topic', { topic: 'lottery' }],
    ['an unknown field', 'author', { author: 'me' }],
  ])('are told what is wrong with %s', async (_what, field, changed) => {
    const reply = await submit(county, changed as Partial<SubmitAnnouncement>);
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text)).toMatchObject({ field });
  });

  it('get one announcement for one key, however often it is sent', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() =>
        server.call(announcementsApi.submit, { ...water, title: '只要一次' }, { token: county, key: 'once' }),
      ),
    );
    const again = await server.call(
      announcementsApi.submit,
      { ...water, title: '只要一次' },
      { token: county, key: 'once' },
    );
    const { announcements } = (await server.call(announcementsApi.forOffice, {}, { token: county })).answer;
    expect(announcements.filter(({ title }) => title === '只要一次').map(({ id }) => id)).toEqual([again.answer.id]);
    expect(replies.some(({ status }) => status === 201)).toBe(true);
  });
});

describe('WeChat’s push', () => {
  it('is refused without WeChat’s signature', async () => {
    const response = await fetch(`${server.url}${wechatApi.push.path}?signature=x&timestamp=1&nonce=2`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ Event: 'wxa_media_check', trace_id: 't', errcode: 0, result: { suggest: 'pass' } }),
    });
    expect(response.status).toBe(403);
    expect(
      (await fetch(`${server.url}${wechatApi.tryOut.path}?signature=x&timestamp=1&nonce=2&echostr=9`)).status,
    ).toBe(403);
  });
});

describe('dead letters', () => {
  it('are seen by the county and tried again by an administrator only', async () => {
    const administrator = (await server.call(sessionsApi.bySample, { role: 'administrator' })).answer.token;
    expect((await server.call(deadLettersApi.deadLetters, {}, { token: county })).answer).toMatchObject({
      deadLetters: [],
      total: 0,
    });
    expect((await server.call(deadLettersApi.deadLetters, {}, { token: township })).code).toBe('not_allowed');
    expect((await server.call(deadLettersApi.retry, { id: 'none' }, { token: administrator })).code).toBe(
      'event_not_found',
    );
    expect((await server.call(deadLettersApi.retry, { id: 'none' }, { token: county })).code).toBe('not_allowed');
  });
});
