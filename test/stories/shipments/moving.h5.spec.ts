// The company takes some boxes off a bus that is too full by hand: does it choose whose, and is the farmer told?
import { quotesApi, shipmentsApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { setStage } from '../../harness/stage.js';

const TODAY = '2026-12-02';
/** Boxes are booked until an hour before their bus. */
const CLOCK = `${TODAY}T05:00:00+08:00`;
/** 立新村, where K01-I01 of MT calls on its way to the county. */
const POINT = 'P102212';
const BUS = { tripId: 'K01-I01', serviceDate: TODAY };

inBrowser('boxes that are moved by hand', () => {
  const stage = setStage({ clock: CLOCK, alwaysOnline: true });
  let [manager, farmer]: Phone[] = [];
  let order: Shipment;

  const read = async (): Promise<Shipment> => (await stage.as('resident')).call(shipmentsApi.read, { id: order.id });
  /** K01-I01 1,2. */
  const byBus = async (): Promise<string[]> => {
    const { ways, boxes } = await read();
    return ways.flatMap(({ no, rides }) => {
      const own = boxes.filter(({ way }) => way === no).map((box) => box.no);
      return own.length === 0 ? [] : [`${rides[0]?.tripId ?? ''} ${own.join()}`];
    });
  };
  const at = (phone: Phone | undefined): Phone => {
    if (!phone) throw new Error('nobody has signed in');
    return phone;
  };

  beforeAll(async () => {
    const resident = await stage.as('resident');
    const quote = await resident.call(quotesApi.ask, {
      ...{ pointId: POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, date: TODAY },
      lines: [
        { count: 2, to: 'county_pickup' },
        { count: 4, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
      ],
    });
    const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === BUS.tripId);
    const { id } = await resident.call(shipmentsApi.hold, { quoteId: quote.id, parts: [{ way, boxes: 6 }] });
    const party = { name: '罗大山', phone: '19900000001', address: '立新村' };
    order = await resident.call(shipmentsApi.book, {
      ...{ id, senderName: party.name, senderPhone: party.phone, senderAddress: party.address },
      recipients: [1, 2].map((line) => ({ line, ...party })),
    });
    [manager, farmer] = [await stage.newPhone(), await stage.newPhone()];
    await manager.become('公司管理员');
    await farmer.become('居民');
  }, 180_000);

  it('the company opens the order from its board, and moves those of one destination', async () => {
    const phone = at(manager);
    await phone.open('/shipments/loads/index');
    await phone.press('今天');
    await phone.press(/豆腐皮 6 箱/);
    await phone.press('挪到别的车');
    await phone.shown('挪到哪一班？').waitFor();
    await phone.press(/^县城自提/);
    expect(await phone.text()).toMatch(/都行[^]*6 箱[^]*县城自提[^]*2 箱/);
    expect(await phone.faults('move-choice')).toEqual([]);
    await phone.press('挪 2 箱');
    await phone.shown('挪到哪一班？').waitFor({ state: 'detached' });
    await eventually(async () => expect(await byBus()).toEqual(['K01-I01 3,4,5,6', expect.stringMatching(/ 1,2$/)]));
    expect(await phone.faults('moved-by-company')).toEqual([]);
  });

  it('the farmer is told once, with the new bus and why, and reads it on the order', async () => {
    const phone = at(farmer);
    await phone.open('/notices/inbox/index');
    await phone.shown(/豆腐皮/).waitFor();
    expect((await phone.text()).split('2 箱豆腐皮')).toHaveLength(2);
    await phone.picture('move-notice');
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.shown(/^挪到别的车 2 箱/).waitFor();
    expect(await phone.text()).toMatch(/4 箱[^]*2 箱/);
    expect(await phone.faults('moved-farmer')).toEqual([]);
  });

  it('reads as well in the largest writing and at a desk', async () => {
    const phone = at(manager);
    await phone.enlarge();
    await phone.open(`/shipments/shipment/index?id=${order.id}`);
    await phone.press('挪到别的车');
    await phone.shown('挪到哪一班？').waitFor();
    expect(await phone.faults('move-choice-largest', 'elder')).toEqual([]);
    const desk = await stage.newDesk();
    await desk.become('公司管理员');
    await desk.open(`/shipments/shipment/index?id=${order.id}`);
    await desk.press('挪到别的车');
    await desk.shown('挪到哪一班？').waitFor();
    await desk.picture('move-choice-desk');
    expect(stage.complaints()).toEqual([]);
  });
});
