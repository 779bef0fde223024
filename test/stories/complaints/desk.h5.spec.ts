// A point was shut: the office takes it on, the post answers with a picture, the villager says it is not solved, and it ends by a call.
import { randomBytes } from 'node:crypto';
import { complaintFilingApi, receiptOf, receiptsApi } from '@kehuoyou/shared';
import type { FileComplaint } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const NOW = '2026-12-01T09:20:00+08:00';
const DESK = '/complaints/desk/index';
const OWN_WORDS = '站长住院了，今天起由他儿子开门，药已经送到您家。';

inBrowser('the desk of complaints', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  const receipt = receiptOf(randomBytes);
  let office: Phone;
  let post: Phone;
  let phone: Phone;
  let number: string;

  const file = async (more: Partial<FileComplaint>) =>
    stage.server.client.call(complaintFilingApi.file, {
      ...{ receipt: receiptOf(randomBytes), kind: 'complaint', category: 'point_closed', pointId: XIAXIE_POINT },
      ...{ identity: 'anonymous', text: '七点半来的，门没开，药在里面。' },
      ...more,
    });

  beforeAll(async () => {
    const named = { identity: 'named', name: '罗大姐', phone: '19900000001' } as const;
    number = (await file({ receipt, ...named })).number;
    await file({ joins: number, text: '昨天也没开。' });
    await file({ kind: 'praise', category: 'other', text: '站长帮我把药送到家。' });
    [office, post, phone] = [await stage.newDesk(), await stage.newDesk(), await stage.newPhone()];
    await office.become('县里办公室');
    await post.become('快递公司操作员');
    await phone.become('县里办公室');
  }, 180_000);

  const key = async (on: Phone, name: string): Promise<void> => {
    await on.page.keyboard.press(name);
    await on.rest();
  };
  const write = (on: Phone, label: string | RegExp, text: string): Promise<void> =>
    on.page
      .getByRole('textbox', { name: label })
      .or(on.page.getByRole('searchbox', { name: label }))
      .filter({ visible: true })
      .fill(text);
  const standsAt = async (wanted: string): Promise<void> =>
    eventually(async () => {
      const { state } = await stage.server.client.call(receiptsApi.read, { receipt });
      expect(state).toBe(wanted);
    });
  /** A photo of one colour, drawn by the browser itself. */
  const photo = async (): Promise<Buffer> => {
    const address = await post.page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1_600, height: 1_200 });
      const pen = canvas.getContext('2d');
      if (pen) pen.fillStyle = 'rgb(200, 30, 30)';
      pen?.fillRect(0, 0, 1_600, 1_200);
      return canvas.toDataURL('image/jpeg', 0.9);
    });
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  };

  it('shows what is open with the clock that ends first above the others, and the first of it beside the list', async () => {
    await office.open(DESK);
    await office.shown(`${number} · 2 人一起说`).waitFor();
    expect(await office.text()).toMatch(
      /在办 2[^]*没受理 2[^]*下谢村\s*没开门\s*2 人\s*没受理\s*\d+ (?:天|时)[^]*下谢村服务点没开门[^]*下一步：县里受理[^]*七点半来的[^]*昨天也没开/,
    );
    expect(await office.faults('complaints-desk', 'desk')).toEqual([]);
  });

  it('is worked by keys: up, down, handed on by T once it is accepted', async () => {
    await key(office, 'j');
    await office.shown('站长帮我把药送到家。').waitFor();
    await key(office, 'k');
    await office.shown('昨天也没开。').waitFor();
    await office.press('受理');
    await office.shown(/^下一步：转给要答复的单位/).waitFor();
    await key(office, 't');
    expect(await office.faults('complaints-assign', 'desk')).toEqual([]);
    await office.press('转办');
    await office.shown(/^下一步：.*联系居民，或者去看/).waitFor();
    await standsAt('assigned');
  });

  it('lets the post answer with a sentence of its own and a picture; neither name nor number is shown before it is asked for', async () => {
    await post.open(DESK);
    await post.shown(`${number} · 2 人一起说`).waitFor();
    expect(await post.text()).not.toMatch(/罗大姐|19900000001/);
    await post.press('看联系方式');
    await post.shown(/罗大姐 19900000001/).waitFor();
    await post.press('打过电话、去看');
    await write(post, /说了什么/, '打过电话，下午三点去看');
    await post.hit(post.page.locator('.case-form').getByRole('button', { name: '打过电话、去看' }));
    await standsAt('working');
    await key(post, 'r');
    await post.press('办好了');
    await post.press('没开门，道歉');
    await write(post, /自己的话/, '开了');
    await post.hit(post.page.locator('.case-form').getByRole('button', { name: '答复', exact: true }));
    await post.page.getByRole('alert').filter({ visible: true, hasText: '自己的话' }).waitFor();
    const chooser = post.page.waitForEvent('filechooser');
    await post.press('加照片');
    await (await chooser).setFiles({ name: '门口.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await post.page.getByRole('group', { name: '第 1 张图片，传好了' }).filter({ visible: true }).waitFor();
    await write(post, /自己的话/, OWN_WORDS);
    expect(await post.faults('complaints-answer', 'desk')).toEqual([]);
    await post.hit(post.page.locator('.case-form').getByRole('button', { name: '答复', exact: true }));
    await standsAt('answered');
    await post.shown('答复时的照片').waitFor();
  });

  it('comes back to the office, on its own part, once the villager says that it is not solved', async () => {
    await stage.server.client.call(receiptsApi.move, { receipt, move: 'not_solved', text: '今天还是没开' });
    await office.press(/^说没好/);
    await office.shown('说没好 1').waitFor();
    await office.shown(/^下一步：.*重新去看/).waitFor();
    expect(await office.text()).toMatch(/居民说没好[^]*今天还是没开[^]*重办 3 个工作日/);
    await office.page.getByRole('img', { name: '答复的照片，第 1 张' }).filter({ visible: true }).waitFor();
    expect(await office.faults('complaints-reopened', 'desk')).toEqual([]);
  });

  it('is read and answered on a phone too, in any size of writing', async () => {
    await phone.open(DESK);
    await phone.press(/^说没好/);
    expect(await phone.faults('complaints-list')).toEqual([]);
    await phone.hit(phone.page.getByRole('button', { name: new RegExp(number) }).filter({ visible: true }));
    await phone.shown(/^下一步：/).waitFor();
    expect(await phone.faults('complaints-handle')).toEqual([]);
    await phone.press('打过电话、去看');
    await write(phone, /说了什么/, '县里下午陪邮政去看');
    await phone.hit(phone.page.locator('.case-form').getByRole('button', { name: '打过电话、去看' }));
    await standsAt('working');
    await phone.press('答复');
    await phone.press('办好了');
    await write(phone, /自己的话/, OWN_WORDS);
    expect(await phone.faults('complaints-answering')).toEqual([]);
    await phone.hit(phone.page.locator('.case-form').getByRole('button', { name: '答复', exact: true }));
    await standsAt('answered');
    await phone.open('/home/index');
    await phone.enlarge();
    await phone.open(`${DESK}?part=waiting`);
    await phone.shown('下谢村 没开门').waitFor();
    expect(await phone.faults('complaints-list', 'elder')).toEqual([]);
    await phone.hit(phone.page.getByRole('button', { name: new RegExp(number) }).filter({ visible: true }));
    await phone.shown(/^下一步：/).waitFor();
    expect(await phone.faults('complaints-handle', 'elder')).toEqual([]);
  });

  it('ends by a call, in the words of the villager', async () => {
    await office.press(/^等居民/);
    await office.shown(/^下一步：等居民说好没好/).waitFor();
    await office.press('回访');
    await office.press('办好了');
    await write(office, '居民的原话', '药取到了，谢谢');
    await office.press('记下回访');
    await standsAt('resolved');
    await office.shown('居民说好了').waitFor();
    await office.press(/^办完了/);
    await office.shown(`${number} · 2 人一起说`).waitFor();
  });

  it('is written down for somebody who rings, and the receipt is read to them', async () => {
    for (const [on, mode] of [
      [office, 'desk'],
      [phone, 'elder'],
    ] as const) {
      await on.open('/complaints/caller/index');
      await write(on, '是什么事，用他的话找', '白跑');
      await on.press('没开门');
      await write(on, '村名或者服务点，拼音也行', '下谢');
      await on.hit(
        on.page
          .getByRole('button', { name: /^下谢村/ })
          .filter({ visible: true })
          .first(),
      );
      await write(on, '他怎么说', '早上八点还没开');
      await write(on, '称呼', '罗大姐');
      await write(on, '电话', '19900000002');
      expect(await on.faults('complaints-caller', mode)).toEqual([]);
      await on.press('登记');
      await on.shown(/^登记好了，编号 /).waitFor();
      expect(await on.faults('complaints-receipt', mode)).toEqual([]);
      const groups = await on.page.locator('.qr-group').filter({ visible: true }).allInnerTexts();
      expect(groups.map((group) => group.length)).toEqual([4, 4, 4]);
      const read = await stage.server.client.call(receiptsApi.read, { receipt: groups.join('') });
      expect(await on.text()).toContain(`编号 ${read.number}`);
      expect([read.text, read.place.pointId]).toEqual(['早上八点还没开', XIAXIE_POINT]);
    }
  });

  it('complains of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
