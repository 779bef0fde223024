// Somebody who would rather speak than write stands before a shut point without a network: is what they said kept, sent by
// itself, and heard by themselves and by whoever handles it?
import { complaintDeskApi, receiptsApi, sessionsApi } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';
import { rowCount } from '../../harness/tables.js';

const CLOCK = '2026-11-24T09:20:00+08:00';
const POINT = `/network/point/index?id=${XIAXIE_POINT}`;
const SPEAKS_MS = 2_500;

inBrowser('what somebody would rather say than write', () => {
  const stage = setStage({ clock: CLOCK });
  let villager: Phone;
  let receipt = '';

  const legible = async (phone: Phone, name: string, mode?: 'elder' | 'desk'): Promise<void> => {
    expect(await phone.faults(`voice-${name}`, mode)).toEqual([]);
  };
  const office = async (): Promise<ApiClient> => {
    const { token } = await stage.server.client.call(sessionsApi.bySample, { role: 'county_office' });
    return stage.server.client.as(token);
  };
  const speak = async (phone: Phone): Promise<void> => {
    await phone.press('按一下，开始说');
    await phone.shown(/^正在录，/).waitFor();
    await phone.page.waitForTimeout(SPEAKS_MS);
  };
  /** Plays it to its end. */
  const listen = async (phone: Phone, word: string): Promise<void> => {
    await phone.press(word);
    await phone.page.getByRole('button', { name: '停下不听' }).filter({ visible: true }).waitFor();
    await phone.page.getByRole('button', { name: word }).filter({ visible: true }).waitFor({ timeout: 20_000 });
    expect(await phone.text()).not.toContain('放不出来');
  };

  beforeAll(async () => {
    villager = await stage.newPhone();
    await villager.tap('长校镇');
    await villager.tap('下谢村');
    await villager.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  }, 180_000);

  it('is nothing but a sentence where the microphone is refused', async () => {
    await villager.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await villager.open(POINT);
    await villager.press(/^说一声：.*没开门$/);
    await villager.press('按一下，开始说');
    await villager.shown(/浏览器没让用麦克风/).waitFor();
    await legible(villager, 'refused');
  });

  it('is said with two touches without a network, heard again, thrown away, and said better', async () => {
    // The person has opened it in the browser's settings.
    await villager.page.evaluate(() => void Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia'));
    await villager.setOffline(true);
    await speak(villager);
    await legible(villager, 'hearing');
    expect(await villager.page.getByRole('button', { name: '交上去' }).filter({ visible: true }).count()).toBe(0);
    await villager.press('说完了，按一下');
    await villager.shown(/^说了 \d+ 秒/).waitFor();
    await listen(villager, '听一遍');
    await villager.press('不要这段录音');
    await speak(villager);
    await villager.press('说完了，按一下');
    await villager.shown(/^录好了，等着传/).waitFor();
    await legible(villager, 'said');
  });

  it('waits on the phone with its receipt, also when the app was closed', async () => {
    await villager.press('都不行');
    await villager.shown(/^您录的音县里还是听得到/).waitFor();
    await legible(villager, 'nobody');
    await villager.press('交上去');
    await villager.shown(/连 1 段录音，都存在手机里了/).waitFor();
    receipt = /code=([0-9A-Z]{12})/.exec(villager.page.url())?.[1] ?? '';
    expect(receipt).toHaveLength(12);
    await villager.reload();
    await villager.shown(/连 1 段录音，都存在手机里了/).waitFor();
    await legible(villager, 'unsent');
    expect(await rowCount(stage.database, ['complaint', 'media'])).toEqual({ complaint: 0, media: 0 });
  });

  it('sends itself when the network is back, once, as MP3 as long as it was', async () => {
    await villager.setOffline(false);
    await eventually(async () =>
      expect(await rowCount(stage.database, ['complaint', 'media'])).toEqual({ complaint: 1, media: 1 }),
    );
    const said = await stage.server.client.call(receiptsApi.read, { receipt });
    expect([said.text, said.pictures.length, said.recordings.length]).toEqual([undefined, 0, 1]);
    await villager.shown('等县里受理').waitFor();
    await villager.page.getByRole('button', { name: '听您说的' }).filter({ visible: true }).waitFor();
    await listen(villager, '听您说的');
    await villager.shown(/^您录的音县里还是听得到/).waitFor();
    await villager.setOffline(true);
    await villager.press('听您说的');
    await villager.shown(/没有网络，请看看手机有没有信号/).waitFor();
    expect(await villager.text()).not.toContain('不在了');
    await villager.setOffline(false);
    await legible(villager, 'receipt');
  });

  it('is heard at the desk of whoever handles it', async () => {
    const desk = await stage.newDesk();
    await desk.become('县里办公室');
    const { complaints } = await (await office()).call(complaintDeskApi.list, {});
    const spoken = complaints.find(({ place }) => place.pointId === XIAXIE_POINT);
    await desk.open(`/complaints/handle/index?id=${spoken?.id ?? ''}`);
    await desk.shown('没有写字，说了一段。').waitFor();
    await listen(desk, '听居民说');
    await legible(desk, 'desk', 'desk');
  });

  it('reads as well in the largest writing, and no page complains', async () => {
    await villager.enlarge();
    await villager.open(POINT);
    await villager.press(/^说一声：.*没开门$/);
    await villager.page.getByRole('button', { name: '按一下，开始说' }).filter({ visible: true }).waitFor();
    await legible(villager, 'field-largest', 'elder');
    await speak(villager);
    await legible(villager, 'hearing-largest', 'elder');
    await villager.press('不要这段');
    await villager.page.getByRole('button', { name: '按一下，开始说' }).filter({ visible: true }).waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});
