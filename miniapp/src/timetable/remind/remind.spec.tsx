// Can somebody be reminded of a bus in a few presses, take it back, and read what came of it?
import { fireEvent, screen } from '@testing-library/react';
import type { LineDay, TripReminder } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { useSettings } from '../../core/settings';
import { County, emptyPhone, openPage } from '../../testing/county';
import { press } from '../../testing/hands';
import { FakeServer } from '../../testing/fake-server';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { at, villagePack } from '../../testing/village-pack';
import BoardPage from '../board/index';
import RemindersPage from '../reminders/index';
import RemindPage from './index';

const today = '2026-11-24';
const LIST = '/api/trip-reminders';
const stops = [
  { id: 'COUNTY', name: '清流汽车站' },
  { id: 'V1', name: '里田' },
  { id: 'V104204', name: '下谢村' },
];
const day: LineDay = {
  routeId: 'K12',
  name: 'K12',
  longName: '清流—长校',
  agencyName: '闽通',
  date: today,
  stops,
  ways: [{ key: '0', headsign: '镇上', stopIds: stops.map(({ id }) => id) }],
  trips: [
    {
      tripId: 'Y1',
      serviceDate: today,
      way: '0',
      headsign: '镇上',
      state: 'planned',
      carriesParcels: false,
      calls: stops.map(({ id }, index) => ({ stopId: id, sequence: index + 1, departure: 34_000 + index * 640 })),
    },
  ],
};
const reminder: TripReminder = {
  id: 'R1',
  kind: 'before',
  tripId: 'Y1',
  serviceDate: today,
  stopId: 'V104204',
  stopSequence: 3,
  stopName: '下谢村',
  minutes: 15,
  state: 'waiting',
  setAt: at('09:15').toISOString(),
  plannedAt: at('09:48').toISOString(),
};

let county: County;
let server: FakeServer;
beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  server = new FakeServer();
  server.install();
  county.answers.set(
    '/api/villages/350423104204/pack',
    villagePack({
      buses: [
        { time: '09:48', trip: 'Y1', line: 'K12', to: '镇上' },
        { time: '15:28', trip: 'Y2', line: 'K12', to: '镇上' },
      ],
    }),
  );
  county.answers.set('/api/lines/K12', day);
  county.answers.set(LIST, { reminders: [] });
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
  phone.params = { line: 'K12', trip: 'Y1', stop: 'V104204', date: today };
});

it('without an account says what signing in is for and leads there; the list of times has none of it', async () => {
  const remind = await openPage(<RemindPage />, county);
  expect(screen.getByText('登录以后，到点提醒您去坐车；车取消了也告诉您。')).toBeTruthy();
  await press('去登录');
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/accounts/sign-in/index' }]);
  remind.unmount();
  phone.params = {};
  await openPage(<BoardPage />, county);
  expect(screen.queryByRole('button', { name: /^提醒我/ })).toBeNull();
  expect(county.asked).not.toContain(LIST);
});

it('sets a reminder for the usual time, says when it will come, and takes it back', async () => {
  session.keep(signedIn('t'));
  await openPage(<RemindPage />, county);
  expect(screen.getByText('提前 15 分钟，09:33 左右提醒您。')).toBeTruthy();
  server.will({ status: 201, body: { reminders: [reminder] } });
  county.answers.set(LIST, { reminders: [reminder] });
  await press('到点提醒我');
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
    kind: 'before',
    tripId: 'Y1',
    serviceDate: today,
    stopId: 'V104204',
    minutes: 15,
  });
  expect(server.requests[0]?.headers['idempotency-key']).toBeTruthy();
  expect(screen.getByText('设好了，09:33 左右提醒您。')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '30 分钟' }));
  expect(screen.getByRole('button', { name: '改成提前 30 分钟' })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '15 分钟' }));
  server.will({ status: 200, body: { reminders: [] } });
  county.answers.set(LIST, { reminders: [] });
  await press('不用提醒了');
  expect(server.requests[1]).toMatchObject({
    method: 'DELETE',
    url: expect.stringContaining('/api/trip-reminders/R1') as unknown,
  });
  expect(screen.getByRole('button', { name: '到点提醒我' })).toBeTruthy();
});

