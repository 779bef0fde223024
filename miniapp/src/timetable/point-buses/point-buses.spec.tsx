// Can a keeper say which bus is here, with or without a network, and take it back?
import { act, screen } from '@testing-library/react';
import { parseWallTime, tripReportApi } from '@kehuoyou/shared';
import type { PointBus, TripReport } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { setOnline } from '../../testing/connection';
import { County, emptyPhone, openPage } from '../../testing/county';
import { press } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import PointBusesPage from './index';

const DAY = '2026-11-24';
const LIST = `/api/points/P104204/buses?date=${DAY}`;
const at = (time: string) => new Date(`${DAY}T${time}:00+08:00`);
const grant = { id: 'G1', role: 'keeper', scope: { kind: 'point', id: 'P104204' }, from: '', deputy: false };

function bus(tripId: string, arrival: string, more: Partial<PointBus> = {}): PointBus {
  return {
    tripId,
    routeName: 'K12',
    headsign: '县城',
    arrival,
    arrivalSeconds: parseWallTime(arrival) ?? 0,
    stopSequence: 3,
    approximate: true,
    ends: false,
    carriesParcels: true,
    state: 'planned',
    dropped: false,
    ...more,
  };
}

let county: County;
let desk: OfficeDesk;
const sent = (): TripReport[] =>
  desk.writes
    .filter(({ url }) => url === tripReportApi.submit.path)
    .flatMap(({ body }) => (body as { reports: TripReport[] }).reports);

beforeEach(() => {
  emptyPhone(at('09:40'));
  for (const { key } of outbox.items()) outbox.discard(key);
  session.keep(signedIn('T', 'wechat', 'keeper'));
  county = new County();
  county.answers.set('/api/me', {
    accountId: 'keeper',
    phoneConfirmed: true,
    sample: false,
    privacyAgreed: true,
    grants: [grant],
  });
  county.answers.set(LIST, {
    pointId: 'P104204',
    stopId: 'V104204',
    date: DAY,
    buses: [
      bus('Y1', '07:10', { reportedAt: at('07:12').toISOString(), state: 'arrived', ends: true }),
      bus('Y2', '09:48'),
      bus('Y3', '10:20', { dropped: true, state: 'cancelled', reason: '车坏了' }),
      bus('Y4', '15:28', { carriesParcels: false }),
    ],
  });
  desk = new OfficeDesk();
  desk.install();
  desk.will(`POST ${tripReportApi.submit.path}`, {
    get outcomes() {
      return sent().map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
    },
  });
});

it('has a button for the bus that is to come now, and the whole day under it', async () => {
  await openPage(<PointBusesPage />, county);
  expect(screen.getAllByRole('button', { name: /^车到了/ })).toHaveLength(1);
  expect(screen.getAllByText('K12 从县城来').length).toBeGreaterThan(0);
  expect(screen.getByText('车坏了')).toBeTruthy();
  // That a bus takes parcels along is written of none where most do; that one does not, is.
  expect(screen.queryByText(/捎带快递/)).toBeNull();
  expect(screen.getByText('不带快递')).toBeTruthy();
  expect(screen.getByText('不来了')).toBeTruthy();
  jest.setSystemTime(at('09:47'));
  await press('车到了：K12 去县城，09:48');
  expect(sent()).toMatchObject([
    {
      kind: 'stop',
      tripId: 'Y2',
      stopId: 'V104204',
      stopSequence: 3,
      serviceDate: DAY,
      occurredAt: at('09:47').toISOString(),
    },
  ]);
  expect(screen.getAllByText('09:47 到的').length).toBeGreaterThan(0);
});

it('has a late bus by when it comes, its own time struck beside it, and says of one that it may not come', async () => {
  const live = { basis: 'announced', at: at('09:38').toISOString(), uncertainty: 0, why: '前方修路' } as const;
  const buses = [
    bus('Y1', '09:48', { live: { ...live, expected: at('10:08').toISOString() } }),
    bus('Y2', '10:00', { doubt: { why: '车坏了', at: at('09:30').toISOString() } }),
  ];
  county.answers.set(LIST, { pointId: 'P104204', stopId: 'V104204', date: DAY, buses });
  await openPage(<PointBusesPage />, county);
  const taps = screen.getAllByRole('button', { name: /^车到了/ }).map((button) => button.getAttribute('aria-label'));
  expect(taps).toEqual(['车到了：K12 去县城，10:00', '车到了：K12 去县城，10:08']);
  expect(screen.getByText('09:48').className).toBe('answer-instead');
  expect(screen.getByText('晚 20 分：前方修路')).toBeTruthy();
  expect(screen.getByText('原定 09:48 · 晚 20 分：前方修路')).toBeTruthy();
  expect(screen.getAllByText('可能不来')).not.toEqual([]);
  expect(screen.getAllByText('这车前一班车坏了，还没说换哪辆')).not.toEqual([]);
  expect(screen.getAllByRole('group').map((card) => card.getAttribute('aria-label'))).toContainEqual(
    expect.stringMatching(/上午十点零八分.*还没到，晚二十分钟，因为前方修路/),
  );
});

it('says of one that should be here and of which nobody has said anything what the boards say', async () => {
  county.answers.set(LIST, { pointId: 'P104204', stopId: 'V104204', date: DAY, buses: [bus('Y1', '09:48')] });
  await openPage(<PointBusesPage />, county);
  expect(screen.getAllByText('还没到')).not.toEqual([]);
  await act(async () => void jest.setSystemTime(at('09:54')));
  await act(async () => void jest.advanceTimersByTime(60_000));
  expect(screen.queryAllByText('还没到')).toEqual([]);
  expect(screen.getAllByText('该到了，还没人报')).not.toEqual([]);
});

it('keeps it while there is no network, and says that it waits', async () => {
  await openPage(<PointBusesPage />, county);
  await act(async () => setOnline(false));
  await press('车到了：K12 去县城，09:48');
  expect(sent()).toEqual([]);
  expect(screen.getByText('还有 1 条没有上传，刚按的')).toBeTruthy();
  expect(screen.getAllByText('等上传')).not.toEqual([]);
  await act(async () => setOnline(true));
  await act(() => outbox.replay());
  expect(sent()).toHaveLength(1);
  expect(screen.getByText('都上传好了')).toBeTruthy();
});

it('takes a slip back, whatever an older answer says', async () => {
  await openPage(<PointBusesPage />, county);
  await press('车到了：K12 去县城，09:48');
  await press('撤回：K12 去县城，09:48');
  const [stop, back] = sent();
  expect(back).toMatchObject({ kind: 'retract', retracts: stop?.eventId, stopId: 'V104204' });
  expect(screen.getByRole('button', { name: '车到了：K12 去县城，09:48' })).toBeTruthy();
});

it('says so where no bus comes', async () => {
  county.answers.set(LIST, { pointId: 'P104204', date: DAY, buses: [] });
  await openPage(<PointBusesPage />, county);
  expect(screen.getByText('今天没有班车到这里。')).toBeTruthy();
});

it('is for keepers', async () => {
  county.answers.set('/api/me', {
    accountId: 'keeper',
    phoneConfirmed: true,
    sample: false,
    privacyAgreed: true,
    grants: [],
  });
  await openPage(<PointBusesPage />, county);
  expect(screen.getByText('说车到了，归站长办。')).toBeTruthy();
});
