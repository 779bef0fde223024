// In WeChat, with the build that is uploaded: what was said without a network before the app was killed is sent when it
// starts again, once, and its receipt is the one that was shown.
import { receiptsApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { rowCount } from '../../harness/tables.js';
import { Townspeople } from '../../harness/townspeople.js';
import { WeappPhone } from '../../harness/weapp/phone.js';

const CLOCK = '2026-11-24T09:20:00+08:00';

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let phone: WeappPhone;
  let receipt = '';
  const opened: WeappPhone[] = [];

  const open = async (storage: Map<string, unknown>, url?: string): Promise<WeappPhone> => {
    const started = new WeappPhone({ apiUrl: townspeople.server.url, clock: CLOCK, storage });
    opened.push(started);
    return started.launch(url);
  };
  const says = async (words: RegExp): Promise<void> => {
    await eventually(async () => {
      await phone.rest();
      expect(phone.page.screen.text).toMatch(words);
    });
  };

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    phone = await open(new Map());
    await phone.tap('长校镇');
    await phone.tap('下谢村');
  }, 120_000);
  afterAll(async () => {
    for (const each of opened) each.close();
    await townspeople.stop();
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('keeps what was begun over a start of the app', async () => {
    await phone.relaunch(`network/point/index?id=${XIAXIE_POINT}`);
    await phone.tap(/^说一声：.*没开门$/);
    await says(/下谢村服务点 · 没开门[^]*我们查到的/);
    await phone.write(/^再说两句/, '门锁着');
    phone.close();
    phone = await open(phone.storage, 'complaints/say/index');
    await says(/下谢村服务点 · 没开门/);
  });

  it('gives a receipt without a network, and still has it after the app was killed', async () => {
    await phone.setOnline(false);
    await phone.tap('都不行');
    await phone.tap('交上去');
    await says(/还没发出去/);
    receipt = /[0-9A-Z]{12}/.exec(phone.page.screen.text.replace(/\s/g, ''))?.[0] ?? '';
    expect(receipt).toHaveLength(12);
    phone.close();
    expect(await rowCount(database, ['complaint'])).toEqual({ complaint: 0 });
  });

  it('sends it when the app starts again, once, and as nobody', async () => {
    phone = await open(phone.storage, 'complaints/mine/index');
    await eventually(async () => expect(await rowCount(database, ['complaint'])).toEqual({ complaint: 1 }));
    await says(/没开门[^]*下谢村服务点，今天[^]*收到了/);
    await phone.tap(/^没开门，下谢村服务点/);
    await says(/等县里受理[^]*答应 48 小时[^]*法定 7 天/);
    const said = await townspeople.server.client.call(receiptsApi.read, { receipt });
    expect([said.text, said.identity, said.state]).toEqual(['门锁着', 'anonymous', 'submitted']);
  });
});
