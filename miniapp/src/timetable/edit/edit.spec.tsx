// Can a manager draft changes, see what villagers will see, publish them once, and take one back?
import { act, fireEvent, screen, within } from '@testing-library/react';
import type {
  BoardChange,
  Company,
  EditableTrip,
  EditPreview,
  Lines,
  Me,
  PublishedEdit,
  TimetableEdit,
  TownshipMarket,
} from '@kehuoyou/shared';
import { session } from '../../core/session';
import { setOnline } from '../../testing/connection';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { at } from '../../testing/village-pack';
import Changes from '../changes/index';
import EditLine from '../edit-line/index';
import PreviewPage from '../preview/index';
import { useDrafts } from '../changing/use-draft';
import Edit from './index';

let county: County;
let desk: OfficeDesk;
const text = () => document.body.textContent ?? '';
const press = async (name: string | RegExp, role: 'button' | 'radio' | 'checkbox' = 'button') => {
  await act(async () => void fireEvent.click(screen.getByRole(role, { name })));
  await pass(0);
};
const type = (label: string, value: string) =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));

const manager: Me = {
  accountId: 'A1',
  phoneConfirmed: false,
  sample: false,
  privacyAgreed: true,
  grants: [
    {
      id: 'G1',
      role: 'company_manager',
      scope: { kind: 'company', id: 'MT' },
      from: '2026-01-01T00:00:00Z',
      deputy: false,
    },
  ],
};
const position = { lat: 26, lng: 116.8 };
const lines: Lines = {
  stops: [{ id: 'COUNTY', name: '清流汽车站', position }],
  lines: [
    { routeId: 'K01', name: 'K01', longName: '清流—嵩溪', agencyName: '闽通长运', stopIds: [] },
    { routeId: 'Y1', name: 'Y1', longName: '长校—下谢', agencyName: '邮政', stopIds: [] },
  ],
};
const companies: Company[] = [
  { companyId: 'MT', name: '闽通长运', routeIds: ['K01'] },
  { companyId: 'YZ', name: '邮政', routeIds: ['Y1'] },
];
const days = Array.from({ length: 14 }, (_each, day) => `2026-11-${24 + day}`).map((date) =>
  date > '2026-11-30' ? `2026-12-${String(Number(date.slice(8)) - 30).padStart(2, '0')}` : date,
);
const trip: EditableTrip = {
  tripId: 'K01-O01',
  routeName: 'K01',
  headsign: '嵩溪镇客货邮综合服务站',
  departure: '06:37',
  fromStop: '清流汽车站',
  toStop: '嵩溪镇客货邮综合服务站',
  arrival: '07:20',
  dates: days,
  cancelledOn: ['2026-11-25'],
};
const market: TownshipMarket = {
  townshipCode: '350423104',
  townshipName: '长校镇',
  lunarDigits: [1, 6],
  dates: ['2026-11-24', '2026-11-29', '2026-12-04'],
};
const seen = (change: Partial<BoardChange>): BoardChange => ({
  stopId: 'COUNTY',
  stopName: '清流汽车站',
  routeName: 'K01',
  headsign: '嵩溪镇客货邮综合服务站',
  tripId: 'K01-O01',
  dates: ['2026-11-25'],
  ...change,
});
const preview = (changes: BoardChange[], basis = 'B1'): EditPreview => ({
  basis,
  from: '2026-11-25',
  until: '2026-12-08',
  changes,
  departures: changes.length,
});
const cancel: TimetableEdit = {
  kind: 'cancel',
  tripId: 'K01-O01',
  days: { from: '2026-11-25', until: '2026-11-25', on: 'every_day' },
  reason: '修路',
};
const published: PublishedEdit = {
  ...cancel,
  editId: 'E1',
  companyId: 'MT',
  publishedAt: at('09:00').toISOString(),
  trip,
  inEffect: true,
};
const sent = (url: string) => desk.writes.filter((write) => write.url === url).map(({ body }) => body);

beforeEach(() => {
  emptyPhone(at('09:15'));
  useDrafts.setState(useDrafts.getInitialState(), true);
  county = new County();
  county.answers
    .set('/api/me', manager)
    .set('/api/areas', areas)
    .set('/api/lines', lines)
    .set('/api/companies', { companies })
    .set('/api/market-days', { markets: [market] })
    .set('/api/timetable/lines/K01/trips', {
      trips: [trip, { ...trip, tripId: 'F1', departure: '08:00', dates: [], cancelledOn: [], everyMinutes: 20 }],
    });
  desk = new OfficeDesk();
  desk.install();
  act(() => void session.keep(signedIn('T')));
});

/** Opens the line's page, on which K01-O01 was chosen. */
async function chooseTrip() {
  phone.params = { line: 'K01' };
  const view = await openPage(<EditLine />, county);
  await press(/^06:37 去嵩溪镇/);
  return view;
}

async function draft(edit: TimetableEdit = cancel) {
  act(() =>
    useDrafts.getState().add('A1', { id: `D${useDrafts.getState().byAccount['A1']?.changes.length ?? 0}`, edit, trip }),
  );
  return openPage(<PreviewPage />, county);
}

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
    await press('真的撤回：06:37 K01 去嵩溪镇');
    expect(desk.writes.map(({ url }) => url)).toEqual(['/api/timetable/edits/E1/undo']);
    expect(text()).toContain('撤回了');
    expect(text()).not.toContain('在用');
  });
});
