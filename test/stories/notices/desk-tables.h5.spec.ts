// Whoever looks after the county's system at a desk: who works here, and what got stuck, as tables with rows in them.
import { invitationsApi } from '@kehuoyou/shared';
import type { InvitationAsk } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { strandEvents } from '../../harness/dead-letters.js';
import { eventually } from '../../harness/eventually.js';
import { setStage } from '../../harness/stage.js';

const NOW = '2026-11-24T09:15:00+08:00';
const EVENTS = '/notices/events/index';
const STAFF = '/accounts/staff/index';

inBrowser('tables with rows in them', () => {
  const stage = setStage({ clock: NOW, alwaysOnline: true });
  let desk: Phone;
  let office: Phone;
  let phone: Phone;

  beforeAll(async () => {
    await strandEvents(stage.database, [
      { topic: 'timetable.trip_cancelled', diedAt: '2026-11-22T08:00:00+08:00', error: 'notices TypeError' },
      { topic: 'timetable.trip_cancelled', diedAt: '2026-11-23T08:00:00+08:00', error: 'notices TypeError' },
      { topic: 'network.point_paused', diedAt: '2026-11-23T23:30:00+08:00', error: 'notices QueryFailedError' },
    ]);
    [desk, office, phone] = [await stage.newDesk(), await stage.newDesk(), await stage.newPhone()];
    await desk.become('系统管理员');
    await office.become('县里办公室');
    await phone.become('系统管理员');
  }, 180_000);

  const rows = (count: number, on = desk): Promise<string[]> =>
    eventually(async () => {
      const found = await on.page.locator('tbody tr').filter({ visible: true }).allInnerTexts();
      expect(found).toHaveLength(count);
      return found;
    });
  const chart = (on: Phone, name: RegExp) => on.page.getByRole('img', { name }).filter({ visible: true });
  /** Lets a sample person accept roles that the county office gives. */
  const hire = async (...works: readonly Pick<InvitationAsk, 'role' | 'scopeKind' | 'scopeId'>[]): Promise<void> => {
    const [office, somebody] = [await stage.as('county_office'), await stage.as('resident')];
    for (const work of works) {
      const { code } = await office.call(invitationsApi.invite, { ...work, name: '谢小妹' });
      await somebody.call(invitationsApi.accept, { code });
    }
    await office.call(invitationsApi.invite, {
      role: 'keeper',
      scopeKind: 'point',
      scopeId: 'P104201',
      name: '江小弟',
    });
  };

  it('stuck events stand as rows and by day; trying one again takes it out of both', async () => {
    await desk.open(EVENTS);
    await rows(3);
    await chart(desk, /^最近 14 天.*最多2026年11月23日，2 条/).waitFor();
    expect(await desk.faults('dead-letters', 'desk')).toEqual([]);
    await desk.hit(desk.page.locator('tbody tr').filter({ visible: true, hasText: 'network.point_paused' }));
    expect(await desk.page.locator('.table-detail').innerText()).toContain('notices QueryFailedError');
    expect(await desk.faults('dead-letters-detail', 'desk')).toEqual([]);
    await phone.open(EVENTS);
    expect(await phone.faults('dead-letters')).toEqual([]);
    await desk.press('从头再试');
    expect((await rows(2)).join()).not.toContain('network.point_paused');
    await chart(desk, /最多.*，1 条/).waitFor();
  });

  it('staff stand as rows with their place, found by role, and are called by name in the detail', async () => {
    await hire(
      { role: 'keeper', scopeKind: 'point', scopeId: 'P104204' },
      { role: 'township_office', scopeKind: 'area', scopeId: '350423104' },
    );
    await office.open(STAFF);
    const found = await eventually(async () => {
      const texts = await office.page.locator('tbody tr').filter({ visible: true }).allInnerTexts();
      expect(texts.length).toBeGreaterThan(1);
      return texts;
    });
    expect(found.join('\n')).toMatch(/站长[^]*下谢村/);
    // Who has been asked and has not come yet, and for how long that still holds.
    await chart(office, /^能接受到.*还剩 /).waitFor();
    expect(await office.faults('staff-table', 'desk')).toEqual([]);
    await office.press('站长');
    expect((await rows(1, office))[0]).toContain('下谢村');
    await office.hit(office.page.locator('tbody tr').filter({ visible: true }).first());
    await office.page
      .locator('.table-detail')
      .getByRole('button', { name: /收回.*岗位/ })
      .waitFor();
    expect(await office.faults('staff-table-detail', 'desk')).toEqual([]);
  });

  it('complain of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
