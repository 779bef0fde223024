// A company's manager before a wide screen: the work at the side, the list as a table, its order in the address.
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { downloaded, inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { setStage } from '../../harness/stage.js';

const NOW = '2026-11-24T09:15:00+08:00';
const FLEET = '/timetable/fleet/index';

inBrowser('the fleet before a desk', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  let desk: Phone;

  beforeAll(async () => {
    desk = await stage.newDesk();
    await desk.become('公司管理员');
    await desk.open(FLEET);
  }, 180_000);

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
    await desk.reload();
    expect(await names(2)).toEqual(['闽G00006示', '闽G00007示']);
    expect(await sorted('座位')).toBe('descending');
    await desk.press('全部');
    expect(address()).toBe(`#${FLEET}?sort=-seats`);
  });

  const detail = () => desk.page.locator('.table-detail').filter({ visible: true });
  const focused = (): Promise<string> => desk.page.evaluate(() => document.activeElement?.textContent ?? '');
  const keys = async (...names: string[]): Promise<void> => {
    for (const name of names) await desk.page.keyboard.press(name);
    await desk.rest();
  };

  it('is worked by keys: down the rows, Enter opens one beside the list, Escape closes it and stays at its row', async () => {
    await desk.open(`${FLEET}?sort=plate`);
    const all = await names(7);
    await desk.page.locator('tbody button').filter({ visible: true }).first().focus();
    await keys('ArrowDown', 'j', 'k');
    expect(await focused()).toBe(all[1]);
    await keys('Enter');
    expect(await detail().getAttribute('aria-label')).toBe(all[1]);
    expect(await detail().innerText()).toMatch(/年检[^]*保险[^]*二级维护/);
    expect(address()).toContain('open=');
    expect(await desk.faults('fleet-detail', 'desk')).toEqual([]);
    // The detail goes along.
    await keys('ArrowDown');
    expect([await focused(), await detail().getAttribute('aria-label')]).toEqual([all[2], all[2]]);
    await desk.reload();
    expect(await detail().getAttribute('aria-label')).toBe(all[2]);
    await keys('Escape');
    expect(await detail().count()).toBe(0);
    expect([await focused(), address()]).toEqual([all[2], `#${FLEET}?sort=plate`]);
  });

  it('is searched by / from anywhere, and left downwards into what was found', async () => {
    await keys('/');
    await desk.page.keyboard.type('G00006');
    expect(await names(1)).toEqual(['闽G00006示']);
    // What is written there are letters, not keys.
    await desk.page.keyboard.type('jk');
    await names(0);
    await keys('Backspace', 'Backspace', 'ArrowDown', 'Enter');
    expect(await detail().getAttribute('aria-label')).toBe('闽G00006示');
    expect(address()).toContain('find=G00006');
    await keys('Escape', '/', 'Control+a', 'Delete');
    await names(7);
  });

  /** What the browser saves when something is pressed. */
  const saved = async (name: RegExp): Promise<{ name: string; bytes: Buffer }> => {
    const download = desk.page.waitForEvent('download');
    await desk.press(name);
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await downloaded(file) };
  };

  it('is taken along as it is shown: filtered and sorted as CSV, and the papers of the same vehicles for Excel', async () => {
    await desk.open(`${FLEET}?sort=-plate&papers=over`);
    await names(2);
    const csv = await saved(/^导出 CSV/);
    const rows = parse(csv.bytes, { bom: true, columns: true }) as Record<string, string>[];
    expect([csv.name, rows.map((row) => row['车牌'])]).toEqual(['车辆.csv', ['闽G00007示', '闽G00006示']]);
    expect(rows[1]?.['年检']).toBe('2026-10-31 已过期');
    const excel = await saved(/^导出 Excel/);
    expect(excel.name).toMatch(/证件\.xlsx$/);
    const sheets = Object.entries(unzipSync(excel.bytes)).filter(([name]) => /sharedStrings|sheet1/.test(name));
    const written = sheets.map(([, bytes]) => strFromU8(bytes)).join('\n');
    expect([...new Set(written.match(/闽G\d{5}示/g))].sort()).toEqual(['闽G00006示', '闽G00007示']);
    expect(written).toContain('已过期');
  });

  it('is a sheet of paper when it is printed: title, address and rows, and nothing to press', async () => {
    await desk.page.emulateMedia({ media: 'print' });
    const shown = (selector: string): Promise<number> => desk.page.locator(selector).filter({ visible: true }).count();
    for (const gone of ['nav, .side, [role=navigation]', '.table-tools', '.table-legend', '.page-top', '.chips'])
      expect([gone, await shown(gone)]).toEqual([gone, 0]);
    expect(await desk.page.locator('.print-head').filter({ visible: true }).innerText()).toMatch(
      /车辆[^]*打印[^]*papers=over/,
    );
    expect(await names(2)).toEqual(['闽G00007示', '闽G00006示']);
    const paper = await desk.page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await desk.picture('fleet-print');
    await desk.page.emulateMedia({ media: 'screen' });
  });

  it('says how much of the papers holds and of the day is given away, in figures too', async () => {
    await desk.open(FLEET);
    const chart = (name: RegExp) => desk.page.getByRole('img', { name }).filter({ visible: true });
    await chart(/^证件，一共 21 份：已过期 2 份，有效 19 份。$/).waitFor();
    await desk.open(`${FLEET}?part=duties`);
    await chart(/^这一天一共 144 班：还没有人开 144 班。$/).waitFor();
    await chart(/^还没有人开的，几点发车，从6点到18点/).waitFor();
    await desk.press('MT-01');
    await desk.press('闽G00001示');
    await desk.hit(desk.page.locator('tbody tr').filter({ visible: true }).first());
    await desk.press('把 1 班派给他');
    await chart(/^这一天一共 144 班：派好了 1，还没有人开 143 班。$/).waitFor();
    expect(await desk.faults('fleet-duties', 'desk')).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(desk.complaints).toEqual([]);
  });
});

inBrowser('the fleet on a phone', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  let phone: Phone;

  beforeAll(async () => {
    phone = await stage.newPhone();
    await phone.become('公司管理员');
  }, 180_000);

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
