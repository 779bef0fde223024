// On WeChat's own component framework: the villager's way by touch, and one visit of every page.
import { inBrowser } from '../../harness/browser.js';
import { XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';
import { pagesOf, readAppJson } from '../../harness/weapp/built-app.js';
import { WeappPhone } from '../../harness/weapp/phone.js';
import { WeappScreen } from '../../harness/weapp/screen.js';

const CLOCK = '2026-11-24T09:00:00+08:00';

/** What pages are opened with that show nothing without. */
const words: Readonly<Record<string, string>> = {
  'network/point/index': `id=${XIAXIE_POINT}`,
  'timetable/board/index': `stop=${XIAXIE_STOP}`,
  'timetable/line/index': `line=Y104A&stop=${XIAXIE_STOP}`,
  'timetable/remind/index': `line=Y104A&trip=Y104A-01&stop=${XIAXIE_STOP}&date=2026-11-24`,
  'timetable/journey/index': `from=${XIAXIE}&to=HUB`,
};

inBrowser('WeChat’s screen', () => {
  const stage = setStage({ clock: CLOCK });
  let phone: WeappPhone;
  let screen: WeappScreen;

  beforeAll(async () => {
    phone = await new WeappPhone({ apiUrl: stage.server.url, clock: CLOCK }).launch();
    screen = await WeappScreen.putBefore(phone);
  });
  afterAll(async () => {
    phone.close();
    await screen.close();
  });
  afterEach(() => expect([...screen.complaints.splice(0), ...phone.complaints.splice(0)]).toEqual([]));

  it('leads the villager from the question to the next bus, the board, the line and back', async () => {
    expect(await screen.written()).toMatch(/^您是哪个村？/);
    await screen.tap('长校镇');
    await screen.tap('下谢村');
    expect(await screen.written()).toMatch(/下谢村[^]*下一班车[^]*09:48/);
    await screen.tap('看全部班次');
    expect(phone.routes).toEqual(['home/index', 'timetable/board/index']);
    expect(await screen.written()).toMatch(/09:48[^]*15:28/);
    await screen.tap('09:48');
    expect(phone.routes.at(-1)).toBe('timetable/line/index');
    expect(await screen.written()).toMatch(/Y104A[^]*下谢村/);
    await phone.goBack();
    await phone.goBack();
    expect(await screen.written()).toMatch(/下谢村[^]*下一班车/);
    await screen.tap('我的');
    expect(await screen.written()).toMatch(/字的大小/);
  });

  it.each(pagesOf(readAppJson()))('%s draws all that it says', async (route) => {
    await phone.relaunch(words[route] === undefined ? route : `${route}?${words[route]}`);
    const text = await screen.written();
    expect(text.replace(/\s/g, '').length).toBeGreaterThan(4);
    expect(text.replace(/\s/g, '')).toBe(phone.page.screen.text.replace(/\s/g, ''));
    expect(await screen.lost()).toEqual([]);
  });
});
