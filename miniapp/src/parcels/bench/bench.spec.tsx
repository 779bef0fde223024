// Can a keeper take a bag over, shelve with a scanner, undo, and hand out, with or without a network?
import { act, screen } from '@testing-library/react';
import type { ParcelFact, PointParcel } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import {
  benchForEachTest,
  at,
  county,
  desk,
  FIRST,
  LIST,
  parcel,
  POINT,
  scan,
  SECOND,
  sent,
  THIRD,
} from '../../testing/bench-point';
import { setOnline } from '../../testing/connection';
import { openPage, pass } from '../../testing/county';
import { press, text, type } from '../../testing/hands';
import BenchPage from './index';

benchForEachTest();

it('takes the bag over, puts a household together, says what was scanned already, and undoes, without a network', async () => {
  await openPage(<BenchPage />, county);
  expect(text()).toContain('3 件 / 1 袋');
  await act(async () => setOnline(false));
  await scan('yd0731');
  expect(text()).toContain('袋子 YD0731 收下了，3 件');
  await press('2 号架', 'radio');
  await press('3 层', 'radio');
  await scan(FIRST);
  expect(text()).toContain('放这里2-3-3882');
  await press('1 号架', 'radio');
  await scan(SECOND);
  expect(text()).toContain('放这里2-3-0417');
  expect(text()).toContain('和王** 家那 1 件放一起');
  expect(text()).toContain('还差 1 件');
  await scan(FIRST);
  expect(text()).toContain('已扫过 10:05');
  await press(/^撤销：上架 王\*\* 的中通快递 0417$/);
  expect(text()).toContain('还差 2 件');
  expect(text()).toContain('还有 4 条没有上传');
  expect(sent()).toEqual([]);
  await act(async () => setOnline(true));
  await act(() => outbox.replay());
  expect(sent().map(({ type: kind }) => kind)).toEqual(['BAG_ACCEPTED', 'SHELVED', 'SHELVED', 'RETRACTED']);
  expect(sent()[3]).toMatchObject({ retracts: sent()[2]?.eventId, waybill: SECOND, pointId: POINT });
});

it('asks what a number is of which nobody has told, and says what was not in the bag', async () => {
  await openPage(<BenchPage />, county);
  await press('封条没动，收下 YD0731');
  await scan('SF1234567890123');
  expect(text()).toContain('单子上没有 SF1234567890123');
  await press('多了一件，上架');
  expect(text()).toContain('放这里1-1-0123');
  await press('少了 李** 的中通快递 6157');
  expect(sent().map(({ type: kind, waybill }) => [kind, waybill])).toEqual([
    ['BAG_ACCEPTED', undefined],
    ['EXTRA', 'SF1234567890123'],
    ['SHELVED', 'SF1234567890123'],
    ['SHORT', THIRD],
  ]);
});

it('warns of what may not be left without stopping, notes that the keeper rang up, and brings home what goes to the door', async () => {
  const list = county.answers.get(LIST) as { coming: PointParcel[] };
  const leavings = ['open', 'home', 'refused'] as const;
  county.answers.set(LIST, {
    ...list,
    coming: list.coming.map((each, index) => ({ ...each, leaving: leavings[index] ?? 'open' })),
  });
  county.answers.set(`/api/points/${POINT}/home-deliveries`, { people: [] });
  await openPage(<BenchPage />, county);
  await scan('YD0731');
  await scan(FIRST);
  expect(text()).toContain('放这里1-1-3882');
  expect(text()).toContain('家里还没说可不可以放，打个电话问一声。');
  await press('问过，可以放：王** 的中通快递 3882');
  expect(text()).not.toContain('打个电话问一声');
  await scan(SECOND);
  expect(text()).toContain('送上门，放一边');
  await scan(THIRD);
  expect(text()).toContain('收件人说不要放这里，下一班车带回去。');
  expect(text()).toContain('都上架了');
  await press('送上门 1', 'radio');
  await press('送到了：王** 的中通快递 0417');
  expect(text()).toContain('没有要送上门的。');
  await press('催取 1', 'radio');
  await press('下一班带回：李** 的中通快递 6157');
  expect(sent().map(({ type: kind, waybill }) => [kind, waybill])).toEqual([
    ['BAG_ACCEPTED', undefined],
    ['SHELVED', FIRST],
    ['CONSENT_GIVEN', FIRST],
    ['SHELVED', THIRD],
    ['HOME_DELIVERED', SECOND],
    ['RETURN_DECIDED', THIRD],
  ]);
});

