// A household sees on its phone where its parcels are, keeps one longer, and says that it was not them who took another.
import { randomUUID } from 'node:crypto';
import { consentsApi, currentWording, householdsApi, noticesApi, pointParcelsApi, scansApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { carryOut } from '../../harness/run/commands.js';
import { setStage } from '../../harness/stage.js';
import { CarrierProgram } from './carrier-program.js';

const CLOCK = '2026-11-24T09:15:00+08:00';
const LATER = '2026-11-24T09:20:00+08:00';
const [TODAY, BUS] = ['2026-11-24', 'Y104A-02'];
const GRANNY = { name: '罗阿婆', phone: '19900000001' };
const FATHER = { name: '罗大山', phone: '19900000077' };
const [WAITS, COMES, TAKEN] = ['73100112233882', 'YT9900123457788', '98123450009046'];

inBrowser('a household and its parcels', () => {
  const stage = setStage({ clock: CLOCK });
  let villager: Phone;
  let keeper: ApiClient;

  /** Adds somebody to the phone, whom the keeper then sees in person. */
  const confirmed = async (resident: ApiClient, person: typeof GRANNY): Promise<void> => {
    const { id } = await resident.call(householdsApi.add, person);
    const { code } = await resident.call(householdsApi.confirmationCode, { id });
    await keeper.call(householdsApi.confirm, { code, pointId: XIAXIE_POINT });
  };

  const scan = async (client: ApiClient, ...events: readonly Partial<ScanEvent>[]): Promise<void> => {
    const { outcomes } = await client.call(scansApi.submit, {
      deviceId: randomUUID(),
      sentAt: CLOCK,
      events: events.map(
        (event, index) => ({ eventId: randomUUID(), occurredAt: CLOCK, deviceSeq: index + 1, ...event }) as ScanEvent,
      ),
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(events.map(() => 'recorded'));
  };

  beforeAll(async () => {
    keeper = await stage.as('keeper');
    const [resident, hub] = [await stage.as('resident'), await stage.as('hub_clerk')];
    await resident.call(consentsApi.give, {
      kind: 'privacy_notice',
      version: currentWording('privacy_notice').version,
    });
    await confirmed(resident, GRANNY);
    await confirmed(resident, FATHER);
    const carrier = await CarrierProgram.of('中通快递', stage.server, { database: stage.database, clock: CLOCK });
    await carrier.announce(
      new Date(CLOCK),
      { waybill: WAITS, carrier: 'zhongtong', recipient: GRANNY, pointId: XIAXIE_POINT },
      { waybill: COMES, carrier: 'yuantong', recipient: FATHER, pointId: XIAXIE_POINT },
      { waybill: TAKEN, carrier: 'youzhengguonei', recipient: GRANNY, pointId: XIAXIE_POINT },
    );
    const here = { pointId: XIAXIE_POINT };
    await scan(
      keeper,
      { type: 'SHELVED', waybill: WAITS, ...here, rack: 2, layer: 3, occurredAt: '2026-11-21T10:10:00+08:00' },
      { type: 'SHELVED', waybill: TAKEN, ...here, rack: 2, layer: 1, occurredAt: '2026-11-23T09:50:00+08:00' },
      {
        ...{ type: 'COLLECTED', waybill: TAKEN, ...here, occurredAt: '2026-11-23T10:12:00+08:00' },
        ...{ method: 'agent', agent: '李大爷' },
      },
    );
    await scan(hub, { type: 'LOADED', waybill: COMES, pointId: 'HUB', tripId: BUS, serviceDate: TODAY });
    villager = await stage.newPhone();
    await villager.tap('长校镇');
    await villager.tap('下谢村');
  }, 180_000);

  it('looks up any number without an account: a bus that brings it, a slip of the pen, and nothing yet', async () => {
    await villager.open('/home/index');
    await villager.press('查快递');
    const field = villager.page.getByLabel('快递单号').filter({ visible: true });
    await field.fill(` ${COMES.toLowerCase()} `);
    await field.press('Enter');
    await villager.shown(/今天 15:28/).waitFor();
    expect(await villager.text()).toMatch(/到下谢村[^]*左右到[^]*Y104A 班车捎到村里[^]*快递公司说要来/);
    expect(await villager.text()).not.toMatch(/罗|0077/);
    expect(await villager.faults('tracking-bus')).toEqual([]);
    await villager.press('换一个单号');
    await field.fill('RB123456786GB');
    await field.press('Enter');
    await villager.shown('这个单号里有一个数字可能打错了，请对着面单再看一遍').waitFor();
    await villager.shown('还没有消息').waitFor();
    expect(await villager.faults('tracking-slip')).toEqual([]);
    await villager.press('换一个单号');
    await field.fill(WAITS);
    await field.press('Enter');
    await villager.page.getByLabel('手机后四位').filter({ visible: true }).fill('0001');
    await villager.press('用尾号查');
    await villager.shown('可以去取了').waitFor();
    expect(await villager.text()).not.toMatch(/2-3-3882/);
    expect(await villager.faults('tracking-waits')).toEqual([]);
    await villager.setOffline(true);
    await villager.press('换一个单号');
    await villager.press('YT99 0012 3457 788');
    await villager.shown(/今天 15:28/).waitFor();
    await villager.setOffline(false);
  });

  it('is led to signing in, with a number to ring', async () => {
    await villager.open('/parcels/wallet/index');
    await villager.shown(/登录以后，看家里的快递到了没有/).waitFor();
    await villager.shown('打给站长').waitFor();
    expect(await villager.faults('wallet-signed-out')).toEqual([]);
    await villager.become('居民');
  });

  it('sees on the home page how many wait, and where', async () => {
    await villager.open('/home/index');
    await villager.shown('2-3-3882').waitFor();
    expect(await villager.text()).toMatch(/我家快递[^]*放了 3 天[^]*1 件[^]*在服务点/);
    expect(await villager.faults('home-parcels')).toEqual([]);
    await villager.press('看我家快递');
  });

  it('sees what waits first, then what comes with which bus, then who took what', async () => {
    await villager.shown('1 件可以去取了').waitFor();
    expect(await villager.text()).toMatch(
      /罗阿婆 1[^]*罗大山 1[^]*再放 4 天就退回[^]*下谢村服务点[^]*1 件在路上[^]*今天 15:28[^]*Y104A 班车捎来[^]*已由李\*\*取走 10:12/,
    );
    expect(await villager.faults('wallet')).toEqual([]);
  });

  it('says of one that comes that it is to be brought home, and of the point that parcels may always lie there', async () => {
    await villager.shown(/尾号 7788 到了，放在下谢村.*可以吗/).waitFor();
    expect(await villager.faults('wallet-leave')).toEqual([]);
    await villager.press('送到家：尾号 7788');
    await villager.shown('给您送到家，不用来取。').waitFor();
    await villager.press('以后都可以放这里');
    await villager.press(/^同意：/);
    await eventually(async () => expect(await villager.text()).not.toMatch(/可以吗/));
    expect(await villager.faults('wallet-left')).toEqual([]);
    await eventually(async () => {
      const { waiting, coming } = await keeper.call(pointParcelsApi.list, { id: XIAXIE_POINT });
      expect([...waiting, ...coming].map(({ waybill, leaving }) => [waybill, leaving])).toEqual([
        [WAITS, 'point'],
        [COMES, 'home'],
      ]);
    });
  });

  it('keeps one longer with one press, knowing until when', async () => {
    await villager.shown(/放到 12月3日（周四）/).waitFor();
    await villager.press(/^再放 5 天：/);
    await villager.shown('再放 9 天就退回').waitFor();
  });

  it('keeps the number of a parcel that is for somebody else, and is to be called', async () => {
    await villager.press('查别的单号');
    const field = villager.page.getByLabel('快递单号').filter({ visible: true });
    await field.fill('9812345067788');
    await field.press('Enter');
    await villager.press('到了叫我');
    await villager.shown('到了就叫您，也在“我家快递”里').waitFor();
    expect(await villager.faults('tracking-kept')).toEqual([]);
    await villager.open('/parcels/wallet/index');
    await villager.shown('自己加的 1 个单号').waitFor();
    expect(await villager.faults('wallet-kept')).toEqual([]);
  });

  it('says that it was not them who took it, which the keeper sees at once', async () => {
    await villager.press(/^不是我取的：/);
    await villager.shown(/先问问家里人/).waitFor();
    expect(await villager.faults('wallet-dispute')).toEqual([]);
    await villager.press(/^不是我家取的：/);
    await villager.shown('您说不是您家取的').waitFor();
    const { today } = await keeper.call(pointParcelsApi.list, { id: XIAXIE_POINT });
    expect(today).toMatchObject([{ waybill: TAKEN, exceptions: ['disputed'] }]);
  });

  it('stands first in what the keeper is to care for, who hears of it besides', async () => {
    const counter = await stage.newPhone();
    await counter.become('站长');
    await counter.open('/parcels/bench/index');
    await counter.press('催取 2');
    await counter.shown('收件人说不是他家取的').waitFor();
    expect(await counter.text()).toMatch(/9046[^]*手机尾号 0001。昨天 10:12 交出去的[^]*3882[^]*打电话催过了/);
    expect(await counter.faults('bench-dispute')).toEqual([]);
    await eventually(async () =>
      expect((await keeper.call(noticesApi.inbox, {})).notices.map(({ kind }) => kind)).toContain('parcel_disputed'),
    );
  });

  it('reads which bus brings it instead of one that does not come, and all of it in the largest writing too', async () => {
    const { code } = await carryOut('announce', ['cancel-trip', BUS, TODAY, '前方修路'], {
      database: stage.database,
      clock: CLOCK,
    });
    expect(code).toBe(0);
    await eventually(async () => {
      const { coming } = await keeper.call(pointParcelsApi.list, { id: XIAXIE_POINT });
      expect(coming.find(({ waybill }) => waybill === COMES)?.bus?.serviceDate).toBe('2026-11-25');
    });
    await villager.setClock(LATER);
    await villager.enlarge();
    await villager.open('/parcels/wallet/index');
    await villager.reload();
    await villager.shown('明天 09:48').waitFor();
    await villager.shown('Y104A 班车捎来，还没开').waitFor();
    expect(await villager.faults('wallet-replanned', 'elder')).toEqual([]);
    await villager.open('/home/index');
    expect(await villager.faults('home-parcels', 'elder')).toEqual([]);
    await villager.open(`/parcels/tracking/index?waybill=${COMES}`);
    await villager.shown('明天 09:48').waitFor();
    expect(await villager.faults('tracking-replanned', 'elder')).toEqual([]);
    await villager.open('/parcels/tracking/index?waybill=9812345067788');
    await villager.shown('还没有消息').waitFor();
    expect(await villager.faults('tracking-two', 'elder')).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
