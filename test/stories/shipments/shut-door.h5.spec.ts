// The keeper falls ill the evening before: does whoever is to bring boxes hear it, and hand them in at the next village?
import { quotesApi, shipmentsApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { setStage } from '../../harness/stage.js';

const TODAY = '2026-12-01';
const TOMORROW = '2026-12-02';
const CLOCK = `${TODAY}T18:30:00+08:00`;
/** 下谢村, whose keeper is the sample one. */
const POINT = 'P104204';

inBrowser('a door that will be shut', () => {
  const stage = setStage({ clock: CLOCK, alwaysOnline: true });
  let [keeper, farmer]: Phone[] = [];
  let order: Shipment;
  const at = (phone: Phone | undefined): Phone => {
    if (!phone) throw new Error('nobody has signed in');
    return phone;
  };
  const read = async (): Promise<Shipment> => (await stage.as('resident')).call(shipmentsApi.read, { id: order.id });

  beforeAll(async () => {
    const resident = await stage.as('resident');
    const quote = await resident.call(quotesApi.ask, {
      ...{ pointId: POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, date: TOMORROW },
      lines: [{ count: 4, to: 'county_pickup' }],
    });
    const [offer] = quote.offers;
    const { id } = await resident.call(shipmentsApi.hold, { quoteId: quote.id, parts: offer?.parts ?? [] });
    const party = { name: '罗大山', phone: '19900000001', address: '下谢村' };
    order = await resident.call(shipmentsApi.book, {
      ...{ id, senderName: party.name, senderPhone: party.phone, senderAddress: party.address },
      recipients: [{ line: 1, ...party }],
    });
    [keeper, farmer] = [await stage.newPhone(), await stage.newPhone()];
    await keeper.become('站长');
    await farmer.become('居民');
  }, 180_000);

  it('the keeper says on the phone that nobody will be there tomorrow, and why', async () => {
    const phone = at(keeper);
    await phone.open(`/network/point/index?id=${POINT}`);
    await phone.press('有事不开门');
    await phone.press('明天');
    await phone.press('站长生病');
    await phone.shown(/明天暂停服务：站长生病/).waitFor();
    expect(await phone.faults('pause-form')).toEqual([]);
    await phone.press('告诉大家');
    await phone.shown('已经说了不开门').waitFor();
    expect(await phone.faults('pause-said')).toEqual([]);
  });

  it('the farmer hears it, and finds the next village on the order, with its bus', async () => {
    const phone = at(farmer);
    await eventually(async () => {
      await phone.open('/notices/inbox/index');
      await phone.reload();
      expect(await phone.text()).toContain('那时候不开门（站长生病）');
    });
    await phone.picture('shut-door-notice');
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.press('站长不在？换个点交');
    await phone.shown('换到哪里交？').waitFor();
    await phone.shown(/车钱不变/).waitFor();
    expect(await phone.faults('other-points')).toEqual([]);
    await phone.press('到这里交');
    await phone.shown(/^换好了：/).waitFor();
    expect(await phone.faults('point-changed')).toEqual([]);
    const { pointId, state, fen } = await read();
    expect([pointId === POINT, state, fen]).toEqual([false, 'booked', order.fen]);
  });

  it('the door is open again by one press', async () => {
    const phone = at(keeper);
    await phone.press('不停了，照常开');
    await phone.shown('已经说了不开门').waitFor({ state: 'detached' });
  });

  it('reads as well in the largest writing', async () => {
    const phone = at(farmer);
    await phone.enlarge();
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.press('站长不在？换个点交');
    await phone.shown(/车钱不变/).waitFor();
    expect(await phone.faults('other-points-largest', 'elder')).toEqual([]);
    const other = at(keeper);
    await other.enlarge();
    await other.open(`/network/pause/index?point=${POINT}`);
    await other.press('选日子');
    expect(await other.faults('pause-form-largest', 'elder')).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  });
});