it('asks whose it may be, keeps what the keeper heard, and finds a shop’s customer by the digits at the end', async () => {
  const list = county.answers.get(LIST) as { coming: PointParcel[] };
  const [one, other] = list.coming;
  if (one === undefined || other === undefined) throw new Error('no parcels');
  const proposal = { household: '0123456789abcdef', name: '罗**' };
  const asked = { ...one, household: 'x', proposal };
  county.answers.set(LIST, { ...list, coming: [asked, { ...other, household: 'y', virtualKey: '2345' }] });
  await openPage(<BenchPage />, county);
  await scan('YD0731');
  await scan(FIRST);
  expect(text()).toContain('可能是本村罗家的，问一问？');
  const { proposal: _gone, ...matched } = asked;
  county.answers.set(LIST, { ...list, coming: [matched] });
  desk.will(`POST /api/points/${POINT}/matches`, { grade: 'tail4_surname_village' });
  await press('是他家的：王** 的中通快递 3882');
  const written = desk.writes.filter(({ url }) => url.endsWith('/matches')).map(({ body }) => body);
  expect(written).toEqual([{ waybill: FIRST, household: proposal.household, yes: true }]);
  expect(text()).not.toContain('问一问');
});

it('hands a household out at once, to somebody else only by name, and takes it back whole', async () => {
  await openPage(<BenchPage />, county);
  await scan('YD0731');
  for (const waybill of [FIRST, SECOND, THIRD]) await scan(waybill);
  await press('交件', 'radio');
  await scan('1-1-3882', '取件码、尾号、姓');
  expect(text()).toContain('一家 2 件');
  expect(text()).toContain('一交出，王** 马上知道是谁取的。取件不收钱。');
  await press('别人代取', 'radio');
  expect(screen.queryByRole('button', { name: '2 件都交给他' })).toBeNull();
  expect(text()).toContain('先写上代取的人叫什么。');
  await type('代取的人叫什么', '李大爷');
  expect(text()).toContain('等收件人点同意，或者拍张照片。');
  const question = { id: 'Q', answer: 'open', standing: false };
  desk.will(`POST /api/points/${POINT}/agent-questions`, question);
  county.answers.set('/api/agent-questions/Q', question);
  await press('问收件人');
  expect(text()).toContain('问过了，等他点');
  expect(screen.queryByRole('button', { name: '2 件都交给他' })).toBeNull();
  const answeredAt = at('09:58').toISOString();
  county.answers.set('/api/agent-questions/Q', { ...question, answer: 'yes', answeredAt });
  await pass(5_000);
  expect(text()).toContain('王** 09:58 点了同意');
  await press('2 件都交给他');
  expect(sent().slice(-2)).toMatchObject([
    { type: 'COLLECTED', waybill: FIRST, method: 'agent', agent: '李大爷', taker: 'agent', agentQuestion: 'Q' },
    { type: 'COLLECTED', waybill: SECOND, method: 'agent', agent: '李大爷' },
  ]);
  expect(text()).toContain('1 件');
  await press('撤销：交出 2 件');
  expect(text()).toContain('架上等人取的3 件');
});

