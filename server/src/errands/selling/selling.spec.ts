// Is nothing of an offer before everybody that nobody has looked at, and nothing that no bus may bring?
import { meApi, OFFER_MEDIA, picturesApi, sellingApi } from '@kehuoyou/shared';
import type { OfferState, OwnOffer, PutUpOffer } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { PictureChecks } from '../../notices/checking/picture-checks.service.js';
import { photo } from '../../testing/media/sample-pictures.js';
import { RunningApp } from '../../testing/running-app.js';

const VILLAGE = '350423104202';
const RISKY = '违规样本';
let server: RunningApp;
/** Somebody of WeChat, who has just opened the app. */
let seller: string;

beforeEach(async () => {
  const office = { role: 'county_office', scope: { kind: 'area', id: '350423' } } as const;
  const elsewhere = { role: 'township_office', scope: { kind: 'area', id: '350423102' } } as const;
  server = await RunningApp.start({
    at: '2026-12-01T09:00:00+08:00',
    people: { office: [office], elsewhere: [elsewhere], stranger: [] },
  });
  seller = await server.signIn('farmer');
});
afterEach(() => server.close());

const beancurd: PutUpOffer = {
  ...{ product: '豆腐皮', quantity: 30, unit: '斤', priceFen: 3_200, per: '斤', villageCode: VILLAGE, where: 'home' },
  ...{ until: '2026-12-10', name: '李阿婆', phone: '19900000077', showNumber: true },
};
const puts = (more: Partial<PutUpOffer> = {}, token = seller) =>
  server.call(sellingApi.putUp, { ...beancurd, ...more }, { token });
async function pictured(more: Partial<PutUpOffer> = {}, token = seller): Promise<OwnOffer> {
  const file = { bytes: await photo(), type: 'image/jpeg' };
  const { id } = (await server.call(picturesApi.upload, { purpose: OFFER_MEDIA }, { token, file })).answer;
  return (await puts({ ...more, pictures: [id] }, token)).answer;
}
/** Lets WeChat hear, look and answer. */
async function checked(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await server.app.get(OutboxRelay).drain();
    await server.standIn.api.settled();
  }
}
const stateOf = async (id: string, token = seller): Promise<OfferState | undefined> =>
  (await server.call(sellingApi.mine, {}, { token })).answer.offers.find((each) => each.id === id)?.state;
const isPublic = async ({ id, pictures }: OwnOffer): Promise<boolean[]> => {
  const { offers } = (await server.call(sellingApi.list, {})).answer;
  const looked = await fetch(`${server.url}/api/pictures/${pictures[0] ?? ''}`);
  return [offers.some((each) => each.id === id), looked.status === 200];
};
const held = async (token: string): Promise<string[]> =>
  (await server.call(sellingApi.held, {}, { token })).answer.offers.map(({ id }) => id);

it('shows a picture to nobody before WeChat has passed it', async () => {
  const offer = await pictured();
  expect([offer.state, await isPublic(offer)]).toEqual(['held', [false, false]]);
  await checked();
  expect([await stateOf(offer.id), await isPublic(offer)]).toEqual(['open', [true, true]]);
});

it.each([
  ['a picture at which WeChat objects', {}, ['risky'] as const],
  ['words at which it objects', { words: RISKY }, [] as const],
])('holds what has %s until an office has looked', async (_name, more, verdicts) => {
  server.standIn.api.push.nextVerdicts.push(...verdicts);
  const offer = await pictured(more);
  await checked();
  expect([await stateOf(offer.id), await isPublic(offer)]).toEqual(['held', [false, false]]);
  expect([await held('office'), await held('elsewhere')]).toEqual([[offer.id], []]);
  await server.call(sellingApi.release, { id: offer.id }, { token: 'office' });
  expect(await isPublic(offer)).toEqual([true, true]);
});

it('holds pictures of somebody of whom WeChat knows nothing, and lets their words stand', async () => {
  const [offer, words] = [await pictured({}, 'stranger'), (await puts({}, 'stranger')).answer];
  await checked();
  expect([await stateOf(offer.id, 'stranger'), await stateOf(words.id, 'stranger')]).toEqual(['held', 'open']);
});

it('holds risky words also where it is sold before they are read', async () => {
  const { id } = (await puts({ words: RISKY })).answer;
  await server.call(sellingApi.sell, { id }, { token: seller });
  await checked();
  expect(await stateOf(id)).toBe('held');
  expect((await server.call(sellingApi.reopen, { id }, { token: seller })).code).toBe('offer_over');
  expect((await server.call(sellingApi.read, { id })).code).toBe('offer_not_found');
});

it('holds it again where WeChat objects after an office has let it go, and not twice for the same', async () => {
  server.standIn.api.push.nextVerdicts.push('risky');
  const offer = await pictured();
  await server.call(sellingApi.release, { id: offer.id }, { token: 'office' });
  expect(await isPublic(offer)).toEqual([true, true]);
  server.clock.pass(60_000);
  await checked();
  expect([await stateOf(offer.id), await isPublic(offer)]).toEqual(['held', [false, false]]);
  expect(await held('office')).toEqual([offer.id]);
  server.clock.pass(60_000);
  await server.call(sellingApi.release, { id: offer.id }, { token: 'office' });
  const [check] = (await server.dataSource.query('SELECT trace_id AS trace FROM picture_check')) as { trace: string }[];
  // WeChat says it once more.
  await server.app.get(PictureChecks).judged(check?.trace ?? '', 'risky');
  expect(await isPublic(offer)).toEqual([true, true]);
});

it('is sold still where it was sold before it was held and an office lets it go', async () => {
  const { id } = (await puts({ words: RISKY })).answer;
  await server.call(sellingApi.sell, { id }, { token: seller });
  await checked();
  expect((await server.call(sellingApi.release, { id }, { token: 'office' })).answer.state).toBe('sold');
  expect((await server.call(sellingApi.reopen, { id }, { token: seller })).answer.state).toBe('open');
});

it.each([
  { product: '利群', quantity: 2, unit: '条' },
  { product: '利群', quantity: 40, unit: '箱', per: '条' },
] as const)('refuses cigarettes that are counted beside their name: %j', async (more) => {
  expect((await puts(more)).code).toBe('offer_refused');
});

it('is gone with the account, and its picture with it', async () => {
  const offer = await pictured();
  await checked();
  await server.call(meApi.delete, { confirm: true }, { token: seller });
  expect((await server.call(sellingApi.read, { id: offer.id })).code).toBe('offer_not_found');
  expect(await isPublic(offer)).toEqual([false, false]);
  for (const table of ['offer', 'offer_step'])
    expect(await server.dataSource.query(`SELECT * FROM ${table}`)).toEqual([]);
});
