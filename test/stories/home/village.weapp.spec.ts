// In WeChat, with the build that is uploaded: somebody chooses 下谢村 once, reads the next bus and the board,
// rings the keeper, and reads it all again the next morning without a network.
import { timetableApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';
import { carryOut } from '../../harness/run/commands.js';
import { WeappPhone } from '../../harness/weapp/phone.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
/** The first thing that crosses to the screen: the question which village, nothing more. */
const FIRST_BYTES = 6_000;
/** WeChat warns at 256 kB; a cheap phone stutters long before. */
const MOST_BYTES = 64_000;

onEachDatabase((database) => {
  let server: RunningServer;
  const opened: WeappPhone[] = [];
  const start = async (
    options: {
      readonly clock?: string;
      readonly storage?: Map<string, unknown>;
      readonly online?: boolean;
      readonly url?: string;
    } = {},
  ): Promise<WeappPhone> => {
    const phone = new WeappPhone({
      apiUrl: server.url,
      clock: options.clock ?? CLOCK,
      ...(options.storage ? { storage: options.storage } : {}),
    });
    opened.push(phone);
    if (options.online === false) await phone.setOnline(false);
    return phone.launch(options.url);
  };
  /** A phone whose owner has chosen 下谢村. */
  const villager = async (): Promise<WeappPhone> => {
    const phone = await start();
    await phone.tap('长校镇');
    await phone.tap('下谢村');
    return phone;
  };

  beforeAll(async () => {
    server = await startServer({ database, clock: CLOCK });
  });
  afterEach(() => {
    const phones = opened.splice(0);
    for (const phone of phones) phone.close();
    expect(phones.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  afterAll(() => server.stop());

  it('asks which village, and after two touches says when the next bus comes', async () => {
    const phone = await start();
    expect(phone.page.screen.text).toMatch(/^您是哪个村？/);
    expect(phone.page.setDatas[0]?.bytes).toBeLessThan(FIRST_BYTES);
    await phone.tap('长校镇');
    await phone.tap('下谢村');
    expect(phone.page.screen.text).toMatch(/下谢村.*下一班车.*09:48还有 4[78] 分.*之后 约 15:28.*今天开到 19:00/);
    expect(phone.find(/^下谢村下一班车，大约上午九点四十八分/).attribute('aria-role')).toBe('group');
    expect(Math.max(...phone.page.setDatas.map(({ bytes }) => bytes))).toBeLessThan(MOST_BYTES);
    const asked = phone.wx.calls
      .filter(({ name }) => name === 'request')
      .map(({ options }) => new URL(String(options['url'])).pathname);
    // In which order they go does not matter; of the buses on the way it asks once what is known, and then waits for news.
    const live = `/api/boards/${XIAXIE_STOP}/live`;
    expect(asked.sort()).toEqual([
      '/api/areas',
      live,
      live,
      '/api/villages/350423104204/announcements',
      '/api/villages/350423104204/pack',
    ]);
  });

  it('finds the village by the first letters of its name', async () => {
    const phone = await start();
    await phone.type('xx');
    await phone.tap(/^下谢村/);
    expect(phone.page.screen.text).toMatch(/^下谢村.*09:48/);
  });

  it('goes on to the board, another day, the line and back', async () => {
    const phone = await villager();
    await phone.tap('看全部班次');
    expect(phone.routes).toEqual(['home/index', 'timetable/board/index']);
    expect(phone.page.query).toEqual({ stop: XIAXIE_STOP });
    expect(phone.page.screen.text).toMatch(/09:48.*15:28/);
    expect(phone.find(/^今天.*已选/).attribute('aria-checked')).toBe('true');
    expect(
      phone
        .findAll(/^明天/)
        .find((each) => each.attribute('aria-role') === 'radio')
        ?.attribute('aria-checked'),
    ).toBe('false');
    await phone.tap(/^明天/);
    expect(phone.page.screen.text).toMatch(/09:48.*15:28/);
    await phone.tap(/^大约上午九点四十八分/);
    expect(phone.routes.at(-1)).toBe('timetable/line/index');
    expect(phone.page.screen.text).toMatch(/Y104A.*下谢村/);
    await phone.goBack();
    await phone.goBack();
    expect(phone.routes).toEqual(['home/index']);
    expect(phone.page.screen.text).toMatch(/下一班车/);
  });

  it('rings the keeper, and finds the way there on WeChat’s map', async () => {
    const phone = await villager();
    await phone.tap(/^打电话：下谢村服务点/);
    expect(phone.wx.calls.at(-1)).toEqual({ name: 'makePhoneCall', options: { phoneNumber: '0598-0104204' } });
    await phone.tap('看下谢村服务点');
    expect(phone.routes.at(-1)).toBe('network/point/index');
    await phone.tap('看地图');
    const shown = phone.wx.calls.at(-1);
    expect(shown?.name).toBe('openLocation');
    // In the map's own datum: 下谢村 lies at 25.97529, 116.73685 in WGS-84.
    expect(Number(shown?.options['latitude'])).toBeCloseTo(25.9725, 2);
    expect(Number(shown?.options['longitude'])).toBeCloseTo(116.7416, 2);
  });

  it('opens one page for two touches', async () => {
    const phone = await villager();
    const all = phone.find('看全部班次');
    phone.page.send(all, 'tap');
    phone.page.send(all, 'tap');
    await phone.rest();
    expect(phone.routes).toEqual(['home/index', 'timetable/board/index']);
  });

  it('is pulled down for news, and sent to a friend who is asked whether that is their village', async () => {
    const phone = await villager();
    const before = phone.wx.calls.length;
    phone.page.tell('onPullDownRefresh');
    await phone.rest();
    expect(phone.wx.calls.slice(before).map(({ name }) => name)).toEqual(['request', 'stopPullDownRefresh']);
    const sent = phone.page.tell('onShareAppMessage', { from: 'menu' }) as { title: string; path: string };
    expect(sent).toEqual({ title: '下谢村的班车和服务点', path: '/home/index?village=350423104204' });
    const friend = await start({ url: sent.path });
    expect(friend.page.screen.text).toMatch(/^您是哪个村？.*是这个村吗？/);
    await friend.tap(/^下谢村/);
    expect(friend.page.screen.text).toMatch(/下谢村.*下一班车/);
  });

  it('moves between the tabs and stays where it was', async () => {
    const phone = await villager();
    await phone.tap('班车');
    expect(phone.routes).toEqual(['buses/index']);
    expect(phone.page.screen.text).toMatch(/09:48.*15:28/);
    await phone.tap('我的');
    expect(phone.page.screen.text).toMatch(/字的大小.*下谢村/);
    await phone.tap('首页');
    expect(phone.routes).toEqual(['home/index']);
    expect(phone.page.screen.text).toMatch(/下一班车/);
  });

  it('says it all the next morning without a network, and how old it is, and is fresh once there is one', async () => {
    const { storage } = await villager();
    const phone = await start({ storage, online: false, clock: '2026-11-25T06:30:00+08:00' });
    expect(phone.page.screen.text).toMatch(/昨天 ?0?9:00.*没有网络.*09:48还有 3 小时 1[78] 分/);
    await phone.tap('看全部班次');
    expect(phone.page.screen.text).toMatch(/09:48.*15:28/);
    await phone.goBack();
    await phone.setOnline(true);
    expect(phone.page.screen.text).toMatch(/刚刚更新/);
  });

  it('says in a sentence that there is no network when it has never had one', async () => {
    const phone = await start({ online: false });
    expect(phone.page.screen.text).toMatch(/没有网络|没网|网络/);
    await phone.setOnline(true);
    expect(phone.page.screen.text).toMatch(/长校镇/);
  });

  it('writes larger, and remembers it', async () => {
    const phone = await villager();
    const before = phone.page.screen.classes;
    await phone.tap('字变大');
    const after = phone.page.screen.classes;
    expect(after).not.toEqual(before);
    const again = await start({ storage: phone.storage });
    expect(again.page.screen.classes).toEqual(after);
  });

  it('opens at the point or the stop whose sign was scanned', async () => {
    const atPoint = await start({ url: `network/point/index?id=${XIAXIE_POINT}` });
    expect(atPoint.page.screen.text).toMatch(/下谢村服务点.*今天开到 19:00/);
    const atStop = await start({ url: `timetable/board/index?stop=${XIAXIE_STOP}` });
    expect(atStop.page.screen.text).toMatch(/09:48.*15:28/);
    const by = (text: string): string => encodeURIComponent(text);
    const byAddress = await start({ url: `home/index?q=${by(`https://kehuoyou.example/p/${XIAXIE_POINT}`)}` });
    expect(byAddress.routes).toEqual(['home/index', 'network/point/index']);
    expect(byAddress.page.screen.text).toMatch(/下谢村服务点.*今天开到 19:00/);
    const byScene = await start({ url: `timetable/board/index?scene=${by(`s:${XIAXIE_STOP}`)}` });
    expect(byScene.routes).toEqual(['timetable/board/index']);
    expect(byScene.page.screen.text).toMatch(/09:48.*15:28/);
    const invited = await start({ url: `home/index?q=${by('https://kehuoyou.example/j/7K3MPQ2X9ABCDEFG')}` });
    expect(invited.routes).toEqual(['home/index', 'accounts/join/index']);
    expect(invited.page.query).toEqual({ code: '7K3MPQ2X9ABCDEFG' });
    const fromWithin = await start();
    fromWithin.willScan(`https://kehuoyou.example/p/${XIAXIE_POINT}`);
    await fromWithin.tap('扫站牌上的码');
    expect(fromWithin.page.screen.text).toMatch(/下谢村/);
  });

  it('sees that the bus is cancelled and why, beside the one that goes instead', async () => {
    const { storage } = await villager();
    expect(
      (await carryOut('announce', ['cancel-trip', 'Y104A-01', '2026-11-24', '路面塌方'], { database, clock: CLOCK }))
        .code,
    ).toBe(0);
    await eventually(async () =>
      expect((await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP })).departures[0]?.status).toBe(
        'cancelled',
      ),
    );
    const phone = await start({ storage, clock: '2026-11-24T09:05:00+08:00' });
    expect(phone.page.screen.text).toMatch(/15:28.*09:48.*已取消.*路面塌方/);
  });

  it('says in a sentence what it could not find', async () => {
    const phone = await start({ url: 'network/point/index?id=NOWHERE' });
    expect(phone.page.screen.text).toMatch(/没有找到这个服务点/);
  });
});
