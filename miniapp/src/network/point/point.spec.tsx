// Does a point's page answer: open or not, until when, whom to ring, how to get there, for eye and ear, with and without a network?
import { fireEvent, screen, within } from '@testing-library/react';
import { pointOpeningAt } from '@kehuoyou/shared';
import type { Point, PointRecord } from '@kehuoyou/shared';
import { useSettings } from '../../core/settings';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { press } from '../../testing/hands';
import { phone } from '../../testing/taro';
import { at, point, villagePack } from '../../testing/village-pack';
import { useVillagePack } from '../../timetable/departures/use-village-pack';
import ServicePoint from './index';

const kit = [
  { item: 'sign', state: 'present', checkedOn: '2026-09-12' },
  { item: 'terminal', state: 'repairing', checkedOn: '2026-09-12' },
] as const;
const asAnswer = (record: PointRecord): Point => ({ ...record, openNow: pointOpeningAt(record, at('09:15')) });
let county: County;

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/areas', areas);
  county.answers.set('/api/points/P104204', asAnswer(point({ kit })));
  phone.params = { id: 'P104204' };
});

const opened = () => openPage(<ServicePoint />, county);

it('says first whether it is open and until when, then what one can do', async () => {
  const { container } = await opened();
  expect(screen.getByRole('heading', { name: '下谢村服务点' })).toBeTruthy();
  expect(container.querySelector('.answer-figure')?.textContent).toBe('今天开到 18:00');
  const card = screen.getByRole('group', {
    name: '下谢村服务点，现在开着，今天开到晚上六点。能办：邮政、收寄快递。电话零五九八-零幺零四二零四。',
  });
  expect(within(card).getByText('开着')).toBeTruthy();
  expect(within(card).getByRole('button', { name: /^打给站长：下谢村服务点/ })).toBeTruthy();
});

it('leads to the way there, to its buses and to the sketch', async () => {
  await opened();
  await press('怎么去');
  await press('这里的班车');
  await press('看示意图');
  expect(phone.calls.slice(-3)).toEqual([
    ['navigateTo', { url: `/timetable/journey/index?to=P104204&toName=${encodeURIComponent('下谢村服务点')}` }],
    ['navigateTo', { url: '/timetable/board/index?stop=V104204' }],
    ['navigateTo', { url: '/network/nearest/index?point=P104204' }],
  ]);
});

it('shows the week, the services, the kit and the place, each with its sentence for the ear', async () => {
  await opened();
  const spoken = screen.getAllByRole('group').map((card) => card.getAttribute('aria-label'));
  expect(spoken).toEqual([
    expect.stringMatching(/^下谢村服务点，现在开着/),
    expect.stringMatching(/^这一周开门时间：今天早上八点三十分到晚上六点；/),
    '下谢村服务点能办：邮政、收寄快递。',
    '六样设施：标识标牌有，信息终端（报修中）。',
    expect.stringMatching(/^在长校镇.*位置是示意/),
    '这个服务点不开门、又开了，会告诉您。',
    expect.stringMatching(/^服务点没开门，或者有别的话要说/),
  ]);
  expect(screen.getByText('信息终端（报修中）').closest('.point-kit-missing')).not.toBeNull();
  expect(screen.getByText(/样例，等站长核对/)).toBeTruthy();
});

it('in the break says when it opens again, small beside the answer', async () => {
  county.answers.set(
    '/api/points/P104204',
    asAnswer(
      point({
        weekly: [
          { weekday: 2, opens: 8 * 3600, closes: 12 * 3600 },
          { weekday: 2, opens: 14 * 3600, closes: 18 * 3600 },
        ],
      }),
    ),
  );
  jest.setSystemTime(at('12:30'));
  const { container } = await opened();
  expect(container.querySelector('.answer-figure')?.textContent).toBe('休息中');
  expect(screen.getByText('14:00 开')).toBeTruthy();
});

it('while paused says why and until when, and where to go instead', async () => {
  const pauses = [
    {
      id: 'p',
      from: '2026-11-24T08:00:00+08:00',
      until: '2026-11-26T08:30:00+08:00',
      reason: '站长去县里开会',
      substitutePointId: 'S104',
      announcedAt: '2026-11-23T08:00:00+08:00',
    },
  ];
  county.answers.set('/api/points/P104204', asAnswer(point({ pauses })));
  const { container } = await opened();
  expect(container.querySelector('.answer-figure')?.textContent).toBe('暂停服务');
  expect(screen.getByText('站长去县里开会，后天 08:30 恢复')).toBeTruthy();
  expect(screen.getAllByText('暂停服务：站长去县里开会').length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole('button', { name: '看代办的服务点' }));
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/network/point/index?id=S104' }]);
});

it('tells of a pause that is still to come', async () => {
  const pauses = [
    {
      id: 'p',
      from: '2026-11-25T12:00:00+08:00',
      until: '2026-11-25T18:00:00+08:00',
      reason: '盘点',
      announcedAt: '2026-11-23T08:00:00+08:00',
    },
  ];
  county.answers.set('/api/points/P104204', asAnswer(point({ pauses })));
  await opened();
  expect(screen.getByText('明天 12:00 起暂停服务，明天 18:00 恢复：盘点')).toBeTruthy();
  expect(screen.getByText('08:30–12:00')).toBeTruthy();
});

it('closes by itself while the page stays open', async () => {
  jest.setSystemTime(at('17:58'));
  const { container } = await opened();
  expect(screen.getByText('还有 2 分关门')).toBeTruthy();
  await pass(3 * 60_000);
  expect(container.querySelector('.answer-figure')?.textContent).not.toContain('开到');
});

it('can be read without a network though it was never opened: the village’s pack has told of it', async () => {
  county.answers.set('/api/villages/350423104204/pack', villagePack());
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
  const Village = () => <p>{useVillagePack('350423104204').answer?.village.name}</p>;
  (await openPage(<Village />, county)).unmount();
  county.reachable = false;
  jest.setSystemTime(at('09:45'));
  await opened();
  expect(screen.getByText(/^30分钟前的信息 · 没有网络/)).toBeTruthy();
  expect(screen.getByText('今天开到 18:00')).toBeTruthy();
});

it('an unknown point is a sentence', async () => {
  phone.params = { id: 'NOWHERE' };
  await opened();
  expect(screen.getByRole('alert').textContent).toMatch(/[一-龥]{4,}/);
});
