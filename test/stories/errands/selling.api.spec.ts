// An old woman has thirty pounds of 豆腐皮: she puts it up, a neighbour finds it and rings, it is sold, and it ends by itself.
import { randomUUID } from 'node:crypto';
import { meApi, MOST_OFFERS_A_DAY, OFFER_MEDIA, picturesApi, sellingApi } from '@kehuoyou/shared';
import type { PutUpOffer, UploadedMedia } from '@kehuoyou/shared';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE, XIAXIE_POINT } from '../../harness/places.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday. */
const CLOCK = '2026-12-08T09:00:00+08:00';
const COUNTY = '350423';
const CHANGXIAO = '350423104';
const SONGXI_VILLAGE = '350423102212';
const PHONE = '19900000077';
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let seller: Townsperson;
  let neighbour: Townsperson;
  let keeper: Townsperson;
  let farKeeper: Townsperson;
  let office: Townsperson;
  let id = '';
  const beancurd: PutUpOffer = {
    ...{ product: '豆腐皮', quantity: 30, unit: '斤', priceFen: 3_200, per: '斤', villageCode: XIAXIE, where: 'home' },
    ...{ words: '自家做的，今早起锅。', until: '2026-12-10', name: '李阿婆', phone: PHONE, showNumber: true },
  };
  const anybody = () => townspeople.server.client;
  const found = async (ask: Parameters<typeof listed>[0]) => (await listed(ask)).offers.map(({ product }) => product);
  const listed = (ask: { q?: string; township?: string; after?: string; limit?: number }) =>
    anybody().call(sellingApi.list, ask);

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    office = await townspeople.signIn('county_office');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: COUNTY });
    keeper = await townspeople.signIn('keeper');
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: XIAXIE_POINT });
    farKeeper = await townspeople.signIn('deputy_keeper');
    await townspeople.hire(office, farKeeper, { role: 'keeper', scopeKind: 'point', scopeId: 'P103201' });
    seller = await townspeople.signIn('farmer');
    neighbour = await townspeople.signIn('neighbour');
  }, 120_000);
  afterAll(() => townspeople.stop());

  it('is put up once, though it is sent twice, with a picture of hers', async () => {
    const reply = await seller.client.upload(picturesApi.upload, { purpose: OFFER_MEDIA }, PIXEL, 'image/png');
    const pictures = [(jsonIn(reply) as UploadedMedia).id];
    // A picture of somebody else's is none of hers to show.
    expect(refusalIn(await neighbour.client.ask(sellingApi.putUp, { ...beancurd, pictures })).code).toBe(
      'picture_not_found',
    );
    const again = seller.client.with({ 'idempotency-key': randomUUID() });
    const first = await again.call(sellingApi.putUp, { ...beancurd, pictures });
    expect((await again.call(sellingApi.putUp, { ...beancurd, pictures })).id).toBe(first.id);
    // Nobody sees it before WeChat has looked at the picture.
    expect(first).toMatchObject({ state: 'held', pointId: XIAXIE_POINT, townshipCode: CHANGXIAO, pictures });
    expect((await seller.client.call(sellingApi.mine, {})).offers).toHaveLength(1);
    ({ id } = first);
    await eventually(async () => {
      expect((await anybody().send({ path: `/api/pictures/${pictures[0]}` })).status).toBe(200);
    }, 20_000);
  });

  it('is found by whoever has no account, by every name and by township, and tells name and number with stars', async () => {
    const { offers, townships } = await listed({ q: '腐竹' });
    expect(offers).toEqual([
      expect.objectContaining({ id, product: '豆腐皮', seller: '李**', number: '1******0077', villageName: '下谢村' }),
    ]);
    expect(townships).toEqual([{ code: CHANGXIAO, name: '长校镇', count: 1 }]);
    expect(await found({ township: CHANGXIAO })).toEqual(['豆腐皮']);
    expect(await found({ township: '350423102' })).toEqual([]);
    expect(await found({ q: '茶油' })).toEqual([]);
    for (const hostile of ['%', '_', "' OR 1=1 --", '!', '豆%皮', '\\'])
      expect([hostile, await found({ q: hostile })]).toEqual([hostile, []]);
    const whole = [await anybody().send({ path: '/api/offers' }), await anybody().send({ path: `/api/offers/${id}` })];
    for (const { bytes } of whole) expect(bytes.toString()).not.toMatch(new RegExp(`${PHONE}|阿婆`));
    expect((await anybody().refuses(sellingApi.list, { township: '999999999' })).code).toBe('area_not_found');
    expect((await anybody().refuses(sellingApi.list, { after: randomUUID() })).code).toBe('offer_not_found');
  });

  it('gives the number to whoever is about to ring, as long as she shows it', async () => {
    expect(await anybody().call(sellingApi.number, { id })).toEqual({ phone: PHONE });
    const hidden = await seller.client.call(sellingApi.showNumber, { id, shown: false });
    expect(hidden.number).toBeUndefined();
    expect((await anybody().refuses(sellingApi.number, { id })).code).toBe('number_not_shown');
    await seller.client.call(sellingApi.showNumber, { id, shown: true });
  });

  it('is nobody’s to move but hers, and nobody’s to take down but those who look after it', async () => {
    for (const stranger of [neighbour, keeper, office]) {
      expect((await stranger.client.refuses(sellingApi.sell, { id })).code).toBe('offer_not_found');
      expect((await stranger.client.refuses(sellingApi.showNumber, { id, shown: true })).code).toBe('offer_not_found');
    }
    expect((await neighbour.client.refuses(sellingApi.takeDown, { id, reason: '不要' })).code).toBe('not_allowed');
    expect((await farKeeper.client.refuses(sellingApi.takeDown, { id, reason: '不要' })).code).toBe('offer_not_found');
  });

  it('is sold with one tap, also with two at once, and there is some again with another', async () => {
    const taps = await Promise.all([1, 2].map(() => seller.client.ask(sellingApi.sell, { id })));
    expect(taps.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await found({})).toEqual([]);
    expect((await anybody().call(sellingApi.read, { id })).state).toBe('sold');
    expect((await anybody().refuses(sellingApi.number, { id })).code).toBe('number_not_shown');
    await seller.client.call(sellingApi.reopen, { id });
    expect(await found({})).toEqual(['豆腐皮']);
  });

  it.each([
    [{ product: '香烟' }, 'offer_refused'],
    [{ product: '土 烟' }, 'offer_refused'],
    [{ product: '利群', quantity: 2, unit: '条' }, 'offer_refused'],
    [{ words: '还有两瓶敌敌畏' }, 'offer_refused'],
    [{ words: '打 13812345678' }, 'private_words'],
    [{ words: '身份证 350423198001011234' }, 'private_words'],
    [{ quantity: 0 }, 'invalid_field'],
    [{ quantity: 1.5 }, 'invalid_field'],
    [{ quantity: 1_000_000 }, 'invalid_field'],
    [{ priceFen: -1 }, 'invalid_field'],
    [{ priceFen: 99_999_999 }, 'invalid_field'],
    [{ per: '火车皮' }, 'invalid_field'],
    [{ until: '2026-12-07' }, 'invalid_field'],
    [{ until: '2027-12-07' }, 'invalid_field'],
    [{ product: ' ' }, 'invalid_field'],
    [{ product: '豆‮腐皮' }, 'unreadable_character'],
    [{ phone: '123' }, 'phone_not_valid'],
    [{ villageCode: '350423999999' }, 'village_not_found'],
    [{ pictures: [randomUUID()] }, 'picture_not_found'],
    [{ fee: 1 }, 'unknown_field'],
  ])('takes nothing with %j', async (changes, code) => {
    expect((await seller.client.refuses(sellingApi.putUp, { ...beancurd, ...changes })).code).toBe(code);
  });

  it('says why tobacco is refused and where to go, and lets 烟笋 through', async () => {
    const { message } = await seller.client.refuses(sellingApi.putUp, { ...beancurd, product: '红塔山' });
    expect(message).toMatch(/专卖[^]*烟草零售许可证/);
    const { id: smoked } = await seller.client.call(sellingApi.putUp, {
      ...beancurd,
      product: '烟笋',
      showNumber: false,
    });
    expect(await found({ q: '烟笋' })).toEqual(['烟笋']);
    await seller.client.call(sellingApi.sell, { id: smoked });
  });

  it('is ten a day at most, also for ten that come at once', async () => {
    const put = () =>
      neighbour.client.ask(sellingApi.putUp, { ...beancurd, product: '竹篮', villageCode: SONGXI_VILLAGE });
    const replies = [];
    for (let batch = 0; batch < 3; batch += 1)
      replies.push(...(await Promise.all([put(), put(), put(), put(), put()])));
    // Of those who want the same number of the day at the same moment one is told to try again.
    for (let more = 0; more < MOST_OFFERS_A_DAY; more += 1) replies.push(await put());
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(MOST_OFFERS_A_DAY);
    const last = replies[replies.length - 1];
    expect(last && refusalIn(last).code).toBe('too_many_offers');
    const { offers } = await listed({ q: '竹篮', limit: 4 });
    const { offers: behind } = await listed({ q: '竹篮', limit: 50, after: offers[3]?.id ?? '' });
    expect(new Set([...offers, ...behind].map((each) => each.id)).size).toBe(MOST_OFFERS_A_DAY);
  });

  it('is held where WeChat finds its words risky, until an office has read it', async () => {
    const { id: risky } = await seller.client.call(sellingApi.putUp, {
      ...beancurd,
      product: '草药',
      words: '违规样本',
    });
    await eventually(async () => {
      expect(await found({ q: '草药' })).toEqual([]);
    }, 20_000);
    expect((await anybody().refuses(sellingApi.read, { id: risky })).code).toBe('offer_not_found');
    expect((await seller.client.call(sellingApi.mine, {})).offers[0]).toMatchObject({ id: risky, state: 'held' });
    expect((await seller.client.refuses(sellingApi.sell, { id: risky })).code).toBe('offer_over');
    for (const other of [seller, keeper])
      expect((await other.client.refuses(sellingApi.release, { id: risky })).code).toBe('not_allowed');
    expect((await office.client.call(sellingApi.held, {})).offers.map((each) => each.id)).toEqual([risky]);
    expect((await office.client.call(sellingApi.release, { id: risky })).state).toBe('open');
    expect(await found({ q: '草药' })).toEqual(['草药']);
    await seller.client.call(sellingApi.sell, { id: risky });
  });

  it('is taken down with a reason that its seller reads, and is there for nobody else', async () => {
    const { pictures } = await anybody().call(sellingApi.read, { id });
    expect((await keeper.client.refuses(sellingApi.takeDown, { id, reason: ' ' })).code).toBe('invalid_field');
    await keeper.client.call(sellingApi.takeDown, { id, reason: '价钱写错了，问过本人' });
    expect((await anybody().refuses(sellingApi.read, { id })).code).toBe('offer_not_found');
    expect((await anybody().refuses(sellingApi.number, { id })).code).toBe('offer_not_found');
    expect((await anybody().send({ path: `/api/pictures/${pictures[0]}` })).status).toBe(404);
    const own = (await seller.client.call(sellingApi.mine, {})).offers.find((each) => each.id === id);
    expect(own).toMatchObject({ state: 'taken_down', reason: '价钱写错了，问过本人' });
    expect((await seller.client.refuses(sellingApi.reopen, { id })).code).toBe('offer_over');
    expect((await office.client.refuses(sellingApi.takeDown, { id, reason: '再来一次' })).code).toBe('offer_over');
  });

  it('ends by itself after its last day, and is gone with the account', async () => {
    const { id: eggs } = await seller.client.call(sellingApi.putUp, {
      ...beancurd,
      product: '土鸡蛋',
      until: '2026-12-08',
    });
    expect(await found({ q: '蛋' })).toEqual(['土鸡蛋']);
    await townspeople.server.itIs('2026-12-09T08:00:00+08:00');
    expect(await found({ q: '蛋' })).toEqual([]);
    expect(await anybody().call(sellingApi.read, { id: eggs })).toMatchObject({ state: 'open', until: '2026-12-08' });
    expect((await anybody().refuses(sellingApi.number, { id: eggs })).code).toBe('number_not_shown');
    expect((await seller.client.call(meApi.data, {})).others).toMatchObject({
      selling: { offers: expect.arrayContaining([expect.objectContaining({ product: '土鸡蛋', phone: PHONE })]) },
    });
    await seller.client.call(meApi.delete, { confirm: true });
    expect((await anybody().refuses(sellingApi.read, { id: eggs })).code).toBe('offer_not_found');
  });
});
