// Boxes after the counter: the keeper puts them on the bus without a network, the hub takes them off, puts them through the
// machine and hands them on, and the farmer reads how far they are.
import { randomUUID } from 'node:crypto';
import { handInApi, quotesApi, shipmentsApi, tripReportApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

/** Boxes are booked until an hour before the bus of 09:48. */
const CLOCK = '2026-12-01T08:40:00+08:00';
const COUNT = 6;
/** 立新村, on K01. */
const LIXIN_POINT = 'P102212';

inBrowser('boxes after the counter', () => {
  const stage = setStage({ clock: CLOCK });
  let [keeper, clerk, farmer]: Phone[] = [];
  let order: Shipment;

  const read = async (): Promise<Shipment> => (await stage.as('resident')).call(shipmentsApi.read, { id: order.id });
  const states = async (): Promise<string> => (await read()).boxes.map(({ state }) => state).join(' ');
  const code = (no: number): string => order.boxes[no - 1]?.code ?? '';
  const scan = async (text: string): Promise<void> => {
    await clerk?.page.keyboard.type(text);
    await clerk?.page.keyboard.press('Enter');
    await clerk?.rest();
  };
  const villager = async (): Promise<Phone> => {
    const phone = await stage.newPhone();
    await phone.tap('长校镇');
    await phone.tap('下谢村');
    return phone;
  };
  const at = (phone: Phone | undefined): Phone => {
    if (!phone) throw new Error('nobody has signed in');
    return phone;
  };

  beforeAll(async () => {
    const resident = await stage.as('resident');
    const quote = await resident.call(quotesApi.ask, {
      ...{ pointId: XIAXIE_POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 },
      lines: [
        { count: 2, to: 'county_pickup' },
        { count: 4, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
      ],
    });
    const { id } = await resident.call(shipmentsApi.hold, { quoteId: quote.id, parts: quote.offers[0]?.parts ?? [] });
    const party = { name: '罗大山', phone: '19900000001', address: '下谢村' };
    await resident.call(shipmentsApi.book, {
      ...{ id, senderName: party.name, senderPhone: party.phone, senderAddress: party.address },
      recipients: [1, 2].map((line) => ({ line, ...party })),
    });
    const received = Array.from({ length: COUNT }, (_each, index) => ({ no: index + 1, grams: 2_500 }));
    order = await (
      await stage.as('keeper')
    ).call(handInApi.handIn, { id, idKind: 'id_card', idTail: '1234', inspected: true, received, refused: [] });
    [keeper, clerk, farmer] = [await villager(), await stage.newDesk(), await villager()];
    await keeper.become('站长');
    await clerk.become('共配中心分拣员');
    await farmer.become('居民');
  }, 180_000);

  it('the keeper puts five of six on the bus with no network, and the phone sends it later', async () => {
    const phone = at(keeper);
    await phone.open('/shipments/counter/index');
    await phone.shown('装车 6 箱').waitFor();
    expect(await phone.text()).toMatch(/路上换 K12，\d\d:\d\d 到县城/);
    expect(await phone.faults('loading')).toEqual([]);
    await phone.setOffline(true);
    await phone.press('少了几箱，换一班');
    await phone.press(code(6));
    expect(await phone.faults('loading-some')).toEqual([]);
    await phone.press('装车 5 箱');
    await phone.shown('还有 1 箱').waitFor();
    await phone.shown(/^还有 1 条没有上传/).waitFor();
    expect(await states()).not.toContain('loaded');
    await phone.setOffline(false);
    await phone.shown('都上传好了').waitFor();
    await eventually(async () => expect(await states()).toBe('loaded loaded loaded loaded loaded received'));
    await phone.press('撤销：装车 5 箱');
    await eventually(async () => expect(await states()).not.toContain('loaded'));
    await phone.press('少了几箱，换一班');
    await phone.press(code(6));
    await phone.press('装车 5 箱');
    await eventually(async () => expect(await states()).toBe('loaded loaded loaded loaded loaded received'));
  });

  it('the farmer reads in one line where they are', async () => {
    const { tripId = '', serviceDate = '' } = (await read()).ways[0]?.rides[0] ?? {};
    const report = {
      eventId: randomUUID(),
      kind: 'depart',
      tripId,
      serviceDate,
      occurredAt: CLOCK,
      deviceSeq: 1,
    } as const;
    const office = await stage.as('county_office');
    const { outcomes } = await office.call(tripReportApi.submit, { sentAt: CLOCK, reports: [report] });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded']);
    await eventually(async () => expect(await states()).toContain('in_transit'));
    const phone = at(farmer);
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.shown(/6 箱：5 在车上/).waitFor();
    expect(await phone.faults('shipment-moving')).toEqual([]);
  });

  it('the hub takes them off by one press and by a code, and puts them through the machine', async () => {
    const desk = at(clerk);
    await desk.open('/shipments/hub/index');
    await desk.shown('到了 5 箱').waitFor();
    expect(await desk.text()).toMatch(/到的车 · K12/);
    expect(await desk.faults('produce-arrive', 'desk')).toEqual([]);
    await scan(code(1));
    await desk.shown(`${code(1)} 豆腐皮：记下了`).waitFor();
    await scan('ZZZZ');
    await desk.shown(/没有这一箱/).waitFor();
    await desk.press('到了 4 箱');
    await desk.press('过机 5');
    await desk.shown('过机没问题 5 箱').waitFor();
    await desk.press('有一箱没过');
    await desk.press(`${code(5)} 没过`);
    expect(await desk.faults('produce-screen', 'desk')).toEqual([]);
    await desk.press('这箱留下');
    await desk.press('过机没问题 4 箱');
    await desk.shown('都上传好了').waitFor();
    await eventually(async () => expect(await states()).toBe('screened screened screened screened held_back received'));
  });

  it('hands each box to its carrier with the number off its label, and none twice', async () => {
    const desk = at(clerk);
    await desk.press('交快递 2');
    await desk.shown(code(3)).first().waitFor();
    expect(await desk.faults('produce-hand', 'desk')).toEqual([]);
    expect(await desk.text()).not.toContain('罗大山');
    await desk.press('看收件地址');
    await desk.shown('收件：罗大山 19900000001').waitFor();
    expect(await desk.faults('produce-address', 'desk')).toEqual([]);
    await desk.press('填好了，收起来');
    await scan(code(4));
    await scan('9800000000004');
    await desk.shown(`${code(4)} 交给邮政快递包裹了，单号 9800000000004`).waitFor();
    await scan('9800000000004');
    await desk.shown(`这个单号已经是 ${code(4)} 的了，请再看一眼。`).waitFor();
    await scan('9800000000003');
    await desk.shown('没有等着交快递的箱子。').waitFor();
    await eventually(async () => {
      const { boxes } = await read();
      expect(boxes.map(({ waybill }) => waybill).slice(2, 4)).toEqual(['9800000000003', '9800000000004']);
    });
  });

  it('lays the others ready, gives them out, and gives back what did not pass', async () => {
    const desk = at(clerk);
    await desk.press('等人来取 2');
    await desk.press('放好了，等人来取 2 箱');
    await desk.press('取走了 2 箱');
    await desk.page.keyboard.press('F2');
    await desk.press('取走了 2 箱');
    await desk.press('留下的 1');
    await desk.shown('过机没过：里面有液体').waitFor();
    expect(await desk.faults('produce-kept', 'desk')).toEqual([]);
    await desk.press(`${code(5)} 还给寄的人`);
    await eventually(async () =>
      expect(await states()).toBe('collected collected handed_to_carrier handed_to_carrier taken_back received'),
    );
  });

  it('the farmer was told of each once, and reads what became of which box', async () => {
    const phone = at(farmer);
    await phone.open('/notices/inbox/index');
    await phone.shown(/过机检查没过：里面有液体/).waitFor();
    const inbox = await phone.text();
    for (const words of [
      '5 箱豆腐皮到了县城。还有 1 箱没到',
      '2 箱豆腐皮交给邮政快递包裹了，单号 9800000000003、9800000000004',
    ])
      expect(inbox.split(words)).toHaveLength(2);
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.shown(/6 箱：2 取走了 · 2 交给快递了 · 1 下一班 · 1 没寄/).waitFor();
    await phone.shown(new RegExp(`${code(5)} 还给寄的人了：里面有液体`)).waitFor();
    expect(await phone.faults('shipment-done')).toEqual([]);
  });

  it('reads as well on a phone in the largest writing', async () => {
    const phone = await villager();
    await phone.become('共配中心分拣员');
    await phone.open('/shipments/hub/index');
    expect(await phone.faults('produce-phone')).toEqual([]);
    await phone.enlarge();
    await phone.open('/shipments/hub/index?stage=hand');
    expect(await phone.faults('produce-largest', 'elder')).toEqual([]);
    const counter = at(keeper);
    await counter.enlarge();
    await counter.open('/shipments/counter/index');
    await counter
      .shown(/装.* 1 箱/)
      .first()
      .waitFor();
    expect(await counter.faults('loading-largest', 'elder')).toEqual([]);
    // The printed code says what is written by hand.
    await counter.page.keyboard.type(code(6));
    await counter.page.keyboard.press('Enter');
    await counter.shown(new RegExp(`^${code(6)} 豆腐皮：装上 .* 的车了$`)).waitFor();
    // Its bus was said to have left.
    await eventually(async () => expect(await states()).toMatch(/in_transit$/));
  });

  it('whoever drives says by one press what got on, in any writing, and takes that back', async () => {
    const resident = await stage.as('resident');
    const quote = await resident.call(quotesApi.ask, {
      ...{ pointId: LIXIN_POINT, goods: '笋干', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 },
      lines: [{ count: 3, to: 'county_pickup' }],
    });
    const parts = quote.offers[0]?.parts ?? [];
    const { id } = await resident.call(shipmentsApi.hold, { quoteId: quote.id, parts });
    const party = { name: '罗大山', phone: '19900000001', address: '立新村' };
    const booked = await resident.call(shipmentsApi.book, {
      ...{ id, senderName: party.name, senderPhone: party.phone, senderAddress: party.address },
      recipients: [{ line: 1, ...party }],
    });
    const now = async (): Promise<string> =>
      (await resident.call(shipmentsApi.read, { id })).boxes.map(({ state }) => state).join(' ');
    const { tripId = '', serviceDate = '' } = booked.ways[0]?.rides[0] ?? {};
    const page = `/shipments/get-on/index?date=${serviceDate}&trip=${tripId}`;
    const phone = await villager();
    await phone.become('司机');
    await phone.open(page);
    await phone.shown('装上了 3 箱').waitFor();
    expect(await phone.faults('get-on')).toEqual([]);
    await phone.press('少了几箱');
    await phone.press(booked.boxes[2]?.code ?? '');
    await phone.press('装上了 2 箱');
    await eventually(async () => expect(await now()).toBe('loaded loaded planned'));
    await phone.press('撤销：装车 2 箱');
    await eventually(async () => expect(await now()).toBe('planned planned planned'));
    await phone.enlarge();
    await phone.open(page);
    await phone.shown('装上了 3 箱').waitFor();
    expect(await phone.faults('get-on-largest', 'elder')).toEqual([]);
  });

  it('has complained of nothing to its console', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
