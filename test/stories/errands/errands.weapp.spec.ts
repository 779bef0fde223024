// In WeChat, with the build that is uploaded: what was asked for without a network before the app was killed is sent when it
// starts again, once; and a question is answered with one tap.
import { errandsApi, errandShopsApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { rowCount } from '../../harness/tables.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import type { WeappPhone } from '../../harness/weapp/phone.js';
import { phoneOf, shows, WeappPhones } from '../../harness/weapp/phones.js';

const CLOCK = '2026-12-01T08:40:00+08:00';

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let villager: Townsperson;
  let shop: Townsperson;
  let phone: WeappPhone;
  const phones = new WeappPhones(() => townspeople.server.url, CLOCK);
  const says = (words: RegExp): Promise<void> => shows(phone, words);
  const mine = async () => (await villager.client.call(errandsApi.mine, {})).errands;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    villager = await townspeople.signIn('farmer');
    await townspeople.agree(villager);
    const [office, buyer] = [await townspeople.signIn('county_office'), await townspeople.signIn('buyer')];
    await townspeople.hire(await townspeople.administrator(), office, {
      ...{ role: 'county_office', scopeKind: 'area', scopeId: '350423' },
    });
    await office.client.call(errandShopsApi.keep, { id: 'COOP', name: '供销社', sells: '日用', open: true });
    await townspeople.hire(office, buyer, { role: 'buyer', scopeKind: 'company', scopeId: 'COOP' });
    shop = buyer;
    phone = await phones.open(phoneOf(villager));
    await phone.tap('长校镇');
    await phone.tap('下谢村');
  }, 120_000);
  afterAll(async () => {
    const complaints = phones.close();
    await townspeople.stop();
    expect(complaints).toEqual([]);
  });

  it('refuses at once what no bus may bring', async () => {
    await phone.relaunch('errands/ask/index');
    await says(/第 1 步，一共 3 步/);
    await phone.write('东西的名字', '两条香烟');
    await says(/这个带不了/);
  });

  it('keeps what was begun over a start of the app', async () => {
    await phone.write('东西的名字', '加碘盐');
    await phone.tap('下一步');
    await says(/加碘盐 1 包[^]*一共最多多少钱/);
    await phone.tap('10 元');
    phone.close();
    phone = await phones.open(phone, 'errands/ask/index');
    await says(/第 2 步[^]*加碘盐 1 包/);
    await phone.tap('下一步');
    await phone.write('您的名字', '罗大山');
    await phone.write('您的手机号', '19900000001');
  });

  it('is asked for without a network, and still there after the app was killed', async () => {
    await phone.setOnline(false);
    await phone.tap('就这样，帮我带');
    await says(/还没发出去/);
    phone.close();
    expect(await rowCount(database, ['errand'])).toEqual({ errand: 0 });
  });

  it('is sent when the app starts again, once', async () => {
    phone = await phones.open(phone, 'errands/mine/index');
    await eventually(async () => expect(await rowCount(database, ['errand'])).toEqual({ errand: 1 }));
    await says(/加碘盐 1 包[^]*等人接/);
    expect((await mine()).map(({ lines }) => lines[0]?.maxFen)).toEqual([1_000]);
  });

  it('asks back what is in question, and takes one tap for an answer', async () => {
    const [{ id = '' } = {}] = await mine();
    await shop.client.call(errandsApi.accept, { id });
    await shop.client.call(errandsApi.askBack, { id, proposals: [{ line: 1, instead: '海盐', fen: 1_200 }] });
    await phone.relaunch(`errands/errand/index?id=${id}`);
    await says(/换成海盐，一共 12 元，行吗？/);
    await phone.tap(/^行：/);
    await says(/有人去买了[^]*答应了换成海盐，要 12 元/);
    expect((await mine()).map(({ state, lines }) => [state, lines[0]?.standing])).toEqual([['accepted', 'agreed']]);
  });
});
