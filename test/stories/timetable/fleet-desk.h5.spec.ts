// A company's manager before a wide screen: the work at the side, the list as a table, its order in the address.
import { inBrowser, openDesk, openPhone } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { createDatabase } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
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
  const address = (): string => decodeURIComponent(new URL(desk.page.url()).hash);

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
