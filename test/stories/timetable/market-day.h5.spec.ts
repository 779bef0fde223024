// By touch: the office sets the market days, a manager makes a run one of them, villagers see it; and it is taken back.
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { COUNTY_STOP } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

/** A Tuesday, the sixteenth of the tenth lunar month. */
const NOW = '2026-11-24T09:15:00+08:00';
/** Leaves the county for 嵩溪镇 at 06:37 every day. */
const RUN = '06:37 K01 去嵩溪镇';
const [MARKET_DAY, NEXT_DAY] = ['2026-11-29', '2026-11-30'];

inBrowser('market day', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  let villager: Phone;
  let manager: Phone;
  let office: Phone;

  beforeAll(async () => {
    [villager, manager, office] = [await stage.newPhone(), await stage.newPhone(), await stage.newPhone()];
  }, 180_000);

  /** What the county's board says on a day to somebody who opens it for the first time. */
  const boardOn = async (date: string): Promise<string> => {
    await villager.open(`/timetable/board/index?stop=${COUNTY_STOP}&date=${date}`);
    await villager.page.evaluate(() => localStorage.clear());
    await villager.reload();
    return villager.text();
  };

  const preview = async (): Promise<void> => {
    await manager.open('/timetable/preview/index');
    await manager.shown(/就这样改吗/).waitFor();
  };

  it('nobody has set a market day yet, and the page says so to everybody', async () => {
    await manager.open('/timetable/markets/index');
    await manager.shown('还没有哪个乡镇登记了圩日。').waitFor();
  });

  it('the county office says on which lunar days 嵩溪镇 holds its market', async () => {
    await office.become('县里办公室');
    await office.open('/me/index');
    await office.press('改时刻表');
    await office.press('各乡镇的圩日');
    await office.press('给别的乡镇登记圩日');
    await office.press('嵩溪镇');
    await office.press('逢一');
    await office.press('逢六');
    expect(await office.faults('office-market-form')).toEqual([]);
    await office.press('就这样');
    await office.shown(/嵩溪镇.*逢农历1、6/).waitFor();
    await villager.open('/timetable/markets/index');
    expect(await villager.text()).toMatch(/嵩溪镇.*逢农历1、6[^]*今天[^]*11月29日（周日）、12月4日（周五）/);
    expect(await villager.faults('office-markets')).toEqual([]);
  });

  it('the manager finds the run by its line and time, and makes it one of market days only', async () => {
    await manager.become('公司管理员');
    await manager.open('/me/index');
    await manager.press('改时刻表');
    expect(await manager.text()).not.toContain('邮政清流分公司');
    expect(await manager.faults('office-edit')).toEqual([]);
    await manager.press(/^清流—嵩溪 K01/);
    expect(await manager.faults('office-trips')).toEqual([]);
    await manager.press(/^06:37 去嵩溪镇/);
    expect(await manager.faults('office-trip-retime')).toEqual([]);
    await manager.press('挑日子');
    await manager.press('嵩溪镇');
    expect(await manager.faults('office-trip-market')).toEqual([]);
    await manager.press('记下这处改动');
    await manager.shown('改了 1 处，还没发布').waitFor();
    expect(await manager.faults('office-draft')).toEqual([]);
  });

  it('sees what villagers will see before they see it, and publishes it', async () => {
    await manager.press('先看看村里人会看到什么');
    await manager.shown(/个站的站牌会变/).waitFor();
    await manager.press(/^再看另外/);
    expect(await manager.text()).toMatch(
      /清流汽车站[^]*原来 06:37 有，以后没有了[^]*11月25日到28日、11月30日到12月3日、12月5日到8日/,
    );
    expect(await manager.faults('office-preview')).toEqual([]);
    expect(await boardOn(NEXT_DAY)).toContain('06:37');
    await manager.press('发布这 1 处改动');
    await manager.shown('1 处改动发布好了').waitFor();
    expect(await manager.faults('office-published')).toEqual([]);
  });

  it('villagers have it on the market day, marked as what it is, and on no other', async () => {
    expect(await boardOn(MARKET_DAY)).toMatch(/06:37[^]{0,40}K01[^]{0,20}圩日班车/);
    expect(await villager.faults('office-board-of-market-day')).toEqual([]);
    expect(await boardOn(NEXT_DAY)).not.toContain('06:37');
  });

  it('a working Saturday and a day of rest, set by the office, move the runs of working days', async () => {
    await manager.open('/timetable/edit-line/index?line=K02');
    const first =
      (await manager.page
        .getByRole('button', { name: /从清流汽车站.*改这一班$/ })
        .first()
        .getAttribute('aria-label')) ?? '';
    const time = first.slice(0, 5);
    await manager.press(first);
    await manager.press('挑日子');
    await manager.press('工作日');
    await manager.press('记下这处改动');
    await preview();
    await manager.press('发布这 1 处改动');
    await manager.shown('1 处改动发布好了').waitFor();
    const runs = async (date: string): Promise<boolean> => new RegExp(`${time}[^]{0,30}K02`).test(await boardOn(date));
    expect([await runs('2026-12-04'), await runs('2026-12-05')]).toEqual([true, false]);
    await office.open('/timetable/calendar/index');
    for (const [date, kind, name] of [
      ['2026-12-05', '这天上班', '调休上班'],
      ['2026-12-04', '这天休息', '调休'],
    ] as const) {
      await office.page.getByLabel(/^哪一天/).fill(date);
      await office.press(kind);
      await office.page.getByRole('textbox', { name: '是什么日子' }).fill(name);
      await office.press('定下来');
      await office.shown(/班车马上跟着变/).waitFor();
    }
    expect(await office.faults('office-calendar')).toEqual([]);
    expect([await runs('2026-12-04'), await runs('2026-12-05')]).toEqual([false, true]);
  });

  it('a preview drawn against another timetable is drawn anew before it is published', async () => {
    await manager.open('/timetable/edit-line/index?line=K03');
    await manager.press(/改这一班$/);
    await manager.press('停开');
    await manager.page.getByRole('textbox', { name: '为什么停开' }).fill('林畲段修路');
    await manager.press('记下这处改动');
    await preview();
    await office.page.getByLabel(/^哪一天/).fill('2026-12-06');
    await office.press('这天上班');
    await office.page.getByRole('textbox', { name: '是什么日子' }).fill('抢修');
    await office.press('定下来');
    await manager.press('发布这 1 处改动');
    await manager.shown(/时刻表刚好又有了别的变动/).waitFor();
    expect(await manager.faults('office-preview-anew')).toEqual([]);
    await manager.press('发布这 1 处改动');
    await manager.shown('1 处改动发布好了').waitFor();
  });

  it('a notice that a road is closed leads to its line, and all its buses of the day are stopped at once', async () => {
    await office.open('/notices/write/index');
    await office.press('嵩溪镇');
    await office.press('道路通行');
    await office.page.getByRole('textbox', { name: '标题' }).fill('K04 线塌方停开');
    await office.page.getByRole('textbox', { name: '内容' }).fill('嵩口段塌方，今天的班车都不开。');
    await office.press('交上去');
    await office.shown(/光发通知，村里人看到的班次还是照常/).waitFor();
    expect(await office.faults('office-notice-written')).toEqual([]);
    await office.press('停开 K04 线的班次');
    await office.shown(/^K04 全部 \d+ 班$/).waitFor();
    expect(await office.faults('office-line-stop')).toEqual([]);
    await office.press(/^记下，\d+ 班都停$/);
    await office.open('/timetable/edit/index');
    await office.press('先看看村里人会看到什么');
    await office.shown(/个站的站牌会变/).waitFor();
    expect(await office.faults('office-line-stop-preview')).toEqual([]);
    await office.press(/^发布这 \d+ 处改动$/);
    await office.shown(/\d+ 处改动发布好了/).waitFor();
    const text = await boardOn('2026-11-24');
    expect(text).toMatch(/K04[^]{0,40}K04 线塌方停开/);
    expect(await boardOn(NEXT_DAY)).not.toContain('塌方停开');
  });

  it('taken back, it runs on every day again', async () => {
    await manager.press('看发布过的改动');
    expect(await manager.faults('office-changes')).toEqual([]);
    await manager.press(new RegExp(`^撤回：${RUN}，`));
    expect(await boardOn(NEXT_DAY)).not.toContain('06:37');
    await manager.press(new RegExp(`^真的撤回：${RUN}，`));
    await manager.shown('撤回了').waitFor();
    expect(await boardOn(NEXT_DAY)).toContain('06:37');
  });

  it('all of it can be read and touched in large writing', async () => {
    const walks: readonly (readonly [Phone, readonly string[]])[] = [
      [manager, ['edit/index', 'edit-line/index?line=K01', 'changes/index', 'markets/index', 'calendar/index']],
      [office, ['feeds/index', 'markets/index', 'calendar/index', 'edit/index']],
    ];
    const found: string[] = [];
    for (const [phone, paths] of walks) {
      await phone.open('/me/index');
      await phone.press(/^大字/);
      for (const path of paths) {
        await phone.open(`/timetable/${path}`);
        found.push(
          ...(await phone.faults(
            `office-${path.split('/')[0] ?? ''}-${phone === manager ? 'manager' : 'office'}`,
            'elder',
          )),
        );
      }
    }
    await manager.open('/timetable/edit-line/index?line=K01');
    await manager.press(/^06:37/);
    await manager.press('加一班');
    await manager.press('一段时间');
    await manager.press('每周几');
    await manager.press('周六');
    found.push(...(await manager.faults('office-trip-add', 'elder')));
    await manager.press('记下这处改动');
    await preview();
    found.push(...(await manager.faults('office-preview', 'elder')));
    await manager.open('/timetable/edit-line/index?line=K02&stop=嵩溪段塌方');
    found.push(...(await manager.faults('office-line-stop', 'elder')));
    expect(found).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
