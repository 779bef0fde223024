// A villager adds 奶奶, agrees and takes it back, takes the data away and leaves; the keeper confirms, the office announces.
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { inBrowser, openPhone } from '../harness/browser.js';
import type { Phone } from '../harness/browser.js';
import { createDatabase } from '../harness/database.js';
import type { TestDatabase } from '../harness/database.js';
import { measure, shortcomings } from '../harness/readability.js';
import type { floors } from '../harness/readability.js';
import { startServer } from '../harness/running-server.js';
import type { RunningServer } from '../harness/running-server.js';

const NOW = '2026-11-24T09:15:00+08:00';
/** A number of no network: 1[3-9] and zeroes. */
const GRANNY = '13800000000';
const TITLE = '长校到灵地的路封三天';

inBrowser('people with something of their own', () => {
  let database: TestDatabase;
  let server: RunningServer;
  let villager: Phone;
  let keeper: Phone;
  let office: Phone;
  const phones: Phone[] = [];

  beforeAll(async () => {
    database = await createDatabase('sqlite');
    server = await startServer({ database, clock: NOW });
    for (let index = 0; index < 3; index += 1) phones.push(await openPhone(server.url, NOW));
    [villager, keeper, office] = phones as [Phone, Phone, Phone];
  }, 180_000);
  afterAll(async () => {
    for (const phone of phones) await phone.close();
    await server.stop();
    await database.drop();
  });

  const shown = (phone: Phone, text: string | RegExp): Locator => phone.page.getByText(text).filter({ visible: true }).first();
  const press = async (phone: Phone, name: string | RegExp): Promise<void> => {
    await phone.page
      .getByRole('button', { name, exact: true })
      .or(phone.page.getByRole('radio', { name, exact: true }))
      .filter({ visible: true })
      .first()
      .tap();
    await phone.rest();
  };
  const type = (phone: Phone, label: string, text: string): Promise<void> => phone.page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true }).fill(text);
  const become = async (phone: Phone, role: string): Promise<void> => {
    await phone.open('/accounts/sign-in/index');
    await press(phone, `用样例人物${role}试用`);
    await shown(phone, /^样例：/).waitFor();
  };
  /** What cannot be read or touched on the page that is shown, and its picture. */
  const faults = async (phone: Phone, name: string, mode: keyof typeof floors): Promise<string[]> => {
    await phone.picture(`accounts-${name}-${mode}`);
    return shortcomings(await measure(phone.page), mode).map((fault) => `${name}: ${fault}`);
  };

  it('a villager is asked for nothing on public pages, and signs in from 我的', async () => {
    await villager.open('/me/index');
    await press(villager, '去登录');
    await shown(villager, '样例人物，只供试用').waitFor();
    expect(await faults(villager, 'sign-in', 'normal')).toEqual([]);
    await press(villager, '用样例人物居民试用');
    await shown(villager, /^样例：/).waitFor();
    await shown(villager, '家里人').waitFor();
    expect(await faults(villager, 'me', 'normal')).toEqual([]);
  });

  it('adds 奶奶, after reading what is done with her number', async () => {
    await villager.open('/accounts/household/index');
    await press(villager, '加一位家里人');
    await type(villager, '称呼', '奶奶');
    await type(villager, '收快递用的手机号', '123');
    await press(villager, '好了');
    await shown(villager, /电话号码不对/).waitFor();
    await type(villager, '收快递用的手机号', GRANNY);
    await press(villager, '好了');
    await shown(villager, /请先看一下我们怎样用您的信息/).waitFor();
    await press(villager, /^同意：/);
    await villager.page.getByRole('button', { name: /^同意：/ }).filter({ visible: true }).waitFor({ state: 'detached' });
    await press(villager, '好了');
    await shown(villager, '等站长确认').waitFor();
    expect(await faults(villager, 'household', 'normal')).toEqual([]);
  });

  it('shows the keeper a code, and the keeper confirms', async () => {
    await press(villager, '请站长核对奶奶');
    await villager.page.getByRole('img', { name: /二维码/ }).waitFor();
    const code = (await villager.page.locator('.qr-group').allTextContents()).join('');
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{16}$/);
    expect(await faults(villager, 'person-code', 'normal')).toEqual([]);
    await become(keeper, '站长');
    await keeper.open('/accounts/confirm/index');
    await type(keeper, '对方手机上的码', 'AAAA');
    await press(keeper, '看看是谁');
    await shown(keeper, /这不是我们的码/).waitFor();
    await type(keeper, '对方手机上的码', code.toLowerCase());
    await press(keeper, '看看是谁');
    await shown(keeper, '奶奶').waitFor();
    expect(await faults(keeper, 'confirm', 'normal')).toEqual([]);
    await press(keeper, '是本人，确认');
    await shown(keeper, '奶奶核对好了。').waitFor();
    await shown(villager, /^已确认。/).waitFor({ timeout: 15_000 });
    await press(villager, '好了');
    await shown(villager, '站长当面核对过。').waitFor();
  });

  it('takes the consent back as easily as it was given', async () => {
    await villager.open('/accounts/consents/index');
    await press(villager, '同意：孩子的信息，单独问您一次');
    await shown(villager, /^同意：孩子的信息/).waitFor();
    await press(villager, '收回同意：孩子的信息，单独问您一次');
    await shown(villager, '已收回').waitFor();
    expect(await faults(villager, 'consents', 'normal')).toEqual([]);
  });

  it('takes everything away as a file', async () => {
    await villager.open('/accounts/data/index');
    expect(await faults(villager, 'data', 'normal')).toEqual([]);
    const download = villager.page.waitForEvent('download');
    await press(villager, '下载我的数据');
    const file = await download;
    expect(file.suggestedFilename()).toBe('客货邮-我的数据-2026-11-24.json');
    const data = JSON.parse(await readFile(await file.path(), 'utf8')) as { people: { name?: string; phone?: string }[]; consents: unknown[] };
    expect(data.people.find(({ name }) => name === '奶奶')?.phone).toBe(GRANNY);
    expect(data.consents).toHaveLength(3);
  });

  it('reads without an account what the office announces', async () => {
    await become(office, '县里办公室');
    await office.open('/notices/write/index');
    await press(office, '道路通行');
    await type(office, '标题', TITLE);
    await type(office, '内容', '十一月二十五日到二十七日修路，班车绕行田源。\n有事打服务点的电话。');
    expect(await faults(office, 'write', 'normal')).toEqual([]);
    await press(office, '交上去');
    await press(office, '看通知公告');
    // Who wrote it is not signed in by WeChat, so WeChat cannot check it: somebody else must look it over.
    await shown(office, '发布人没有用微信登录，不能自动检查，请人审核').waitFor();
    const reviewer = await openPhone(server.url, NOW);
    phones.push(reviewer);
    await become(reviewer, '系统管理员');
    await reviewer.open('/notices/office/index');
    await press(reviewer, `可以发布：${TITLE}`);
    await type(reviewer, '为什么', '看过了，没有问题');
    expect(await faults(reviewer, 'review', 'normal')).toEqual([]);
    await press(reviewer, '可以发布');
    await reviewer.page.locator('.tag', { hasText: '已发布' }).filter({ visible: true }).waitFor();
    const guest = await openPhone(`${server.url}/#/notices/announcements/index?village=350423104204`, NOW);
    phones.push(guest);
    await press(guest, new RegExp(TITLE));
    await shown(guest, /班车绕行田源/).waitFor();
    expect(await faults(guest, 'announcement', 'normal')).toEqual([]);
    expect(guest.complaints).toEqual([]);
  });

  it('takes the work that the office invites to, once, by the code on the office’s screen', async () => {
    await office.open('/accounts/invite/index');
    await press(office, '站长');
    await press(office, '长校镇');
    await press(office, /^下谢村/);
    await type(office, '请谁来', '小谢');
    expect(await faults(office, 'invitation', 'normal')).toEqual([]);
    await press(office, '给我邀请码');
    await office.page.getByRole('img', { name: /二维码/ }).waitFor();
    const code = (await office.page.locator('.qr-group').allTextContents()).join('');
    expect(await faults(office, 'invitation-code', 'normal')).toEqual([]);
    const invited = await openPhone(server.url, NOW);
    phones.push(invited);
    await become(invited, '司机');
    await invited.open('/accounts/join/index');
    await type(invited, '邀请码', code);
    await press(invited, '看看是什么');
    await shown(invited, /下谢村.*站长/).waitFor();
    expect(await faults(invited, 'offer', 'normal')).toEqual([]);
    await press(invited, '接受');
    await shown(invited, '欢迎您来工作').waitFor();
    await invited.open('/accounts/mine/index');
    await shown(invited, /站长/).waitFor();
    // The same code again: it was for one.
    await keeper.open('/accounts/join/index');
    await type(keeper, '邀请码', code);
    await press(keeper, '看看是什么');
    await shown(keeper, /码.*(用过|过期|不对|无效)/).waitFor();
  });

  it('shows every page in large text too', async () => {
    const walks: readonly (readonly [Phone, readonly string[]])[] = [
      [villager, ['accounts/mine', 'accounts/consents', 'accounts/data', 'accounts/household', 'accounts/follow', 'accounts/join', 'notices/inbox', 'notices/followings', 'notices/announcements']],
      [keeper, ['accounts/confirm', 'accounts/browser-code', 'accounts/staff', 'accounts/invite', 'notices/calls']],
      [office, ['accounts/staff', 'accounts/invite', 'notices/office', 'notices/write', 'notices/events']],
    ];
    const found: string[] = [];
    for (const mode of ['normal', 'elder'] as const) {
      for (const [phone, paths] of walks) {
        if (mode === 'elder') {
          await phone.open('/me/index');
          await press(phone, /^大字/);
          found.push(...(await faults(phone, `me-${walks.findIndex(([each]) => each === phone)}`, mode)));
        }
        for (const path of paths) {
          await phone.open(`/${path}/index`);
          found.push(...(await faults(phone, `${path.split('/')[1] ?? ''}-${walks.findIndex(([each]) => each === phone)}`, mode)));
        }
      }
    }
    expect(found).toEqual([]);
  }, 240_000);

  it('has the account deleted, and is told what is kept', async () => {
    await villager.open('/accounts/data/index');
    await press(villager, '删除账号');
    await press(villager, '删除，找不回来');
    await shown(villager, '您的账号和信息已经删掉了').waitFor();
    expect(await faults(villager, 'deleted', 'elder')).toEqual([]);
    await press(villager, '回首页');
    await villager.open('/me/index');
    await shown(villager, '去登录').waitFor();
    expect(await villager.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('奶奶');
  });

  it('complains of nothing', () => {
    expect(phones.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
