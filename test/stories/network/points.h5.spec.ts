// In a browser: somebody of 下谢村 looks for a point that is open, finds the way there and its bus, searches by
// initials, meets a point that pauses and a bus that is cancelled, and reads it all again without a network.
import type { Locator } from 'playwright-core';
import { journeyApi, networkApi, timetableApi } from '@kehuoyou/shared';
import type { Journey } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { COUNTY_STOP, XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { floors, hardToHear, lettersPx, measure, mutedCards, shortcomings } from '../../harness/readability.js';
import { setStage } from '../../harness/stage.js';
import { carryOut } from '../../harness/run/commands.js';

/** A Tuesday morning, with a bus still to come. */
const CLOCK = '2026-11-24T09:10:00+08:00';
const TODAY = '2026-11-24';
/** 长校镇's station, which one reaches by the village's bus. */
const STATION = /^看长校镇综合服务站$/;

type Mode = keyof typeof floors;

inBrowser('points and journeys', () => {
  const stage = setStage({ clock: CLOCK });
  let phone: Phone;
  let mode: Mode = 'normal';
  /** What the phone's watch was last set to. */
  let now = Date.parse(CLOCK);

  beforeAll(async () => {
    phone = await stage.newPhone();
    await phone.tap('长校镇');
    await phone.tap('下谢村');
  });

  const visible = (selector: string): Locator => phone.page.locator(selector).filter({ visible: true });
  const type = async (text: string): Promise<void> => {
    await phone.page.getByPlaceholder('村名，或拼音首字母').filter({ visible: true }).fill(text);
    await phone.page.waitForTimeout(500);
    await phone.rest();
  };
  const back = async (): Promise<void> => {
    await phone.back();
  };
  const announce = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await carryOut('announce', words, { database: stage.database, clock: CLOCK });
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  const journeys = async (ask: { from: string; to: string; date?: string }): Promise<readonly Journey[]> =>
    (await stage.server.client.call(journeyApi.journeys, ask)).journeys;
  const clockTimes = ({ legs }: Journey): string[] =>
    legs.flatMap(({ departure, arrival }) => [departure.slice(11, 16), arrival.slice(11, 16)]);

  /** What a person would trip over on the page that is shown: for eye, finger and ear. Its picture is kept. */
  async function faults(name: string): Promise<string[]> {
    await phone.picture(`points-${name}-${mode}`);
    const mute = await mutedCards(phone.page);
    const unspoken = await hardToHear(phone.page);
    return [...shortcomings(await measure(phone.page), mode), ...mute, ...unspoken];
  }

  describe('in usual writing', () => {
    it('lists the own point first, then the township’s by its minutes on the bus', async () => {
      await phone.open('/home/index');
      await phone.tap('附近服务点');
      const names = await visible('.card-name').allTextContents();
      expect(names.slice(0, 2)).toEqual(['下谢村服务点', '长校镇综合服务站']);
      expect(names).toHaveLength(8);
      expect(await phone.text()).toMatch(/长校镇综合服务站[^]*今天开到 18:00[^]*坐车 11 分/);
      expect(await faults('nearest')).toEqual([]);
    });

    it('keeps only those that do what one needs', async () => {
      await phone.hit(phone.page.getByRole('radio', { name: '农产品代卖' }).filter({ visible: true }));
      const names = await visible('.card-name').allTextContents();
      const { points } = await stage.server.client.call(networkApi.nearest, {
        village: XIAXIE,
        services: 'produce',
        limit: 8,
      });
      expect(names).toEqual(points.map(({ name }) => name.replace('客货邮', '')));
      await phone.tap('都看');
      expect(await visible('.card-name').allTextContents()).not.toEqual(names);
    });

    it('leads from the point to the way there, step by step as the planner says, and on to the stop’s board', async () => {
      await phone.tap(STATION);
      expect(await phone.text()).toMatch(/长校镇综合服务站[^]*今天开到 18:00[^]*能办的事/);
      expect(await faults('point')).toEqual([]);
      await phone.tap('怎么去');
      const [first] = await journeys({ from: XIAXIE, to: 'T104' });
      const text = await phone.text();
      expect(text).toContain('去长校镇综合服务站');
      expect(text).toContain('从下谢村出发');
      expect(text).toMatch(/还有 3[678] 分/);
      expect(await visible('.journey-time').allTextContents()).toEqual(first && clockTimes(first));
      expect(await faults('journey-there')).toEqual([]);
      await phone.tap('看上车站的班次');
      expect(await phone.text()).toMatch(/下谢村 上车[^]*09:48[^]*15:28/);
      expect(await faults('board')).toEqual([]);
      await phone.tap(/^大约上午九点四十八分/);
      expect(await phone.text()).toMatch(/Y104A 线[^]*在下谢村上车[^]*09:48[^]*我的站/);
      expect(await faults('line')).toEqual([]);
    });

    it('draws where the point lies, in letters that can be read', async () => {
      await phone.open('/home/index');
      await phone.reload();
      await phone.tap('看下谢村服务点');
      await phone.tap('看示意图');
      const drawn = Buffer.from(
        (await visible('.sketch-map img').getAttribute('src'))?.split('base64,')[1] ?? '',
        'base64',
      ).toString();
      expect(drawn).toMatch(/font-weight="700" fill="#a1260d">下谢村服务点<\/text>/);
      expect(await faults('sketch')).toEqual([]);
      expect(await lettersPx(visible('.sketch-map img'))).toBeGreaterThanOrEqual(floors.normal.textPx);
    });

    it('finds a point by the initials of its name', async () => {
      await phone.open('/network/nearest/index');
      await type('dkc');
      expect(await visible('.card-name').allTextContents()).toContain('洞口村服务点');
      expect(await faults('search')).toEqual([]);
      await type('zzz');
      expect(await phone.text()).toContain('没有找到这个名字的服务点');
    });

    it('asks where to, and tells the way to the county’s town with its change, tomorrow’s, and the way back', async () => {
      await phone.open('/home/index');
      await phone.tap('怎么去');
      expect(await phone.text()).toContain('您要去哪里？');
      expect(await faults('journey-where')).toEqual([]);
      await phone.tap('县城');
      const [first] = await journeys({ from: XIAXIE, to: COUNTY_STOP });
      expect(await visible('.journey-time').allTextContents()).toEqual(first && clockTimes(first));
      expect(await phone.text()).toMatch(/在下谢村坐 Y104A[^]*到长校镇下车[^]*在长校镇换 K12[^]*到县城下车/);
      const spoken = await visible('[role=group]').first().getAttribute('aria-label');
      expect(spoken).toMatch(
        /^从下谢村去县城，还有三十[六七八]分钟，大约上午九点四十八分坐Y幺零四A线，上午九点五十九分到长校镇。上午十点十三分换K幺二线，上午十一点二十七分到县城。/,
      );
      expect(await faults('journey')).toEqual([]);
      await phone.tap(/点这里改时间$/);
      await phone.hit(phone.page.getByRole('radio', { name: /^明天/ }).filter({ visible: true }));
      expect(await phone.text()).toMatch(/明天，什么时候都行/);
      expect(await faults('journey-when')).toEqual([]);
      await phone.tap('看回来的车');
      const [home] = await journeys({ from: COUNTY_STOP, to: XIAXIE });
      expect(await phone.text()).toContain('去下谢村');
      expect(await visible('.journey-time').allTextContents()).toEqual(home && clockTimes(home));
    });

    it('changes from one stop’s board to another’s', async () => {
      await phone.open(`/timetable/board/index?stop=${XIAXIE_STOP}`);
      await phone.tap('换一站');
      await type('dkc');
      expect(await faults('board-change')).toEqual([]);
      await phone.tap(/^洞口村服务点/);
      const text = await phone.text();
      const board = await stage.server.client.call(timetableApi.board, { stopId: 'V204205', date: TODAY });
      expect(text).toContain(`${board.stop.name} 上车`);
      expect(await visible('.departure-figure').count()).toBe(board.departures.length);
    });
  });

  describe('when something is different from usual', () => {
    it('says of a point that pauses why, until when, and where to go instead', async () => {
      const id = await announce(
        'pause-point',
        XIAXIE_POINT,
        `${TODAY}T08:00+08:00`,
        '2026-11-26T08:30+08:00',
        '站长去县里开会',
        'S104',
      );
      await showsAfterReload(
        `/network/point/index?id=${XIAXIE_POINT}`,
        /暂停服务[^]*站长去县里开会，后天 08:30 恢复[^]*看代办的服务点/,
      );
      expect(await phone.text()).toMatch(/今天\s*07:30–08:00\s*暂停服务：站长去县里开会\s*明天\s*不开门/);
      expect(await faults('point-paused')).toEqual([]);
      await phone.tap('看代办的服务点');
      expect(await phone.text()).toMatch(/^(?:返回\s*)?长校镇综合服务站/);
      await announce('resume-point', id);
      await showsAfterReload(`/network/point/index?id=${XIAXIE_POINT}`, /今天开到 19:00/);
    });

    it('strikes a cancelled bus out with its reason, and no longer advises to take it', async () => {
      const id = await announce('cancel-trip', 'Y104A-01', TODAY, '路面塌方');
      await showsAfterReload(`/timetable/board/index?stop=${XIAXIE_STOP}`, /09:48[^]*已取消：路面塌方[^]*15:28/);
      const struck = visible('.departure-cancelled .departure-figure');
      expect(await struck.textContent()).toBe('09:48');
      expect(await struck.evaluate((figure) => getComputedStyle(figure).textDecorationLine)).toBe('line-through');
      expect(await faults('board-cancelled')).toEqual([]);
      await showsAfterReload(
        `/timetable/journey/index?to=${COUNTY_STOP}&toName=${encodeURIComponent('县城')}`,
        /15:28/,
      );
      expect(await phone.text()).not.toContain('09:48');
      await announce('restore-trip', id);
      await showsAfterReload(`/timetable/board/index?stop=${XIAXIE_STOP}`, /09:48(?![^]*已取消)/);
    });
  });

  describe.each(['大字', '最大'])('in %s', (size) => {
    it('every page can still be read, touched and heard', async () => {
      mode = 'elder';
      await phone.open('/me/index');
      await phone.hit(phone.page.getByRole('radio', { name: new RegExp(`^${size}`) }).filter({ visible: true }));
      const places: readonly (readonly [string, string])[] = [
        ['nearest', '/network/nearest/index'],
        ['sketch', `/network/nearest/index?point=${XIAXIE_POINT}`],
        ['point', `/network/point/index?id=${XIAXIE_POINT}`],
        ['journey', `/timetable/journey/index?to=${COUNTY_STOP}&toName=${encodeURIComponent('县城')}`],
        ['journey-where', '/timetable/journey/index'],
        ['board', `/timetable/board/index?stop=${XIAXIE_STOP}`],
        ['board-county', `/timetable/board/index?stop=${COUNTY_STOP}`],
        ['line', `/timetable/line/index?line=Y104A&trip=Y104A-01&stop=${XIAXIE_STOP}&date=${TODAY}`],
      ];
      for (const [name, path] of places) {
        await phone.open(path);
        expect([name, await faults(`${name}-${size === '最大' ? 'largest' : 'large'}`)]).toEqual([name, []]);
        if (name === 'sketch')
          expect(await lettersPx(visible('.sketch-map img'))).toBeGreaterThanOrEqual(floors.elder.textPx);
      }
    });
  });

  it('reads it all again without a network, and says how old it is', async () => {
    await phone.page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
    await phone.setOffline(true);
    await phone.setClock(`${TODAY}T09:40:00+08:00`);
    const kept: readonly (readonly [string, RegExp])[] = [
      [`/network/point/index?id=${XIAXIE_POINT}`, /分钟前的信息 · 没有网络[^]*今天开到 19:00/],
      ['/network/nearest/index', /分钟前的信息 · 没有网络[^]*下谢村服务点/],
      [
        `/timetable/journey/index?to=${COUNTY_STOP}&toName=${encodeURIComponent('县城')}`,
        /分钟前的信息 · 没有网络，时刻表仍可用[^]*09:48[^]*到县城下车/,
      ],
      [`/timetable/board/index?stop=${XIAXIE_STOP}`, /分钟前的信息 · 没有网络，时刻表仍可用[^]*09:48/],
      ['/timetable/line/index?line=Y104A', /没有网络[^]*Y104A|Y104A[^]*没有网络/],
    ];
    for (const [path, says] of kept) {
      await phone.open(path);
      await phone.reload();
      expect(await phone.text()).toMatch(says);
    }
    await phone.open(`/network/nearest/index?point=${XIAXIE_POINT}`);
    expect(await visible('.sketch-map img').count()).toBe(1);
    expect(await faults('sketch-offline')).toEqual([]);
    await phone.setOffline(false);
    await back();
  });

  it('in the evening says that no bus is left, and shows tomorrow’s at a touch', async () => {
    now = Date.parse(`${TODAY}T20:00:00+08:00`);
    await showsAfterReload(`/timetable/board/index?stop=${XIAXIE_STOP}`, /今天没有班车了[^]*明天（周三）第一班/);
    expect(await faults('board-evening')).toEqual([]);
    await phone.tap('看明天的班次');
    expect(await phone.text()).not.toContain('没有班车');
  });

  it('has complained of nothing to its console', () => {
    expect(phone.complaints).toEqual([]);
  });

  /** The page, opened anew a minute later: half a minute is what the app trusts an answer for. */
  async function showsAfterReload(path: string, says: RegExp): Promise<void> {
    await phone.open(path);
    await eventually(async () => {
      now += 60_000;
      await phone.setClock(new Date(now).toISOString());
      await phone.reload();
      expect(await phone.text()).toMatch(says);
    }, 20_000);
  }
});
