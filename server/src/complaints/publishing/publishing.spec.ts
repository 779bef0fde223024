// Does everybody see what somebody in office made public, and nothing of what lies below?
import { createHash, randomUUID } from 'node:crypto';
import { complaintFilingApi, meApi, noticesApi, picturesApi, prepareCall, publishingApi } from '@kehuoyou/shared';
import type { Bar, PublishComplaint } from '@kehuoyou/shared';
import sharp from 'sharp';
import { GrantEntity } from '../../accounts/identity/role.entity.js';
import { insertRow } from '../../database/insert-rows.js';
import {
  complaintsForEachTest,
  idOf,
  moving,
  passedOn,
  read,
  said,
  shut,
  town,
} from '../../testing/complaints/complaint-world.js';

complaintsForEachTest();

/** A white picture, a door in the middle of it. */
function door(): Promise<Buffer> {
  const whole = { width: 400, height: 200, channels: 3, background: '#ffffff' } as const;
  return sharp({ create: whole }).jpeg().toBuffer();
}

async function withPicture(): Promise<{ id: string; receipt: string; picture: string }> {
  const { receipt, number } = await said(shut());
  const bytes = await door();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const ask = { receipt, eventId: 'event-1', sha256 };
  await town.call(complaintFilingApi.addPicture, ask, { file: { bytes, type: 'image/jpeg' } });
  const [picture = ''] = (await read(receipt)).pictures;
  return { id: await idOf(number), receipt, picture };
}

/** What anybody gets at the address of a picture. */
async function shown(id: string): Promise<{ readonly status: number; readonly jpeg: Buffer }> {
  const response = await fetch(`${town.url}${prepareCall(picturesApi.picture, { id }).url}`);
  return { status: response.status, jpeg: Buffer.from(await response.arrayBuffer()) };
}

async function isBlack(jpeg: Buffer, left: number, top: number): Promise<boolean> {
  const [red = 255] = await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return red < 40;
}

const bar = (left: number, top: number, width: number, height: number): Bar => ({ left, top, width, height });
const publish = (ask: PublishComplaint, token = 'office') => town.call(publishingApi.publish, ask, { token });

it('shows the picture with black over what was marked, and the one that was sent to nobody', async () => {
  const { id, picture } = await withPicture();
  const bars = [bar(250, 100, 500, 200), bar(990, 990, 1_000, 1_000)];
  const { answer } = await publish({ id, text: '门没开', pictures: [{ id: picture, bars }] });
  const [open = ''] = answer.published?.pictures ?? [];
  const { status, jpeg } = await shown(open);
  expect(status).toBe(200);
  const [inside, edge, outside, corner] = [
    isBlack(jpeg, 200, 40),
    isBlack(jpeg, 104, 24),
    isBlack(jpeg, 200, 150),
    isBlack(jpeg, 399, 199),
  ];
  expect(await Promise.all([inside, edge, outside, corner])).toEqual([true, true, false, true]);
  const { width, height, exif } = await sharp(jpeg).metadata();
  expect([width, height, exif]).toEqual([400, 200, undefined]);
  expect((await shown(picture)).status).toBe(404);
});

it('is replaced as a whole, taken back with its reason, and gone once its reporter takes it back', async () => {
  const { id, receipt, picture } = await withPicture();
  const first = (await publish({ id, text: '门没开', pictures: [{ id: picture, bars: [] }] })).answer;
  const second = (await publish({ id, answer: '已请人代班', pictures: [{ id: picture, bars: [] }] })).answer;
  expect(second.published).toMatchObject({ answer: '已请人代班' });
  expect(second.published).not.toHaveProperty('text');
  const [old = '', now = ''] = [first.published?.pictures[0], second.published?.pictures[0]];
  expect([(await shown(old)).status, (await shown(now)).status]).toEqual([404, 200]);
  const taken = await town.call(publishingApi.withdraw, { id, text: '当事人要求' }, { token: 'office' });
  expect(taken.answer.published).toBeUndefined();
  expect((await shown(now)).status).toBe(404);
  const third = (await publish({ id, text: '门没开', pictures: [{ id: picture, bars: [] }] })).answer;
  await moving(receipt, 'withdraw');
  expect((await shown(third.published?.pictures[0] ?? '')).status).toBe(404);
  expect((await read(receipt)).steps.map(({ step }) => step)).toEqual([
    ...['filed', 'published', 'published', 'unpublished', 'published', 'withdraw'],
  ]);
});

it('is for the county to decide, of its own pictures alone, and never with a number in it', async () => {
  const [one, other] = [await withPicture(), await withPicture()];
  for (const token of ['post', 'keeper', 'villager'])
    expect((await publish({ id: one.id }, token)).status).toBeGreaterThanOrEqual(403);
  expect((await publish({ id: one.id, pictures: [{ id: other.picture, bars: [] }] })).failure.code).toBe(
    'picture_not_found',
  );
  expect((await publish({ id: one.id, text: '车牌闽G12345' })).failure).toMatchObject({
    code: 'words_not_cleared',
    field: 'text',
  });
  expect((await publish({ id: one.id, answer: '请打 0598-5321234' })).failure).toMatchObject({
    code: 'words_not_cleared',
    field: 'answer',
  });
  const wrong = { id: one.id, pictures: [{ id: one.picture, bars: [bar(-1, 0, 10, 10)] }] };
  expect((await publish(wrong)).failure).toMatchObject({ code: 'invalid_field', field: 'pictures.0.bars.0.left' });
});

