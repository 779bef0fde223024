// In WeChat, with the build that is uploaded: what was written and spoken without a network before the app was killed is
// sent when it starts again, once, and its receipt is the one that was shown.
import { receiptsApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { rowCount } from '../../harness/tables.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { WeappPhone } from '../../harness/weapp/phone.js';
import { newPhone, shows, WeappPhones } from '../../harness/weapp/phones.js';
import { spokenMp3 } from '../../harness/weapp/sample-voice.js';

const CLOCK = '2026-11-24T09:20:00+08:00';

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let phone: WeappPhone;
  let receipt = '';
  const phones = new WeappPhones(() => townspeople.server.url, CLOCK);
  const says = (words: RegExp): Promise<void> => shows(phone, words);

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    phone = await phones.open(newPhone());
    await phone.tap('长校镇');
    await phone.tap('下谢村');
  }, 120_000);
  afterAll(async () => {
    const complaints = phones.close();
    await townspeople.stop();
    expect(complaints).toEqual([]);
  });

  it('keeps what was begun over a start of the app', async () => {
    await phone.relaunch(`network/point/index?id=${XIAXIE_POINT}`);
    await phone.tap(/^说一声：.*没开门$/);
    await says(/下谢村服务点 · 没开门[^]*我们查到的/);
    await phone.write(/^再说两句/, '门锁着');
    phone.close();
    phone = await phones.open(phone, 'complaints/say/index');
    await says(/下谢村服务点 · 没开门/);
  });

  it('says in a sentence that the microphone is not open, and records what is said when it is', async () => {
    await phone.tap('按一下，开始说');
    await says(/麦克风没有打开，录不了音/);
    phone.willSay(spokenMp3(3_000));
    await phone.tap('按一下，开始说');
    await says(/正在录，/);
    await phone.tap('说完了，按一下');
    await says(/说了 3 秒/);
  });

  it('gives a receipt without a network, and still has it after the app was killed', async () => {
    await phone.setOnline(false);
    await phone.tap('都不行');
    await phone.tap('交上去');
    await says(/还没发出去[^]*连 1 段录音/);
    receipt = /[0-9A-Z]{12}/.exec(phone.page.screen.text.replace(/\s/g, ''))?.[0] ?? '';
    expect(receipt).toHaveLength(12);
    phone.close();
    expect(await rowCount(database, ['complaint', 'media'])).toEqual({ complaint: 0, media: 0 });
  });

  it('sends it when the app starts again, once, and as nobody', async () => {
    phone = await phones.open(phone, 'complaints/mine/index');
    await eventually(async () =>
      expect(await rowCount(database, ['complaint', 'media'])).toEqual({ complaint: 1, media: 1 }),
    );
    await says(/没开门[^]*下谢村服务点，今天[^]*收到了/);
    await phone.tap(/^没开门，下谢村服务点/);
    await says(/等县里受理[^]*答应 48 小时[^]*法定 7 天/);
    const said = await townspeople.server.client.call(receiptsApi.read, { receipt });
    expect([said.text, said.identity, said.state]).toEqual(['门锁着', 'anonymous', 'submitted']);
    expect(said.recordings).toHaveLength(1);
    // Nothing of it is left on the phone.
    expect([...phone.files.keys()]).toEqual([]);
  });
});
