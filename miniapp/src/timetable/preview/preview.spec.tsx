// Can a manager see what villagers will see, publish it once, and take one change back?
import { act, screen, within } from '@testing-library/react';
import type { Grant, PublishedEdit } from '@kehuoyou/shared';
import { setOnline } from '../../testing/connection';
import { openPage } from '../../testing/county';
import { phone } from '../../testing/taro';
import { at } from '../../testing/village-pack';
import Changes from '../changes/index';
import PreviewPage from './index';
import { useDrafts } from '../changing/use-draft';
import Edit from '../edit/index';
import {
  county,
  desk,
  seen,
  manager,
  preview,
  cancel,
  published,
  sent,
  draft,
  deskForEachTest,
} from '../../testing/edit-desk';
import { text, press } from '../../testing/hands';

deskForEachTest();

describe('the preview', () => {
  it('shows stop by stop what goes, struck out, what moves and what comes', async () => {
    const changes = [
      seen({ before: '06:37', after: '06:37', cancelled: '修路', dates: ['2026-11-25', '2026-11-26', '2026-11-27'] }),
      seen({ before: '08:00', after: '08:10', tripId: 'K2' }),
      seen({ after: '05:30', stopId: 'V1', stopName: '立新村', tripId: 'K3' }),
      seen({ before: '09:00', stopId: 'V1', stopName: '立新村', tripId: 'K4' }),
    ];
    desk.will('POST /api/timetable/edits/preview', preview(changes));
    const { container } = await draft();
    expect(sent('/api/timetable/edits/preview')).toEqual([
      { edits: [cancel], from: '2026-11-25', until: '2026-12-08' },
    ]);
    expect(
      [...container.querySelectorAll('.preview-cancelled .preview-figure')].map(({ textContent }) => textContent),
    ).toEqual(['09:00', '06:37']);
    expect(text()).toContain('划掉，写明停开：修路 · 11月25日到27日');
    expect(text()).toContain('原来 08:00，改到 08:10');
    expect(text()).toContain('新出现的一班');
    expect(screen.getByRole('group', { name: /^立新村：05:30/ })).toBeTruthy();
  });

  it('says from which day on nobody knows yet which weekends are worked, also where nothing changes', async () => {
    desk.will('POST /api/timetable/edits/preview', { ...preview([]), unannouncedFrom: '2027-01-01' });
    await draft();
    expect(text()).toContain('2027年怎么放假、哪个周末上班，国务院还没公布');
    expect(text()).toContain('1月1日（周五）起的班次可能还会变');
  });

  it('publishes what was seen, once, and empties the draft', async () => {
    desk
      .will(
        'POST /api/timetable/edits/preview',
        preview([seen({ before: '06:37', after: '06:37', cancelled: '修路' })]),
      )
      .will('POST /api/timetable/edits', { edits: [published] });
    await draft();
    await press('发布这 1 处改动');
    expect(sent('/api/timetable/edits')).toEqual([{ basis: 'B1', edits: [cancel] }]);
    expect(text()).toContain('1 处改动发布好了');
    expect(useDrafts.getState().byAccount['A1']).toEqual({ changes: [] });
  });

  it('says when the timetable has changed meanwhile, and shows it anew', async () => {
    desk
      .will('POST /api/timetable/edits/preview', preview([seen({ after: '05:30' })], 'B1'))
      .refuses('POST /api/timetable/edits', 'timetable_changed');
    await draft();
    desk.will('POST /api/timetable/edits/preview', preview([seen({ after: '05:30' })], 'B2'));
    await press('发布这 1 处改动');
    expect(screen.getByRole('status').textContent).toContain('时刻表刚好又有了别的变动');
    desk.will('POST /api/timetable/edits', { edits: [published] });
    await press('发布这 1 处改动');
    expect(sent('/api/timetable/edits')).toEqual([
      expect.objectContaining({ basis: 'B1' }),
      expect.objectContaining({ basis: 'B2' }),
    ]);
    expect(text()).toContain('发布好了');
  });

  it('sends what got no answer again with the same key, and nothing else meanwhile', async () => {
    const keys: string[] = [];
    let answer: () => Promise<unknown> = () => Promise.reject(new TypeError('Failed to fetch'));
    desk.will('POST /api/timetable/edits/preview', preview([seen({ after: '05:30' })]));
    const take = globalThis.fetch;
    Object.defineProperty(globalThis, 'fetch', {
      configurable: true,
      writable: true,
      value: (url: string, init: RequestInit) => {
        if (url !== '/api/timetable/edits') return take(url, init);
        keys.push((init.headers as Record<string, string>)['idempotency-key'] ?? '');
        return answer();
      },
    });
    const { unmount } = await draft();
    await press('发布这 1 处改动');
    expect(text()).toContain('还不知道发布了没有');
    unmount();
    const edit = await openPage(<Edit />, county);
    expect(screen.queryByRole('button', { name: /不改这处了/ })).toBeNull();
    edit.unmount();
    answer = () =>
      Promise.resolve({
        status: 201,
        headers: new Map<string, string>(),
        text: () => Promise.resolve(JSON.stringify({ edits: [published] })),
      });
    await openPage(<PreviewPage />, county);
    await press('再送一次');
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(text()).toContain('发布好了');
  });

  it('names the change that cannot be', async () => {
    Object.defineProperty(globalThis, 'fetch', {
      configurable: true,
      writable: true,
      value: () =>
        Promise.resolve({
          status: 409,
          headers: new Map<string, string>(),
          text: () =>
            Promise.resolve(
              JSON.stringify({
                code: 'market_rule_missing',
                message: '',
                field: 'edits.0.days.townshipCode',
                requestId: 'R1',
              }),
            ),
        }),
    });
    await draft();
    expect(screen.getByRole('alert').textContent).toContain('06:37 K01 去嵩溪镇：这个乡镇还没有登记圩日');
    await press('回去看看这处改动');
    expect(phone.calls.at(-1)).toEqual(['redirectTo', { url: '/timetable/edit/index' }]);
  });

  it('cannot be drawn without a network, and says so', async () => {
    act(() => setOnline(false));
    await draft();
    expect(screen.getByRole('alert').textContent).toContain('没有网络');
  });
});

