// Can a driver run the day with one hand, with or without a network, and take back a slip?
import { act, fireEvent, screen } from '@testing-library/react';
import { tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { storage } from '../../core/platform/storage';
import { session } from '../../core/session';
import { setOnline } from '../../testing/connection';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { press } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { runSheet, SHEET_DAY, sheetTrip } from '../../testing/run-sheet';
import { signedIn } from '../../testing/signed-in';
import RunSheetPage from './index';

const SHEET = `/api/run-sheet?date=${SHEET_DAY}`;
const SUBMIT = `POST ${tripReportApi.submit.path}`;
const at = (time: string) => new Date(`${SHEET_DAY}T${time}:00+08:00`);

let county: County;
let desk: OfficeDesk;

/** What a batch that left the phone held. */
const sent = (): TripReport[][] =>
  desk.writes
    .filter(({ url }) => url === tripReportApi.submit.path)
    .map(({ body }) => (body as { reports: TripReport[] }).reports);
/** Answers every report of the outbox, `refused` those of that kind. */
const willTake = (refused?: TripReport['kind']) =>
  desk.will(SUBMIT, {
    get outcomes() {
      return (sent()[sent().length - 1] ?? []).map(({ eventId, kind }) =>
        kind === refused
          ? { eventId, outcome: 'refused', reason: 'papers_not_valid' }
          : { eventId, outcome: 'recorded' },
      );
    },
  });
const offline = async (gone: boolean) => {
  county.reachable = !gone;
  await act(async () => setOnline(!gone));
  await pass(0);
};

beforeEach(() => {
  emptyPhone(at('06:30'));
  for (const { key } of outbox.items()) outbox.discard(key);
  for (const name of storage.names('')) storage.remove(name);
  session.keep(signedIn('T', 'wechat', 'driver'));
  county = new County();
  county.answers.set(SHEET, runSheet());
  desk = new OfficeDesk();
  desk.install();
  willTake();
});

it('shows the stop, its time, whom to ring and one button; the press is sent at once', async () => {
  await openPage(<RunSheetPage />, county);
  expect(screen.getAllByText('K01 去太和')).toHaveLength(2);
  expect(screen.getByText('开 闽G00001示')).toBeTruthy();
  expect(screen.getByText('计划 06:37')).toBeTruthy();
  jest.setSystemTime(at('06:41'));
  await press('从县城发车');
  expect(sent()).toMatchObject([
    [
      {
        kind: 'depart',
        tripId: 'K01-O01',
        stopId: 'COUNTY',
        serviceDate: SHEET_DAY,
        occurredAt: at('06:41').toISOString(),
        deviceSeq: 1,
      },
    ],
  ]);
  expect(screen.getByText('都上传好了')).toBeTruthy();
  expect(screen.getByText('计划 约 06:49')).toBeTruthy();
  expect(screen.getByText('比计划晚 4 分钟')).toBeTruthy();
  expect(screen.getByRole('button', { name: /^打给立新村站长/ })).toBeTruthy();
  expect(screen.getByText('开车时不用碰手机，停稳了再按。')).toBeTruthy();
});

it('goes on without a network for an hour, says what waits and since when, and sends it all as one', async () => {
  await openPage(<RunSheetPage />, county);
  await offline(true);
  await press('从县城发车');
  jest.setSystemTime(at('06:50'));
  await press('到了立新村');
  await press('从立新村发车');
  await pass(60_000);
  expect(screen.getByText('还有 3 条没有上传，最早的 21 分钟前')).toBeTruthy();
  expect(screen.getByRole('button', { name: '到了高坑村' })).toBeTruthy();
  expect(sent()).toEqual([]);
  await offline(false);
  await act(() => outbox.replay());
  expect(sent().map((batch) => batch.map(({ kind, deviceSeq }) => [kind, deviceSeq]))).toEqual([
    [
      ['depart', 1],
      ['stop', 2],
      ['depart', 3],
    ],
  ]);
  expect(screen.getByText('都上传好了')).toBeTruthy();
  // The old sheet does not know of them: the phone still does.
  expect(screen.getByRole('button', { name: '到了高坑村' })).toBeTruthy();
});

it('is the same after the app was closed, without a network', async () => {
  (await openPage(<RunSheetPage />, county)).unmount();
  await offline(true);
  const view = await openPage(<RunSheetPage />, county);
  await press('从县城发车');
  view.unmount();
  await openPage(<RunSheetPage />, county);
  expect(screen.getByRole('button', { name: '到了立新村' })).toBeTruthy();
  expect(screen.getByText(/没有网络，运行单仍可用/)).toBeTruthy();
});

it('skips stops where nobody stopped, by touching the one where the bus is', async () => {
  await openPage(<RunSheetPage />, county);
  await press('从县城发车');
  await press(/^高坑村/);
  await press('到了高坑村');
  expect(sent().pop()).toMatchObject([{ kind: 'stop', stopId: 'V100205', stopSequence: 3 }]);
});

it('takes back a slip of the finger', async () => {
  await openPage(<RunSheetPage />, county);
  await press('从县城发车');
  await press('撤回：从县城发车');
  const [[slip] = [], [back] = []] = sent();
  expect(back).toMatchObject({ kind: 'retract', retracts: slip?.eventId });
  expect(screen.getByRole('button', { name: '从县城发车' })).toBeTruthy();
});

it('says late in three touches, without typing', async () => {
  await openPage(<RunSheetPage />, county);
  await press('有情况');
  await press('晚点了');
  await press('15 分钟');
  await press('等客人');
  expect(sent().pop()).toMatchObject([{ kind: 'delay', minutes: 15, reason: '等客人' }]);
  expect(screen.getByText('已说晚点 15 分钟')).toBeTruthy();
});

it('asks once more before it stops a bus, and can let it run again', async () => {
  await openPage(<RunSheetPage />, county);
  await press('有情况');
  await press('这一班停开');
  await press('前面塌方');
  expect(sent()).toEqual([]);
  expect(screen.getByText('前面塌方，这一班整班停开，等车的人都会接到通知。')).toBeTruthy();
  await press('真的停开');
  expect(sent().pop()).toMatchObject([{ kind: 'cancel', reason: '前面塌方' }]);
  // The next trip comes forward; the cancelled one stays on the list, struck out, with its reason.
  expect(screen.getAllByText('K01 去县城')).toHaveLength(2);
  const row = screen.getByRole('button', { name: /^06:37，K01 去太和，停开，前面塌方/ });
  expect(row.className).toContain('row-cancelled');
  fireEvent.click(row);
  await press('有情况');
  await press('又能开了');
  expect(sent().pop()).toMatchObject([{ kind: 'restore' }]);
});

it('turns back at the stop where the bus is', async () => {
  await openPage(<RunSheetPage />, county);
  await press('从县城发车');
  await press('到了立新村');
  await press('有情况');
  expect(screen.queryByRole('button', { name: '这一班停开' })).toBeNull();
  await press('开不下去，只到这里');
  await press('路被水淹');
  await press('真的只开到立新村');
  expect(sent().pop()).toMatchObject([{ kind: 'short_turn', stopId: 'V102212', reason: '路被水淹' }]);
});

it('changes to a vehicle that may run, and says why another may not', async () => {
  await openPage(<RunSheetPage />, county);
  await press('有情况');
  await press('换一辆车');
  expect(screen.getByText('闽G00006示 年检 2026年10月31日 已经到期，不能出车，请找公司补办。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^闽G00006示/ })).toBeNull();
  await press('闽G00001示，19 座');
  expect(sent().pop()).toMatchObject([{ kind: 'replace', vehicleId: 'MT-V01' }]);
});

it('says in a sentence what was refused, and keeps saying it until it was read', async () => {
  willTake('depart');
  await openPage(<RunSheetPage />, county);
  await press('从县城发车');
  expect(screen.getByText('没有算上：K01 从县城发车')).toBeTruthy();
  expect(screen.getByText('车或司机的证件没有通过检查，不能发车。')).toBeTruthy();
  // It is not counted on the sheet either.
  expect(screen.getByRole('button', { name: '从县城发车' })).toBeTruthy();
  await press('知道了：K01 从县城发车');
  expect(screen.queryByText(/没有算上/)).toBeNull();
});

it('keeps what one driver pressed from the next one at the same phone', async () => {
  const view = await openPage(<RunSheetPage />, county);
  await offline(true);
  await press('从县城发车');
  view.unmount();
  act(() => void session.keep(signedIn('U', 'wechat', 'another driver')));
  await offline(false);
  await openPage(<RunSheetPage />, county);
  await act(() => outbox.replay());
  expect(sent()).toEqual([]);
  expect(screen.getByText('都上传好了')).toBeTruthy();
  expect(screen.getByRole('button', { name: '从县城发车' })).toBeTruthy();
  act(() => void session.keep(signedIn('V', 'wechat', 'driver')));
  await act(() => outbox.replay());
  expect(sent()).toHaveLength(1);
});

describe('before setting out', () => {
  beforeEach(() =>
    county.answers.set(
      SHEET,
      runSheet({ trips: [sheetTrip('K01-I02', ['08:00', '08:10', '08:12', '08:40'], { vehicleId: 'MT-V01' })] }),
    ),
  );

  it('the papers are checked first, for the vehicle and the trips that are chosen', async () => {
    desk.will('POST /api/sign-ons', {
      outcome: 'ready',
      refusals: [],
      tripIds: ['K01-I02', 'K02-O01'],
      vehicleId: 'MT-V01',
    });
    await openPage(<RunSheetPage />, county);
    expect(screen.queryByRole('button', { name: '从县城发车' })).toBeNull();
    await press('签到出车');
    await press(/^闽G00001示/);
    await press(/^09:30，K02 去嵩口，没选/);
    fireEvent.click(screen.getByRole('radio', { name: '下午' }));
    expect(screen.queryByText('08:00')).toBeNull();
    expect(screen.getByText('14:30')).toBeTruthy();
    county.answers.set(SHEET, runSheet());
    await press('签到 2 班，检查证件');
    expect(desk.writes.pop()?.body).toEqual({ date: SHEET_DAY, vehicleId: 'MT-V01', tripIds: ['K01-I02', 'K02-O01'] });
    expect(screen.getByRole('button', { name: '从县城发车' })).toBeTruthy();
  });

  it('a vehicle without valid papers stands there with why and cannot be chosen; a refusal is told in whole sentences', async () => {
    const unfit = '闽G00006示 年检 2026年10月31日 已经到期，不能出车，请找公司补办。';
    const sentence = '您的驾驶证 2026年10月31日 已经到期，不能出车，请找公司补办。';
    desk.will('POST /api/sign-ons', {
      outcome: 'refused',
      refusals: [{ subject: 'driver', why: 'licence', sentence }],
      tripIds: ['K01-I02'],
      vehicleId: 'MT-V01',
    });
    await openPage(<RunSheetPage />, county);
    await press('签到出车');
    expect(screen.getByText(unfit)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^闽G00006示/ })).toBeNull();
    await press(/^闽G00001示/);
    await press('签到 1 班，检查证件');
    expect(screen.getByText('没有通过')).toBeTruthy();
    expect(screen.getByText(sentence)).toBeTruthy();
    await press('换一辆车');
    expect(screen.getByRole('button', { name: /^闽G00001示/ })).toBeTruthy();
  });

  it('without a network the bus may leave all the same, and that is said', async () => {
    (await openPage(<RunSheetPage />, county)).unmount();
    await offline(true);
    await openPage(<RunSheetPage />, county);
    expect(screen.getByText(/没有网络，证件没检查/)).toBeTruthy();
    await press('从县城发车');
    expect(screen.getByText(/还有 1 条没有上传/)).toBeTruthy();
  });
});

it('a day without a trip says so, and what is to be had', async () => {
  county.answers.set(SHEET, runSheet({ trips: [] }));
  await openPage(<RunSheetPage />, county);
  expect(screen.getByText('这一天还没有您的车次。')).toBeTruthy();
  expect(screen.getByText('公司还有 2 班没有人开。')).toBeTruthy();
});
