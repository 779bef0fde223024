// Can a clerk receive, sort, seal, load and send off with a scanner and keys, and find another bus for what a cancelled one leaves?
import { act, fireEvent, screen } from '@testing-library/react';
import { scansApi } from '@kehuoyou/shared';
import type { HubFound, ScanEvent } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { setOnline } from '../../testing/connection';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { press, text, type } from '../../testing/hands';
import { hubDesk, hubMoment, YUFANG } from '../../testing/hub-desk';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { setWideScreen } from '../../testing/wide-screen';
import HubPage from './index';

const DESK = '/api/hubs/HUB/desk';
const [FIRST, SECOND] = ['73100112233882', '73100112230417'] as const;
const NEXT = { ...hubDesk().sorting[0]?.next } as Extract<HubFound, { kind: 'parcel' }>['next'];
const grant = { id: 'G1', role: 'hub_clerk', scope: { kind: 'point', id: 'HUB' }, from: '', deputy: false };

let county: County;
let desk: OfficeDesk;
let refuses: Partial<Record<ScanEvent['type'], string>>;
const sent = (): ScanEvent[] =>
  desk.writes
    .filter(({ url }) => url === scansApi.submit.path)
    .flatMap(({ body }) => (body as { events: ScanEvent[] }).events);
const finds = (code: string, found: HubFound): void => void desk.will(`GET /api/hubs/HUB/find?code=${code}`, found);
const parcel = (waybill: string, more: Partial<Extract<HubFound, { kind: 'parcel' }>> = {}): HubFound => ({
  kind: 'parcel',
  waybill,
  state: 'at_hub',
  exceptions: [],
  pointId: YUFANG,
  pointName: '俞坊村服务点',
  ...(NEXT === undefined ? {} : { next: NEXT }),
  ...more,
});
const scan = async (what: string, label: string): Promise<void> => {
  await type(label, what);
  await act(async () => void fireEvent.keyDown(screen.getByLabelText(label), { key: 'Enter' }));
  await pass(0);
};
const key = async (name: string): Promise<void> => {
  await act(async () => void fireEvent.keyDown(document.body, { key: name }));
  await pass(0);
};
const open = async (part: string): Promise<void> => {
  phone.params = { part };
  await openPage(<HubPage />, county);
};

beforeEach(() => {
  emptyPhone(new Date(hubMoment('10:30')));
  for (const each of outbox.items()) outbox.discard(each.key);
  session.keep(signedIn('T', 'wechat', 'hub_clerk'));
  setWideScreen(true);
  county = new County();
  county.answers.set('/api/me', {
    accountId: 'c',
    phoneConfirmed: true,
    sample: false,
    privacyAgreed: true,
    grants: [grant],
  });
  county.answers.set(DESK, hubDesk());
  desk = new OfficeDesk();
  desk.install();
  refuses = {};
  desk.will(`POST ${scansApi.submit.path}`, {
    get outcomes() {
      return sent().map(({ eventId, type: kind }) =>
        refuses[kind] === undefined
          ? { eventId, outcome: 'recorded' }
          : { eventId, outcome: 'refused', reason: refuses[kind] },
      );
    },
  });
});
afterEach(() => setWideScreen(false));

it('says of a parcel into which bag it goes, asks for a new bag where none is open, and seals by a key', async () => {
  finds(FIRST, parcel(FIRST, { seal: 'YD0731' }));
  finds(SECOND, parcel(SECOND));
  finds('YD0800', { kind: 'nothing' });
  await open('sort');
  await scan(FIRST, '扫面单，再扫袋子');
  expect(text()).toContain('放 YD0731 俞坊村11:37 K01');
  await scan(SECOND, '扫面单，再扫袋子');
  expect(text()).toContain('拿一个新袋子，扫它的封条号');
  await scan('yd0800', '扫面单，再扫袋子');
  expect(text()).toContain('放 YD0800 俞坊村');
  expect(text()).toContain('封好后 11:37 K01 一共 24 / 300 公斤');
  await type('这一袋几公斤（不称也行）', '8.5');
  expect(text()).toContain('封好后 11:37 K01 一共 33 / 300 公斤');
  await key('F8');
  expect(text()).toContain('封好 YD0800');
  expect(sent()).toMatchObject([
    { type: 'SORTED', waybill: FIRST, toPointId: YUFANG, seal: 'YD0731', tripId: 'K01-1' },
    { type: 'SORTED', waybill: SECOND, toPointId: YUFANG, seal: 'YD0800', tripId: 'K01-1' },
    { type: 'BAG_SEALED', seal: 'YD0800', toPointId: YUFANG, tripId: 'K01-1', grams: 8_500 },
  ]);
});

it('loads a bag with one scan and says where it goes; says why not, of a cancelled bus, an open bag and what the server refuses', async () => {
  await open('load');
  await scan('YD0729', '扫袋子封条');
  expect(text()).toContain('11:37 K01 横溪村1号门3 件 8 公斤 · 第 1 站放下 · 还差 1 袋');
  await scan('YD0698', '扫袋子封条');
  expect(text()).toContain('不装 YD069812:10 K01 停开：前方修路');
  await scan('YD0731', '扫袋子封条');
  expect(text()).toContain('YD0731 还没封袋');
  await key('F8');
  refuses = { LOADED: 'no_room' };
  await scan('YD0731', '扫袋子封条');
  expect(text()).toContain('没有算上：装车 YD0731这班车装不下了，请放下一班。');
  expect(sent().map(({ type: kind, seal }) => [kind, seal])).toEqual([
    ['LOADED', 'YD0729'],
    ['BAG_SEALED', 'YD0731'],
    ['LOADED', 'YD0731'],
  ]);
});

