// Can a manager choose a trip and draft a change to it?
import { act, screen } from '@testing-library/react';
import { session } from '../../core/session';
import { openPage } from '../../testing/county';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import EditLine from '../edit-line/index';
import { useDrafts } from '../changing/use-draft';
import Edit from './index';
import { county, desk, manager, cancel, chooseTrip, draft, deskForEachTest } from '../../testing/edit-desk';
import {} from '../../testing/hands';
import {} from '../../testing/hands';
import { text, press, type } from '../../testing/hands';

deskForEachTest();

describe('choosing', () => {
  it('begins with the lines of one’s own company only', async () => {
    await openPage(<Edit />, county);
    expect(text()).toContain('清流—嵩溪');
    expect(text()).not.toContain('长校—下谢');
    expect(text()).not.toContain('GTFS');
    await press(/清流—嵩溪/);
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/timetable/edit-line/index?line=K01' }]);
  });

  it('shows all companies and the way to files to the county office, and neither to strangers', async () => {
    county.answers.set('/api/me', {
      ...manager,
      grants: [{ ...manager.grants[0], role: 'county_office', scope: { kind: 'area', id: '350423' } }],
    });
    const { unmount } = await openPage(<Edit />, county);
    expect(text()).toMatch(/清流—嵩溪[^]*长校—下谢[^]*GTFS/);
    unmount();
    county.answers.set('/api/me', { ...manager, grants: [] });
    act(() => void session.keep(signedIn('U')));
    await openPage(<Edit />, county);
    expect(text()).toContain('改时刻表归班车公司和县里办公室。');
  });

  it('lists the line’s trips with their days; one that goes every so often cannot be chosen', async () => {
    phone.params = { line: 'K01' };
    await openPage(<EditLine />, county);
    expect(text()).toContain('每天都开，明天停开');
    expect(text()).toContain('每 20 分钟一班');
    expect(screen.queryByRole('button', { name: /^08:00/ })).toBeNull();
  });
});

describe('a change', () => {
  const drafted = () => useDrafts.getState().byAccount['A1']?.changes ?? [];

  it('of the hour is said in a sentence before it goes into the draft', async () => {
    await chooseTrip();
    await press('记下这处改动');
    expect(screen.getByRole('alert').textContent).toContain('时间还没改');
    await type('改成几点开', '06:50');
    expect(text()).toContain('06:37 K01 去嵩溪镇：改成 06:50 开，11月25日起');
    await press('记下这处改动');
    expect(drafted()[0]?.edit).toEqual({
      kind: 'retime',
      tripId: 'K01-O01',
      departure: '06:50',
      days: { from: '2026-11-25', until: '2029-02-01', on: 'every_day' },
    });
    expect(desk.writes).toEqual([]);
  });

  it('that cancels a day needs a reason', async () => {
    await chooseTrip();
    await press('停开', 'radio');
    await press('记下这处改动');
    expect(screen.getByRole('alert').textContent).toContain('请写一句为什么停开');
    await type('为什么停开', '修路');
    await press('记下这处改动');
    expect(drafted()[0]?.edit).toEqual(cancel);
  });

  it('stops a whole line for the reason that a notice gave, from today on, but for what goes every so often', async () => {
    phone.params = { line: 'K01', stop: '嵩溪段塌方' };
    await openPage(<EditLine />, county);
    expect(text()).toContain('隔一会儿一班的车改不了单独一班');
    await press('记下，1 班都停');
    expect(drafted().map(({ edit }) => edit)).toEqual([
      {
        kind: 'cancel',
        tripId: 'K01-O01',
        reason: '嵩溪段塌方',
        days: { from: '2026-11-24', until: '2026-11-24', on: 'every_day' },
      },
    ]);
  });

  it('can make a run one of market days, whose next dates it shows', async () => {
    await chooseTrip();
    await press('挑日子', 'radio');
    await press('记下这处改动');
    expect(screen.getByRole('alert').textContent).toContain('请选是哪个乡镇的圩日');
    await press('长校镇', 'radio');
    expect(text()).toContain('最近的圩日：11月24日、11月29日、12月4日');
    await press('记下这处改动');
    expect(drafted()[0]).toMatchObject({
      townshipName: '长校镇',
      edit: { kind: 'only_on', days: { on: 'market_days', townshipCode: '350423104' } },
    });
  });

  it('can add a run on some weekdays', async () => {
    await chooseTrip();
    await press('加一班', 'radio');
    await type('加开的这班几点开', '05:30');
    await press('一段时间', 'radio');
    await press('每周几', 'radio');
    await press('周六', 'checkbox');
    await press('周日', 'checkbox');
    await press('周六', 'checkbox');
    expect(screen.getByRole('checkbox', { name: '周日' }).getAttribute('aria-checked')).toBe('true');
    await press('记下这处改动');
    expect(drafted()[0]?.edit).toMatchObject({
      kind: 'add',
      departure: '05:30',
      days: { on: 'weekdays', weekdays: [7] },
    });
  });

  it('waits on the phone until somebody wants it or not', async () => {
    (await draft()).unmount();
    // The app is started anew: what was kept comes from storage.
    await act(() => useDrafts.persist.rehydrate());
    await openPage(<Edit />, county);
    expect(text()).toContain('改了 1 处，还没发布');
    expect(text()).toContain('停开，11月25日，因为修路');
    await press('不改这处了：06:37 K01 去嵩溪镇');
    expect(text()).not.toContain('还没发布');
  });
});
