// A farmer waits for a full bus, and the company sends a second vehicle to the field: does each see what they need to?
import { fleetApi, LUGGAGE_PER_SEAT, quotesApi, runSheetApi, shipmentsApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { setStage } from '../../harness/stage.js';

const TOMORROW = '2026-12-02';
const EVENING = '2026-12-01T19:00:00+08:00';
/** 立新村, where K01-I01 of MT calls at 08:04 on its way to the county. */
const POINT = 'P102212';
const BUS = 'K01-I01';
/** So many boxes fill the bus. */
const FULL = 30;
const WITHIN_MS = 60_000;

inBrowser('those who wait for a full bus', () => {
  const stage = setStage({ clock: EVENING, alwaysOnline: true });
  let [manager, farmer]: Phone[] = [];
  let waiting: Shipment;
  let plate = '';

  const at = (phone: Phone | undefined): Phone => {
    if (!phone) throw new Error('nobody has signed in');
    return phone;
  };
  /** Holds a bus's worth of boxes, or waits for it. */
  const held = async (resident: ApiClient, wait: boolean): Promise<Shipment> => {
    const quote = await resident.call(quotesApi.ask, {
      ...{ pointId: POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, date: TOMORROW },
      lines: [{ count: FULL, to: 'county_pickup' }],
    });
    const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === BUS && rides.length === 1);
    return resident.call(shipmentsApi.hold, { quoteId: quote.id, parts: [{ way, boxes: FULL }], wait });
  };

  beforeAll(async () => {
    const company = await stage.as('company_manager');
    const { vehicles } = await company.call(fleetApi.list, { companyId: 'MT' });
    for (const vehicleId of ['MT-V01', 'MT-V02']) {
      const vehicle = vehicles.find((each) => each.vehicleId === vehicleId);
      const grams = (vehicle?.seats ?? 0) * LUGGAGE_PER_SEAT.grams + FULL * 2_500;
      const hold = { kind: 'hold' as const, most: { grams, litres: 9_380, pieces: 999 }, approved: false };
      await company.call(fleetApi.addCompartment, { companyId: 'MT', vehicleId, ...hold });
      plate = vehicle?.plate ?? '';
    }
    await company.call(runSheetApi.assign, {
      ...{ date: TOMORROW, driverId: 'MT-D01', vehicleId: 'MT-V01', tripIds: [BUS] },
    });
    const resident = await stage.as('resident');
    const { id } = await held(resident, false);
    const party = { name: '罗大山', phone: '19900000001', address: '立新村' };
    await resident.call(shipmentsApi.book, {
      ...{ id, senderName: party.name, senderPhone: party.phone, senderAddress: party.address },
      recipients: [{ line: 1, ...party }],
    });
    waiting = await held(resident, true);
    [manager, farmer] = [await stage.newPhone(), await stage.newPhone()];
    await manager.become('公司管理员');
    await farmer.become('居民');
  }, 180_000);

  it('the farmer reads who waits along, and that the company is asked', async () => {
    expect(waiting.state).toBe('waiting');
    const phone = at(farmer);
    await phone.open(`/shipments/shipment/index?id=${waiting.id}`);
    await phone.shown('一起等车的').waitFor();
    expect(await phone.text()).toContain('现在只有您在等这班车。');
    expect(await phone.faults('waits-together')).toEqual([]);
  });

  it('the company reads how much waits where, and how much the bus lacks', async () => {
    const phone = at(manager);
    await phone.open('/shipments/loads/index');
    await phone.press('明天');
    await phone.shown(/^等车的货/).waitFor();
    expect(await phone.text()).toMatch(/1 家 30 箱（75 公斤）在等，车上还差 75 公斤/);
    expect(await phone.faults('pool')).toEqual([]);
    await phone.enlarge();
    await phone.open('/shipments/loads/index');
    await phone.press('明天');
    await phone.shown(/^等车的货/).waitFor();
    await phone.press('加一辆车');
    await phone.shown('照常在站点上').waitFor();
    expect(await phone.faults('pool-largest', 'elder')).toEqual([]);
  });

  it('it sends a vehicle to the field from its desk, and whoever waited has a place and knows where to be', async () => {
    const desk = await stage.newDesk();
    await desk.become('公司管理员');
    await desk.open('/shipments/loads/index');
    await desk.press('明天');
    await desk.press('加一辆车');
    await desk.press(new RegExp(plate));
    await desk.press('到立新村地头收');
    await desk.page.getByLabel('车停在哪里').filter({ visible: true }).fill('村口晒谷坪');
    expect(await desk.faults('pool-answer-desk', 'desk')).toEqual([]);
    await desk.press('就派这辆');
    await desk.shown(/^已加一辆车：.*到村口晒谷坪收货。$/).waitFor();
    await desk.picture('pool-answered-desk');
    const resident = await stage.as('resident');
    await eventually(
      async () => expect((await resident.call(shipmentsApi.read, { id: waiting.id })).state).toBe('held'),
      WITHIN_MS,
    );
    const phone = at(farmer);
    await phone.reload();
    await phone.shown(/^明天 07:34 有车到村口晒谷坪收货/).waitFor();
    expect(await phone.faults('pool-place')).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  });
});
