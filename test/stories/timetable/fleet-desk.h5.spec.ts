// A company's manager before a wide screen: sorts, filters, works by keys, takes the list away as a file and on paper.
import { readFile } from 'node:fs/promises';
import { inBrowser, openDesk, openPhone } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { createDatabase } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { measure } from '../../harness/readability.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';

const NOW = '2026-11-24T09:15:00+08:00';
const FLEET = '/timetable/fleet/index';

inBrowser('the fleet before a desk', () => {
  let database: TestDatabase;
  let server: RunningServer;
  let desk: Phone;

  beforeAll(async () => {
    database = await createDatabase('sqlite');
    server = await startServer({ database, clock: NOW });
    desk = await openDesk(server.url, NOW);
    await desk.become('公司管理员');
    await desk.open(FLEET);
  }, 180_000);
  afterAll(async () => {
    await desk.close();
    await server.stop();
    await database.drop();
  });

  /** What is written in the rows' first column, once there are so many rows. */
  const names = (count: number): Promise<string[]> =>
    eventually(async () => {
      const found = await desk.page.locator('tbody th').filter({ visible: true }).allInnerTexts();
      expect(found).toHaveLength(count);
      return found;
    });
  const sorted = (word: string): Promise<string | null> =>
    desk.page.getByRole('columnheader', { name: word }).getAttribute('aria-sort');
  const focused = (): Promise<string> => desk.page.evaluate(() => document.activeElement?.textContent ?? '');
  const key = async (name: string): Promise<void> => {
    await desk.page.keyboard.press(name);
    await desk.rest();
  };
  const address = (): string => decodeURIComponent(new URL(desk.page.url()).hash);
  const detail = () => desk.page.locator('.table-detail').filter({ visible: true });

  it('has the work of the manager at the side, the present one marked, and the list as a table', async () => {
    const side = desk.page.getByRole('navigation', { name: '工作' }).filter({ visible: true });
    expect((await side.innerText()).split('\n')).toEqual(
      expect.arrayContaining(['派班', '班次', '车辆', '司机', '改班', '工作人员']),
    );
    expect(await side.innerText()).not.toContain('没送到的消息');
    expect(await side.getByRole('button', { name: '车辆' }).getAttribute('aria-current')).toBe('page');
    // What is over comes first.
    expect((await names(7)).slice(0, 3)).toEqual(['闽G00006示', '闽G00007示', '闽G00001示']);
    expect(await desk.faults('fleet-vehicles', 'desk')).toEqual([]);
  });

  it('is sorted by any column, and what it is sorted and filtered by lies in the address', async () => {
    await desk.press('座位');
    expect(await sorted('座位')).toBe('ascending');
    expect((await names(7))[0]).toMatch('闽G00006示');
    await desk.press('座位');
    expect(await names(7)).toEqual([
      '闽G00001示',
      '闽G00002示',
      '闽G00003示',
      '闽G00004示',
      '闽G00005示',
      '闽G00006示',
      '闽G00007示',
    ]);
    await desk.press('过期或没登记');
    expect(await names(2)).toEqual(['闽G00006示', '闽G00007示']);
    expect(address()).toBe(`#${FLEET}?sort=-seats&papers=over`);
    await desk.page.reload();
    await desk.rest();
    expect(await names(2)).toEqual(['闽G00006示', '闽G00007示']);
    expect(await sorted('座位')).toBe('descending');
    await desk.press('全部');
    expect(address()).toBe(`#${FLEET}?sort=-seats`);
  });

  it('is worked by keys alone: / finds, arrows and j and k walk, Enter opens, Escape closes', async () => {
    await key('/');
    await desk.page.keyboard.type('2026-1');
    expect(await names(2)).toEqual(['闽G00006示', '闽G00007示']);
    await key('ArrowDown');
    expect(await focused()).toBe('闽G00006示');
    await key('j');
    expect(await focused()).toBe('闽G00007示');
    await key('k');
    await key('Enter');
    expect(await detail().innerText()).toMatch(/闽G00006示，10 座[^]*年检[^]*已过期/);
    expect(address()).toContain('open=MT-V06');
    expect(await desk.faults('fleet-detail', 'desk')).toEqual([]);
    await key('ArrowDown');
    expect(await detail().innerText()).toMatch(/闽G00007示/);
    await key('Escape');
    expect(await detail().count()).toBe(0);
    expect(await focused()).toBe('闽G00007示');
  });

  it('registers a renewed paper in the detail, and the row is in order at once', async () => {
    await key('Enter');
    await desk.press('给闽G00007示登记新证件');
    await desk.page.getByLabel('二级维护有效到哪一天').filter({ visible: true }).fill('2027-11-15');
    await desk.press('登记');
    await eventually(async () => expect(await detail().innerText()).toContain('有效到 2027年11月15日'));
    await key('Escape');
    await desk.page.getByLabel('找车辆').filter({ visible: true }).fill('');
    expect((await names(7)).slice(0, 1)).toEqual(['闽G00001示']);
    await desk.press('过期或没登记');
    expect(await names(1)).toEqual(['闽G00006示']);
  });

  it('goes away as a file: what is shown, in its order, for any spreadsheet', async () => {
    const download = desk.page.waitForEvent('download');
    await desk.press(/^导出 CSV：车辆，7 辆里的 1 辆$/);
    const file = await download;
    expect(file.suggestedFilename()).toBe('车辆.csv');
    expect(await readFile(await file.path(), 'utf8')).toBe(
      '\ufeff车牌,座位,年检,保险,二级维护,邮政标志\r\n闽G00006示,10,2026-10-31 已过期,2028-12-31 有效,2028-12-31 有效,\r\n',
    );
    await desk.press('全部');
  });

  it('goes onto paper: A4, black on white, with title, time and address, and nothing to press', async () => {
    await desk.page.emulateMedia({ media: 'print' });
    await desk.page.setViewportSize({ width: 688, height: 970 });
    await desk.rest();
    const seen = desk.page.locator('.print-head').filter({ visible: true });
    expect(await seen.innerText()).toMatch(
      /闽通长运清流分公司，车辆[^]*11月24日（周二）09:1\d 打印[^]*#\/timetable\/fleet/,
    );
    expect(await names(7)).toHaveLength(7);
    for (const gone of ['.side', '.button', '.search', '.chip', '.table-legend'])
      expect([gone, await desk.page.locator(gone).filter({ visible: true }).count()]).toEqual([gone, 0]);
    const measured = await measure(desk.page);
    expect(measured.overflow).toBe(0);
    expect(measured.texts.filter(({ cut, px, contrast }) => cut || px < 12 || contrast < 15)).toEqual([]);
    await desk.picture('fleet-printed');
    await desk.page.emulateMedia({ media: 'screen' });
    await desk.page.setViewportSize({ width: 1280, height: 800 });
    await desk.rest();
    expect((await desk.page.pdf({ preferCSSPageSize: true })).toString('latin1')).toMatch(
      /\/MediaBox \[0 0 59[45]\S* 84[12]/,
    );
  });

  it('leads to the drivers and to the day’s trips, which are chosen row by row', async () => {
    await desk.press('司机');
    expect(await names(6)).toContain('MT-01');
    expect(await desk.faults('fleet-drivers', 'desk')).toEqual([]);
    await desk.press('派班');
    await names(50);
    await desk.page.getByLabel('找班次').filter({ visible: true }).fill('K01 嵩溪');
    const count = (
      await desk.page.getByRole('status').filter({ hasText: '班次：' }).filter({ visible: true }).innerText()
    ).match(/里的 (\d+)/)?.[1];
    const trips = await names(Number(count));
    expect(trips[0]).toBe('06:37');
    await desk.press('MT-01');
    await desk.press('闽G00001示');
    await key('Escape');
    await desk.page.keyboard.press('Tab');
    await desk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await key('j');
    await key('j');
    await key('Space');
    expect(await desk.faults('fleet-duties', 'desk')).toEqual([]);
    await desk.press('把 1 班派给他');
    await desk.shown('派好了：MT-01 开 闽G00001示，1 班。').waitFor();
    await desk.press('有人开');
    expect(await names(1)).toEqual(trips.slice(1, 2));
  });

  it('goes back to where it came from as it was left', async () => {
    await desk.page.goBack();
    await desk.rest();
    expect(await names(6)).toContain('MT-01');
    await desk.page.goBack();
    await desk.rest();
    expect(await names(7)).toContain('闽G00001示');
    expect(await sorted('座位')).toBe('descending');
  });

  it('can be read and touched at 1920, in the largest writing, and on a phone, where it is the list that it was', async () => {
    const found: string[] = [];
    await desk.page.setViewportSize({ width: 1920, height: 1080 });
    await desk.rest();
    found.push(...(await desk.faults('fleet-1920', 'desk')));
    await desk.page.setViewportSize({ width: 1280, height: 800 });
    await desk.open('/me/index');
    await desk.press(/^大字/);
    await desk.press(/最大/);
    await desk.open(FLEET);
    await names(7);
    found.push(...(await desk.faults('fleet-largest-wide', 'elder')));
    expect(found).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(desk.complaints).toEqual([]);
  });
});

inBrowser('the fleet on a phone', () => {
  let database: TestDatabase;
  let server: RunningServer;
  let phone: Phone;

  beforeAll(async () => {
    database = await createDatabase('sqlite');
    server = await startServer({ database, clock: NOW });
    phone = await openPhone(server.url, NOW);
    await phone.become('公司管理员');
  }, 180_000);
  afterAll(async () => {
    await phone.close();
    await server.stop();
    await database.drop();
  });

  it('is a list of cards, with nothing of a desk, in usual and in the largest writing', async () => {
    await phone.open(FLEET);
    await phone.shown('闽G00006示，10 座').waitFor();
    for (const desks of ['table', '.side', '.table-tools', '.print-head'])
      expect([desks, await phone.page.locator(desks).filter({ visible: true }).count()]).toEqual([desks, 0]);
    expect(await phone.faults('fleet')).toEqual([]);
    await phone.press('司机');
    await phone.shown('MT-01').waitFor();
    expect(new URL(phone.page.url()).hash).toContain('part=drivers');
    await phone.open('/me/index');
    await phone.press(/^大字/);
    await phone.press(/最大/);
    await phone.open(FLEET);
    expect(await phone.faults('fleet-largest', 'elder')).toEqual([]);
    expect(phone.complaints).toEqual([]);
  });
});
