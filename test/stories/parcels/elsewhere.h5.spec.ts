// A household sees what waits for it at stations that are not ours, once it has agreed that they are asked.
import { consentsApi, currentWording, householdsApi, sessionsApi } from '@kehuoyou/shared';
import type { Role } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { freePort } from '../../harness/free-port.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const CLOCK = '2026-11-24T09:15:00+08:00';
const GRANNY = { name: '罗阿婆', phone: '19900000001' };
const WAITS = [
  {
    ...{ com: 'yunda', num: '4312345678901', stationName: '清流县城菜鸟驿站', pickupCode: '12-3-0456' },
    ...{ stationAddress: '龙津镇凤翔街 8 号', arriveTime: '2026-11-23 16:20:00' },
  },
];

inBrowser('a household with parcels elsewhere', () => {
  const port = freePort();
  const stage = setStage({ clock: CLOCK, env: { KUAIDI100_MODE: 'stand_in', KUAIDI100_STAND_IN_PORT: String(port) } });
  let villager: Phone;

  const as = async (role: Role): Promise<ApiClient> =>
    stage.server.client.as((await stage.server.client.call(sessionsApi.bySample, { role })).token);

  beforeAll(async () => {
    const [keeper, resident] = [await as('keeper'), await as('resident')];
    await resident.call(consentsApi.give, {
      kind: 'privacy_notice',
      version: currentWording('privacy_notice').version,
    });
    const { id } = await resident.call(householdsApi.add, GRANNY);
    const { code } = await resident.call(householdsApi.confirmationCode, { id });
    await keeper.call(householdsApi.confirm, { code, pointId: XIAXIE_POINT });
    const told = new URLSearchParams({ phone: GRANNY.phone, waits: JSON.stringify(WAITS) });
    const reply = await fetch(`http://127.0.0.1:${port}/pickupcode/waits`, { method: 'POST', body: told });
    expect(await reply.json()).toMatchObject({ code: '200' });
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
    await villager.setClock('2026-11-24T09:17:00+08:00');
    await villager.reload();
    await villager.shown('别的驿站 1 件').waitFor();
    expect(await villager.text()).toMatch(
      /清流县城菜鸟驿站[^]*取件码[^]*12-3-0456[^]*罗阿婆 · 韵达[^]*尾号 8901[^]*昨天 16:20 到的[^]*快递100 今天 09:\d\d 说的/,
    );
    expect(await villager.faults('stations')).toEqual([]);
  });

  it('has them without a network too, in the largest writing', async () => {
    await villager.open('/me/index');
    await villager.press(/最大/);
    await villager.open('/parcels/wallet/index');
    await villager.shown('12-3-0456').waitFor();
    await villager.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await villager.setOffline(true);
    await villager.reload();
    await villager.shown('12-3-0456').waitFor();
    expect(await villager.faults('stations-offline', 'elder')).toEqual([]);
    await villager.setOffline(false);
  });

  it('asks no more once that is taken back, and keeps nothing', async () => {
    await villager.press('不再查了：别的驿站的取件码也查');
    await villager.shown('同意，帮我查').waitFor();
    expect(await villager.text()).not.toMatch(/0456/);
    expect(stage.complaints()).toEqual([]);
  });
});
