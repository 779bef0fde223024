// The company sees what to load tomorrow, and a buyer without an account sees how far it is.
import { quotesApi, sessionsApi, shipmentsApi } from '@kehuoyou/shared';
import type { QuoteAsk } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const CLOCK = '2026-12-01T18:00:00+08:00';

inBrowser('a day’s loads, and the buyer', () => {
  const stage = setStage({ clock: CLOCK, alwaysOnline: true });
  let manager: Phone;
  let farmer: Phone;
  let buyer: Phone;
  let order: string;
  let link: string;

  /** A phone whose village is known, with the largest writing where it is wanted. */
  async function villager(): Promise<Phone> {
    const phone = await stage.newPhone();
    await phone.tap('长校镇');
    await phone.tap('下谢村');
    return phone;
  }

  async function booked(count: number, goods: string, lines: QuoteAsk['lines']): Promise<string> {
    const { token } = await stage.server.client.call(sessionsApi.bySample, { role: 'resident' });
    const resident = stage.server.client.as(token);
    const quote = await resident.call(quotesApi.ask, {
      ...{ pointId: XIAXIE_POINT, goods, grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, lines },
    });
    const { id } = await resident.call(shipmentsApi.hold, { quoteId: quote.id, parts: quote.offers[0]?.parts ?? [] });
    const party = { name: '罗大山', phone: '19900000001', address: '下谢村' };
    await resident.call(shipmentsApi.book, {
      ...{ id, senderName: party.name, senderPhone: party.phone, senderAddress: party.address },
      recipients: lines.map((_line, at) => ({ line: at + 1, ...party, name: '王小明', phone: '19900000002' })),
    });
    expect(count).toBe(lines.reduce((sum, line) => sum + line.count, 0));
    return id;
  }

  beforeAll(async () => {
    order = await booked(30, '豆腐皮', [
      { count: 12, to: 'county_pickup' },
      { count: 18, to: 'carrier', carrier: 'shunfeng', province: '44' },
    ]);
    await booked(3, '笋干', [{ count: 3, to: 'county_pickup' }]);
  }, 180_000);

  it('shows the company tomorrow’s boxes bus by bus and stop by stop, and nobody in the open', async () => {
    manager = await villager();
    await manager.become('公司管理员');
    await manager.open('/shipments/loads/index');
    await manager.shown('豆腐皮 30 箱').waitFor();
    expect(await manager.text()).toMatch(
      /1 班车，33 箱[^]*K12 去[^]*33 箱，[^]*12:08 长校镇[^]*上 33 箱，往后还空[^]*豆腐皮 30 箱[^]*罗\*\* 尾号 0001，从别的车换上来，订 75 公斤[^]*还没交/,
    );
    expect(await manager.text()).not.toMatch(/罗大山|王小明|19900000001/);
    expect(await manager.faults('loads')).toEqual([]);
    await manager.press('今天');
    await manager.shown('这一天还没有人订车寄货。').waitFor();
  });

  it('reads as well in the largest writing, and at a desk', async () => {
    await manager.enlarge();
    await manager.open('/shipments/loads/index');
    await manager.shown('豆腐皮 30 箱').waitFor();
    expect(await manager.faults('loads-largest', 'elder')).toEqual([]);
    const desk = await stage.newDesk();
    await desk.become('县里办公室');
    await desk.open('/shipments/loads/index');
    await desk.shown('豆腐皮 30 箱').waitFor();
    await desk.picture('loads-desk');
    expect(await desk.text()).toMatch(/2 班车，33 箱[^]*Y104A[^]*09:48 下谢村[^]*09:33 前交[^]*K12[^]*打印（PDF）/);
  });

  it('lets the farmer make a link for each buyer', async () => {
    farmer = await stage.newPhone();
    await farmer.become('居民');
    await farmer.open(`/shipments/shipment/index?id=${order}`);
    await farmer.shown('12 箱豆腐皮的买家也想知道到哪了').waitFor();
    await farmer.press(/^发给买家看/);
    await farmer.shown('复制链接发给买家，或者让买家扫这个码。买家点开就看到下面这些。').waitFor();
    expect(await farmer.text()).toMatch(/豆腐皮 12 箱[^]*明天 13:22[^]*到县城，到了再来取[^]*12 箱 还没交给班车/);
    expect(await farmer.faults('share-made')).toEqual([]);
    link = farmer.page
      .url()
      .replace(/^[^#]*#/, '')
      .replace(/&?mine=1/, '');
    expect(link).toMatch(/^\/shipments\/shared\/index\?t=[\w-]{43}$/);
  });

  it('shows the buyer, who has no account, when it comes and where it is', async () => {
    buyer = await villager();
    await buyer.open(link);
    await buyer.shown('豆腐皮 12 箱').waitFor();
    expect(await buyer.text()).toMatch(/您买的货[^]*明天 13:22[^]*到县城，到了再来取[^]*还没交给班车/);
    expect(await buyer.text()).not.toMatch(/罗|王|1990|下谢|元|复制链接/);
    expect(await buyer.faults('shared')).toEqual([]);
    await buyer.enlarge();
    await buyer.open(link);
    await buyer.shown('豆腐皮 12 箱').waitFor();
    expect(await buyer.faults('shared-largest', 'elder')).toEqual([]);
  });

  it('shows nothing any more once the farmer takes it back', async () => {
    await farmer.open(`/shipments/shipment/index?id=${order}`);
    await farmer.press(/^收回链接/);
    await farmer.shown('收回链接').waitFor({ state: 'detached' });
    expect(await farmer.faults('share-order')).toEqual([]);
    await buyer.reload();
    await buyer.shown('这个链接不能看了，请问寄货的人再要一个').waitFor();
    expect(await buyer.text()).not.toContain('豆腐皮');
    expect(await buyer.faults('shared-gone-largest', 'elder')).toEqual([]);
  });

  it('has complained of nothing to its console but the link that is gone', () => {
    expect(stage.complaints().filter((each) => !each.includes('404'))).toEqual([]);
  });
});
