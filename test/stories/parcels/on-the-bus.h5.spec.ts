// A bus breaks down, and another driver carries its bags on, without a signal; a company registers a hold; a parcel is torn.
import { fleetApi, hubApi, scansApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { setStage } from '../../harness/stage.js';
import { BUS, HUB, POINT, scan, TODAY } from './scanner.js';

const CLOCK = `${TODAY}T06:20:00+08:00`;
/** K02-O01: COUNTY 06:44, 立新村 06:56. */
const HELPER = { tripId: 'K02-O01', serviceDate: TODAY } as const;

/** One pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

inBrowser('bags on a bus', () => {
  const stage = setStage({ clock: CLOCK });
  let manager: Phone;
  let driver: Phone;

  beforeAll(async () => {
    const clerk = await stage.as('hub_clerk');
    const waybills = ['73100112233882', '73100112230417', '73100112230418'];
    const bag = (seal: string, inside: readonly string[]): ScanEvent[] => [
      ...inside.map((waybill) => scan('SORTED', '06:05', { waybill, pointId: HUB, toPointId: POINT, seal })),
      scan('BAG_SEALED', '06:08', { seal, pointId: HUB, toPointId: POINT, grams: 18_000 }),
      scan('LOADED', '06:10', { seal, pointId: HUB, ...BUS }),
    ];
    await clerk.call(scansApi.submit, {
      deviceId: '00000000-0000-4000-8000-000000000731',
      sentAt: CLOCK,
      events: [...bag('YD0731', waybills.slice(0, 2)), ...bag('YD0732', waybills.slice(2))],
    });
    [manager, driver] = [await stage.newPhone(), await stage.newPhone()];
  }, 180_000);

  it('gives a vehicle a hold in the largest writing too', async () => {
    const { vehicles } = await (await stage.as('company_manager')).call(fleetApi.list, { companyId: 'MT' });
    const plate = vehicles.find(({ vehicleId }) => vehicleId === 'MT-V01')?.plate ?? '';
    await manager.become('公司管理员');
    await manager.open('/timetable/fleet/index');
    await manager.press(`给${plate}登记货舱`);
    expect(await manager.faults('fleet-hold')).toEqual([]);
    await manager.enlarge();
    await manager.open('/timetable/fleet/index');
    await manager.reload();
    await manager.press(`给${plate}登记货舱`);
    expect(await manager.faults('fleet-hold', 'elder')).toEqual([]);
    const desk = await stage.newDesk();
    await desk.become('公司管理员');
    await desk.open('/timetable/fleet/index');
    await desk.shown(plate).first().waitFor();
    expect(await desk.faults('fleet-hold', 'desk')).toEqual([]);
  });

  it('carries its bags on with another bus, also without a network, and hub and keeper see the new time', async () => {
    await driver.become('司机');
    await driver.open(`/parcels/transfer/index?trip=${HELPER.tripId}&date=${TODAY}`);
    await driver.shown(/^接到 06:44 K02/).waitFor();
    await driver.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await driver.setOffline(true);
    const field = driver.page.getByLabel('扫袋子的封条').filter({ visible: true });
    for (const seal of ['YD0731', 'yd0732', 'YD0731']) {
      await field.fill(seal);
      await field.press('Enter');
      await driver.rest();
    }
    await driver.shown('YD0731 已经接过了').waitFor();
    await driver.shown(/^还有 2 条没有上传/).waitFor();
    expect(await driver.faults('transfer-offline')).toEqual([]);
    await driver.setOffline(false);
    await driver
      .shown(/06:56 放到立新村/)
      .first()
      .waitFor();
    expect(await driver.faults('transfer')).toEqual([]);
    const clerk = await stage.as('hub_clerk');
    await eventually(async () => {
      const { trips } = await clerk.call(hubApi.desk, { pointId: HUB, date: TODAY });
      const bags = trips.find(({ tripId }) => tripId === HELPER.tripId)?.calls.flatMap((call) => call.bags);
      expect(bags?.map(({ seal }) => seal)).toEqual(['YD0731', 'YD0732']);
    });
    await driver.enlarge();
    await driver.open(`/parcels/transfer/index?trip=${HELPER.tripId}&date=${TODAY}`);
    await driver.reload();
    await driver.shown('接过来的').waitFor();
    expect(await driver.faults('transfer', 'elder')).toEqual([]);
  });

  it('shows at the hub with a photo that a parcel is torn', async () => {
    const clerk = await stage.newDesk();
    await clerk.become('共配中心分拣员');
    await clerk.open('/parcels/hub/index?part=trouble');
    await clerk.rest();
    await clerk.page.keyboard.type('73100112230417');
    await clerk.page.keyboard.press('Enter');
    await clerk.rest();
    await clerk.press(/对不上/);
    const [chooser] = await Promise.all([clerk.page.waitForEvent('filechooser'), clerk.press(/^破了，拍照/)]);
    await chooser.setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PHOTO });
    await clerk.shown('破了，拍了照').waitFor();
    await clerk.shown('都上传好了').waitFor();
    expect(await clerk.faults('hub-torn', 'desk')).toEqual([]);
    const hub = await stage.as('hub_clerk');
    await eventually(async () => {
      const { troubles } = await hub.call(hubApi.desk, { pointId: HUB, date: TODAY });
      expect(troubles).toMatchObject([{ waybill: '73100112230417', exceptions: ['damaged'] }]);
    });
  });

  it('complains of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
