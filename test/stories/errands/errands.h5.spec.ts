// A villager without a car asks for salt and seed: offline at first, asked back because the salt is another one, bought in
// town with the receipt, on the shelf at last; and whoever buys and the keeper see what is theirs to do, and no more.
import { randomUUID } from 'node:crypto';
import { errandShopsApi, errandsApi, scansApi } from '@kehuoyou/shared';
import type { Errand, Role, ScanEvent } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';
import { rowCount } from '../../harness/tables.js';

const CLOCK = '2026-12-01T08:40:00+08:00';
const SHOP = 'COOP';

inBrowser('two bags of seed and the wrong salt', () => {
  const stage = setStage({ clock: CLOCK });
  let villager: Phone;
  let buyer: Phone;
  let keeper: Phone;
  let id = '';

  const read = async (): Promise<Errand> => (await stage.as('resident')).call(errandsApi.read, { id });
  const standsAt = (wanted: Errand['state']): Promise<void> =>
    eventually(async () => expect((await read()).state).toBe(wanted));
  const legible = async (phone: Phone, name: string, mode?: 'elder' | 'desk'): Promise<void> => {
    expect(await phone.faults(`errands-${name}`, mode)).toEqual([]);
  };
  const write = (on: Phone, label: string | RegExp, text: string): Promise<void> =>
    on.page.getByRole('textbox', { name: label }).filter({ visible: true }).first().fill(text);
  const inVillage = async (): Promise<Phone> => {
    const phone = await stage.newPhone();
    await phone.tap('长校镇');
    await phone.tap('下谢村');
    return phone;
  };
  /** A photo of one colour, drawn by the browser itself. */
  const photo = async (phone: Phone): Promise<Buffer> => {
    const address = await phone.page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1_200, height: 1_600 });
      const pen = canvas.getContext('2d');
      if (pen) pen.fillStyle = 'rgb(240, 238, 230)';
      pen?.fillRect(0, 0, 1_200, 1_600);
      return canvas.toDataURL('image/jpeg', 0.9);
    });
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  };
  const attach = async (phone: Phone, word: string): Promise<void> => {
    const chooser = phone.page.waitForEvent('filechooser');
    await phone.press(word);
    await (await chooser).setFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: await photo(phone) });
    await phone.page
      .getByRole('group', { name: /^第 1 张图片/ })
      .filter({ visible: true })
      .waitFor();
  };
  const scan = async (role: Role, type: ScanEvent['type'], said: Partial<ScanEvent>, minute: number): Promise<void> => {
    const occurredAt = new Date(Date.parse(CLOCK) + minute * 60_000).toISOString();
    const event = { eventId: randomUUID(), type, occurredAt, deviceSeq: minute, ...said };
    const { outcomes } = await (
      await stage.as(role)
    ).call(scansApi.submit, {
      ...{ deviceId: randomUUID(), sentAt: occurredAt, events: [event] },
    });
    expect(outcomes).toMatchObject([{ outcome: 'recorded' }]);
  };

  beforeAll(async () => {
    await (
      await stage.as('county_office')
    ).call(errandShopsApi.keep, { id: SHOP, name: '供销社', sells: '种子、化肥、日用', open: true });
    [villager, buyer, keeper] = [await inVillage(), await stage.newDesk(), await inVillage()];
    await villager.become('居民');
    await buyer.become('代购员');
    await keeper.become('站长');
    await villager.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  }, 180_000);

  it('says at once what no bus may bring, why, and where one goes instead', async () => {
    await villager.open('/home/index');
    await villager.press('帮我带');
    await villager.shown('要带什么？').waitFor();
    await legible(villager, 'what');
    await write(villager, '东西的名字', '两瓶敌敌畏');
    await villager.shown('这个带不了').waitFor();
    await legible(villager, 'refused');
    await villager.press('下一步');
    await villager.page.getByRole('alert').filter({ visible: true, hasText: '带不了' }).waitFor();
  });

  it('is asked for in three large steps, without a network, photo and all, and is kept when the app is closed', async () => {
    await villager.setOffline(true);
    await write(villager, '东西的名字', '稻种');
    await villager.press('袋');
    await villager.press('带多少，多一袋');
    await attach(villager, '拍张照片');
    await legible(villager, 'how-much');
    await villager.press('再加一样');
    await villager.press('食盐');
    await villager.press('带多少，多一包');
    await villager.press('下一步');
    await villager.shown('最多多少钱？').waitFor();
    const salt = villager.page.getByRole('radiogroup', { name: '食盐一共最多多少钱' });
    await villager.hit(salt.getByRole('radio', { name: '10 元', exact: true }));
    await legible(villager, 'price');
    await villager.press('下一步');
    await write(villager, '您的名字', '罗大山');
    await write(villager, '您的手机号', '19900000001');
    await villager.press(/^后天/);
    await legible(villager, 'when');
    await villager.press('就这样，帮我带');
    await villager.shown('还没发出去').waitFor();
    await legible(villager, 'unsent');
    await villager.reload();
    await villager.shown('还没发出去').waitFor();
    expect(await rowCount(stage.database, ['errand'])).toEqual({ errand: 0 });
  });

  it('sends itself once the network is back, and once', async () => {
    await villager.setOffline(false);
    await eventually(async () =>
      expect(await rowCount(stage.database, ['errand', 'media'])).toEqual({ errand: 1, media: 1 }),
    );
    await villager.press(/^稻种 2 袋、食盐 2 包，等人接/);
    await villager.shown('买好了告诉您').waitFor();
    await legible(villager, 'asked');
    id = /id=([\w-]+)/.exec(villager.page.url())?.[1] ?? '';
    expect((await read()).pictures).toHaveLength(1);
    expect((await read()).lines).toMatchObject([
      { what: '稻种', amount: 2, unit: '袋', substitute: 'ask' },
      { what: '食盐', amount: 2, unit: '包', maxFen: 1_000 },
    ]);
  });

  it('stands on the buyer’s list with a masked name, a village and nothing else of anybody', async () => {
    await buyer.open('/errands/list/index');
    await buyer.shown('罗** · 下谢村').waitFor();
    expect(await buyer.text()).not.toMatch(/罗大山|19900000001|0001/);
    await legible(buyer, 'list', 'desk');
    await buyer.press('我来买');
    await standsAt('accepted');
    await buyer.press('有事要问');
    await buyer.press('食盐');
    await write(buyer, '食盐换成什么', '海盐');
    await write(buyer, '食盐一共要多少元', '12');
    await legible(buyer, 'ask-back', 'desk');
    await buyer.press('问他');
    await standsAt('asked_back');
    await buyer.shown(/等他回话/).waitFor();
    await legible(buyer, 'waiting', 'desk');
  });

  it('asks the villager on their home page, and one large yes is the answer', async () => {
    await villager.open('/home/index');
    await villager.reload();
    await villager.shown('有事要问您').waitFor();
    await legible(villager, 'home-question');
    await villager.press('去回话');
    await villager.shown('换成海盐，一共 12 元，行吗？').waitFor();
    await legible(villager, 'question');
    await villager.press(/^行：/);
    await standsAt('accepted');
    await villager.shown('答应了换成海盐，要 12 元').waitFor();
  });

  it('is ticked at the till: not above what was said, with the receipt beside it, then packed for the bus', async () => {
    await buyer.reload();
    await buyer.press('买好了');
    await write(buyer, '稻种一共多少元', '56');
    await write(buyer, '食盐一共多少元', '13');
    await buyer.press('买好了，记下');
    await buyer.page.getByRole('alert').filter({ visible: true, hasText: '说好最多 12 元' }).waitFor();
    await write(buyer, '食盐一共多少元', '11.5');
    await attach(buyer, '拍小票');
    await legible(buyer, 'till', 'desk');
    await buyer.press('买好了，记下');
    await standsAt('bought');
    await buyer.press('交给班车');
    await legible(buyer, 'hand-over', 'desk');
    await buyer.press('装好了，要号');
    await buyer.shown('把号写在袋子上').waitFor();
    await legible(buyer, 'numbers', 'desk');
    expect(await buyer.text()).toMatch(/DG\d{8}/);
  });

  it('comes on the bus, and waits on the shelf with a plate; the villager sees what it cost and the receipt', async () => {
    // The page is open already, and asks again by itself each minute only.
    await villager.reload();
    await villager.shown('买好了').waitFor();
    await legible(villager, 'bought');
    const [{ waybill = '' } = {}] = (await read()).pieces;
    await scan('hub_clerk', 'HUB_RECEIVED', { waybill, pointId: 'HUB' }, 1);
    await scan('keeper', 'SHELVED', { waybill, pointId: XIAXIE_POINT, rack: 2, layer: 1 }, 2);
    await standsAt('ready');
    await villager.reload();
    await villager.shown('到了，来拿').waitFor();
    expect(await villager.text()).toMatch(/号架[^]*买东西花了[^]*67\.50 元/);
    await villager.press(/^看照片：小票/);
    await villager.page
      .getByRole('img', { name: '小票的照片' })
      .or(villager.page.locator('.photo'))
      .filter({ visible: true })
      .first()
      .waitFor();
    await legible(villager, 'ready');
    await villager.open('/home/index');
    await villager.reload();
    await villager.shown('到了，来拿').waitFor();
    await legible(villager, 'home-ready');
  });

  it('reads as well in the largest writing, and offers the same again with one tap', async () => {
    await villager.enlarge();
    await villager.open(`/errands/errand/index?id=${id}`);
    await villager.shown('到了，来拿').waitFor();
    await legible(villager, 'ready-largest', 'elder');
    await villager.open('/errands/mine/index');
    await villager.shown(/^稻种 2 袋、食盐 2 包/).waitFor();
    await legible(villager, 'mine-largest', 'elder');
    await villager.open('/errands/ask/index');
    await villager.shown('上次带过的，点一下再带：').waitFor();
    await legible(villager, 'what-largest', 'elder');
    await villager.press(/^再带一次：稻种两袋，食盐两包/);
    await villager.shown('什么时候、到哪拿？').waitFor();
    await legible(villager, 'when-largest', 'elder');
    await villager.press('就这样，帮我带');
    await villager.shown('等人接').waitFor();
    await legible(villager, 'asked-largest', 'elder');
  });

  it('shows the keeper what is his: who asked, whom to ring, what lies there; and he asks for whoever rings', async () => {
    await keeper.open('/errands/point/index');
    await keeper.shown(/^罗\*\* 尾号 0001/).waitFor();
    await legible(keeper, 'point');
    await keeper.press('替打电话的人托');
    await keeper.shown(/^替打电话的人托，第 1 步/).waitFor();
    await keeper.press('灯泡');
    await keeper.press('下一步');
    await keeper.press('下一步');
    await write(keeper, '怎么称呼', '王大娘');
    await write(keeper, '电话', '19900000052');
    await legible(keeper, 'caller');
    await keeper.press('就这样，帮我带');
    await keeper.shown(/打电话托的/).waitFor();
    await keeper.press(/^灯泡 1 个，等人接/);
    await keeper.press('看电话');
    await keeper.shown('打 19900000052').waitFor();
    await legible(keeper, 'keeper');
  });

  it('is bought on a phone as well, in any size of writing, and refused by none of them', async () => {
    const hand = await inVillage();
    await hand.become('代购员');
    await hand.open('/errands/list/index');
    await hand.shown(/^王\*\* · 下谢村/).waitFor();
    await legible(hand, 'list-phone');
    await hand.press('按班车');
    await legible(hand, 'list-by-bus');
    await hand.press(/^还没人接，王\*\* · 下谢村/);
    await hand.press('我来买');
    await hand.press('买不到');
    await legible(hand, 'cannot-phone');
    await hand.press('几家店都没有');
    await hand.press('买不到，记下');
    await hand.shown('没买成').waitFor();
    await legible(hand, 'cannot-said');
    await hand.enlarge();
    await hand.open('/errands/list/index');
    await hand.shown(/^罗\*\* · 下谢村/).waitFor();
    await legible(hand, 'list-largest', 'elder');
    await hand.press(/^还没人接，罗\*\* · 下谢村/);
    await hand.press('我来买');
    await hand.press('买好了');
    await legible(hand, 'till-largest', 'elder');
    expect(stage.complaints()).toEqual([]);
  });
});
