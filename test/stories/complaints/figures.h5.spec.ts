// Does everybody read what is said in the county and what became of it, and nobody who said it?
import { randomBytes } from 'node:crypto';
import { complaintDeskApi, complaintFilingApi, receiptOf, receiptsApi, sessionsApi } from '@kehuoyou/shared';
import type { FileComplaint } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const CLOCK = '2026-11-24T09:20:00+08:00';

inBrowser('the public figures', () => {
  const stage = setStage({ clock: CLOCK });
  let villager: Phone;

  const legible = async (name: string, mode?: 'elder'): Promise<void> => {
    expect(await villager.faults(`complaint-${name}`, mode)).toEqual([]);
  };
  const say = async (more: Partial<FileComplaint>): Promise<{ receipt: string; number: string }> =>
    stage.server.client.call(complaintFilingApi.file, {
      ...{ receipt: receiptOf(randomBytes), kind: 'complaint', category: 'danger', identity: 'anonymous' },
      ...more,
    });

  beforeAll(async () => {
    const { client } = stage.server;
    const office = client.as((await client.call(sessionsApi.bySample, { role: 'county_office' })).token);
    const answered = async (number: string): Promise<void> => {
      const { complaints } = await office.call(complaintDeskApi.list, { q: number });
      const id = complaints[0]?.id ?? '';
      await office.call(complaintDeskApi.assign, { id, body: { kind: 'county', id: '350423' } });
      await office.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: '到现场看了，已经收走了，放心。' });
    };
    for (let each = 0; each < 7; each += 1) {
      const { number, receipt } = await say({ pointId: XIAXIE_POINT });
      await answered(number);
      await client.call(receiptsApi.move, { receipt, move: 'solved' });
    }
    for (let each = 0; each < 6; each += 1) {
      const { number, receipt } = await say({ pointId: XIAXIE_POINT });
      await answered(number);
      await client.call(receiptsApi.move, { receipt, move: 'not_solved', text: '还在' });
    }
    await say({ areaCode: '350423102' });
    await say({ kind: 'praise', category: 'point_manner', pointId: XIAXIE_POINT });
    villager = await stage.newPhone();
    await villager.tap('长校镇');
    await villager.tap('下谢村');
  }, 240_000);

  it('stand on a page for everybody, each apart, and of few nothing', async () => {
    await villager.open('/complaints/mine/index');
    await villager.press('大家说的');
    await villager.shown('14 件投诉').waitFor();
    const text = await villager.text();
    expect(text).toMatch(/居民说办好了\s*7 件[^]*有 6 件，居民说过没办好[^]*归谁办的[^]*县里[^]*哪里的事[^]*不细说/);
    await legible('figures');
  });

  it('say of a month what is known of it', async () => {
    await villager.press('10 月');
    await villager.shown('没人投诉').waitFor();
    await legible('figures-none');
  });

  it('are read in the largest writing too', async () => {
    await villager.enlarge();
    await villager.open('/complaints/heard/index');
    await villager.shown('14 件投诉').waitFor();
    await legible('figures', 'elder');
  });

  it('count a good word on the page of its point', async () => {
    await villager.open(`/network/point/index?id=${XIAXIE_POINT}`);
    await villager.shown('这一年收到 1 句好话。').waitFor();
    await legible('point-praised', 'elder');
  });
});
