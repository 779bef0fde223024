// A farmer claims for a box that came broken, the company answers, and the farmer reads what is paid.
import { randomUUID } from 'node:crypto';
import { carryingApi, handInApi, quotesApi, shipmentsApi } from '@kehuoyou/shared';
import type { CarriedEvent, Role, Shipment } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

/** Boxes are booked until an hour before the bus of 09:48. */
const CLOCK = '2026-12-01T08:40:00+08:00';
/** The smallest picture there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

inBrowser('a claim for boxes', () => {
  const stage = setStage({ clock: CLOCK, alwaysOnline: true });
  let [farmer, company]: Phone[] = [];
  let order: Shipment;
  let made = 0;

  const says = async (role: Role, type: CarriedEvent['type'], more: Partial<CarriedEvent>): Promise<void> => {
    const event = { eventId: randomUUID(), type, shipmentId: order.id, occurredAt: CLOCK, deviceSeq: (made += 1) };
    const sending = { deviceId: randomUUID(), sentAt: CLOCK, events: [{ ...event, ...more }] };
    const { outcomes } = await (await stage.as(role)).call(carryingApi.submit, sending);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded']);
  };
  const at = (phone: Phone | undefined): Phone => {
    if (!phone) throw new Error('nobody has signed in');
    return phone;
  };
  const villager = async (): Promise<Phone> => {
    const phone = await stage.newPhone();
    await phone.tap('长校镇');
    await phone.tap('下谢村');
    return phone;
  };

  beforeAll(async () => {
    const resident = await stage.as('resident');
    const quote = await resident.call(quotesApi.ask, {
      ...{ pointId: XIAXIE_POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 },
      lines: [
        { count: 3, to: 'county_pickup' },
        { count: 1, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
      ],
    });
    const { id } = await resident.call(shipmentsApi.hold, { quoteId: quote.id, parts: quote.offers[0]?.parts ?? [] });
    const party = { name: '罗大山', phone: '19900000001', address: '下谢村' };
    await resident.call(shipmentsApi.book, {
      ...{ id, senderName: party.name, senderPhone: party.phone, senderAddress: party.address },
      recipients: [1, 2].map((line) => ({ line, ...party })),
    });
    const received = [1, 2, 3, 4].map((no) => ({ no, grams: 2_600 }));
    order = await (
      await stage.as('keeper')
    ).call(handInApi.handIn, { id, idKind: 'id_card', idTail: '1234', inspected: true, received, refused: [] });
    const { tripId = '', serviceDate = '' } = order.ways[0]?.rides[0] ?? {};
    await says('keeper', 'LOADED', { boxes: [1, 2, 3, 4], tripId, serviceDate });
    await says('hub_clerk', 'AT_HUB', { boxes: [1, 2, 4] });
    await says('hub_clerk', 'HANDED_TO_CARRIER', { boxes: [4], waybill: '9800000000004' });
    [farmer, company] = [await villager(), await stage.newDesk()];
    await farmer.become('居民');
    await company.become('公司管理员');
  }, 180_000);

  it('the farmer says in three taps what happened to which box, and sees what to expect', async () => {
    const phone = at(farmer);
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.press('坏了、晚到、丢了');
    await phone.shown('出了什么事？').waitFor();
    const text = await phone.text();
    expect(text).toMatch(/坏了[^]*找邮政客服[^]*复制班车上的记录[^]*打 11183[^]*七天内答复/);
    expect(text).not.toContain('晚到'.repeat(2));
    await phone.press('坏了');
    await phone.press(`第 1 箱 ${order.boxes[0]?.code ?? ''}`);
    await phone.shown('最多 4 元 5 角').waitFor();
    expect(await phone.text()).toMatch(
      /三倍（待县里确定）[^]*交到服务点，过秤 2\.6 公斤（订的 2\.5 公斤）[^]*装上车[^]*到县城/,
    );
    const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.press('加图片')]);
    await chooser.setFiles({ name: 'box.png', mimeType: 'image/png', buffer: PIXEL });
    await phone.shown('传好了').waitFor();
    expect(await phone.faults('claim-new')).toEqual([]);
    await phone.press('要公司赔 1 箱');
    await phone.shown('等公司答复').waitFor();
    expect(await phone.faults('claim-filed')).toEqual([]);
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.shown('赔偿：等公司答复').waitFor();
  });

  it('the company sees the evidence beside it, and answers with an amount', async () => {
    const desk = at(company);
    await desk.open('/shipments/claims/index');
    await desk.shown('坏了 · 豆腐皮 1 箱').waitFor();
    const text = await desk.text();
    expect(text).toMatch(/还有 [67] 天[^]*罗\*\* 尾号 0001，下谢[^]*最多 4 元 5 角[^]*过秤 2\.6 公斤[^]*看照片/);
    expect(text).not.toMatch(/罗大山|1990000/);
    expect(await desk.faults('claims-desk', 'desk')).toEqual([]);
    await desk.press(/^赔：/);
    expect(await desk.faults('claims-answer', 'desk')).toEqual([]);
    await desk.press('赔');
    await desk.shown('赔 4 元 5 角').waitFor();
    await desk.press(/^钱付了：/);
    await desk.press('钱付了');
    await desk.shown('没有等着办的赔偿。').waitFor();
    await desk.press('办完的');
    await desk.shown('赔了 4 元 5 角').waitFor();
  });

  it('the farmer is told and sees the money on the order, also in the largest writing', async () => {
    const phone = at(farmer);
    await phone.open('/notices/inbox/index');
    await phone
      .shown(/赔的 4 元 5 角 付了/)
      .first()
      .waitFor();
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.shown('赔偿：赔好了').waitFor();
    expect(await phone.text()).toMatch(/赔付：1 箱坏了[^]*-4\.50/);
    expect(await phone.faults('claim-order')).toEqual([]);
    await phone.enlarge();
    await phone.open(`/shipments/claim/index?id=${order.id}`);
    await phone.shown('赔了 4 元 5 角').waitFor();
    await phone.press('坏了');
    expect(await phone.faults('claim-largest', 'elder')).toEqual([]);
  });

  it('stands on a phone of the company too', async () => {
    const phone = await villager();
    await phone.become('公司管理员');
    await phone.open('/shipments/claims/index');
    await phone.press('办完的');
    await phone.shown('坏了 · 豆腐皮 1 箱').waitFor();
    expect(await phone.faults('claims-phone')).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  });
});
