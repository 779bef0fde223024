// A farmer books thirty boxes of 豆腐皮 onto the bus, sees what to write on them, and gives them back.
import { randomUUID } from 'node:crypto';
import { quotesApi, sessionsApi, shipmentsApi, tripReportApi } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const CLOCK = '2026-12-01T18:00:00+08:00';

inBrowser('a farmer and thirty boxes', () => {
  const stage = setStage({ clock: CLOCK, alwaysOnline: true });
  let farmer: Phone;

  const fill = async (label: string | RegExp, words: string): Promise<void> =>
    farmer.page.getByLabel(label).filter({ visible: true }).first().fill(words);
  const pictured = async (name: string): Promise<void> => {
    expect(await farmer.faults(name)).toEqual([]);
  };

  beforeAll(async () => {
    farmer = await stage.newPhone();
    await farmer.tap('长校镇');
    await farmer.tap('下谢村');
  }, 180_000);

  it('is told without signing in that it may be sent, and by which bus', async () => {
    await farmer.open('/home/index');
    await farmer.press('寄农产品');
    await farmer.press('豆腐皮');
    await farmer.shown(/位子要另外订/).waitFor();
    await farmer.press('订车上的位子');
    await farmer.shown(/登录以后才能订车上的位子/).waitFor();
    await farmer.become('居民');
  });

  it('says what, how many and where to in two steps, and is told what is missing', async () => {
    await farmer.open(`/shipments/order/index?goods=${encodeURIComponent('豆腐皮')}`);
    await farmer.shown(/第 1 步，一共 4 步。从下谢村服务点上车/).waitFor();
    await pictured('order-goods');
    await farmer.press('下一步：寄到哪');
    await farmer.press('下一步：选班车');
    await farmer.shown('写上寄几箱。').waitFor();
    await fill(/^买家到县城.*多少箱/, '12');
    await farmer.press('交快递寄到外面');
    await fill(/^寄几箱，多少箱/, '18');
    await farmer.press('广东');
    await farmer.shown('一共 30 箱').waitFor();
    await pictured('order-places');
    await farmer.press('下一步：选班车');
  });

  it('sees the buses with their room, the promise and the price part by part', async () => {
    await farmer.shown('交货时当面付').waitFor();
    expect(await farmer.text()).toMatch(/30 箱豆腐皮[^]*箱[^]*到县城[^]*12 箱 县城自提[^]*18 箱 邮政快递包裹 寄广东/);
    expect(await farmer.text()).toMatch(/班车带货 30 × 1\.50[^]*45\.00[^]*首重 18 × [^]*续重 18 × [^]*元/);
    await pictured('order-buses');
    await farmer.press('就这样订');
    await farmer.shown(/位子留到 18:1[5-9]/).waitFor();
  });

  it('says who sends and who gets it while the places are kept, and has it booked', async () => {
    await farmer.press('订好');
    await farmer.shown('写上寄件人的姓名。').waitFor();
    await fill('寄件人姓名', '罗大山');
    await fill('寄件人电话', '19900000001');
    await fill('来取的人姓名', '陈老板');
    await fill('来取的人电话', '19900000002');
    await fill('收件人姓名', '王小明');
    await fill('收件人电话', '19900000003');
    await fill('收件人地址', '广东省广州市天河区体育西路 1 号');
    await pictured('order-people');
    await farmer.press('订好');
    await farmer.shown('每箱写一个码').waitFor();
    expect(await farmer.text()).toMatch(/30 箱豆腐皮[^]*前交到下谢村[^]*还没交 30[^]*陈\*\*[^]*王\*\*[^]*交货时当面付/);
    expect(await farmer.text()).not.toMatch(/陈老板|王小明|体育西路/);
    await pictured('shipment-booked');
  });

  it('finds it again where goods are sent, and can send the same once more with one tap', async () => {
    await farmer.open('/shipments/can-send/index');
    await farmer.shown('豆腐皮 30 箱').waitFor();
    await farmer.shown('订好了').waitFor();
    await pictured('can-send-mine');
    await farmer.open('/shipments/order/index');
    await farmer.press('照上次再寄');
    await farmer.shown('交货时当面付').waitFor();
    await farmer.open('/shipments/can-send/index');
    await farmer.press(/豆腐皮 30 箱/);
    await farmer.shown('每箱写一个码').waitFor();
  });

  it('reads as well in the largest writing', async () => {
    await farmer.enlarge();
    await farmer.open('/shipments/can-send/index');
    await farmer.press(/豆腐皮 30 箱/);
    await farmer.shown('每箱写一个码').waitFor();
    expect(await farmer.faults('shipment-booked-largest', 'elder')).toEqual([]);
    await farmer.open('/shipments/order/index');
    expect(await farmer.faults('order-goods-largest', 'elder')).toEqual([]);
    await farmer.press('照上次再寄');
    await farmer.shown('交货时当面付').waitFor();
    expect(await farmer.faults('order-buses-largest', 'elder')).toEqual([]);
  });

  it('is told when its bus does not come: by when another one is to be reached, and the old one struck out', async () => {
    const office = await stage.as('county_office');
    const farmers = await stage.as('resident');
    const [{ id = '' } = {}] = (await farmers.call(shipmentsApi.mine, {})).shipments;
    const [before] = (await farmers.call(shipmentsApi.read, { id })).ways;
    const { tripId = '', serviceDate = '' } = before?.rides[0] ?? {};
    const cancel = {
      kind: 'cancel',
      tripId,
      serviceDate,
      reason: '前面塌方',
      occurredAt: CLOCK,
      deviceSeq: 1,
    } as const;
    const { outcomes } = await office.call(tripReportApi.submit, {
      sentAt: CLOCK,
      reports: [{ eventId: randomUUID(), ...cancel }],
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded']);
    await eventually(async () => {
      const { steps } = await farmers.call(shipmentsApi.read, { id });
      expect(steps.at(-1)?.type).toBe('ROLLED_OVER');
    });
    await farmer.open('/notices/inbox/index');
    await farmer.press(/^去看看：.*箱改坐/);
    await farmer.shown('不坐这班了').waitFor();
    expect(await farmer.text()).toMatch(
      /明天 15:13[^]*前交到下谢村[^]*改坐别的车 30[^]*09:48[^]*不坐这班了[^]*15:28[^]*30 箱/,
    );
    expect(await farmer.faults('shipment-rolled-largest', 'elder')).toEqual([]);
  });

  it('gives it back, asked twice, and it is struck out', async () => {
    await farmer.open('/shipments/can-send/index');
    await farmer.press(/豆腐皮 30 箱/);
    await farmer.press('不寄了');
    await farmer.shown('现在取消不收钱。').waitFor();
    await farmer.press('不寄了');
    await farmer.shown('已经取消').waitFor();
    await farmer.shown('不用付').waitFor();
    expect(await farmer.faults('shipment-cancelled', 'elder')).toEqual([]);
    const farmers = await stage.as('resident');
    await eventually(async () => {
      const { shipments } = await farmers.call(shipmentsApi.mine, {});
      expect(shipments.map(({ state }) => state)).toEqual(['cancelled']);
    });
  });

  it('is taken over at the counter: document, boxes, scale, one refused, and what is to be paid', async () => {
    const { token } = await stage.server.client.call(sessionsApi.bySample, { role: 'resident' });
    const resident = stage.server.client.as(token);
    const quote = await resident.call(quotesApi.ask, {
      ...{ pointId: XIAXIE_POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 },
      lines: [{ count: 5, to: 'county_pickup' }],
    });
    const { id } = await resident.call(shipmentsApi.hold, { quoteId: quote.id, parts: quote.offers[0]?.parts ?? [] });
    const party = { name: '罗大山', phone: '19900000001', address: '下谢村' };
    await resident.call(shipmentsApi.book, {
      ...{ id, senderName: party.name, senderPhone: party.phone, senderAddress: party.address },
      recipients: [{ line: 1, ...party }],
    });
    const keeper = await stage.newPhone();
    await keeper.become('站长');
    await keeper.open('/shipments/counter/index');
    await keeper.press('明天');
    await keeper.shown('豆腐皮 5 箱').waitFor();
    expect(await keeper.text()).toMatch(/15:28[^]*罗\*\* 尾号 0001，15:13 前交/);
    expect(await keeper.faults('counter')).toEqual([]);
    await keeper.press(/豆腐皮 5 箱/);
    await keeper.press('收下');
    await keeper.shown('看一下证件，写上后四位。').waitFor();
    await keeper.page.getByLabel('证件后四位').filter({ visible: true }).fill('123x');
    await keeper.press('有一箱不收');
    const { boxes } = await resident.call(shipmentsApi.read, { id });
    await keeper.press(`${boxes[4]?.code ?? ''} 不收`);
    await keeper.press('这箱不收');
    const scale = keeper.page.getByLabel(/^4 箱一共多重/).filter({ visible: true });
    expect(await scale.inputValue()).toBe('10');
    await scale.fill('10.2');
    await keeper.press('每一箱都看过了');
    expect(await keeper.faults('hand-in')).toEqual([]);
    await keeper.press('收下');
    await keeper.shown('收了 4 箱，没收 1 箱').waitFor();
    expect(await keeper.text()).toMatch(/6\.00 元[^]*当面收[^]*没收 1 箱：-1\.50 元/);
    expect(await keeper.faults('hand-in-done')).toEqual([]);
    expect(await resident.call(shipmentsApi.read, { id })).toMatchObject({ state: 'received', fen: 600 });
  });

  it('has complained of nothing to its console', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