it('can be told when the bus is at a stop before one’s own', async () => {
  session.keep(signedIn('t'));
  await openPage(<RemindPage />, county);
  expect(screen.getByRole('button', { name: '车从县城开出就告诉我' })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '里田' }));
  server.will({ status: 201, body: { reminders: [] } });
  await press('车到里田就告诉我');
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
    kind: 'passing',
    tripId: 'Y1',
    serviceDate: today,
    stopId: 'V1',
    stopSequence: 2,
  });
});

it('says why it was not set, and that a bus that is gone cannot be reminded of', async () => {
  session.keep(signedIn('t'));
  const view = await openPage(<RemindPage />, county);
  server.will('no network', 'no network');
  await press('到点提醒我');
  expect(screen.getByRole('alert').textContent).toMatch(/网/);
  expect(screen.getByRole('button', { name: '到点提醒我' })).toBeTruthy();
  view.unmount();
  jest.setSystemTime(at('10:05'));
  await openPage(<RemindPage />, county);
  expect(screen.getByText('这班车按时刻表已经过了')).toBeTruthy();
});

it('stands behind the buses of a board that are still to come, and says which are set', async () => {
  session.keep(signedIn('t'));
  county.answers.set(LIST, { reminders: [reminder] });
  phone.params = {};
  await openPage(<BoardPage />, county);
  expect(screen.getByRole('button', { name: '已设提醒，上午九点四十八分的车' })).toBeTruthy();
  await press(/^提醒我，下午三点二十八分/);
  expect(phone.calls.pop()).toEqual([
    'navigateTo',
    { url: `/timetable/remind/index?line=K12&trip=Y2&stop=V104204&date=${today}` },
  ]);
});

it('lists what waits first, then what came of the others', async () => {
  session.keep(signedIn('t'));
  county.answers.set(LIST, {
    reminders: [
      { ...reminder, id: 'R0', state: 'told', toldAt: at('06:33').toISOString(), plannedAt: at('06:48').toISOString() },
      { ...reminder, id: 'R2', state: 'cancelled', plannedAt: at('08:48').toISOString() },
      reminder,
      {
        ...reminder,
        id: 'R3',
        kind: 'passing',
        stopId: 'V1',
        stopName: '里田',
        state: 'over',
        plannedAt: at('07:00').toISOString(),
      },
    ],
  });
  await openPage(<RemindersPage />, county);
  const cards = screen.getAllByRole('group').map((each) => each.getAttribute('aria-label'));
  expect(cards[0]).toBe('今天，上午九点四十八分的班车，到点提醒您。');
  expect(cards[1]).toBe('今天，早上六点四十八分的班车，早上六点三十三分提醒过了。');
  expect(screen.getByText('车按时刻表已经过了，没有再提醒')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /不用提醒了$/ })).toHaveLength(1);
  expect(screen.getByText('这班车取消了')).toBeTruthy();
});

it('an empty list says where reminders come from', async () => {
  session.keep(signedIn('t'));
  await openPage(<RemindersPage />, county);
  expect(screen.getByText('没有要提醒的班车')).toBeTruthy();
});

it('once told offers no second time', async () => {
  session.keep(signedIn('t'));
  county.answers.set(LIST, {
    reminders: [
      { ...reminder, state: 'told', toldAt: at('09:14').toISOString() },
      { ...reminder, id: 'R9', kind: 'passing', stopId: 'COUNTY', state: 'told', toldAt: at('09:10').toISOString() },
    ],
  });
  await openPage(<RemindPage />, county);
  expect(screen.getByText('09:14 提醒过您了，这班车不再重复提醒。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '到点提醒我' })).toBeNull();
  expect(screen.getByText('09:10 告诉过您了。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '车从县城开出就告诉我' })).toBeNull();
});