it('begins with what was said and answered, its numbers covered', async () => {
  const { number } = await said(shut({ text: '打 13950812345 没人接，闽G12345 停在门口' }));
  const { answer } = await town.call(publishingApi.read, { id: await idOf(number) }, { token: 'office' });
  expect(answer).toEqual({ text: '打 ██ 没人接，██ 停在门口', pictures: [], screening: 'manual' });
});

/** An office that came from WeChat. */
async function officer(): Promise<string> {
  const token = await town.signIn('county_office');
  const { accountId } = (await town.call(meApi.me, {}, { token })).answer;
  const since = town.clock.now();
  const role = {
    id: randomUUID(),
    accountId,
    role: 'county_office',
    scopeKind: 'area',
    scopeId: '350423',
  } as const;
  const given = {
    holdsFrom: since,
    holdsUntil: null,
    deputyOf: null,
    invitationId: null,
    givenBy: null,
    givenAt: since,
  };
  await town.database.transactions.run((tx) => insertRow(tx, GrantEntity, { ...role, ...given }));
  return token;
}

/** Lets WeChat hear, look and answer. */
async function checked(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await passedOn();
    await town.standIn.api.settled();
  }
}

/** What everybody reads of the newest. */
const listed = async (): Promise<readonly string[]> =>
  (await town.call(publishingApi.list, {})).answer.complaints[0]?.publication.pictures ?? [];

it('asks WeChat about its pictures as whoever made them public, and takes out of sight what breaks the rules', async () => {
  const { id, receipt, picture } = await withPicture();
  const token = await officer();
  town.standIn.api.push.nextVerdicts.push('risky');
  const [open = ''] =
    (await publish({ id, text: '门没开', pictures: [{ id: picture, bars: [] }] }, token)).answer.published?.pictures ??
    [];
  // Somebody has looked already: it does not wait for the machine.
  expect([(await shown(open)).status, await listed()]).toEqual([200, [open]]);
  await checked();
  expect([(await shown(open)).status, await listed()]).toEqual([404, []]);
  const { answer } = await town.call(publishingApi.read, { id }, { token });
  expect(answer).toMatchObject({ published: { text: '门没开', pictures: [] }, objected: 1, pictures: [picture] });
  // The office hears of it once, whoever spoke keeps their picture.
  const told = (await town.call(noticesApi.inbox, {}, { token: 'office' })).answer.notices;
  expect(told.filter(({ title }) => title.startsWith('微信说照片可能违规'))).toHaveLength(1);
  expect((await read(receipt)).pictures).toEqual([picture]);
  // Another cover is another picture, and is looked at anew.
  const bars = [bar(0, 0, 1_000, 1_000)];
  const again = (await publish({ id, text: '门没开', pictures: [{ id: picture, bars }] }, token)).answer;
  await checked();
  expect(await listed()).toEqual(again.published?.pictures);
  expect(again).not.toHaveProperty('objected');
});

it.each(['review', 'pass'] as const)(
  'leaves what WeChat finds to be %s, which a person has looked at',
  async (verdict) => {
    const { id, picture } = await withPicture();
    town.standIn.api.push.nextVerdicts.push(verdict);
    const { answer } = await publish({ id, pictures: [{ id: picture, bars: [] }] }, await officer());
    await checked();
    expect(await listed()).toEqual(answer.published?.pictures);
  },
);

it('asks nothing for an office that WeChat does not know', async () => {
  const { id, picture } = await withPicture();
  town.standIn.api.push.nextVerdicts.push('risky');
  const { answer } = await publish({ id, pictures: [{ id: picture, bars: [] }] });
  await checked();
  expect(await listed()).toEqual(answer.published?.pictures);
});

it('is listed for everybody, newest first, page after page, without what was taken back', async () => {
  const made: { readonly number: string; readonly receipt: string }[] = [];
  for (const text of ['一', '二', '三', '四']) {
    const { number, receipt } = await said(shut());
    await publish({ id: await idOf(number), text });
    made.push({ number, receipt });
    town.clock.pass(1);
  }
  await moving(made[1]?.receipt ?? '', 'withdraw');
  const list = async (ask: { after?: string; limit?: number } = {}) =>
    (await town.call(publishingApi.list, ask)).answer.complaints;
  const texts = (page: Awaited<ReturnType<typeof list>>) => page.map(({ publication }) => publication.text);
  const first = await list({ limit: 2 });
  expect(texts(first)).toEqual(['四', '三']);
  expect(texts(await list({ limit: 2, after: first[1]?.number ?? '' }))).toEqual(['一']);
  expect(first[0]).toMatchObject({
    number: made[3]?.number,
    category: 'point_closed',
    state: 'submitted',
    reopened: 0,
  });
  expect(JSON.stringify(await list())).not.toMatch(/药在里面|罗大山|1990/);
  expect((await town.call(publishingApi.list, { after: 'ZZZZZZ' })).failure.code).toBe('complaint_not_found');
});