it('counts the shelves, reminds of and sends back what stands too long, and shows first what a stranger may have', async () => {
  const shelved = (waybill: string, days: number): PointParcel => {
    const since = at('10:00').getTime() - days * 86_400_000;
    const fact = (kind: ParcelFact['type'], hours: number): ParcelFact => ({
      eventId: `${kind} ${waybill} ${hours}`,
      deviceId: 'phone',
      deviceSeq: 1,
      at: since + hours * 3_600_000,
      type: kind,
      source: 'keeper',
      actor: 'own',
      own: true,
      pointId: POINT,
      ...(kind === 'SHELVED' ? { shelf: `1-1-${waybill.slice(-4)}` } : {}),
    });
    const reminded =
      days > 7 ? [fact('NOTICE_VERBAL', 24), fact('REMINDED', 24), fact('REMINDED', 72), fact('REMINDED', 120)] : [];
    return { ...parcel(waybill), state: 'ready', facts: [fact('SHELVED', 0), ...reminded] };
  };
  const [handedOut, disputed] = (['COLLECTED', 'COLLECT_DISPUTED'] as const).map((kind, hours) => ({
    ...(shelved(THIRD, 1).facts[0] as ParcelFact),
    eventId: kind,
    at: at('08:00').getTime() + hours * 3_600_000,
    type: kind,
  }));
  const facts = [...shelved(THIRD, 1).facts, ...(handedOut && disputed ? [handedOut, disputed] : [])];
  const taken: PointParcel = { ...parcel(THIRD, { recipient: '李**' }), state: 'collected', facts };
  county.answers.set(LIST, {
    ...(county.answers.get(LIST) as object),
    waiting: [shelved(FIRST, 9), shelved(SECOND, 2)],
    coming: [],
    today: [taken],
  });
  await openPage(<BenchPage />, county);
  await press('催取 3', 'radio');
  expect(text()).toContain('收件人说不是他家取的手机尾号 0001。今天 08:00 交出去的');
  await press('打电话催过了：王** 的中通快递 0417');
  await press('收件人说不要了', 'radio');
  await press('退回去：王** 的中通快递 3882');
  expect(sent().map(({ type: kind }) => kind)).toEqual(['NOTICE_VERBAL', 'REMINDED', 'RETURN_DECIDED']);
  await press('撤销：退回 王** 的中通快递 3882');
  await press('盘点', 'radio');
  await scan(FIRST, '一件一件扫');
  expect(text()).toContain('1 / 2还差 1 件');
  await scan(FIRST, '一件一件扫');
  expect(text()).toContain('这件盘过了。');
  await press('找不到 王** 的中通快递 0417');
  expect(text()).toContain('记下了');
});

it('gives what is fetched elsewhere to the bus that brings it there, reminds nobody of it, and takes that back', async () => {
  const bus = { tripId: 'Y104A-02', serviceDate: '2026-11-24', routeName: 'Y104' };
  const goesTo = {
    ...{ pointId: 'P104205', name: '留坑村服务点' },
    bus: { ...bus, departure: '2026-11-24T15:00:00+08:00' },
  };
  const fact = (waybill: string, kind: ParcelFact['type'], more: Partial<ParcelFact>): ParcelFact => ({
    ...{
      eventId: `${kind} ${waybill}`,
      deviceId: 'other',
      deviceSeq: 1,
      source: 'office',
      actor: 'other-1',
      own: true,
    },
    ...{ at: at('10:00').getTime() - 3 * 86_400_000, type: kind, ...more },
  });
  const rerouted = (waybill: string): PointParcel => ({
    ...parcel(waybill),
    ...{ state: 'ready', goesTo },
    facts: [
      fact(waybill, 'SHELVED', { pointId: POINT, shelf: `1-1-${waybill.slice(-4)}` }),
      fact(waybill, 'REROUTED', { toPointId: 'P104205', at: at('10:00').getTime() }),
    ],
  });
  const list = county.answers.get(LIST) as object;
  county.answers.set(LIST, { ...list, waiting: [rerouted(FIRST), rerouted(SECOND)], coming: [] });
  await openPage(<BenchPage />, county);
  await press('催取 2', 'radio');
  expect(text()).toContain('2 件不在这里取，送留坑村服务点');
  expect(text()).toContain('今天 15:00 的 Y104 来的时候交给司机');
  expect(screen.queryByRole('button', { name: /^打电话催过了/ })).toBeNull();
  await press('交给司机了：2 件不在这里取，送留坑村服务点');
  const { tripId, serviceDate } = bus;
  const given = { type: 'LOADED', pointId: POINT, tripId, serviceDate };
  expect(sent()).toMatchObject([
    { ...given, waybill: FIRST },
    { ...given, waybill: SECOND },
  ]);
  expect(text()).toContain('没有要催的。');
  await press('撤销：交给班车 2 件');
  expect(text()).toContain('2 件不在这里取');
});
