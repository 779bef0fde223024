// The office attaches a photo to an announcement, also on a bad day of the network: is it seen, sent once, and read by a villager?
import { picturesApi } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';
import { rowCount } from '../../harness/tables.js';

const NOW = '2026-11-24T09:15:00+08:00';
const TITLE = '卢水桥封路';
const TEXT = '桥面在修，班车走田源。';

inBrowser('a picture of an announcement', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  let office: Phone;
  let reviewer: Phone;

  beforeAll(async () => {
    [office, reviewer] = [await stage.newPhone(), await stage.newPhone()];
    await office.become('县里办公室');
    await office.open('/notices/write/index');
  }, 180_000);

  const field = (label: string) =>
    office.page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true });
  const pictures = () => office.page.getByRole('group', { name: /^第 \d 张图片/ }).filter({ visible: true });
  /** A photo of one colour, as large as a phone's, drawn by the browser itself. */
  const photo = async (colour: string): Promise<Buffer> => {
    const address = await office.page.evaluate((fill) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 3_000, height: 2_000 });
      const pen = canvas.getContext('2d');
      if (pen) pen.fillStyle = fill;
      pen?.fillRect(0, 0, 3_000, 2_000);
      return canvas.toDataURL('image/jpeg', 0.9);
    }, colour);
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  };
  const attach = async (name: string, buffer: Buffer, mimeType = 'image/jpeg'): Promise<void> => {
    const chooser = office.page.waitForEvent('filechooser');
    await office.press('加图片');
    await (await chooser).setFiles({ name, mimeType, buffer });
  };
  /** The colour in the middle of a picture on the screen, and its size in pixels of its own. */
  const drawn = async (phone: Phone, name: RegExp): Promise<{ colour: number[]; width: number }> => {
    const image = phone.page.getByRole('img', { name }).filter({ visible: true }).first().locator('img').first();
    await image.waitFor();
    return eventually(() =>
      image.evaluate((shown: HTMLImageElement) => {
        if (!shown.complete || shown.naturalWidth === 0) throw new Error('it is not drawn yet');
        const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
        const pen = canvas.getContext('2d');
        pen?.drawImage(shown, 0, 0, 1, 1);
        return { colour: [...(pen?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3), width: shown.naturalWidth };
      }),
    );
  };

  it('is small beside the form at once, and says that it is there; nothing is lost when it does not get through', async () => {
    await office.press('道路通行');
    await field('标题').fill(TITLE);
    await field('内容').fill(TEXT);
    await attach('桥.jpg', await photo('rgb(200, 30, 30)'));
    await office.page.getByRole('group', { name: '第 1 张图片，传好了' }).filter({ visible: true }).waitFor();
    const { colour, width } = await drawn(office, /^第 1 张图片$/);
    expect(colour[0]).toBeGreaterThan(150);
    expect(colour[2]).toBeLessThan(90);
    // Made small on the phone, before it goes anywhere.
    expect(width).toBe(1_600);
    expect(await office.faults('announcement-picture')).toEqual([]);
  });

  it('that the network drops half way waits on the phone, also over a try to hand in, and the text stays', async () => {
    let dropped = 0;
    const broken = new RegExp(`${picturesApi.upload.path}\\?`);
    await office.page.route(broken, async (route) => {
      dropped += 1;
      await route.abort('connectionreset');
    });
    await attach('绕行.jpg', await photo('rgb(30, 30, 200)'));
    await office.page.getByRole('group', { name: '第 2 张图片，等着传' }).filter({ visible: true }).waitFor();
    await office.press('交上去');
    await office.page.getByRole('alert').filter({ visible: true }).waitFor();
    await eventually(async () => expect(dropped).toBeGreaterThan(1));
    expect(await office.faults('announcement-picture-waiting')).toEqual([]);
    expect([await field('标题').inputValue(), await field('内容').inputValue()]).toEqual([TITLE, TEXT]);
    expect(await pictures().count()).toBe(2);
    expect((await drawn(office, /^第 2 张图片$/)).colour[2]).toBeGreaterThan(150);
    expect(await rowCount(stage.database, ['announcement', 'media'])).toEqual({ announcement: 0, media: 1 });
    await office.page.unroute(broken);
  });

  it('that is no picture is refused in a sentence, and one too many is taken away by itself', async () => {
    await attach('说明.jpg', Buffer.from('这不是照片'));
    await office.page.getByRole('alert').filter({ visible: true, hasText: '打不开' }).waitFor();
    expect(await pictures().count()).toBe(2);
    await attach('多的.jpg', await photo('rgb(30, 200, 30)'));
    await office.page.getByRole('button', { name: '去掉第 3 张图片' }).filter({ visible: true }).waitFor();
    await office.press('去掉第 3 张图片');
    await eventually(async () => expect(await pictures().count()).toBe(2));
  });

  it('goes with what is handed in once the network is back, and a villager sees both when it is published', async () => {
    await office.press('交上去');
    await office.press('看通知公告');
    expect(await rowCount(stage.database, ['announcement'])).toEqual({ announcement: 1 });
    await reviewer.become('系统管理员');
    await reviewer.open('/notices/office/index');
    await reviewer.press(`可以发布：${TITLE}`);
    await reviewer.page.getByRole('textbox', { name: '为什么' }).filter({ visible: true }).fill('看过了');
    await reviewer.press('可以发布');
    await reviewer.page.locator('.tag', { hasText: '已发布' }).filter({ visible: true }).waitFor();
    const guest = await stage.newPhone(`/#/notices/announcements/index?village=${XIAXIE}`);
    await guest.press(new RegExp(TITLE));
    const [first, second] = [await drawn(guest, /第1张图片/), await drawn(guest, /第2张图片/)];
    expect([first.width, second.width]).toEqual([1_600, 1_600]);
    expect([first.colour[0], second.colour[2]].every((shade) => (shade ?? 0) > 150)).toBe(true);
    expect(await guest.faults('announcement-picture-read')).toEqual([]);
    // Those that were handed in are forgotten: the next one begins without.
    await office.open('/notices/write/index');
    expect(await pictures().count()).toBe(0);
    expect([...office.complaints, ...guest.complaints]).toEqual([]);
  });
});
