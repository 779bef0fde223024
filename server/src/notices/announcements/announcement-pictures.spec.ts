// Who sees the pictures of an announcement, and what does WeChat say to them?
import { accountsApi, ANNOUNCEMENT_PICTURE, announcementsApi, meApi, picturesApi, sessionsApi } from '@kehuoyou/shared';
import sharp from 'sharp';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import {
  COUNTY,
  county,
  forOffice,
  relay,
  second,
  server,
  serverForAllTests,
  submit,
  township,
} from '../../testing/notices/announcements-server.js';
import { photo } from '../../testing/media/sample-pictures.js';

serverForAllTests();

const MINUTE = 60_000;

const upload = async (token: string, bytes: Buffer) => {
  const file = { bytes, type: 'image/jpeg' };
  return server.call(picturesApi.upload, { purpose: ANNOUNCEMENT_PICTURE }, { token, file });
};
const look = async (id: string, token?: string, query = ''): Promise<Response> =>
  fetch(`${server.url}/api/pictures/${id}${query}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

describe('pictures', () => {
  it('are made anew without their place, and public once WeChat has looked at every one', async () => {
    const pictures = [(await upload(county, await photo())).answer.id, (await upload(county, await photo())).answer.id];
    const { id } = (await submit(county, { pictures })).answer;
    await relay();
    expect((await server.call(announcementsApi.one, { id })).answer.pictures).toEqual(pictures);
    const response = await look(pictures[0] ?? '');
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    const metadata = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([metadata.width, metadata.exif]).toEqual([1_600, undefined]);
  });

  it('are their sender’s alone until they are used, the offices’ until it is published, and then everybody’s', async () => {
    const { id } = (await upload(county, await photo())).answer;
    const seenBy = async (): Promise<string[]> =>
      (await Promise.all([county, second, township, undefined].map((token) => look(id, token)))).map(
        ({ status, headers }) => `${status} ${headers.get('cache-control')}`,
      );
    const [none, own, all] = ['404 no-store', '200 no-store', '200 public, no-cache'];
    expect(await seenBy()).toEqual([own, none, none, none]);
    const held = await submit(county, { areaCode: COUNTY, pictures: [id], text: '这里有存疑样本' });
    await relay();
    expect((await forOffice(county, held.answer.id))?.status).toBe('held');
    expect(await seenBy()).toEqual([own, own, none, none]);
    const decision = { id: held.answer.id, decision: 'publish' as const, reason: '看过了，没有问题' };
    expect((await server.call(announcementsApi.review, decision, { token: second })).status).toBe(201);
    expect(await seenBy()).toEqual([all, all, all, all]);
    const etag = (await look(id)).headers.get('etag') ?? '';
    const stillThere = async (): Promise<number> =>
      (await fetch(`${server.url}/api/pictures/${id}`, { headers: { 'if-none-match': etag } })).status;
    expect(await stillThere()).toBe(304);
    await server.call(announcementsApi.withdraw, { id: held.answer.id, reason: '写错了' }, { token: county });
    expect(await seenBy()).toEqual([own, own, none, none]);
    // A cache that kept it and asks hears that there is none any more.
    expect(await stillThere()).toBe(404);
  });

  it('are shown to WeChat while it looks, by a ticket that nobody else has', async () => {
    const { push } = server.standIn.api;
    const checkLater = push.checkLater.bind(push);
    const asked: URL[] = [];
    push.checkLater = (trace, url) => {
      asked.push(new URL(url));
      checkLater(trace, url);
    };
    const { id } = (await upload(county, await photo())).answer;
    const other = (await upload(county, await photo())).answer.id;
    const announcement = (await submit(county, { pictures: [id], text: '十点停水' })).answer.id;
    await relay();
    push.checkLater = checkLater;
    const [{ pathname, search }] = asked as [URL];
    expect(pathname).toBe(`/api/pictures/${id}`);
    await server.call(announcementsApi.withdraw, { id: announcement, reason: '写错了' }, { token: county });
    const looked = await look(id, undefined, search);
    expect([looked.status, looked.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await look(other, undefined, search)).status).toBe(404);
    expect((await look(id, undefined, '?ticket=guessed')).status).toBe(404);
    server.clock.pass(35 * MINUTE);
    expect((await look(id, undefined, search)).status).toBe(404);
  });

  it('to which WeChat objects hold the announcement', async () => {
    const pictures = [(await upload(county, await photo())).answer.id, (await upload(county, await photo())).answer.id];
    server.standIn.api.push.nextVerdicts.push('pass', 'risky');
    const { id } = (await submit(county, { pictures })).answer;
    await relay();
    expect(await forOffice(county, id)).toMatchObject({
      status: 'held',
      steps: [{}, { reason: '图片：微信检查说可能违规' }],
    });
  });

  it('and text of somebody who is shut out while they are looked at are held for another to look at', async () => {
    const root = (await server.call(sessionsApi.bySample, { role: 'administrator' })).answer.token;
    const about = { id: (await server.call(meApi.me, {}, { token: second })).answer.accountId, reason: '手机丢了' };
    const { id } = (await submit(second, { pictures: [(await upload(second, await photo())).answer.id] })).answer;
    // The text has passed, the picture is with WeChat.
    await server.app.get(OutboxRelay).drain();
    await server.call(accountsApi.disable, about, { token: root });
    await relay();
    expect(await forOffice(county, id)).toMatchObject({
      status: 'held',
      steps: [{}, { reason: '发布人的账号已经停用，请人审核' }],
    });
    await server.call(accountsApi.enable, about, { token: root });
  });

  it('are one’s own, and are used once', async () => {
    const { id } = (await upload(county, await photo())).answer;
    expect((await submit(second, { pictures: [id] })).code).toBe('picture_not_found');
    expect((await submit(county, { pictures: [id] })).status).toBe(201);
    expect((await submit(county, { pictures: [id] })).code).toBe('picture_not_found');
  });

  it('are sent by the offices only, for something that there is', async () => {
    const farmer = await server.signIn('farmer');
    expect((await upload(farmer, await photo())).code).toBe('not_allowed');
    const file = { bytes: await photo(), type: 'image/jpeg' };
    const reply = await server.call(picturesApi.upload, { purpose: 'lottery' }, { token: county, file });
    expect(reply.code).toBe('not_allowed');
  });
});