it('shows before it is pressed what the next bus with room means for the bags of a cancelled one', async () => {
  const [full, ...others] = hubDesk().trips;
  const load = { grams: 299_000, litres: 240, pieces: 9 };
  county.answers.set(DESK, hubDesk({ trips: full === undefined ? others : [{ ...full, load }, ...others] }));
  await open('load');
  expect(text()).toContain('1 袋没有车坐了');
  expect(text()).toContain('12:10 K01 俞坊村 1 袋 8 公斤');
  expect(text()).toContain('改坐 14:20 K01：15:02 到俞坊村，晚 2 小时 12 分，那班车装到 8 / 300 公斤');
  await press('YD0698 改坐 14:20 K01');
  expect(sent()).toMatchObject([
    { type: 'REPLANNED', seal: 'YD0698', tripId: 'K01-3', reason: '12:10 K01 停开：前方修路', pointId: 'HUB' },
  ]);
  expect(text()).not.toContain('袋没有车坐了');
  expect(text()).toContain('撤销：改坐 YD0698 F2');
  await key('F2');
  expect(sent()[1]).toMatchObject({ type: 'RETRACTED', seal: 'YD0698', retracts: sent()[0]?.eventId });
});

it('goes on without a network: bags are loaded, parcels received, and a parcel goes into the bag that is touched', async () => {
  await open('load');
  await act(async () => setOnline(false));
  await scan('YD0729', '扫袋子封条');
  expect(text()).toContain('还有 1 条没有上传');
  expect(text()).toContain('横溪村1 袋 装上了');
  phone.params = { part: 'sort' };
  document.body.innerHTML = '';
  await open('sort');
  await scan(FIRST, '扫面单，再扫袋子');
  expect(text()).toContain('没有网络，查不到');
  await press(`把 ${FIRST} 放进 YD0731`);
  expect(text()).toContain('放 YD0731 俞坊村');
  await act(async () => setOnline(true));
  await act(() => outbox.replay());
  expect(sent().map(({ type: kind }) => kind)).toEqual(['LOADED', 'SORTED']);
});

it('receives what was announced and what was not, and gives back what the carrier takes', async () => {
  finds(FIRST, parcel(FIRST, { state: 'expected' }));
  finds('SF1234567890123', { kind: 'nothing' });
  await open('receive');
  await scan(FIRST, '扫快递面单');
  expect(text()).toContain('11:37 K01 俞坊村');
  await scan('SF1234567890123', '扫快递面单');
  expect(text()).toContain('收到 尾号 0123');
  await key('F4');
  await press('暂时扣下，等检查');
  expect(sent().map(({ type: kind, waybill }) => [kind, waybill])).toEqual([
    ['HUB_RECEIVED', FIRST],
    ['HUB_RECEIVED', 'SF1234567890123'],
    ['HELD_SUSPECT', 'SF1234567890123'],
  ]);
});

it('says of a parcel that was sent elsewhere out of which bag it comes', async () => {
  finds(FIRST, parcel(FIRST, { state: 'sorted', seal: 'YD0731', wrongBag: 'YD0698' }));
  finds(SECOND, parcel(SECOND, { state: 'sorted', wrongBag: 'YD0698' }));
  await open('sort');
  await scan(FIRST, '扫面单，再扫袋子');
  expect(text()).toContain('放 YD0731 俞坊村');
  await scan(SECOND, '扫面单，再扫袋子');
  expect(text()).toContain('尾号 0417，改送了，从 YD0698 袋里拿出来');
  expect(sent()).toMatchObject([{ type: 'SORTED', waybill: FIRST, toPointId: YUFANG, seal: 'YD0731' }]);
});

it('says of a bag what has to come out of it before it is loaded, and loads it all the same where the bus waits for nobody', async () => {
  const trips = hubDesk().trips.map((trip) => ({
    ...trip,
    calls: trip.calls.map((call) => ({
      ...call,
      bags: call.bags.map((bag) => (bag.seal === 'YD0729' ? { ...bag, strays: [SECOND] } : bag)),
    })),
  }));
  county.answers.set(DESK, hubDesk({ trips }));
  await open('load');
  await scan('YD0729', '扫袋子封条');
  expect(text()).toContain('YD0729 里有 1 件改送别处');
  expect(text()).toContain('先拿出尾号 0417');
  expect(sent()).toEqual([]);
  await scan('YD0729', '扫袋子封条');
  expect(sent()).toMatchObject([{ type: 'LOADED', seal: 'YD0729' }]);
});

it('leaves with what was loaded, says what stays, and keeps the buses that have left apart', async () => {
  await open('load');
  await press(/^11:37 K01 去嵩溪镇/);
  expect(text()).toContain('11:37 K01 装了 0 袋，2 袋没装上，会留在这里');
  await press(/^11:37 K01 开走了/);
  expect(sent()).toMatchObject([{ type: 'DEPARTED', tripId: 'K01-1', pointId: 'HUB' }]);
  expect(text()).toContain('已开走 1');
  await press('已开走 1', 'radio');
  expect(screen.getAllByRole('listitem').filter(({ className }) => className.includes('hub-trip'))).toHaveLength(1);
});
