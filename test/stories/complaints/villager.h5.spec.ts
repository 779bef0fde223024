// Somebody stands before a shut point without a network and without an account: is what they say sent by itself, joined by
// others, followed by its receipt on any phone, and opened again when they say that it is not solved?
import { complaintDeskApi } from '@kehuoyou/shared';
import type { HandledComplaint } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';
import { rowCount } from '../../harness/tables.js';

const CLOCK = '2026-11-24T09:20:00+08:00';
const POINT = `/network/point/index?id=${XIAXIE_POINT}`;

inBrowser('a shut point', () => {
  const stage = setStage({ clock: CLOCK });
  let villager: Phone;
  let neighbour: Phone;
  let receipt = '';

  const legible = async (phone: Phone, name: string, mode?: 'elder'): Promise<void> => {
    expect(await phone.faults(`complaint-${name}`, mode)).toEqual([]);
  };
  /** A photo as large as a phone's, drawn by the browser itself. */
  const photo = async (phone: Phone): Promise<Buffer> => {
    const address = await phone.page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 2_000, height: 1_500 });
      const pen = canvas.getContext('2d');
      if (pen) pen.fillStyle = 'rgb(139, 144, 148)';
      pen?.fillRect(0, 0, 2_000, 1_500);
      return canvas.toDataURL('image/jpeg', 0.9);
    });
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  };
  const attach = async (phone: Phone): Promise<void> => {
    const chooser = phone.page.waitForEvent('filechooser');
    await phone.press('拍照、选照片');
    await (await chooser).setFiles({ name: '门.jpg', mimeType: 'image/jpeg', buffer: await photo(phone) });
    await phone.page
      .getByRole('group', { name: /^第 1 张图片/ })
      .filter({ visible: true })
      .waitFor();
  };
  const codeOf = (phone: Phone): string => /code=([0-9A-Z]{12})/.exec(phone.page.url())?.[1] ?? '';
  const first = async (office: ApiClient): Promise<HandledComplaint> => {
    const { complaints } = await office.call(complaintDeskApi.list, {});
    const [oldest] = [...complaints].sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
    return office.call(complaintDeskApi.read, { id: oldest?.id ?? '' });
  };

  beforeAll(async () => {
    [villager, neighbour] = [await stage.newPhone(), await stage.newPhone()];
    await villager.tap('长校镇');
    await villager.tap('下谢村');
    await villager.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  }, 180_000);

  it('is said with one tap from its page, and what our records know stands there before it is handed in', async () => {
    await villager.open(POINT);
    await legible(villager, 'point');
    await villager.press(/^说一声：.*没开门$/);
    await villager.shown('我们查到的').waitFor();
    expect(await villager.text()).toMatch(/下谢村服务点 · 没开门[^]*公示今天[^]*扫过件[^]*谁能看到是你说的/);
    await legible(villager, 'say');
  });

  it('is handed in without a network: there is a receipt at once, and it waits with its photo', async () => {
    await villager.setOffline(true);
    await attach(villager);
    await villager.page
      .getByRole('textbox', { name: /^再说两句/ })
      .filter({ visible: true })
      .fill('等了半个钟头，没人');
    await villager.press('都不行');
    await villager.press('交上去');
    await villager.shown('还没发出去').waitFor();
    receipt = codeOf(villager);
    expect(receipt).toHaveLength(12);
    expect((await villager.text()).replace(/\s/g, '')).toContain(receipt);
    await legible(villager, 'unsent');
    expect(await rowCount(stage.database, ['complaint'])).toEqual({ complaint: 0 });
  });

  it('is still there when the app was closed, among what one has said', async () => {
    await villager.reload();
    await villager.shown('还没发出去').waitFor();
    await villager.open('/complaints/mine/index');
    await villager.shown(/^下谢村服务点，今天/).waitFor();
    await villager.shown('还没发出去').waitFor();
    await legible(villager, 'mine-unsent');
  });

  it('sends itself when the network is back, photo and all, and once', async () => {
    await villager.setOffline(false);
    await eventually(async () =>
      expect(await rowCount(stage.database, ['complaint', 'media'])).toEqual({ complaint: 1, media: 1 }),
    );
    await villager.press(/^没开门，下谢村服务点/);
    await villager.shown('等县里受理').waitFor();
    expect(await villager.text()).toMatch(/答应 48 小时[^]*法定 7 天[^]*机器记的[^]*经过[^]*等了半个钟头/);
    await villager.press(/^看您拍的照片 1 张/);
    await villager.page.getByRole('img', { name: '您拍的照片，第 1 张' }).filter({ visible: true }).waitFor();
    await legible(villager, 'submitted');
  });

  it('is joined by a neighbour instead of being said twice', async () => {
    await neighbour.open(POINT);
    await neighbour.press(/^说一声：.*没开门$/);
    await neighbour.shown('今天已有 1 个人说了同样的事').waitFor();
    await legible(neighbour, 'same');
    await neighbour.press('我也是，加入');
    await neighbour.shown('和他们算一件，办好了一起告诉您').waitFor();
    await neighbour.press('交上去');
    await neighbour.shown('2 个人一起说的').waitFor();
    expect(await rowCount(stage.database, ['complaint'])).toEqual({ complaint: 2 });
  });

  it('is followed by its receipt on another phone without an account, and opened again when it is not solved', async () => {
    const office = await stage.as('county_office');
    const post = await stage.as('carrier_operator');
    const { id, bodies } = await first(office);
    const [to] = bodies;
    if (to === undefined) throw new Error('nobody may be told to handle it');
    await office.call(complaintDeskApi.accept, { id });
    await office.call(complaintDeskApi.assign, { id, body: { kind: to.kind, id: to.id } });
    await post.call(complaintDeskApi.start, { id, text: '今天下午三点派人去看' });
    await post.call(complaintDeskApi.answer, {
      id,
      outcome: 'explained',
      text: '站长去镇上开会，忘了贴通知，已经说过他了。',
    });
    const relative = await stage.newPhone();
    await relative.open('/complaints/receipt/index');
    await relative.page.getByRole('textbox', { name: '回执' }).filter({ visible: true }).fill('ABC');
    await relative.press('查');
    await relative.page.getByRole('alert').filter({ visible: true, hasText: '不像回执' }).waitFor();
    await legible(relative, 'receipt-entry');
    await relative.page.getByRole('textbox', { name: '回执' }).filter({ visible: true }).fill(receipt.toLowerCase());
    await relative.press('查');
    await relative.shown('办好了吗？').waitFor();
    expect(await relative.text()).toMatch(
      /答复了，办好了吗[^]*忘了贴通知[^]*好了[^]*一半[^]*没有[^]*转给[^]*收到了您说的/,
    );
    await legible(relative, 'answered');
    await relative.press('没有');
    await relative.page
      .getByRole('textbox', { name: /^哪里没办好/ })
      .filter({ visible: true })
      .fill('今天又没开');
    await relative.press('没办好，重新办');
    await relative.shown('重新在办').waitFor();
    expect(await relative.text()).toMatch(/打 12305[^]*存下材料[^]*撤回，不说了/);
    await legible(relative, 'reopened');
    const { state, reopened } = await office.call(complaintDeskApi.read, { id });
    expect([state, reopened]).toEqual(['reopened', 1]);
    expect(relative.complaints).toEqual([]);
  });

  it('reads as well in the largest writing, and what was last known stays without a network', async () => {
    await villager.enlarge();
    await villager.open(`/complaints/receipt/index?code=${receipt}`);
    await villager.shown('重新在办').waitFor();
    await legible(villager, 'reopened-largest', 'elder');
    await villager.open('/complaints/say/index');
    await villager.shown('说的是什么？').waitFor();
    await legible(villager, 'say-subjects-largest', 'elder');
    await villager.press('班车');
    await villager.shown('开得危险、超载').waitFor();
    await legible(villager, 'say-categories-largest', 'elder');
    await villager.open('/complaints/mine/index');
    await legible(villager, 'mine-largest', 'elder');
    await villager.setOffline(true);
    await villager.open(`/complaints/receipt/index?code=${receipt}`);
    await villager.shown('重新在办').waitFor();
    await villager.shown(/没有网络/).waitFor();
    await villager.setOffline(false);
    expect([...villager.complaints, ...neighbour.complaints]).toEqual([]);
  });
});
