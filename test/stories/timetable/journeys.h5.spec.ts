// In a browser: to the county's townspeople and back in a day; and pages that lie open learn that the bus is cancelled at
// ten past six, without being asked for anew.
import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import { inBrowser, openPhone } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { createDatabase } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import { COUNTY_STOP, LIUKENG_STOP } from '../../harness/places.js';
import { hardToHear, measure, shortcomings } from '../../harness/readability.js';
import type { floors } from '../../harness/readability.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday, ten past six. */
const CLOCK = '2026-11-24T06:10:00+08:00';
const TODAY = '2026-11-24';
const TO_COUNTY = `/timetable/journey/index?to=${COUNTY_STOP}&toName=${encodeURIComponent('县城')}`;
const BOARD = `/timetable/board/index?stop=${LIUKENG_STOP}`;
/** What a page that lies open has not learnt by then, it has not learnt, ms. */
const SOON = { timeout: 8_000 };

type Mode = keyof typeof floors;

inBrowser('journeys, and a bus that does not come', () => {
  let database: TestDatabase;
  let townspeople: Townspeople;
  let driver: Townsperson;
  let atHome: Phone;
  let atBoard: Phone;
  let onTheWay: Phone;
  const phones: Phone[] = [];
  let mode: Mode = 'normal';
  let seq = 0;

  beforeAll(async () => {
    database = await createDatabase('sqlite');
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    const [office, manager] = [await townspeople.signIn('county_office'), await townspeople.signIn('company_manager')];
    driver = await townspeople.signIn('driver');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.hire(manager, driver, { role: 'driver', scopeKind: 'company', scopeId: 'MT' });
    for (let count = 0; count < 3; count += 1) {
      const phone = await openPhone(townspeople.server.url, { clock: CLOCK });
      phones.push(phone);
      await phone.tap('长校镇');
      await phone.tap('留坑村');
    }
    [atHome, atBoard, onTheWay] = phones as [Phone, Phone, Phone];
  }, 240_000);
  afterAll(async () => {
    for (const phone of phones) await phone.close();
    await townspeople.stop();
    await database.drop();
  });

  const visible = (phone: Phone, selector: string): Locator => phone.page.locator(selector).filter({ visible: true });
  const report = async (kind: TripReport['kind'], tripId: string, more: Partial<TripReport> = {}): Promise<void> => {
    seq += 1;
    const occurredAt = new Date(Date.parse(CLOCK) + seq * 1_000).toISOString();
    const each = { eventId: randomUUID(), kind, tripId, serviceDate: TODAY, occurredAt, deviceSeq: seq, ...more };
    expect((await driver.client.call(tripReportApi.submit, { sentAt: occurredAt, reports: [each] })).outcomes).toEqual([
      { eventId: each.eventId, outcome: 'recorded' },
    ]);
  };

  /** What a person would trip over on the page that is shown: for eye, finger and ear. Its picture is kept. */
  async function faults(phone: Phone, name: string): Promise<string[]> {
    await phone.picture(`journeys-${name}-${mode}`);
    const unspoken = await hardToHear(phone.page);
    const wide = await phone.page.evaluate(() =>
      [...document.querySelectorAll('.card, .list, .departures, .tag')]
        .filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().right > 390.5)
        .map((each) => `.${each.className} is wider than the screen`),
    );
    return [...shortcomings(await measure(phone.page), mode), ...unspoken, ...wide];
  }

  describe('to the hospital and back', () => {
    it('says by when one is there, when one is home, and how long one can stay, on one screen', async () => {
      await onTheWay.open(TO_COUNTY);
      await onTheWay.tap('去了还要回来');
      await onTheWay.tap(/点这里改时间$/);
      await onTheWay.tap('上午10点前');
      await onTheWay.tap('下午4点前回');
      await onTheWay.tap(/点这里收起$/);
      const text = await onTheWay.text();
      expect(text).toMatch(/今天上午10点前到，下午4点前回到家/);
      expect(text).toMatch(/08:28[^]*能待 4 小时 52 分[^]*15:38 到家/);
      expect(text).toMatch(/在留坑村坐 K12[^]*到县城下车[^]*在县城能待 4 小时 52 分[^]*在县城坐 K12[^]*到留坑村下车/);
      expect(await faults(onTheWay, 'outing')).toEqual([]);
      await onTheWay.tap(/^回来：中午十二点三十四分走/);
      expect(await onTheWay.text()).toMatch(/在县城能待 2 小时 57 分/);
      await visible(onTheWay, '[role=group]').first().waitFor();
      expect(await visible(onTheWay, '[role=group]').first().getAttribute('aria-label')).toMatch(
        /九点三十七分到清流汽车站，在那里有两小时五十七分钟/,
      );
    });

    it('says that it cannot be done, and takes the limit away at one touch', async () => {
      await onTheWay.tap(/点这里改时间$/);
      await onTheWay.tap('早上8点前');
      expect(await onTheWay.text()).toContain('今天早上8点前到县城、下午4点前回来，来不及');
      expect(await faults(onTheWay, 'outing-none')).toEqual([]);
      await onTheWay.tap('不限几点');
      expect(await onTheWay.text()).toMatch(/在县城能待/);
    });

    it('asks by when to be there, and shows first what leaves last', async () => {
      await onTheWay.tap('去一趟');
      await onTheWay.tap('几点前到');
      await onTheWay.tap('中午12点前');
      expect(await onTheWay.text()).toMatch(/最晚走这一趟[^]*10:18[^]*再早一点[^]*08:28/);
      expect(await faults(onTheWay, 'by-noon')).toEqual([]);
    });
  });

  describe('the bus is cancelled at 06:10', () => {
    it('and is struck out with its reason and what to take instead, on every page that lies open', async () => {
      await atHome.open('/home/index');
      await atBoard.open(BOARD);
      // A new start: nothing is chosen any more.
      await onTheWay.reload();
      expect(await visible(atHome, '.answer-figure').first().textContent()).toBe('08:28');
      expect(await visible(onTheWay, '.journey-time').first().textContent()).toBe('08:28');
      await report('cancel', 'K12-I01', { reason: '车辆故障' });
      await visible(atHome, '.home-cancelled')
        .filter({ hasText: /08:28.*已取消：车辆故障，改坐 10:18 那班/ })
        .waitFor(SOON);
      expect(await visible(atHome, '.answer-figure').first().textContent()).toBe('10:18');
      const struck = visible(atBoard, '.departure-cancelled').filter({ hasText: '已取消：车辆故障' });
      await struck.waitFor(SOON);
      expect(await struck.textContent()).toMatch(/08:28.*改坐 10:18 那班/);
      expect(
        await struck.locator('.departure-figure').evaluate((figure) => getComputedStyle(figure).textDecorationLine),
      ).toBe('line-through');
      await visible(onTheWay, '.journey-time').filter({ hasText: '10:18' }).waitFor(SOON);
      expect(await onTheWay.text()).not.toContain('08:28');
      expect([
        await faults(atHome, 'cancelled-home'),
        await faults(atBoard, 'cancelled-board'),
        await faults(onTheWay, 'cancelled-journey'),
      ]).toEqual([[], [], []]);
    });

    it('by the office too, for the next one', async () => {
      expect(
        (await carryOut('announce', ['cancel-trip', 'K12-I02', TODAY, '路面塌方'], { database, clock: CLOCK })).code,
      ).toBe(0);
      await visible(atBoard, '.departure-cancelled').filter({ hasText: '已取消：路面塌方' }).waitFor(SOON);
      await visible(atHome, '.home-cancelled').filter({ hasText: '路面塌方' }).waitFor(SOON);
    });

    it('and is back on every page when it runs after all', async () => {
      await report('restore', 'K12-I01');
      await visible(atHome, '.answer-figure').filter({ hasText: '08:28' }).waitFor(SOON);
      await visible(atBoard, '.departure-cancelled')
        .filter({ hasText: '08:28' })
        .waitFor({ ...SOON, state: 'detached' });
      await visible(onTheWay, '.journey-time').filter({ hasText: '08:28' }).waitFor(SOON);
    });

    it('a bus that is late says so, and how sure that is', async () => {
      await report('delay', 'K12-I01', { minutes: 20, reason: '堵车' });
      await visible(atHome, '.tag')
        .filter({ hasText: /^司机说会晚点/ })
        .waitFor(SOON);
      await visible(atBoard, '.departure-live')
        .filter({ hasText: /^司机说会晚点/ })
        .waitFor(SOON);
      // The time at which it comes is the large one; the planned one stands struck beside it.
      expect(await atBoard.text()).toMatch(/约08:48[^]*08:28[^]*晚 20 分：堵车/);
      expect([await faults(atHome, 'late-home'), await faults(atBoard, 'late-board')]).toEqual([[], []]);
    });
  });

  it('reads all of it in the largest writing too', async () => {
    mode = 'elder';
    for (const [phone, page, name] of [
      [atHome, '/home/index', 'home'],
      [atBoard, BOARD, 'board'],
      [onTheWay, TO_COUNTY, 'journey'],
    ] as const) {
      await phone.enlarge();
      await phone.open(page);
      expect([name, await faults(phone, name)]).toEqual([name, []]);
    }
    await onTheWay.tap('去了还要回来');
    expect(await faults(onTheWay, 'outing')).toEqual([]);
    await onTheWay.tap(/点这里改时间$/);
    expect(await faults(onTheWay, 'outing-when')).toEqual([]);
  });

  it('without a network says how old is what was last heard of a bus', async () => {
    await atBoard.setOffline(true);
    await atBoard.setClock('2026-11-24T06:40:00+08:00');
    await atBoard.reload();
    expect(await atBoard.text()).toMatch(/没有网络，时刻表仍可用[^]*08:28[^]*司机说会晚点（\d+分钟前）/);
    expect(await visible(atBoard, '.departure-cancelled').count()).toBe(1);
  });

  it('never met an error', () => {
    expect(
      phones
        .flatMap(({ complaints }) => complaints)
        .filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint)),
    ).toEqual([]);
  });
});
