// The county lets everybody see a shut door: it reads the words, lays black over what leads to somebody, and takes it back.
import { createHash, randomBytes } from 'node:crypto';
import { complaintFilingApi, complaintsPages, receiptOf } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { jsonIn } from '../../harness/exchange.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const NOW = '2026-12-01T09:20:00+08:00';

interface Listed {
  readonly description: string | null;
  readonly media_url: string | null;
  readonly status_notes: string;
}

inBrowser('what everybody may read of a complaint', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  const receipt = receiptOf(randomBytes);
  let office: Phone;
  let phone: Phone;
  let villager: Phone;
  let number: string;

  /** A white photo with a red face in the middle of its left half, drawn by the browser itself. */
  const photo = async (): Promise<Buffer> => {
    const address = await office.page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1_200, height: 900 });
      const pen = canvas.getContext('2d');
      if (!pen) return '';
      pen.fillStyle = '#ffffff';
      pen.fillRect(0, 0, 1_200, 900);
      pen.fillStyle = '#c81e1e';
      pen.fillRect(250, 400, 100, 100);
      return canvas.toDataURL('image/jpeg', 0.95);
    });
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  };
  /** Red, green and blue of the public picture at a point, in thousandths. */
  const colourAt = (url: string, x: number, y: number) =>
    office.page.evaluate(
      async ({ address, at }) => {
        const bitmap = await createImageBitmap(await (await fetch(address)).blob());
        const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
        const pen = canvas.getContext('2d');
        pen?.drawImage(bitmap, 0, 0);
        return [...(pen?.getImageData(bitmap.width * at.x, bitmap.height * at.y, 1, 1).data ?? [])].slice(0, 3);
      },
      { address: new URL(url).pathname, at: { x: x / 1_000, y: y / 1_000 } },
    );
  const listed = async (): Promise<readonly Listed[]> =>
    jsonIn(await stage.server.client.send({ path: '/open311/v2/requests.json' })) as Listed[];
  const handle = async (on: Phone): Promise<void> => {
    await on.open(complaintsPages.desk.path);
    await on.hit(on.page.getByRole('button', { name: new RegExp(number) }).filter({ visible: true }));
    await on.shown('让大家看').waitFor();
  };
  const cell = (on: Phone, name: string) =>
    on.page.getByRole('radio', { name }).or(on.page.getByRole('checkbox', { name })).filter({ visible: true });

  beforeAll(async () => {
    [office, phone, villager] = [await stage.newDesk(), await stage.newPhone(), await stage.newPhone()];
    await villager.tap('长校镇');
    await villager.tap('下谢村');
    await office.become('县里办公室');
    await phone.become('县里办公室');
    const text = '七点半来的，门没开。打 13950812345 没人接，闽G12345 停在门口。';
    const said = { kind: 'complaint', category: 'point_closed', pointId: XIAXIE_POINT, identity: 'anonymous' } as const;
    ({ number } = await stage.server.client.call(complaintFilingApi.file, { ...said, receipt, text }));
    const bytes = await photo();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const reply = await stage.server.client.upload(
      complaintFilingApi.addPicture,
      { receipt, eventId: 'a', sha256 },
      bytes,
      'image/jpeg',
    );
    expect(reply.status).toBe(201);
    await office.open(complaintsPages.desk.path);
    await office.shown(new RegExp(number)).waitFor();
  }, 180_000);

  it('is nothing before somebody decides it', async () => {
    await office.shown('现在没有公开，只有居民和办事的人看得到。').waitFor();
    expect(await listed()).toEqual([]);
  });

  it('begins with the words, their numbers covered, and takes none that still has one', async () => {
    await office.press('选出来公开');
    const words = office.page.getByRole('textbox', { name: /居民说的/ }).filter({ visible: true });
    expect(await words.inputValue()).toBe('七点半来的，门没开。打 ██ 没人接，██ 停在门口。');
    await words.fill('打 13950812345 没人接');
    await office.press('公开');
    await office.page.getByRole('alert').filter({ visible: true, hasText: '里面还有电话、车牌或证件号' }).waitFor();
    await words.fill('七点半来的，门没开。');
  });

  it('is black where a field was pressed, by mouse or by keys, and open again where it was pressed twice', async () => {
    await office.press('第 1 张照片放出来');
    await cell(office, '第 5 行第 3 格').waitFor();
    await office.hit(cell(office, '第 5 行第 3 格'));
    await office.hit(cell(office, '第 5 行第 4 格'));
    await cell(office, '第 1 行第 12 格').focus();
    await office.page.keyboard.press('Enter');
    await office.hit(cell(office, '第 9 行第 1 格'));
    await office.hit(cell(office, '第 9 行第 1 格'));
    expect(await office.faults('complaints-publish', 'desk')).toEqual([]);
    await office.press('公开');
    await office.shown('已经公开，谁都看得到：').waitFor();
    const [row] = await listed();
    expect(row).toMatchObject({ description: '七点半来的，门没开。', status_notes: '县里收到了' });
    const url = row?.media_url ?? '';
    expect(await colourAt(url, 250, 500)).toEqual([0, 0, 0]);
    expect(await colourAt(url, 990, 20)).toEqual([0, 0, 0]);
    expect((await colourAt(url, 30, 970))[1]).toBeGreaterThan(200);
    expect((await colourAt(url, 600, 500))[1]).toBeGreaterThan(200);
  });

  it('stands on a page for everybody, with its picture once somebody wants to see it', async () => {
    await villager.open(complaintsPages.heard.path);
    await villager.shown('没开门 · 下谢村服务点').waitFor();
    expect(await villager.text()).toMatch(/公开的[^]*七点半来的，门没开。[^]*12月1日说的：县里收到了/);
    expect(await villager.text()).not.toMatch(/1395|闽G/);
    await villager.press(/^看照片/);
    await villager.page.locator('.photo').filter({ visible: true }).waitFor();
    expect(await villager.faults('complaints-heard')).toEqual([]);
    await villager.enlarge();
    await villager.open(complaintsPages.heard.path);
    await villager.shown('没开门 · 下谢村服务点').waitFor();
    expect(await villager.faults('complaints-heard', 'elder')).toEqual([]);
  });

  it('is changed and taken back on a phone, in any size of writing', async () => {
    await handle(phone);
    await phone.shown('已经公开，谁都看得到：').waitFor();
    expect(await phone.faults('complaints-published')).toEqual([]);
    await phone.press('改一改');
    await phone.press('第 1 张照片放出来');
    await cell(phone, '第 3 行第 2 格').waitFor();
    await phone.hit(cell(phone, '第 3 行第 2 格'));
    expect(await phone.faults('complaints-publish')).toEqual([]);
    await phone.press('先不办');
    await phone.press('收回');
    await phone.page.getByRole('textbox', { name: '为什么收回' }).filter({ visible: true }).fill('居民要求');
    await phone.press('收回');
    await phone.shown('现在没有公开，只有居民和办事的人看得到。').waitFor();
    expect(await listed()).toEqual([]);
    await phone.open('/home/index');
    await phone.enlarge();
    await handle(phone);
    await phone.press('选出来公开');
    await phone.press('第 1 张照片放出来');
    await cell(phone, '第 3 行第 2 格').waitFor();
    expect(await phone.faults('complaints-publish', 'elder')).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
