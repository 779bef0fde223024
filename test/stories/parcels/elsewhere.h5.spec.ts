// A household sees what waits for it elsewhere: at stations that are not ours, or at a neighbour point while its own is closed.
import {
  consentsApi,
  currentWording,
  householdsApi,
  keptNumbersApi,
  otherStationsApi,
  parcelNoticesApi,
  walletApi,
} from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { freePort } from '../../harness/free-port.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { carryOut } from '../../harness/run/commands.js';
import { setStage } from '../../harness/stage.js';
import { CarrierProgram } from './carrier-program.js';

const CLOCK = '2026-11-24T09:15:00+08:00';
const GRANNY = { name: '罗阿婆', phone: '19900000001' };
const [ASKED, RUNG] = ['73100112233882', '73100112239999'];
const ELSEWHERE = '4312345678901';
const WAITS = {
  ...{ pickUpStation: '清流县城菜鸟驿站', pickUpCode: '12-3-0456', statusDesc: '待提货' },
  pickUpAddress: '龙津镇凤翔街 8 号',
};

inBrowser('a household with parcels elsewhere', () => {
  const port = freePort();
  const stage = setStage({ clock: CLOCK, env: { KUAIDI100_MODE: 'stand_in', KUAIDI100_STAND_IN_PORT: String(port) } });
  let villager: Phone;

  beforeAll(async () => {
    const [keeper, resident] = [await stage.as('keeper'), await stage.as('resident')];
    await resident.call(consentsApi.give, {
      kind: 'privacy_notice',
      version: currentWording('privacy_notice').version,
    });
    const { id } = await resident.call(householdsApi.add, GRANNY);
    const { code } = await resident.call(householdsApi.confirmationCode, { id });
    await keeper.call(householdsApi.confirm, { code, pointId: XIAXIE_POINT });
    await resident.call(keptNumbersApi.keep, { waybill: ELSEWHERE, carrier: 'yunda', calls: false });
    villager = await stage.newPhone();
    await villager.tap('长校镇');
    await villager.tap('下谢村');
    await villager.become('居民');
  }, 180_000);

  it('reads what it agrees to, agrees, and has its codes', async () => {
    await villager.open('/parcels/wallet/index');
    await villager.shown(/我同意：把我家站长当面认过的手机号/).waitFor();
    expect(await villager.faults('stations-asked')).toEqual([]);
    await villager.press('同意：别的驿站的取件码也查');
    await villager.shown('不再查了').waitFor();
    expect(await villager.faults('stations-none-yet')).toEqual([]);
    // The station takes it in, and 快递100 tells us: not before it was registered.
    const waits = new URLSearchParams({ waybill: ELSEWHERE, waits: JSON.stringify(WAITS) });
    await eventually(async () => {
      const reply = await fetch(`http://127.0.0.1:${port}/pickupCode/arrive`, { method: 'POST', body: waits });
      expect(await reply.json()).toMatchObject({ result: true, returnCode: '200' });
    });
    const resident = await stage.as('resident');
    await eventually(async () => expect((await resident.call(otherStationsApi.list, {})).parcels).toHaveLength(1));
    // However long all of that took on a busy machine: what the page was told before is old by now, and it asks anew.
    await villager.setClock('2026-11-24T09:25:00+08:00');
    await villager.reload();
    await villager.shown('别的驿站 1 件').waitFor();
    expect(await villager.text()).toMatch(
      /清流县城菜鸟驿站[^]*取件码[^]*12-3-0456[^]*罗阿婆 · 韵达[^]*尾号 8901[^]*龙津镇凤翔街 8 号[^]*快递100 今天 09:\d\d 说的：待提货/,
    );
    expect(await villager.faults('stations')).toEqual([]);
  });

  it('has them without a network too, in the largest writing', async () => {
    await villager.enlarge();
    await villager.open('/parcels/wallet/index');
    await villager.shown('12-3-0456').waitFor();
    await villager.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await villager.setOffline(true);
    await villager.reload();
    await villager.shown('12-3-0456').waitFor();
    expect(await villager.faults('stations-offline', 'elder')).toEqual([]);
    await villager.setOffline(false);
  });

  it('chooses in the settings what to hear of parcels besides that they are there', async () => {
    await villager.open('/me/index');
    await villager.shown('到了、被取走、要退回，一定告诉您。').waitFor();
    expect(await villager.faults('parcel-notices', 'elder')).toEqual([]);
    await villager.press(/^标准/);
    await villager.page.getByRole('radiogroup', { name: '快递从县城上路了' }).scrollIntoViewIfNeeded();
    await villager.hit(
      villager.page.getByRole('radiogroup', { name: '快递从县城上路了' }).getByRole('radio', { name: '告诉我' }),
    );
    const resident = await stage.as('resident');
    await eventually(async () =>
      expect(await resident.call(parcelNoticesApi.read, {})).toEqual({ onItsWay: true, busChanges: true }),
    );
    expect(await villager.faults('parcel-notices')).toEqual([]);
  });

  it('is asked when its point closes, and its parcel goes to the neighbour', async () => {
    const carrier = await CarrierProgram.of('中通快递', stage.server, { database: stage.database, clock: CLOCK });
    await carrier.announce(
      new Date(CLOCK),
      { waybill: ASKED, carrier: 'zhongtong', recipient: GRANNY, pointId: XIAXIE_POINT },
      { waybill: RUNG, carrier: 'zhongtong', recipient: { name: '李四', phone: '19900000099' }, pointId: XIAXIE_POINT },
    );
    const paused = ['pause-point', XIAXIE_POINT, '2026-11-24T09:00+08:00', '2026-11-29T09:00+08:00', '站长住院'];
    const { code, err } = await carryOut('announce', paused, { database: stage.database, clock: CLOCK });
    expect([code, err]).toEqual([0, '']);
    const clerk = await stage.newPhone();
    await clerk.become('共配中心分拣员');
    await clerk.open('/parcels/hub/index?part=trouble');
    await clerk.shown('下谢村停业').waitFor();
    await clerk.press(/^改送/);
    await clerk.shown(/1 件先在手机上问家里，1 件要打电话问/).waitFor();
    expect(await clerk.faults('redirect-closed')).toEqual([]);
    await clerk.press(/^就这样改送/);
    await clerk.shown(/改了 0 件，等回话 2 件/).waitFor();
    await clerk.press(/ 说等$/);
    await clerk.shown(/等回话 1 件，放着等 1 件/).waitFor();
    expect(await clerk.faults('redirect-running')).toEqual([]);
    await villager.setClock('2026-11-24T09:45:00+08:00');
    await villager.open('/parcels/wallet/index');
    await villager.reload();
    await villager.shown(/停业，尾号 3882 改到.*取，可以吗/).waitFor();
    expect(await villager.faults('redirect-asked')).toEqual([]);
    await villager.press('可以：尾号 3882');
    const resident = await stage.as('resident');
    await eventually(async () => {
      const { parcels } = await resident.call(walletApi.list, {});
      expect(parcels.map(({ point }) => point?.id === XIAXIE_POINT)).toEqual([false]);
    });
    await clerk.setClock('2026-11-24T09:47:00+08:00');
    await clerk.reload();
    await clerk.shown(/改了 1 件/).waitFor();
    const desk = await stage.newDesk();
    await desk.become('共配中心分拣员');
    await desk.open('/parcels/hub/index?part=trouble');
    await desk.shown(/改了 1 件/).waitFor();
    expect(await desk.faults('redirect-desk', 'desk')).toEqual([]);
    await clerk.enlarge();
    await clerk.open('/parcels/hub/index?part=trouble');
    await clerk.press(/^改错了，撤销/);
    await clerk.shown(/还没另外装袋的改回原来的服务点/).waitFor();
    expect(await clerk.faults('redirect-undo', 'elder')).toEqual([]);
    await clerk.press('是，全部撤销');
    await eventually(async () => {
      const { parcels } = await resident.call(walletApi.list, {});
      expect(parcels.map(({ point }) => point?.id)).toEqual([XIAXIE_POINT]);
    });
  });

  it('asks no more once that is taken back, and keeps nothing', async () => {
    await villager.open('/parcels/wallet/index');
    await villager.press('不再查了：别的驿站的取件码也查');
    await villager.shown('同意，帮我查').waitFor();
    expect(await villager.text()).not.toMatch(/0456/);
    expect(stage.complaints()).toEqual([]);
  });
});
