// A driver's morning on the phone: tied to the company, papers checked, an hour without a signal, and what villagers see meanwhile.
import { foldTrip, runSheetApi, timetableApi } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { openTables } from '../../harness/opened-database.js';
import { setStage } from '../../harness/stage.js';

const TODAY = '2026-11-24';
const at = (time: string): string => `${TODAY}T${time}:00+08:00`;
const MORNING = at('06:20');
const MINUTE = 60_000;
/** K01-O01: COUNTY 06:37, 立新村 06:49, V100205 06:51, 俞坊村 07:00, V101209 07:07, V101201 07:14, T101 07:19. */
const TRIP = 'K01-O01';

inBrowser('a driver without a signal for an hour', () => {
  const stage = setStage({ clock: MORNING });
  let manager: Phone;
  let driver: Phone;
  let keeper: Phone;
  /** What the driver's phone says, ms since 1970, when it was last moved on. */
  let phoneTime = Date.parse(MORNING);

  beforeAll(async () => {
    [manager, driver, keeper] = [await stage.blankPhone(), await stage.blankPhone(), await stage.blankPhone()];
    for (const phone of [manager, driver, keeper]) {
      await phone.page.clock.install({ time: new Date(MORNING) });
      await phone.visit(stage.server.url);
    }
  }, 180_000);

  /** Lets the time pass on the phone. */
  const phoneIs = async (time: string): Promise<void> => {
    const minutes = Math.round((Date.parse(at(time)) - phoneTime) / MINUTE);
    phoneTime = Date.parse(at(time));
    await driver.page.clock.fastForward(minutes * MINUTE);
    await driver.rest();
  };
  /** Lets the time pass at the server. */
  const serverIs = async (time: string): Promise<void> => {
    await stage.server.itIs(at(time));
  };
  /** What a villager reads of this bus at 嵩溪畲族村's stop at that time, on a phone that is opened for it. */
  const villagerReads = async (time: string): Promise<string> => {
    const villager = await stage.blankPhone();
    try {
      await villager.page.clock.install({ time: new Date(at(time)) });
      await villager.visit(`${stage.server.url}/#/timetable/board/index?stop=V101201`);
      const earlier = villager.page.getByText(/^前面还有 \d+ 班/).filter({ visible: true });
      if ((await earlier.count()) > 0) await villager.hit(earlier);
      const row = villager.page.locator('.departure').filter({ visible: true, hasText: '07:14' }).first();
      await row.waitFor();
      await villager.picture(`driver-villager-${time.replace(':', '')}`);
      return (await row.innerText()).replace(/\s+/g, ' ');
    } finally {
      expect(villager.complaints).toEqual([]);
      await villager.close();
    }
  };

  it('is tied to a number by the company, who sees which papers run out', async () => {
    await driver.become('司机');
    await driver.open('/timetable/run-sheet/index');
    await driver.shown('公司还没有登记您是司机，请找公司登记').waitFor();
    expect(await driver.faults('driver-0-not-registered')).toEqual([]);
    await manager.become('公司管理员');
    await manager.open('/timetable/fleet/index');
    await manager.shown('有效到 2026年10月31日').waitFor();
    expect(await manager.page.locator('.tag-red').filter({ visible: true }).allTextContents()).toEqual(
      expect.arrayContaining(['已过期']),
    );
    expect(await manager.faults('driver-1-vehicles')).toEqual([]);
    await manager.press('给闽G00007示登记新证件');
    expect(await manager.faults('driver-1-paper')).toEqual([]);
    await manager.press('不登记了');
    await manager.press('司机');
    await manager.press('连上MT-01的手机');
    expect(await manager.faults('driver-2-link')).toEqual([]);
    await manager.press(/^样/);
    await manager.shown('已连手机').waitFor();
    expect(await manager.faults('driver-2-drivers')).toEqual([]);
  });

  it('cannot choose a vehicle whose inspection is over, and leaves with another', async () => {
    await driver.open('/me/index');
    await driver.press('我的车次');
    await driver.shown('这一天还没有您的车次。').waitFor();
    expect(await driver.faults('driver-3-no-trips')).toEqual([]);
    await driver.press('签到出车');
    await driver.shown('开哪一辆车？').waitFor();
    expect(await driver.faults('driver-4-vehicles')).toEqual([]);
    await driver.shown('闽G00006示 年检 2026年10月31日 已经到期，不能出车，请找公司补办。').waitFor();
    expect(await driver.page.getByRole('button', { name: /^闽G00006示/ }).count()).toBe(0);
    await driver.press(/^闽G00001示/);
    await driver.press(/^06:37，K01 去/);
    expect(await driver.faults('driver-5-trips')).toEqual([]);
    await driver.press('签到 1 班，检查证件');
    await driver.shown('车和司机已检查').waitFor();
    await driver.shown('都上传好了').waitFor();
    expect(await driver.faults('driver-7-ready')).toEqual([]);
  });

  it('leaves, and the villagers read that it has left', async () => {
    // What every bus has in common is not written: nobody has said anything of this one.
    expect(await villagerReads('06:30')).not.toMatch(/司机|刚到|还没人报/);
    await driver.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await serverIs('06:38');
    await phoneIs('06:38');
    await driver.press('从清流汽车站发车');
    await driver.shown('都上传好了').waitFor();
    expect(await villagerReads('06:40')).toMatch(/司机已发车/);
    expect(await driver.faults('driver-8-departed')).toEqual([]);
  });

  it('goes on for an hour without a network, also after the phone was restarted; every press is kept', async () => {
    await driver.setOffline(true);
    await phoneIs('06:53');
    await driver.press('到了立新村');
    await driver.shown('还有 1 条没有上传，刚按的').waitFor();
    await driver.press('从立新村发车');
    await phoneIs('07:04');
    await driver.press(/^俞坊村，/);
    await driver.press('到了俞坊村');
    await driver.shown('还有 3 条没有上传，最早的 11 分钟前').waitFor();
    expect(await driver.faults('driver-9-offline')).toEqual([]);
    await driver.reload();
    await driver.shown('还有 3 条没有上传，最早的 11 分钟前').waitFor();
    await driver.shown(/没有网络，运行单仍可用/).waitFor();
    await driver.press('从俞坊村发车');
    await driver.press('有情况');
    expect(await driver.faults('driver-10-trouble')).toEqual([]);
    await driver.press('晚点了');
    await driver.press('10 分钟');
    expect(await driver.faults('driver-10-reasons')).toEqual([]);
    await driver.press('路上堵车');
    await driver.shown('已说晚点 10 分钟').waitFor();
    await driver.press('撤回：晚点 10 分钟');
  });

  it('meanwhile the board says how old its news is, until a keeper sees the bus', async () => {
    await serverIs('07:10');
    expect(await villagerReads('07:10')).toMatch(/司机已发车（3\d分钟前）/);
    await keeper.page.clock.fastForward(50 * MINUTE);
    await keeper.become('站长');
    await keeper.open('/timetable/point-buses/index');
    await keeper.page
      .getByText(/到这里|这会儿没有车|车到了/)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(await keeper.faults('driver-11-keeper')).toEqual([]);
  });

  it('comes back after the hour: everything is uploaded once, and the board is right', async () => {
    await phoneIs('07:24');
    await driver.press(/看全部 \d 站/);
    await driver.press(/^嵩溪镇，/);
    await driver.press('到了终点嵩溪镇');
    await driver.shown(/还有 7 条没有上传，最早的 3\d 分钟前/).waitFor();
    await serverIs('07:45');
    await phoneIs('07:45');
    await driver.setOffline(false);
    await driver.shown('都上传好了').waitFor({ timeout: 60_000 });
    expect(await driver.faults('driver-12-uploaded')).toEqual([]);
    const board = await eventually(async () => {
      const { departures } = await stage.server.client.call(timetableApi.board, { stopId: 'V101201', date: TODAY });
      const departure = departures.find(({ tripId }) => tripId === TRIP);
      expect(departure?.live?.passed).toBe(true);
      return departure;
    });
    expect(board?.status).toBe('scheduled');
    expect(await villagerReads('07:46')).toMatch(/已开走/);
  });

  it('has counted nothing twice', async () => {
    const tables = await openTables(stage.database);
    try {
      const rows: { kind: string; event_id: string }[] = await tables.query(
        `SELECT kind, event_id FROM trip_report WHERE trip_id = '${TRIP}' AND service_date = '${TODAY}'`,
      );
      expect(rows.map(({ kind }) => kind).sort()).toEqual([
        'delay',
        'depart',
        'depart',
        'depart',
        'ready',
        'retract',
        'stop',
        'stop',
        'stop',
      ]);
      expect(new Set(rows.map(({ event_id }) => event_id)).size).toBe(rows.length);
    } finally {
      await tables.destroy();
    }
    const token = await driver.page.evaluate(() => localStorage.getItem('kehuoyou/session/token') ?? '');
    const { trips } = await stage.server.client.as(token).call(runSheetApi.sheet, { date: TODAY });
    const [trip] = trips;
    const plan = (trip?.calls ?? []).map(({ stopId, stopSequence, arrivalSeconds, departureSeconds }) => ({
      stopId,
      sequence: stopSequence,
      arrival: arrivalSeconds,
      departure: departureSeconds,
    }));
    expect(foldTrip(plan, TODAY, trip?.facts ?? [])).toMatchObject({
      state: 'arrived',
      position: 6,
      review: [],
      unchecked: false,
    });
    expect(trip?.state).toBe('arrived');
  });

  it('is given tomorrow’s trips by the company', async () => {
    await manager.page.clock.fastForward(85 * MINUTE);
    await manager.press('派班');
    await manager.shown(/还有 \d+ 班没有人开/).waitFor();
    await manager.press('明天');
    await manager.press(/^MT-01/);
    await manager.press('闽G00002示');
    await manager.press(/^06:37，K01/);
    expect(await manager.faults('driver-13-duties')).toEqual([]);
    await manager.press('把 1 班派给他');
    await manager.shown(/^派好了：MT-01/).waitFor();
    await driver.press('明天');
    await driver.shown('开 闽G00002示').waitFor();
    expect(await driver.faults('driver-14-tomorrow')).toEqual([]);
  });

  it('reads and touches everything in large text too', async () => {
    const found: string[] = [];
    for (const [phone, paths] of [
      [driver, ['run-sheet']],
      [keeper, ['point-buses']],
      [manager, ['fleet']],
    ] as const) {
      await phone.enlarge();
      for (const path of paths) {
        await phone.open(`/timetable/${path}/index`);
        found.push(...(await phone.faults(`driver-${path}`, 'elder')));
      }
    }
    await driver.press('明天');
    found.push(...(await driver.faults('driver-run-card', 'elder')));
    await driver.press('签到出车');
    found.push(...(await driver.faults('driver-sign-on', 'elder')));
    await manager.press('司机');
    found.push(...(await manager.faults('driver-drivers', 'elder')));
    await manager.press('派班');
    found.push(...(await manager.faults('driver-duties', 'elder')));
    expect(found).toEqual([]);
  }, 240_000);

  it('complains of nothing', () => {
    expect(stage.complaints().filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint))).toEqual([]);
  });
});
