// In a browser: somebody of 下谢村 asks to be reminded of a bus, sees it drawn on its line when the driver reports it,
// is told in time and once, and reads without a network how old all of that is.
import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { lineDayApi, sessionsApi, tripReportApi, wallTime } from '@kehuoyou/shared';
import type { LineTrip, TripReport } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { XIAXIE_STOP } from '../../harness/places.js';
import { hardToHear, measure, shortcomings } from '../../harness/readability.js';
import type { floors } from '../../harness/readability.js';
import { setStage } from '../../harness/stage.js';

const TODAY = '2026-11-24';
const CLOCK = `${TODAY}T09:05:00+08:00`;
/** The bus that is at 下谢村 at about 09:48. */
const TRIP = 'Y104A-01';
const LINE = 'Y104A';

inBrowser('a line, its bus, and a reminder', () => {
  const stage = setStage({ clock: CLOCK });
  let phone: Phone;
  /** Reports what the driver says on the phone: the sample driver drives for another company. */
  let driver: ApiClient;
  let trip: LineTrip;
  let names: ReadonlyMap<string, string>;
  let mode: keyof typeof floors = 'normal';
  let seq = 0;

  beforeAll(async () => {
    phone = await stage.newPhone();
    await phone.tap('长校镇');
    await phone.tap('下谢村');
    driver = stage.server.client.as(
      (await stage.server.client.call(sessionsApi.bySample, { role: 'county_office' })).token,
    );
    const day = await stage.server.client.call(lineDayApi.day, { routeId: LINE });
    trip = day.trips.find(({ tripId }) => tripId === TRIP) as LineTrip;
    names = new Map(day.stops.map(({ id, name }) => [id, name.replace(/客货邮(?:综合服务站|服务点)$/, '')]));
  }, 180_000);

  const visible = (selector: string): Locator => phone.page.locator(selector).filter({ visible: true });
  const mine = (): number => trip.calls.findIndex(({ stopId }) => stopId === XIAXIE_STOP);
  const nameOf = (call: number): string => names.get(trip.calls[call]?.stopId ?? '') ?? '';
  const linePage = (): string => `/timetable/line/index?line=${LINE}&trip=${TRIP}&stop=${XIAXIE_STOP}&date=${TODAY}`;
  const remindPage = (): string =>
    `/timetable/remind/index?line=${LINE}&trip=${TRIP}&stop=${XIAXIE_STOP}&date=${TODAY}`;

  async function report(kind: TripReport['kind'], time: string, more: Partial<TripReport> = {}): Promise<void> {
    seq += 1;
    const each: TripReport = {
      eventId: randomUUID(),
      kind,
      tripId: TRIP,
      serviceDate: TODAY,
      occurredAt: `${TODAY}T${time}:00+08:00`,
      deviceSeq: seq,
      ...more,
    };
    // Twice, as a phone with a bad network does.
    for (let twice = 0; twice < 2; twice += 1) {
      const { outcomes } = await driver.call(tripReportApi.submit, {
        sentAt: `${TODAY}T${time}:30+08:00`,
        reports: [each],
      });
      expect(outcomes[0]?.outcome).toBe(twice === 0 ? 'recorded' : 'repeated');
    }
  }

  /** Lets time pass for the server and the phone. */
  async function itIs(time: string): Promise<void> {
    await stage.server.itIs(`${TODAY}T${time}:00+08:00`);
    await phone.setClock(`${TODAY}T${time}:05+08:00`);
    await phone.reload();
  }

  async function shows(path: string, words: RegExp): Promise<void> {
    await phone.open(path);
    await phone.page.waitForFunction((pattern) => new RegExp(pattern).test(document.body.innerText), words.source, {
      timeout: 20_000,
    });
    await phone.rest();
  }

  /** What a person would trip over on the page that is shown: for eye, finger and ear. Its picture is kept. */
  async function faults(name: string): Promise<string[]> {
    await phone.picture(`line-${name}-${mode}`);
    const unspoken = await hardToHear(phone.page, '[role=group]');
    return [...shortcomings(await measure(phone.page), mode), ...unspoken].map((fault) => `${name}: ${fault}`);
  }

  it('from home, without an account, leads to what signing in is for', async () => {
    await phone.open('/home/index');
    expect(await faults('home')).toEqual([]);
    await phone.tap(/^提醒我，09:48 的车$/);
    expect(await phone.text()).toMatch(/在下谢村上车[^]*09:48[^]*登录以后，到点提醒您去坐车/);
    expect(await faults('remind-signed-out')).toEqual([]);
    await phone.open(`/timetable/board/index?stop=${XIAXIE_STOP}`);
    expect(await visible('.departure-remind').count()).toBe(0);
  });

  it('signs in, sets it with two presses, and is told when it will come', async () => {
    await phone.open('/accounts/sign-in/index');
    await phone.tap('用样例人物居民试用');
    await phone.page
      .getByText(/^样例：/)
      .filter({ visible: true })
      .first()
      .waitFor();
    await phone.open(`/timetable/board/index?stop=${XIAXIE_STOP}`);
    expect(await faults('board')).toEqual([]);
    await phone.tap(/^提醒我，大约上午九点四十八分的车$/);
    expect(await phone.text()).toContain('提前 15 分钟，09:33 左右提醒您。');
    await phone.tap('到点提醒我');
    expect(await phone.text()).toContain('设好了，09:33 左右提醒您。');
    await phone.tap(new RegExp(`^车从${nameOf(0)}开出就告诉我$`));
    expect(await phone.text()).toContain(`设好了，车从${nameOf(0)}开出就告诉您。`);
    expect(await faults('remind')).toEqual([]);
    await phone.open(`/timetable/board/index?stop=${XIAXIE_STOP}`);
    expect(await visible('.departure-reminded').count()).toBe(1);
    await shows('/timetable/reminders/index', /今天 09:48/);
    expect(await faults('reminders')).toEqual([]);
  });

  it('shows the line by its timetable while nobody has reported the bus', async () => {
    await shows(linePage(), /还没有人报这个方向的车/);
    expect(await visible('.line-stop').count()).toBe(trip.calls.length);
    expect(await visible('.line-stop-mine').innerText()).toMatch(/下谢村[^]*我的站[^]*09:48/);
    expect(await faults('line')).toEqual([]);
  });

  it('draws the bus as the driver reports it, without the page being touched', async () => {
    await itIs(wallTime((trip.calls[0]?.departure ?? 0) + 120));
    await shows(linePage(), /还没有人报这个方向的车/);
    await report('depart', wallTime((trip.calls[0]?.departure ?? 0) + 60));
    await phone.page.waitForFunction(
      () => /司机已发车（/.test(document.querySelector('.line-bus')?.textContent ?? ''),
      undefined,
      { timeout: 60_000 },
    );
    expect(await visible('.line-bus').innerText()).toMatch(
      /司机已发车（(?:刚刚|\d分钟前)）[^]*大约 09:\d\d 到下谢村，可能差 \d+ 分/,
    );
    expect(await faults('line-departed')).toEqual([]);
    const before = mine() - 1;
    await itIs(wallTime((trip.calls[before]?.departure ?? 0) + 120));
    await report('stop', wallTime((trip.calls[before]?.departure ?? 0) + 60), {
      stopId: trip.calls[before]?.stopId ?? '',
    });
    await shows(linePage(), new RegExp(`刚到${nameOf(before)}（\\d分钟前）`));
    const place = visible('.line-place').nth(before);
    // The column asks again every half minute.
    await place.getByText(new RegExp(`^刚到${nameOf(before)}（`)).waitFor({ timeout: 60_000 });
    expect(await visible('.line-bus').count()).toBe(1);
    expect(await faults('line-seen')).toEqual([]);
  });

  it('is told in the inbox, once for each thing that was asked', async () => {
    await itIs('09:40');
    await phone.page.waitForTimeout(12_000);
    await shows('/notices/inbox/index', /快到了/);
    const text = await phone.text();
    expect(text.match(/快到了/g)?.length).toBeGreaterThanOrEqual(1);
    expect(await visible('.card').filter({ hasText: '快到了' }).count()).toBe(1);
    expect(await visible('.card').filter({ hasText: '开出了' }).count()).toBe(1);
    expect(text).toContain('您要我们提醒这班车');
    expect(await faults('inbox')).toEqual([]);
    await shows('/timetable/reminders/index', /提醒过了/);
  });

  it('in large writing can be read, touched and heard as well', async () => {
    mode = 'elder';
    await phone.open('/me/index');
    await phone.hit(phone.page.getByRole('radio', { name: /^大字/ }).filter({ visible: true }));
    const found: string[] = [];
    for (const [name, path] of [
      ['home', '/home/index'],
      ['line-seen', linePage()],
      ['board', `/timetable/board/index?stop=${XIAXIE_STOP}`],
      ['remind', `/timetable/remind/index?line=${LINE}&trip=Y104A-02&stop=${XIAXIE_STOP}&date=${TODAY}`],
      ['reminders', '/timetable/reminders/index'],
      ['remind-set', remindPage()],
    ] as const) {
      await phone.open(path);
      found.push(...(await faults(name)));
    }
    expect(found).toEqual([]);
  });

  it('without a network calls an old position old', async () => {
    await shows(linePage(), /分钟前/);
    await phone.page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
    await phone.setOffline(true);
    await phone.setClock(`${TODAY}T10:10:00+08:00`);
    await phone.reload();
    const text = await phone.text();
    expect(text).toMatch(/的信息 · 没有网络/);
    expect(text).not.toMatch(/刚到/);
    expect(text).toMatch(/\d\d分钟前到过/);
    expect(text).toContain('位置旧了，车可能已经开远。');
    expect(await faults('line-offline')).toEqual([]);
    expect(phone.complaints).toEqual([]);
  });
});
