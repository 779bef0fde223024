// Does everybody find the market days, and can the county office set them and the holidays?
import { act, screen } from '@testing-library/react';
import type { CalendarDay, TownshipMarket } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { useSettings } from '../../core/settings';
import { areas, County, emptyPhone, openPage } from '../../testing/county';
import { press, text, type } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { at } from '../../testing/village-pack';
import Calendar from '../calendar/index';
import Markets from './index';

let county: County;
let desk: OfficeDesk;

const office = working('county_office', 'area', '350423');
const songxi: TownshipMarket = {
  townshipCode: '350423101',
  townshipName: '嵩溪镇',
  lunarDigits: [1, 6],
  dates: ['2026-11-24', '2026-11-29', '2026-12-04'],
};
const changxiao: TownshipMarket = {
  townshipCode: '350423104',
  townshipName: '长校镇',
  lunarDigits: [5, 0],
  dates: ['2026-11-28', '2026-12-03'],
};
const days: CalendarDay[] = [
  { date: '2026-11-25', kind: 'rest', name: '停电日', byOffice: true },
  { date: '2027-01-01', kind: 'rest', name: '元旦', byOffice: false },
];

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers
    .set('/api/me', office)
    .set('/api/areas', areas)
    .set('/api/market-days', { markets: [songxi, changxiao] })
    .set('/api/calendar-days', { days });
  desk = new OfficeDesk();
  desk.install();
});

describe('market days', () => {
  it('are there for everybody, one’s own township first, by the calendar on the wall', async () => {
    act(() => useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' }));
    const { container } = await openPage(<Markets />, county);
    expect([...container.querySelectorAll('.card-title')].map(({ textContent }) => textContent)).toEqual([
      '长校镇（您的乡镇） · 逢农历5、10，小月在廿九',
      '嵩溪镇 · 逢农历1、6',
    ]);
    expect([...container.querySelectorAll('.answer-figure')].map(({ textContent }) => textContent)).toEqual([
      '11月28日',
      '今天',
    ]);
    expect(text()).toContain('再往后：11月29日（周日）、12月4日（周五）');
    expect(
      screen.getByRole('group', { name: '长校镇逢农历5、10，小月在廿九，下一个圩日是十一月二十八日，周六。' }),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /圩日/ })).toBeNull();
  });

  it('are read without a network, and go on with the days', async () => {
    (await openPage(<Markets />, county)).unmount();
    county.reachable = false;
    jest.setSystemTime(at('09:15', 1));
    const { container } = await openPage(<Markets />, county);
    expect(container.querySelector('.answer-figure')?.textContent).toBe('11月29日');
    expect(text()).toContain('没有网络');
  });

  it('that nobody has set are said to be missing', async () => {
    county.answers.set('/api/market-days', { markets: [] });
    await openPage(<Markets />, county);
    expect(text()).toContain('还没有哪个乡镇登记了圩日。');
  });
});

describe('the county office', () => {
  beforeEach(() => act(() => void session.keep(signedIn('T'))));

  it('changes a township’s market days, seeing them in words', async () => {
    desk.will('POST /api/market-rules', songxi);
    await openPage(<Markets />, county);
    await press('改嵩溪镇的圩日');
    await press('逢六', 'checkbox');
    await press('逢十', 'checkbox');
    expect(text()).toContain('逢农历1、10赶圩');
    await press('就这样');
    expect(desk.writes[0]?.body).toEqual({ townshipCode: '350423101', lunarDigits: [1, 0] });
  });

  it('ends one, after it was told what that means', async () => {
    desk.will('POST /api/market-rules', songxi);
    await openPage(<Markets />, county);
    await press('改嵩溪镇的圩日');
    await press('逢一', 'checkbox');
    await press('逢六', 'checkbox');
    expect(text()).toContain('嵩溪镇不赶圩了，只在圩日开的班车就不开了。');
    await press('不赶圩了');
    expect(desk.writes[0]?.body).toEqual({ townshipCode: '350423101', lunarDigits: [] });
  });

  it('begins one for another township', async () => {
    desk.will('POST /api/market-rules', songxi);
    await openPage(<Markets />, county);
    await press('给别的乡镇登记圩日');
    await press('就这样');
    expect(screen.getByRole('alert').textContent).toContain('请先选是哪个乡镇');
    expect(screen.queryByRole('radio', { name: '长校镇' })).toBeNull();
    await press('沙芜乡', 'radio');
    await press('逢三', 'checkbox');
    await press('就这样');
    expect(desk.writes[0]?.body).toEqual({ townshipCode: '350423200', lunarDigits: [3] });
  });

  it('says that a day is worked or not, and sees at once what holds', async () => {
    desk.will('POST /api/calendar-days', { date: '2026-12-05', kind: 'work', name: '调休上班' });
    await openPage(<Calendar />, county);
    expect(text()).toMatch(/明天 · 11月25日（周三）停电日，县里定的休息2027年1月1日（周五）元旦休息/);
    await type(/^哪一天/, '2026-12-05');
    expect(text()).toContain('现在这天算休息日。');
    await press('这天上班', 'radio');
    await press('定下来');
    expect(screen.getByRole('alert').textContent).toContain('请写上是什么日子');
    await type('是什么日子', '调休上班');
    county.answers.set('/api/calendar-days', {
      days: [...days, { date: '2026-12-05', kind: 'work', name: '调休上班', byOffice: true }],
    });
    await press('定下来');
    expect(desk.writes[0]?.body).toEqual({ date: '2026-12-05', kind: 'work', name: '调休上班' });
    expect(text()).toContain('12月5日（周六）已经定成上班，班车马上跟着变。');
    expect(text()).toContain('现在这天算工作日。');
  });
});

it('a villager reads the holidays and changes none', async () => {
  await openPage(<Calendar />, county);
  expect(text()).toContain('元旦');
  expect(screen.queryByRole('button', { name: '定下来' })).toBeNull();
});
