// Is the office told in time that the timetable runs out, again until it is mended, and nobody else?
import { noticesApi } from '@kehuoyou/shared';
import type { Notice } from '@kehuoyou/shared';
import { publish, server, serverForEachTest, zipOf } from '../../testing/timetable/feed-import-server.js';
import { smallFeed } from '../../testing/timetable/small-feed.js';
import { judgeExpiry } from './expiry-judgement.js';
import { ExpiryWatch } from './expiry-watch.service.js';

const today = '2026-11-24';

function holding(lastBus: string, endDate?: string) {
  return judgeExpiry({ hasBuses: (date) => date <= lastBus, feed: { endDate } }, today);
}

describe('a timetable', () => {
  it.each([
    ['2026-12-25', undefined, undefined],
    ['2026-12-24', undefined, 'early 30'],
    ['2026-12-02', undefined, 'early 8'],
    ['2026-12-01', undefined, 'pressing 7'],
    ['2026-11-24', undefined, 'pressing 0'],
    ['2026-10-01', undefined, 'pressing -1'],
    ['2027-12-31', '2026-12-01', 'pressing 7'],
    ['2027-12-31', '2026-11-01', 'pressing -23'],
    ['2027-12-31', '2027-12-31', undefined],
  ])('with its last bus on %s and its end on %s: %s', (lastBus, endDate, told) => {
    const found = holding(lastBus, endDate);
    expect(found && `${found.stage} ${found.daysLeft}`).toBe(told);
  });

  it('without a bus for a week is told before that week, one without for six days is not', () => {
    const without = (from: string, until: string) =>
      judgeExpiry({ hasBuses: (date) => date < from || date > until, feed: {} }, today);
    expect(without('2026-12-10', '2026-12-16')).toMatchObject({ stage: 'early', lastDay: '2026-12-09' });
    expect(without('2026-12-10', '2026-12-15')).toBeUndefined();
  });
});

describe('the county office', () => {
  serverForEachTest();

  const inbox = async (token: string): Promise<readonly Notice[]> =>
    (await server.call(noticesApi.inbox, {}, { token })).body.notices.filter(({ kind }) => kind === 'timetable_ending');
  const look = async (at: string): Promise<void> => {
    server.clock.set(`${at}T09:00:00+08:00`);
    await server.app.get(ExpiryWatch).look();
  };

  it('hears of it once a week until a new timetable runs, and nobody else does', async () => {
    const ending = { 'calendar.txt': (smallFeed['calendar.txt'] ?? '').replace('20281231', '20261210') };
    await publish(zipOf(ending));
    await look('2026-11-24');
    await look('2026-11-24');
    expect(await inbox('office')).toHaveLength(1);
    expect((await inbox('office'))[0]?.text).toContain('12月10日');
    for (const other of ['elsewhere', 'villager']) expect(await inbox(other)).toEqual([]);
    await look('2026-12-05');
    expect((await inbox('office')).some(({ title }) => title === '时刻表马上到期')).toBe(true);
    await publish(zipOf());
    await look('2026-12-05');
    expect((await inbox('office')).every(({ superseded }) => superseded)).toBe(true);
  });
});