describe('published changes', () => {
  it('are listed with what they do, and taken back after one more question', async () => {
    const gone: PublishedEdit = {
      ...cancel,
      editId: 'E0',
      companyId: 'MT',
      publishedAt: at('08:00').toISOString(),
      inEffect: false,
    };
    const taken: PublishedEdit = { ...published, editId: 'E2', undoneAt: at('09:10').toISOString(), inEffect: false };
    county.answers.set('/api/timetable/edits?limit=50', { edits: [published, taken, gone] });
    desk.will('POST /api/timetable/edits/E1/undo', taken);
    await openPage(<Changes />, county);
    expect(text()).toContain('时刻表里已经没有这一班了');
    const [first] = screen.getAllByRole('group', { name: /06:37 K01 去嵩溪镇，停开，11月25日，因为修路，在用/ });
    await press(
      within(first as HTMLElement)
        .getByRole('button')
        .getAttribute('aria-label') ?? '',
    );
    expect(desk.writes).toEqual([]);
    county.answers.set('/api/timetable/edits?limit=50', { edits: [taken, gone] });
    await press('真的撤回：06:37 K01 去嵩溪镇，停开，11月25日，因为修路');
    expect(desk.writes.map(({ url }) => url)).toEqual(['/api/timetable/edits/E1/undo']);
    expect(text()).toContain('撤回了');
    expect(text()).not.toContain('在用');
  });

  it.each<[string, Grant, boolean]>([
    ['its company’s manager', { role: 'company_manager', scope: { kind: 'company', id: 'MT' } }, true],
    ['another company’s manager', { role: 'company_manager', scope: { kind: 'company', id: 'YZ' } }, false],
    ['the county office', { role: 'county_office', scope: { kind: 'area', id: '350423' } }, true],
    ['the office of another county', { role: 'county_office', scope: { kind: 'area', id: '350424' } }, false],
    ['a driver', { role: 'driver', scope: { kind: 'company', id: 'MT' } }, false],
  ])('are taken back by whom the policy lets: %s', async (_who, grant, lets) => {
    county.answers
      .set('/api/me', { ...manager, grants: [{ ...manager.grants[0], ...grant }] })
      .set('/api/timetable/edits?limit=50', { edits: [published] });
    await openPage(<Changes />, county);
    expect(text()).toContain('在用');
    expect(screen.queryAllByRole('button', { name: /^撤回/ })).toHaveLength(lets ? 1 : 0);
  });
});
