// Does a line's page say where it runs, which stop is mine, and when this bus comes there?
import { fireEvent, screen } from '@testing-library/react';
import type { Lines } from '@kehuoyou/shared';
import { useSettings } from '../../core/settings';
import { County, emptyPhone, openPage } from '../../testing/county';
import { phone } from '../../testing/taro';
import { at, villagePack } from '../../testing/village-pack';
import LinePage from './index';

const position = { lat: 26, lng: 116.8 };
const lines: Lines = {
  stops: [
    { id: 'T104', name: '长校镇客货邮综合服务站', position },
    { id: 'V104204', name: '下谢村', position },
  ],
  lines: [
    {
      routeId: 'Y104A',
      name: 'Y104A',
      longName: '长校镇—下谢村（邮路带客）',
      agencyName: '邮政清流分公司',
      stopIds: ['T104', 'V104204'],
    },
  ],
};
let county: County;

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/lines', lines);
  county.answers.set(
    '/api/villages/350423104204/pack',
    villagePack({
      buses: [{ time: '09:48', trip: 'Y1', approximate: true }],
      cancelled: [{ trip: 'Y1', date: '2026-11-25', reason: '修路' }],
    }),
  );
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
});

it('lists the stops, marks mine, and leads to each stop’s board', async () => {
  phone.params = { line: 'Y104A' };
  await openPage(<LinePage />, county);
  expect(screen.getByRole('heading', { name: 'Y104A 线' })).toBeTruthy();
  expect(screen.getByText('邮路带客')).toBeTruthy();
  const mine = screen.getByRole('button', { name: '下谢村，终点，我的站，看这一站的班次' });
  fireEvent.click(mine);
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/timetable/board/index?stop=V104204' }]);
});

it('opened from a board shows that bus at that stop, by eye and by ear', async () => {
  phone.params = { line: 'Y104A', trip: 'Y1', stop: 'V104204', date: '2026-11-24' };
  await openPage(<LinePage />, county);
  expect(screen.getByText('今天 在下谢村上车')).toBeTruthy();
  expect(screen.getByRole('group', { name: /^大约上午九点四十八分，开往长校镇/ }).textContent).toContain('还有 33 分');
});

it('strikes the bus out on a day on which it is cancelled', async () => {
  phone.params = { line: 'Y104A', trip: 'Y1', stop: 'V104204', date: '2026-11-25' };
  const { container } = await openPage(<LinePage />, county);
  expect(container.querySelector('.answer-figure.struck')?.textContent).toBe('09:48');
  expect(screen.getByText('已取消：修路')).toBeTruthy();
});

it('a line that is gone is an answer, not an error', async () => {
  phone.params = { line: 'K99' };
  await openPage(<LinePage />, county);
  expect(screen.getByText('没有找到这条线路')).toBeTruthy();
});

it('the lines can be read without a network once they were', async () => {
  phone.params = { line: 'Y104A' };
  (await openPage(<LinePage />, county)).unmount();
  county.reachable = false;
  jest.setSystemTime(at('19:30'));
  await openPage(<LinePage />, county);
  expect(screen.getByText('今天 09:15 的信息 · 没有网络')).toBeTruthy();
  expect(screen.getByRole('button', { name: /^下谢村/ })).toBeTruthy();
});
