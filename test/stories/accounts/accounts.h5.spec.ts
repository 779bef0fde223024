// A villager adds 奶奶, agrees and takes it back, takes the data away and leaves; the keeper confirms, the office announces.
import { downloaded, inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { setStage } from '../../harness/stage.js';

const NOW = '2026-11-24T09:15:00+08:00';
/** A number of no network: 1[3-9] and zeroes. */
const GRANNY = '13800000000';
const TITLE = '长校到灵地的路封三天';

inBrowser('people with something of their own', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  let villager: Phone;
  let keeper: Phone;
  let office: Phone;

  beforeAll(async () => {
    [villager, keeper, office] = [await stage.newPhone(), await stage.newPhone(), await stage.newPhone()];
  }, 180_000);

  const type = (phone: Phone, label: string, text: string): Promise<void> =>
    phone.page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true }).fill(text);

  it('a villager is asked for nothing on public pages, and signs in from 我的', async () => {
    await villager.open('/me/index');
    await villager.press('去登录');
    await villager.shown('样例人物，只供试用').waitFor();
    expect(await villager.faults('accounts-sign-in', 'normal')).toEqual([]);
    await villager.press('用样例人物居民试用');
    await villager.shown(/^样例：/).waitFor();
    await villager.shown('家里人').waitFor();
    expect(await villager.faults('accounts-me', 'normal')).toEqual([]);
  });

  it('adds 奶奶, after reading what is done with her number', async () => {
    await villager.open('/accounts/household/index');
    await villager.press('加一位家里人');
    await type(villager, '称呼', '奶奶');
    await type(villager, '收快递用的手机号', '123');
    await villager.press('好了');
    await villager.shown(/电话号码不对/).waitFor();
    await type(villager, '收快递用的手机号', GRANNY);
    await villager.press('好了');
    await villager.shown(/请先看一下我们怎样用您的信息/).waitFor();
    await villager.press(/^同意：/);
    await villager.page
      .getByRole('button', { name: /^同意：/ })
      .filter({ visible: true })
      .waitFor({ state: 'detached' });
    await villager.press('好了');
    await villager.shown('等站长确认').waitFor();
    expect(await villager.faults('accounts-household', 'normal')).toEqual([]);
  });

  it('shows the keeper a code, and the keeper confirms', async () => {
    await villager.press('请站长核对奶奶');
    await villager.page.getByRole('img', { name: /二维码/ }).waitFor();
    const code = (await villager.page.locator('.qr-group').allTextContents()).join('');
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{16}$/);
    expect(await villager.faults('accounts-person-code', 'normal')).toEqual([]);
    await keeper.become('站长');
    await keeper.open('/accounts/confirm/index');
    await type(keeper, '对方手机上的码', 'AAAA');
    await keeper.press('看看是谁');
    await keeper.shown(/这不是我们的码/).waitFor();
    await type(keeper, '对方手机上的码', code.toLowerCase());
    await keeper.press('看看是谁');
    await keeper.shown('奶奶').waitFor();
    expect(await keeper.faults('accounts-confirm', 'normal')).toEqual([]);
    await keeper.press('是本人，确认');
    await keeper.shown('奶奶核对好了。').waitFor();
    await villager.shown(/^已确认。/).waitFor({ timeout: 15_000 });
    await villager.press('好了');
    await villager.shown('站长当面核对过。').waitFor();
  });

  it('takes the consent back as easily as it was given', async () => {
    await villager.open('/accounts/consents/index');
    await villager.press('同意：孩子的信息，单独问您一次');
    await villager.shown(/^同意：孩子的信息/).waitFor();
    await villager.press('收回同意：孩子的信息，单独问您一次');
    await villager.shown('已收回').waitFor();
    expect(await villager.faults('accounts-consents', 'normal')).toEqual([]);
  });

  it('takes everything away as a file', async () => {
    await villager.open('/accounts/data/index');
    expect(await villager.faults('accounts-data', 'normal')).toEqual([]);
    const download = villager.page.waitForEvent('download');
    await villager.press('下载我的数据');
    const file = await download;
    expect(file.suggestedFilename()).toBe('客货邮-我的数据-2026-11-24.json');
    const data = JSON.parse((await downloaded(file)).toString()) as {
      people: { name?: string; phone?: string }[];
      consents: unknown[];
    };
    expect(data.people.find(({ name }) => name === '奶奶')?.phone).toBe(GRANNY);
    expect(data.consents).toHaveLength(3);
  });

  it('reads without an account what the office announces', async () => {
    await office.become('县里办公室');
    await office.open('/notices/write/index');
    await office.press('道路通行');
    await type(office, '标题', TITLE);
    await type(office, '内容', '十一月二十五日到二十七日修路，班车绕行田源。\n有事打服务点的电话。');
    expect(await office.faults('accounts-write', 'normal')).toEqual([]);
    await office.press('交上去');
    await office.press('看通知公告');
    // Who wrote it is not signed in by WeChat, so WeChat cannot check it: somebody else must look it over.
    await office.shown('发布人没有用微信登录，不能自动检查，请人审核').waitFor();
    const reviewer = await stage.newPhone();
    await reviewer.become('系统管理员');
    await reviewer.open('/notices/office/index');
    await reviewer.press(`可以发布：${TITLE}`);
    await type(reviewer, '为什么', '看过了，没有问题');
    expect(await reviewer.faults('accounts-review', 'normal')).toEqual([]);
    await reviewer.press('可以发布');
    await reviewer.page.locator('.tag', { hasText: '已发布' }).filter({ visible: true }).waitFor();
    const guest = await stage.newPhone('/#/notices/announcements/index?village=350423104204');
    await guest.press(new RegExp(TITLE));
    await guest.shown(/班车绕行田源/).waitFor();
    expect(await guest.faults('accounts-announcement', 'normal')).toEqual([]);
    expect(guest.complaints).toEqual([]);
  });

  it('takes the work that the office invites to, once, by the code on the office’s screen', async () => {
    await office.open('/accounts/invite/index');
    await office.press('站长');
    await office.press('长校镇');
    await office.press(/^下谢村/);
    await type(office, '请谁来', '小谢');
    expect(await office.faults('accounts-invitation', 'normal')).toEqual([]);
    await office.press('给我邀请码');
    await office.page.getByRole('img', { name: /二维码/ }).waitFor();
    const code = (await office.page.locator('.qr-group').allTextContents()).join('');
    expect(await office.faults('accounts-invitation-code', 'normal')).toEqual([]);
    const invited = await stage.newPhone();
    await invited.become('司机');
    await invited.open('/accounts/join/index');
    await type(invited, '邀请码', code);
    await invited.press('看看是什么');
    await invited.shown(/下谢村.*站长/).waitFor();
    expect(await invited.faults('accounts-offer', 'normal')).toEqual([]);
    await invited.press('接受');
    await invited.shown('欢迎您来工作').waitFor();
    await invited.open('/accounts/mine/index');
    await invited.shown(/站长/).waitFor();
    // The same code again: it was for one.
    await keeper.open('/accounts/join/index');
    await type(keeper, '邀请码', code);
    await keeper.press('看看是什么');
    await keeper.shown(/码.*(用过|过期|不对|无效)/).waitFor();
  });

  it('shows every page in large text too', async () => {
    const walks: readonly (readonly [Phone, readonly string[]])[] = [
      [
        villager,
        [
          'accounts/mine',
          'accounts/consents',
          'accounts/data',
          'accounts/household',
          'accounts/follow',
          'accounts/join',
          'notices/inbox',
          'notices/followings',
          'notices/announcements',
        ],
      ],
      [keeper, ['accounts/confirm', 'accounts/browser-code', 'accounts/staff', 'accounts/invite', 'notices/calls']],
      [office, ['accounts/staff', 'accounts/invite', 'notices/office', 'notices/write', 'notices/events']],
    ];
    const found: string[] = [];
    for (const mode of ['normal', 'elder'] as const) {
      for (const [phone, paths] of walks) {
        if (mode === 'elder') {
          await phone.open('/me/index');
          await phone.press(/^大字/);
          found.push(...(await phone.faults(`accounts-me-${walks.findIndex(([each]) => each === phone)}`, mode)));
        }
        for (const path of paths) {
          await phone.open(`/${path}/index`);
          found.push(
            ...(await phone.faults(
              `accounts-${path.split('/')[1] ?? ''}-${walks.findIndex(([each]) => each === phone)}`,
              mode,
            )),
          );
        }
      }
    }
    expect(found).toEqual([]);
  }, 240_000);

  it('has the account deleted, and is told what is kept', async () => {
    await villager.open('/accounts/data/index');
    await villager.press('删除账号');
    await villager.press('删除，找不回来');
    await villager.shown('您的账号和信息已经删掉了').waitFor();
    expect(await villager.faults('accounts-deleted', 'elder')).toEqual([]);
    await villager.press('回首页');
    await villager.open('/me/index');
    await villager.shown('去登录').waitFor();
    expect(await villager.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('奶奶');
  });

  it('complains of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
