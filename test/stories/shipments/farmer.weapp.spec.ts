// In WeChat, with the build that is uploaded: a farmer books thirty boxes of 豆腐皮 in four steps, the app is killed while
// the places are kept, and in the end there is a code for each box and nobody's name in full on the screen.
import { shipmentsApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import type { WeappPhone } from '../../harness/weapp/phone.js';
import { phoneOf, shows, WeappPhones } from '../../harness/weapp/phones.js';

const CLOCK = '2026-12-01T18:00:00+08:00';
const ORDER = `shipments/order/index?goods=${encodeURIComponent('豆腐皮')}`;

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let farmer: Townsperson;
  let phone: WeappPhone;
  const phones = new WeappPhones(() => townspeople.server.url, CLOCK);
  const says = (words: RegExp): Promise<void> => shows(phone, words);
  const mine = async () => (await farmer.client.call(shipmentsApi.mine, {})).shipments;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    farmer = await townspeople.signIn('farmer');
    await townspeople.agree(farmer);
    phone = await phones.open(phoneOf(farmer));
    await phone.tap('长校镇');
    await phone.tap('下谢村');
  }, 120_000);
  afterAll(async () => {
    const complaints = phones.close();
    await townspeople.stop();
    expect(complaints).toEqual([]);
  });

  it('says what, how many and where to', async () => {
    await phone.relaunch(ORDER);
    await says(/第 1 步，一共 4 步。从下谢村服务点上车/);
    await phone.tap('下一步：寄到哪');
    await phone.write(/^买家到县城.*多少箱/, '30');
    await says(/一共 30 箱/);
    await phone.tap('下一步：选班车');
  });

  it('has the places kept, and finds them again after the app was killed', async () => {
    await says(/30 箱豆腐皮.*交货时当面付/s);
    await phone.tap('就这样订');
    await says(/位子留到 18:1[5-9]/);
    expect((await mine()).map(({ state }) => state)).toEqual(['held']);
    const [{ id = '' } = {}] = await mine();
    phone.close();
    phone = await phones.open(phone, `shipments/book/index?id=${id}`);
    await says(/位子留到 18:1[5-9]/);
  });

  it('books them: a code for each box, and nobody’s name in full', async () => {
    await phone.write('寄件人姓名', '罗大山');
    await phone.write('寄件人电话', '19900000001');
    await phone.write('来取的人姓名', '陈老板');
    await phone.write('来取的人电话', '19900000002');
    await phone.tap('订好');
    await says(/每箱写一个码/);
    const [{ id = '', state } = {}] = await mine();
    expect(state).toBe('booked');
    const { boxes } = await farmer.client.call(shipmentsApi.read, { id });
    expect(new Set(boxes.map(({ code }) => code)).size).toBe(30);
    const { text } = phone.page.screen;
    for (const { code } of boxes) expect(text).toContain(code);
    expect(text).not.toMatch(/陈老板|19900000002/);
  });

  it('sends the same again with one tap, and gives the first back', async () => {
    await phone.relaunch('shipments/order/index');
    await phone.tap('照上次再寄');
    await says(/30 箱豆腐皮.*交货时当面付/s);
    const [{ id = '' } = {}] = await mine();
    await phone.relaunch(`shipments/shipment/index?id=${id}`);
    await phone.tap('不寄了');
    await says(/现在取消不收钱。/);
    await phone.tap('不寄了');
    await says(/已经取消/);
    expect((await mine()).map(({ state }) => state)).toEqual(['cancelled']);
  });
});
