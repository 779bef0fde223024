// A clerk's morning at the hub before a wide screen: parcels come in, go into bags and onto a bus; one bus is cancelled,
// and its bags take another; the driver reads what to set down where.
import { hubApi, sessionsApi } from '@kehuoyou/shared';
import type { HubDesk, HubTrip } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { carryOut } from '../../harness/run/commands.js';
import { setStage } from '../../harness/stage.js';
import { CarrierProgram } from './carrier-program.js';

const CLOCK = '2026-11-24T06:15:00+08:00';
const LATER = '2026-11-24T06:20:00+08:00';
/** 立新村, which several lines pass. */
const LIXIN_POINT = 'P102212';
const TODAY = '2026-11-24';
const [FIRST, SECOND, THIRD] = ['73100112233882', '73100112230417', 'YT9900123457788'] as const;
const [SEAL, OTHER] = ['YD0731', 'YD0732'] as const;

inBrowser('the hub’s desk', () => {
  const stage = setStage({ clock: CLOCK });
  let clerk: Phone;

  const read = async (): Promise<HubDesk> => {
    const { client } = stage.server;
    const { token } = await client.call(sessionsApi.bySample, { role: 'hub_clerk' });
    return client.as(token).call(hubApi.desk, { pointId: 'HUB' });
  };
  const busOf = async (seal: string): Promise<HubTrip | undefined> =>
    (await read()).trips.find(({ calls }) => calls.some(({ bags }) => bags.some((bag) => bag.seal === seal)));
  const scan = async (text: string): Promise<void> => {
    await clerk.page.keyboard.type(text);
    await clerk.page.keyboard.press('Enter');
    await clerk.rest();
  };
  const key = async (name: string): Promise<void> => {
    await clerk.page.keyboard.press(name);
    await clerk.rest();
  };
  const side = (word: string | RegExp): Promise<void> => clerk.press(word);

  beforeAll(async () => {
    const recipient = { name: '罗阿婆', phone: '19900000001' };
    const carrier = await CarrierProgram.of('中通快递', stage.server, { database: stage.database, clock: CLOCK });
    await carrier.announce(
      new Date(CLOCK),
      ...[FIRST, SECOND, THIRD].map((waybill) => ({ waybill, carrier: 'zhongtong', recipient, pointId: LIXIN_POINT })),
    );
    clerk = await stage.newDesk();
    await clerk.become('共配中心分拣员');
    await clerk.open('/parcels/hub/index?part=receive');
  }, 180_000);

  it('receives with a scanner what was announced, and says where it goes', async () => {
    await clerk.shown('3 件').waitFor();
    for (const waybill of [FIRST, SECOND, THIRD]) await scan(waybill);
    await clerk.shown('都上传好了').waitFor();
    expect(await clerk.faults('hub-1-received', 'desk')).toEqual([]);
  });

  it('sorts into a new bag, the next one into the same, and seals it by a key with what it weighs', async () => {
    await side(/^分拣/);
    await scan(FIRST);
    await clerk.shown(/拿一个新袋子/).waitFor();
    expect(await clerk.faults('hub-2-new-bag', 'desk')).toEqual([]);
    await scan(SEAL);
    await clerk.shown(/^放 YD0731/).waitFor();
    await clerk.shown('都上传好了').waitFor();
    await scan(SECOND);
    await clerk.shown(/这一袋 2 件/).waitFor();
    await clerk.page.getByLabel('这一袋几公斤（不称也行）').filter({ visible: true }).fill('8.5');
    expect(await clerk.faults('hub-3-sorted', 'desk')).toEqual([]);
    await key('F8');
    await clerk.shown('封好 YD0731').waitFor();
    await scan(THIRD);
    await scan(OTHER);
    await key('F8');
    await clerk.shown('封好 YD0732').waitFor();
    await clerk.shown('都上传好了').waitFor();
  });

  it('loads with one scan, also without a network, and takes a slip back', async () => {
    await side(/^装车/);
    await scan(SEAL);
    await clerk.shown(/第 1 站放下 · 还差 1 袋/).waitFor();
    await clerk.shown('都上传好了').waitFor();
    await clerk.setOffline(true);
    await scan(OTHER);
    await clerk.shown(/这班装齐了/).waitFor();
    await clerk.shown(/^还有 1 条没有上传/).waitFor();
    expect(await clerk.faults('hub-4-loaded', 'desk')).toEqual([]);
    await key('F2');
    await clerk.setOffline(false);
    await clerk.shown('都上传好了').waitFor();
    const bus = await busOf(SEAL);
    expect(bus?.calls.flatMap(({ bags }) => bags.map(({ seal, state }) => [seal, state]))).toEqual(
      expect.arrayContaining([
        [SEAL, 'loaded'],
        [OTHER, 'sealed'],
      ]),
    );
  });

  it('reads which bus is cancelled, and from where to where its bag has to be carried', async () => {
    const bus = await busOf(SEAL);
    await carryOut('announce', ['cancel-trip', bus?.tripId ?? '', TODAY, '前方修路'], {
      database: stage.database,
      clock: CLOCK,
    });
    await eventually(async () => {
      const now = await busOf(SEAL);
      expect([now?.state, now?.tripId === bus?.tripId]).toEqual(['open', false]);
    });
    await clerk.setClock(LATER);
    await clerk.reload();
    await clerk.shown(/YD0731 从停开的 \d\d:\d\d \S+ 拿下来，装到 /).waitFor();
    expect(await clerk.text()).toContain('前方修路');
    expect(await clerk.faults('hub-5-cancelled', 'desk')).toEqual([]);
    await scan(SEAL);
    await clerk.shown(/第 1 站放下/).waitFor();
    await clerk.shown('都上传好了').waitFor();
  });

  it('says what stays behind before the bus leaves, and has its sheet to read and to print', async () => {
    const bus = await busOf(SEAL);
    await key('F7');
    await clerk.shown(/^路单 /).waitFor();
    expect(await clerk.text()).toMatch(/立新村[^]*放 2 袋[^]*YD0731[^]*2 件 9 公斤[^]*装上了[^]*YD0732/);
    expect(await clerk.faults('load-sheet', 'desk')).toEqual([]);
    await clerk.back();
    await clerk.press(new RegExp(`^${bus?.departure.slice(11, 16) ?? ''} ${bus?.routeName ?? ''} 去`));
    await clerk.shown(/1 袋没装上，会留在这里/).waitFor();
    await clerk.press(/开走了，1 袋没装上/);
    await clerk.shown('都上传好了').waitFor();
    await eventually(async () =>
      expect((await read()).trips.find(({ tripId }) => tripId === bus?.tripId)?.state).toBe('left'),
    );
    await clerk.press(/^已开走 1$/);
    expect(await clerk.faults('hub-6-left', 'desk')).toEqual([]);
  });

  it('stands on a phone too, in the largest writing as well', async () => {
    const phone = await stage.newPhone();
    await phone.become('共配中心分拣员');
    await phone.open('/me/index');
    await phone.press('共配中心');
    await phone.shown(/^接下来/).waitFor();
    expect(await phone.faults('hub-phone')).toEqual([]);
    await phone.press(/^分拣/);
    expect(await phone.faults('hub-phone-sort')).toEqual([]);
    const bus = await busOf(SEAL);
    await phone.open(`/parcels/load-sheet/index?trip=${bus?.tripId ?? ''}&date=${TODAY}`);
    await phone.shown(/放 1 袋|放 2 袋/).waitFor();
    expect(await phone.faults('load-sheet-phone')).toEqual([]);
    await phone.enlarge();
    await phone.open('/parcels/hub/index');
    await phone.reload();
    await phone.shown(/^接下来/).waitFor();
    expect(await phone.faults('hub-phone', 'elder')).toEqual([]);
    await phone.open(`/parcels/load-sheet/index?trip=${bus?.tripId ?? ''}&date=${TODAY}`);
    expect(await phone.faults('load-sheet-phone', 'elder')).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
