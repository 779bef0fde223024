// The county office brings a timetable in at a wide screen: a broken file is refused with reasons, a sound one runs, the old one comes back.
import { timetableApi } from '@kehuoyou/shared';
import { downloaded, inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { countyFeed, hoursLater } from '../../harness/county-files.js';
import { XIAXIE_STOP } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const NOW = '2026-11-24T09:15:00+08:00';
const DAY = '2026-11-25';

inBrowser('a timetable file', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  let office: Phone;

  beforeAll(async () => {
    office = await stage.newPhone();
  }, 180_000);

  const send = async (name: string, zip: Uint8Array): Promise<void> => {
    const chooser = office.page.waitForEvent('filechooser');
    await office.hit(office.page.getByRole('button', { name: '选文件' }).filter({ visible: true }).first());
    await (await chooser).setFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(zip) });
    await office.shown(new RegExp(name.replace('.', '\\.'))).waitFor();
  };
  const morning = async (): Promise<string | undefined> => {
    const { departures } = await stage.server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: DAY });
    return departures.find(({ tripId }) => tripId === 'Y104A-01')?.departure.slice(11, 16);
  };

  it('is for the county office, which finds the one that runs', async () => {
    await office.become('县里办公室');
    await office.open('/timetable/edit/index');
    await office.press('整份换时刻表（GTFS 文件）');
    await office.shown('正在用').waitFor();
    expect(await office.faults('feeds-begin')).toEqual([]);
  });

  it('that is broken is refused with file, row and reason, and changes nothing', async () => {
    const before = await morning();
    const broken = countyFeed({
      'stop_times.txt': (text) =>
        text.replace('06:49:00,06:49:00', '06:77:00,06:49:00').replace('06:51:00,06:51:00', '06:40:00,06:40:00'),
      'trips.txt': (text) => text.replace('K01,DAILY,K01-I01', 'K99,DAILY,K01-I01'),
    });
    await send('坏的时刻表.zip', broken);
    await office.shown(/没有收进来/).waitFor();
    const text = await office.text();
    expect(text).toMatch(/invalid_time[^]*stop_times\.txt 第 3 行 arrival_time/);
    expect(text).toMatch(/foreign_key_violation[^]*trips\.txt 第 3 行 route_id/);
    expect(await office.faults('feeds-refused')).toEqual([]);
    expect(await morning()).toBe(before);
    const download = office.page.waitForEvent('download');
    await office.press('下载问题清单');
    expect((await downloaded(await download)).toString()).toMatch(/^ERROR \w+ \w+\.txt:\d+ /);
  });

  it('that is no zip at all is refused in a sentence', async () => {
    await office.press('再送一份');
    await send('照片.zip', Buffer.from('这不是压缩文件'));
    await office.shown(/没有收进来/).waitFor();
    expect(await office.text()).toContain('invalid_zip');
  });

  it('that is sound shows what it would change, and is published after one more question', async () => {
    const before = await morning();
    await office.press('再送一份');
    await send(
      '好的时刻表.zip',
      countyFeed({
        'stop_times.txt': hoursLater('Y104A-01', 1),
        'feed_info.txt': (text) => text.replace('2026.1', '2026.2'),
      }),
    );
    await office.shown(/没有错误/).waitFor();
    expect(await office.text()).toMatch(/多 0、少 0、变 1、不变 185[^]*改点/);
    expect(await office.faults('feeds-ready')).toEqual([]);
    await office.page.setViewportSize({ width: 1280, height: 900 });
    await office.rest();
    expect(await office.faults('feeds-ready-wide', 'desk')).toEqual([]);
    await office.press('发布');
    expect(await morning()).toBe(before);
    await office.press('真的发布');
    await office.shown('这一份发布过了。').waitFor();
    expect(await morning()).not.toBe(before);
  });

  it('of before comes back after one more question', async () => {
    const changed = await morning();
    await office.press('看所有的时刻表');
    await office.shown('以前用过').waitFor();
    expect(await office.faults('feeds-feeds-wide', 'desk')).toEqual([]);
    await office.press(/^换回：.*2026\.1$/);
    expect(await morning()).toBe(changed);
    expect(await office.faults('feeds-restore-wide', 'desk')).toEqual([]);
    await office.press(/^真的换回：.*2026\.1$/);
    await office.page.getByRole('button', { name: /^换回：.*2026\.2$/ }).waitFor();
    expect(await morning()).not.toBe(changed);
  });

  it('can be read and touched in large writing, on the phone and on the wide screen', async () => {
    const found: string[] = [];
    await office.open('/me/index');
    await office.press(/^大字/);
    await office.open('/timetable/feeds/index');
    found.push(...(await office.faults('feeds-feeds-wide', 'elder')));
    await office.press(/^坏的时刻表/);
    found.push(...(await office.faults('feeds-refused-wide', 'elder')));
    await office.page.setViewportSize({ width: 390, height: 844 });
    await office.rest();
    found.push(...(await office.faults('feeds-refused', 'elder')));
    await office.open('/timetable/feeds/index');
    found.push(...(await office.faults('feeds-feeds', 'elder')));
    expect(found).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(office.complaints).toEqual([]);
  });
});
