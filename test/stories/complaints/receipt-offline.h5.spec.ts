// Whoever holds a receipt says without a network what they think of the answer: does it wait on the phone, send itself once,
// and tell them in a sentence when it came too late?
import { randomBytes } from 'node:crypto';
import { complaintDeskApi, complaintFilingApi, receiptOf, receiptsApi } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const CLOCK = '2026-11-24T09:20:00+08:00';

inBrowser('a receipt without a network', () => {
  const stage = setStage({ clock: CLOCK });
  const receipt = receiptOf(randomBytes);
  let villager: Phone;
  let id = '';

  const legible = async (name: string, mode?: 'elder'): Promise<void> => {
    expect(await villager.faults(`receipt-offline-${name}`, mode)).toEqual([]);
  };
  const read = () => stage.server.client.call(receiptsApi.read, { receipt });
  /** What was opened again lies with the office first. */
  const answer = async (text: string): Promise<void> => {
    const office = await stage.as('county_office');
    const [to] = (await office.call(complaintDeskApi.read, { id })).bodies;
    if (to === undefined) throw new Error('nobody may be told to handle it');
    await office.call(complaintDeskApi.assign, { id, body: { kind: to.kind, id: to.id } });
    const post = await stage.as('carrier_operator');
    await post.call(complaintDeskApi.start, { id, text: '派人去看' });
    await post.call(complaintDeskApi.answer, { id, outcome: 'explained', text });
  };

  beforeAll(async () => {
    const { number } = await stage.server.client.call(complaintFilingApi.file, {
      ...{ receipt, kind: 'complaint', category: 'point_closed', pointId: XIAXIE_POINT, identity: 'named' },
      ...{ text: '门锁着', name: '罗大山', phone: '13950812345' },
    });
    const office = await stage.as('county_office');
    const { complaints } = await office.call(complaintDeskApi.list, { q: number });
    id = complaints[0]?.id ?? '';
    await office.call(complaintDeskApi.accept, { id });
    await answer('站长去镇上开会，忘了贴通知，已经说过他了。');
    villager = await stage.newPhone();
    await villager.tap('长校镇');
    await villager.tap('下谢村');
    await villager.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await villager.open(`/complaints/receipt/index?code=${receipt}`);
    await villager.shown('办好了吗？').waitFor();
  }, 180_000);

  it('keeps what is said with honest words, also when the app was closed, and lets it be taken back', async () => {
    await villager.setOffline(true);
    await villager.press('好了');
    await villager.shown(/^您 今天 09:2\d 说办好了。存在手机里了/).waitFor();
    expect(await villager.text()).not.toContain('只有您说好了，才算办好了');
    await villager.reload();
    await villager.shown(/说办好了。存在手机里了/).waitFor();
    await legible('waiting');
    expect((await read()).state).toBe('answered');
    await villager.press('收回这一句');
    await villager.shown('办好了吗？').waitFor();
  });

  it('sends by itself what was said last, once, and who may see it', async () => {
    await villager.press('没有');
    await villager.page
      .getByRole('textbox', { name: /^哪里没办好/ })
      .filter({ visible: true })
      .fill('今天又没开');
    await villager.press('没办好，重新办');
    await villager.shown(/说没办好：今天又没开。存在手机里了/).waitFor();
    await villager.press('改成只有县里看得到');
    await villager.shown(/要改成只有县里看得到。存在手机里了/).waitFor();
    await legible('two');
    await villager.setOffline(false);
    await villager.shown('重新在办').waitFor({ timeout: 60_000 });
    await eventually(async () => {
      const { state, identity, reopened, steps } = await read();
      expect([state, identity, reopened]).toEqual(['reopened', 'hidden', 1]);
      expect(steps.filter(({ step }) => step === 'not_solved')).toMatchObject([{ own: true, text: '今天又没开' }]);
    });
    await villager.shown('只有县里看得到。').waitFor();
    expect(await villager.text()).not.toContain('存在手机里了');
  });

  it('tells in a sentence what came too late, and what has become of it meanwhile', async () => {
    await answer('已经贴了通知，还请了人代班。');
    await villager.reload();
    await villager.shown('办好了吗？').waitFor();
    await villager.setOffline(true);
    await villager.press('好了');
    await villager.shown(/说办好了。存在手机里了/).waitFor();
    // Somebody of the family has said otherwise with the same receipt.
    await stage.server.client.call(receiptsApi.move, { receipt, move: 'not_solved' });
    await villager.setOffline(false);
    await villager.shown(/这件事已经变成“重新办理”，这句话没算上/).waitFor({ timeout: 60_000 });
    await legible('late');
    await villager.press('知道了');
    await villager.shown('重新在办').waitFor();
    expect((await read()).state).toBe('reopened');
    expect(await villager.text()).not.toContain('没算上');
  });

  it('reads as well in the largest writing, and no page complains', async () => {
    await villager.enlarge();
    await villager.open(`/complaints/receipt/index?code=${receipt}`);
    await villager.shown('重新在办').waitFor();
    await villager.setOffline(true);
    await villager.press('撤回，不说了');
    await villager.press('撤回');
    await villager.shown(/要撤回。存在手机里了/).waitFor();
    await legible('withdraw-largest', 'elder');
    await villager.setOffline(false);
    await eventually(async () => expect((await read()).state).toBe('withdrawn'));
    expect(stage.complaints()).toEqual([]);
  });
});
