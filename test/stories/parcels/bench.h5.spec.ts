// A keeper's morning: a bag off the bus, the shelf with a scanner and partly without a signal, a slip, and a household at the counter.
import { randomUUID } from 'node:crypto';
import { pointParcelsApi, scansApi, sessionsApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const CLOCK = '2026-11-24T10:05:00+08:00';
const SEAL = 'YD0731';
const numbers = ['73100112233882', '73100112230417', '73100112296157', 'YT0000000009046'] as const;
const [FIRST, SECOND, THIRD, FOURTH] = numbers;
/** One pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

inBrowser('a keeper’s bench', () => {
  const stage = setStage({ clock: CLOCK });
  let keeper: Phone;

  beforeAll(async () => {
    const { client } = stage.server;
    const clerk = client.as((await client.call(sessionsApi.bySample, { role: 'hub_clerk' })).token);
    const said = (type: ScanEvent['type'], more: Partial<ScanEvent>, deviceSeq: number): ScanEvent => ({
      eventId: randomUUID(),
      type,
      occurredAt: CLOCK,
      deviceSeq,
      pointId: 'HUB',
      ...more,
    });
    const events = numbers.flatMap((waybill, index) => [
      said('HUB_RECEIVED', { waybill }, 2 * index),
      said('SORTED', { waybill, toPointId: XIAXIE_POINT, seal: SEAL }, 2 * index + 1),
    ]);
    events.push(said('BAG_SEALED', { seal: SEAL, toPointId: XIAXIE_POINT }, 100));
    const { outcomes } = await clerk.call(scansApi.submit, { deviceId: randomUUID(), sentAt: CLOCK, events });
    expect(outcomes.filter(({ outcome }) => outcome !== 'recorded')).toEqual([]);
    keeper = await stage.newPhone();
    await keeper.become('站长');
  }, 180_000);

  /** What a scanner that is plugged in does, wherever the focus is. */
  const scan = async (text: string): Promise<void> => {
    await keeper.page.keyboard.type(text);
    await keeper.page.keyboard.press('Enter');
    await keeper.rest();
  };
  /** Presses what takes a photo, and takes one. */
  const photograph = async (word: string | RegExp): Promise<void> => {
    const chooser = keeper.page.waitForEvent('filechooser');
    await keeper.press(word);
    await (await chooser).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PHOTO });
    await keeper.rest();
  };
  const atPoint = async () => {
    const { client } = stage.server;
    const { token } = await client.call(sessionsApi.bySample, { role: 'keeper' });
    return client.as(token).call(pointParcelsApi.list, { id: XIAXIE_POINT });
  };

  it('reads before the bus comes how much it brings, and takes the bag over by its seal', async () => {
    await keeper.open('/me/index');
    await keeper.press('快递台');
    await keeper.shown('4 件 / 1 袋').waitFor();
    expect(await keeper.faults('bench-1-before')).toEqual([]);
    await scan(SEAL);
    await keeper.shown('袋子 YD0731 收下了，4 件').waitFor();
    await keeper.shown('都上传好了').waitFor();
  });

  it('shelves scan after scan, some of it without a network, and takes a slip back', async () => {
    await keeper.press('2 号架');
    await keeper.press('3 层');
    await scan(FIRST);
    await keeper.shown('放这里').waitFor();
    expect(await keeper.faults('bench-2-shelved')).toEqual([]);
    await keeper.shown('都上传好了').waitFor();
    await keeper.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await keeper.setOffline(true);
    await scan(SECOND);
    await scan(THIRD);
    await keeper.shown('还差 1 件').waitFor();
    await scan(SECOND);
    await keeper.shown(/^已扫过/).waitFor();
    await keeper.press(/^撤销：上架/);
    await keeper.shown('还差 2 件').waitFor();
    await keeper.shown(/^还有 3 条没有上传/).waitFor();
    expect(await keeper.faults('bench-3-offline')).toEqual([]);
    await scan('SF1234567890123');
    await keeper.shown('单子上没有 SF1234567890123').waitFor();
    expect(await keeper.faults('bench-4-unknown')).toEqual([]);
    await keeper.press('扫错了');
    await scan(SECOND);
    await photograph(/^破了，拍照/);
    await keeper.shown('破了，拍了照').waitFor();
    expect(await keeper.faults('bench-4-torn')).toEqual([]);
    // The app is killed before the photo has left the phone.
    await keeper.reload();
    await keeper.shown(/^还有 4 条没有上传/).waitFor();
    await keeper.setOffline(false);
    await keeper.shown('都上传好了').waitFor({ timeout: 60_000 });
    await keeper.press('2 号架');
    await keeper.press('3 层');
    await scan(THIRD);
    await scan(FOURTH);
    await eventually(async () => {
      const torn = (await atPoint()).waiting.find(({ waybill }) => waybill === SECOND);
      expect([torn?.exceptions, torn?.photos?.length]).toEqual([['damaged'], 1]);
    });
    await keeper.shown('都上架了').waitFor();
  });

  it('hands out what is asked for, and the server knows the same', async () => {
    await keeper.press('交件');
    await scan('2-3-3882');
    await keeper.press('别人代取');
    await keeper.page.getByLabel('代取的人叫什么').filter({ visible: true }).fill('李大爷');
    await keeper.rest();
    await keeper.press('问收件人');
    await keeper.shown('收件人没在用，问不到，拍张照片').waitFor();
    await photograph('拍照');
    await keeper.shown('照片拍好了').waitFor();
    expect(await keeper.faults('bench-5-hand-out')).toEqual([]);
    await keeper.press('1 件都交给他');
    await keeper.shown('都上传好了').waitFor();
    await eventually(async () => {
      const point = await atPoint();
      expect(point.waiting.map(({ waybill, shelf }) => [waybill, shelf]).sort()).toEqual([
        [SECOND, '2-3-0417'],
        [THIRD, '2-3-6157'],
        [FOURTH, '2-3-9046'],
      ]);
      expect(point.today).toMatchObject([{ waybill: FIRST, state: 'collected' }]);
      return true;
    });
    await keeper.press('盘点');
    await scan(SECOND);
    expect(await keeper.faults('bench-6-stock')).toEqual([]);
  });

  it('keeps the list of those to whom everything is brought', async () => {
    await keeper.press('送上门');
    await keeper.press('加一个人');
    await keeper.page.getByLabel('叫什么').filter({ visible: true }).fill('罗阿婆');
    await keeper.page.getByLabel('收快递的手机号').filter({ visible: true }).fill('19900000001');
    await keeper.rest();
    expect(await keeper.faults('bench-7-home-add')).toEqual([]);
    await keeper.press('写上');
    await keeper.shown('手机尾号 0001 · 年纪很大').waitFor();
    expect(await keeper.faults('bench-7-home')).toEqual([]);
  });

  it('is read in large text, and worked by keys alone at a computer', async () => {
    const found: string[] = [];
    await keeper.enlarge();
    await keeper.open('/parcels/bench/index');
    found.push(...(await keeper.faults('bench-shelve', 'elder')));
    await keeper.press('交件');
    await scan('0417');
    found.push(...(await keeper.faults('bench-hand-out', 'elder')));
    await keeper.press('送上门');
    found.push(...(await keeper.faults('bench-home', 'elder')));
    expect(found).toEqual([]);
    const desk = await stage.newDesk();
    await desk.become('站长');
    await desk.open('/parcels/bench/index');
    await desk.shown('都上架了').waitFor();
    const field = desk.page.getByLabel('扫面单或封条');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await desk.page.keyboard.type(`${SECOND}\n`);
    await desk.shown(/^已扫过/).waitFor();
    expect(await desk.faults('bench-desk', 'desk')).toEqual([]);
    await desk.shown(/^架上 3 件/).waitFor();
    await desk.page.keyboard.press('F8');
    await desk.shown('送上门的名单').waitFor();
    await desk.page.keyboard.press('F7');
    await desk.shown('架上等人取的').waitFor();
    expect(await desk.faults('bench-desk-list', 'desk')).toEqual([]);
    await desk.page.keyboard.type('417');
    await desk.shown('单号尾 0417').waitFor();
    await desk.rest();
    expect(await desk.faults('bench-desk-hand-out', 'desk')).toEqual([]);
    await desk.page.getByRole('button', { name: '1 件都交给他' }).press('Enter');
    await desk.shown('都上传好了').waitFor();
    await desk.shown(/^撤销：交出.*F2$/).waitFor();
    await desk.page.keyboard.press('F2');
    await desk.shown(/^架上 3 件/).waitFor();
  }, 240_000);

  it('is reached by the clerk of a station, who says at which point they stand', async () => {
    const clerk = await stage.newDesk();
    await clerk.become('乡镇站工作人员');
    await clerk.open('/parcels/bench/index');
    await clerk.press(/下谢村/);
    await clerk.shown(/^架上 3 件/).waitFor();
    expect(await clerk.faults('bench-station', 'desk')).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(stage.complaints().filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint))).toEqual([]);
  });
});
