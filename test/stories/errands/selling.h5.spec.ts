// In a browser: 阿婆 puts her 豆腐皮 up in four steps, a neighbour without an account finds it, also without a network, and
// it is sold with one tap. And: where does one pay for electricity, and what hangs on the wall?
import { errandsPages, everydayApi, networkPages, sellingApi } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { hardToHear, measure, mutedCards, shortcomings } from '../../harness/readability.js';
import type { floors } from '../../harness/readability.js';
import { setStage } from '../../harness/stage.js';

const NOW = '2026-12-08T09:20:00+08:00';

inBrowser('selling and everyday services', () => {
  const stage = setStage({ clock: NOW });
  let seller: Phone;
  let neighbour: Phone;
  let keeper: Phone;
  let office: Phone;

  const fill = async (phone: Phone, label: string, text: string): Promise<void> => {
    await phone.page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text);
    await phone.rest();
  };
  const search = async (phone: Phone, hint: string, text: string): Promise<void> => {
    await phone.page.getByPlaceholder(hint).filter({ visible: true }).fill(text);
    await phone.page.waitForTimeout(500);
    await phone.rest();
  };
  const choose = (phone: Phone, name: string | RegExp) =>
    phone.hit(phone.page.getByRole('radio', { name }).filter({ visible: true }).first());
  /** What somebody would trip over: for eye, finger and ear. Its picture is kept. */
  const faults = async (phone: Phone, name: string, mode: keyof typeof floors = 'normal'): Promise<string[]> => {
    await phone.picture(`selling-${name}-${mode}`);
    const heard = [...(await mutedCards(phone.page)), ...(await hardToHear(phone.page))];
    return [...shortcomings(await measure(phone.page), mode), ...heard].map((fault) => `${name}: ${fault}`);
  };
  const enlarge = async (phone: Phone): Promise<void> => {
    await phone.enlarge();
  };

  beforeAll(async () => {
    [seller, neighbour, keeper] = [await stage.newPhone(), await stage.newPhone(), await stage.newPhone()];
    office = await stage.newDesk();
    for (const phone of [seller, neighbour, keeper]) {
      await phone.tap('长校镇');
      await phone.tap('下谢村');
    }
    await seller.become('居民');
    await keeper.become('站长');
    await office.become('县里办公室');
  }, 180_000);

  it('is refused by name before anything is sent, with the reason and where to go', async () => {
    await seller.open(errandsPages.sell.path);
    await fill(seller, '卖什么', '香烟两条');
    await seller.press('下一步');
    expect(await seller.text()).toMatch(/专卖[^]*烟草零售许可证/);
    expect(await faults(seller, 'refused')).toEqual([]);
  });

  it('is put up in four steps, each of which says what is missing', async () => {
    await fill(seller, '卖什么', '豆腐皮');
    await fill(seller, '再说两句（不写也行）', '自家做的，今早起锅。');
    expect(await faults(seller, 'what')).toEqual([]);
    await seller.press('下一步');
    await seller.press('下一步');
    await seller.shown('写一共有多少，要整数。').waitFor();
    await fill(seller, '多少斤', '30');
    await fill(seller, '一斤多少元', '32');
    expect(await faults(seller, 'much')).toEqual([]);
    await seller.press('下一步');
    await choose(seller, '3 天');
    expect(await faults(seller, 'where')).toEqual([]);
    // What was begun is still there when the app was shut meanwhile.
    await seller.reload();
    await seller.shown('第 3 步，一共 4 步：在哪里拿、卖到哪天').waitFor();
    await seller.press('下一步');
    await fill(seller, '怎么称呼您', '李阿婆');
    await fill(seller, '您的电话', '19900000077');
    await choose(seller, '公开，谁都能打');
    expect(await faults(seller, 'who')).toEqual([]);
    await seller.press('挂出去');
    await seller.shown('32 元 一斤').waitFor();
    expect(await seller.text()).toMatch(/豆腐皮[^]*在卖[^]*自家做的[^]*李\*\*，电话 1\*{6}0077[^]*卖完了/);
    expect(await faults(seller, 'own')).toEqual([]);
  });

  it('is found by a neighbour by another name, and shows the number to nobody who only looks', async () => {
    await neighbour.open(errandsPages.offers.path);
    await neighbour.shown(/豆腐皮/).waitFor();
    expect(await faults(neighbour, 'offers')).toEqual([]);
    await search(neighbour, '要买什么？写名字', '腐竹');
    await neighbour.shown(/豆腐皮/).waitFor();
    await neighbour.hit(
      neighbour.page
        .getByRole('button', { name: /^豆腐皮/ })
        .filter({ visible: true })
        .first(),
    );
    await neighbour.shown('打电话').waitFor();
    expect(await neighbour.text()).not.toContain('19900000077');
    expect(await faults(neighbour, 'offer')).toEqual([]);
    await neighbour.open(errandsPages.offers.path);
    await search(neighbour, '要买什么？写名字', '石榴');
    await neighbour.shown('现在没有人卖“石榴”。').waitFor();
  });

  it('is read without a network, and says how old that is', async () => {
    await neighbour.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await neighbour.setOffline(true);
    await neighbour.reload();
    await neighbour.open(errandsPages.offers.path);
    await search(neighbour, '要买什么？写名字', '豆皮');
    await neighbour.shown(/豆腐皮/).waitFor();
    await neighbour.open(`${networkPages.everyday.path}?q=${encodeURIComponent('哪里能复印')}`);
    await neighbour.shown('没有网络，只看了手机里存的本村服务点。').waitFor();
    expect(await neighbour.text()).toMatch(/打印复印[^]*下谢村服务点[^]*0\.50 元 一张/);
    await neighbour.setOffline(false);
    await neighbour.reload();
  });

  it('can be read in the largest writing', async () => {
    await enlarge(neighbour);
    const { offers } = await stage.server.client.call(sellingApi.list, {});
    const addresses = {
      offers: errandsPages.offers.path,
      offer: `${errandsPages.offer.path}?id=${offers[0]?.id ?? ''}`,
      everyday: networkPages.everyday.path,
      electricity: `${networkPages.everyday.path}?q=${encodeURIComponent('交电费')}`,
      point: `${networkPages.point.path}?id=${XIAXIE_POINT}`,
    };
    const found: string[] = [];
    for (const [name, address] of Object.entries(addresses)) {
      await neighbour.open(address);
      found.push(...(await faults(neighbour, `${name}-largest`, 'elder')));
    }
    expect(found).toEqual([]);
  });

  it('is sold with one tap, and there is some again with another', async () => {
    await seller.press('卖完了');
    await seller.shown('还有货，接着卖').waitFor();
    expect((await stage.server.client.call(sellingApi.list, {})).offers).toEqual([]);
    await seller.press('还有货，接着卖');
    await seller.shown('卖完了').waitFor();
    await seller.open(errandsPages.selling.path);
    await seller.shown(/豆腐皮/).waitFor();
    expect(await faults(seller, 'mine')).toEqual([]);
  });

  it('is settled at the points that the page names, as a villager ranks them, and what is not known is not guessed', async () => {
    await keeper.open(networkPages.everyday.path);
    expect(await faults(keeper, 'everyday')).toEqual([]);
    await search(keeper, '要办什么事？', '在哪里交电费');
    await keeper.shown('长校镇综合服务站').waitFor();
    expect(await faults(keeper, 'electricity')).toEqual([]);
    await search(keeper, '要办什么事？', '修手表');
    await keeper.shown('这件事我们不认识，不瞎猜。').waitFor();
  });

  it('is edited by the keeper within what the post allows, and read on the page of the point', async () => {
    await keeper.open(networkPages.services.path);
    await keeper.shown('打印复印').waitFor();
    expect(await faults(keeper, 'services')).toEqual([]);
    await keeper.hit(keeper.page.getByRole('button', { name: /^打印复印/ }).filter({ visible: true }));
    await fill(keeper, '一张收多少元（不写就是不收钱，最多 2 元）', '3');
    await keeper.press('记下');
    await keeper.shown('最多收 2 元，请改低一点。').waitFor();
    await fill(keeper, '一张收多少元（不写就是不收钱，最多 2 元）', '1');
    await fill(keeper, '还要说的（不写也行）', '密码 123456');
    await keeper.press('记下');
    await keeper.shown('不要写证件号、卡号、电话和密码。').first().waitFor();
    await fill(keeper, '还要说的（不写也行）', '双面算两张');
    expect(await faults(keeper, 'edit')).toEqual([]);
    await keeper.press('记下');
    await keeper.shown(/1\.00 元 一张/).waitFor();
    await keeper.open(`${networkPages.point.path}?id=${XIAXIE_POINT}`);
    expect(await keeper.text()).toMatch(
      /便民服务[^]*打印复印[^]*双面算两张[^]*1\.00 元 一张[^]*证照[^]*有烟草零售许可证[^]*证号/,
    );
    expect(await keeper.text()).not.toContain('烟草代办');
    expect(await faults(keeper, 'point')).toEqual([]);
  });

  it('is switched off by the office, which keeps the licences at its desk', async () => {
    await office.open(`${networkPages.services.path}?point=${XIAXIE_POINT}`);
    await office.hit(office.page.getByRole('button', { name: /^打印复印/ }).filter({ visible: true }));
    await office.press('不让这里办');
    await office.shown('县里关了').waitFor();
    const { points } = await stage.server.client.call(everydayApi.find, { q: '复印', village: '350423104204' });
    expect(points.map(({ id }) => id)).not.toContain(XIAXIE_POINT);
    await office.open(networkPages.licences.path);
    await office.shown('过期').first().waitFor();
    await office.picture('selling-licences-desk');
    await office.hit(office.page.getByRole('button', { name: /过期/ }).filter({ visible: true }).first());
    await office.shown('这张证没有了').waitFor();
    await office.picture('selling-licence-desk');
  });

  it('is taken down by the keeper with a reason that its seller reads', async () => {
    const { offers } = await stage.server.client.call(sellingApi.list, {});
    await keeper.open(`${errandsPages.offer.path}?id=${offers[0]?.id ?? ''}`);
    await keeper.press('下架这一样');
    await keeper.press('下架');
    await keeper.shown('写一句为什么下架，卖家看得到。').waitFor();
    await fill(keeper, '写给卖家看的一句话', '价钱写错了，问过本人');
    expect(await faults(keeper, 'take-down')).toEqual([]);
    await keeper.press('下架');
    await seller.open(`${errandsPages.offer.path}?id=${offers[0]?.id ?? ''}`);
    await seller.shown(/已经被下架：价钱写错了/).waitFor();
    expect(await faults(seller, 'taken-down')).toEqual([]);
  });

  it('complained of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
