// Can a company's manager see which papers run out, register what is new, and give trips away?
import { fireEvent, screen, within } from '@testing-library/react';
import type { Driver, Roster, Vehicle } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { OfficeDesk } from '../../testing/office-desk';
import { vehicle } from '../../testing/run-sheet';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { paperLines } from './paper-words';
import FleetPage from './index';

const DAY = '2026-11-24';
const FLEET = '/api/companies/MT/fleet';
const grant = { id: 'G1', role: 'company_manager', scope: { kind: 'company', id: 'MT' }, from: '', deputy: false };
const papers = (until: string) =>
  (['inspection', 'insurance', 'maintenance'] as const).map((kind) => ({
    kind,
    validUntil: kind === 'inspection' ? until : '2028-12-31',
  }));
const vehicles: Vehicle[] = [
  vehicle('V1', '闽G00001示'),
  vehicle('V2', '闽G00002示', { papers: papers('2026-12-10') }),
  vehicle('V3', '闽G00003示', { papers: papers('2026-10-31'), postalMark: true }),
];
const drivers: Driver[] = [
  {
    driverId: 'D1',
    companyId: 'MT',
    staffNumber: 'MT-01',
    accountId: 'A1',
    papers: [
      { kind: 'qualification', validUntil: '2028-12-31' },
      { kind: 'licence', validUntil: '2028-12-31' },
    ],
  },
  { driverId: 'D2', companyId: 'MT', staffNumber: 'MT-02', papers: [] },
];
const hired = ['A1', 'A2'].map((accountId, index) => ({
  accountId,
  grant: { ...grant, id: `D${index}`, role: 'driver' },
  name: index === 0 ? '刘*' : '罗**',
  phone: `138****000${index}`,
  disabled: false,
}));
const roster = (date: string): Roster => ({
  companyId: 'MT',
  date,
  trips: [
    {
      tripId: 'T1',
      routeName: 'K01',
      headsign: '太和',
      departure: '06:37',
      arrival: '07:19',
      state: 'planned',
      driverId: 'D1',
      vehicleId: 'V1',
    },
    { tripId: 'T2', routeName: 'K01', headsign: '县城', departure: '08:00', arrival: '08:40', state: 'planned' },
    {
      tripId: 'T3',
      routeName: 'K02',
      headsign: '嵩口',
      departure: '09:30',
      arrival: '10:20',
      state: 'cancelled',
      reason: '前面塌方',
    },
  ],
});

let county: County;
let desk: OfficeDesk;
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.queryByRole('radio', { name }) ?? screen.getByRole('button', { name }));
  await pass(0);
};
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

beforeEach(() => {
  emptyPhone(new Date(`${DAY}T08:00:00+08:00`));
  session.keep(signedIn('T'));
  county = new County();
  county.answers.set('/api/me', {
    accountId: 'M',
    phoneConfirmed: true,
    sample: false,
    privacyAgreed: true,
    grants: [grant],
  });
  county.answers.set('/api/companies', {
    companies: [
      { companyId: 'MT', name: '闽通公司', areaCode: '350423', routeIds: ['K01'] },
      { companyId: 'YZ', name: '邮政公司', areaCode: '350423', routeIds: ['Y100A'] },
    ],
  });
  county.answers.set(FLEET, { vehicles, drivers });
  county.answers.set('/api/grants?limit=50&role=driver&scopeId=MT&scopeKind=company', { staff: hired });
  county.answers.set(`/api/companies/MT/roster?date=${DAY}`, roster(DAY));
  county.answers.set('/api/companies/MT/roster?date=2026-11-25', roster('2026-11-25'));
  desk = new OfficeDesk();
  desk.install();
});

it('says of each paper until when it holds, what runs out first', async () => {
  await openPage(<FleetPage />, county);
  const plates = screen.getAllByText(/^闽G.*座$/).map(({ textContent }) => textContent);
  expect(plates).toEqual(['闽G00002示，19 座', '闽G00003示，19 座', '闽G00001示，19 座']);
  expect(screen.getByText('还有 16 天').className).toContain('tag-amber');
  expect(screen.getByText('已过期').className).toContain('tag-red');
  expect(screen.getByText('有效到 2026年10月31日')).toBeTruthy();
  expect(screen.getByText('邮政标志，不能载客')).toBeTruthy();
});

it('offers the papers as a table beside vehicles and drivers, not beside duties', async () => {
  await openPage(<FleetPage />, county);
  const offered = () => screen.queryAllByRole('button', { name: /^证件表/ }).map(({ textContent }) => textContent);
  expect(offered()).toEqual(['证件表（Excel）', '证件表（CSV）']);
  await press('派班');
  expect(offered()).toEqual([]);
});

it('turns amber on the thirtieth day before the end, red on the day after it', () => {
  const [on31, on30, on0, after, none] = ['2026-12-25', '2026-12-24', DAY, '2026-11-23', ''].map(
    (validUntil) => paperLines(validUntil === '' ? [] : [{ kind: 'licence', validUntil }], ['licence'], DAY)[0],
  );
  expect([on31?.word, on30?.word, on0?.word, after?.word, none?.word]).toEqual([
    '有效',
    '还有 30 天',
    '今天到期',
    '已过期',
    '没登记',
  ]);
  expect([on31?.tone, on30?.tone, on0?.tone, after?.tone, none?.tone]).toEqual([
    'green',
    'amber',
    'amber',
    'red',
    'red',
  ]);
});

it('registers a renewed paper', async () => {
  desk.will('POST /api/companies/MT/papers', { kind: 'inspection', validUntil: '2027-10-31' });
  await openPage(<FleetPage />, county);
  await press('给闽G00003示登记新证件');
  expect(screen.getByRole('radio', { name: '年检' }).getAttribute('aria-checked')).toBe('true');
  await press('登记');
  expect(screen.getByText('请先选有效到哪一天。')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('年检有效到哪一天'), { target: { value: '2027-10-31' } });
  await press('登记');
  expect(desk.writes.pop()?.body).toEqual({ ownerId: 'V3', kind: 'inspection', validUntil: '2027-10-31' });
});

it('registers a vehicle, and says what is missing', async () => {
  desk.refuses('POST /api/companies/MT/vehicles', 'already_registered');
  await openPage(<FleetPage />, county);
  await press('登记一辆车');
  await press('登记');
  expect(screen.getByText('请填车牌。')).toBeTruthy();
  type('车牌', '闽G09999示');
  type('座位数', '99');
  await press('登记');
  expect(screen.getByText('座位数要填 1 到 60 的数字。')).toBeTruthy();
  type('座位数', '19');
  await press('登记');
  expect(screen.getByText('已经登记过了')).toBeTruthy();
  desk.will('POST /api/companies/MT/vehicles', vehicle('V4', '闽G09999示'));
  await press('登记');
  expect(desk.writes.pop()?.body).toEqual({ plate: '闽G09999示', seats: 19, postalMark: false });
});

it('ties a driver’s number to somebody who has accepted an invitation, by pointing', async () => {
  desk.will('POST /api/companies/MT/drivers', drivers[1]);
  await openPage(<FleetPage />, county);
  await press('司机');
  expect(screen.getByText('MT-01 刘*')).toBeTruthy();
  expect(screen.getByText('有 1 位司机接受了邀请，还没有连上工号。')).toBeTruthy();
  await press('连上MT-02的手机');
  await press('罗**，138****0001');
  expect(desk.writes.pop()?.body).toEqual({ staffNumber: 'MT-02', accountId: 'A2' });
  await press('登记一位司机');
  type('工号', 'MT-03');
  fireEvent.click(
    within(screen.getByText('登记一位司机').closest('.card') as HTMLElement).getByRole('button', {
      name: '罗**，138****0001',
    }),
  );
  await press('登记');
  expect(desk.writes.pop()?.body).toEqual({ staffNumber: 'MT-03', accountId: 'A2' });
  await press('请司机来工作');
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/accounts/invite/index' }]);
});

it('gives trips of tomorrow to a driver and a vehicle, and says what the check of papers will find', async () => {
  desk.will('POST /api/assignments', { tripIds: ['T2'] });
  await openPage(<FleetPage />, county);
  await press('派班');
  expect(screen.getByText('还有 1 班没有人开')).toBeTruthy();
  expect(screen.getByText('MT-01 刘* · 闽G00001示')).toBeTruthy();
  expect(screen.getByText('停开：前面塌方')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^09:30/ })).toBeNull();
  await press('明天');
  await press('MT-02');
  await press('闽G00002示');
  expect(screen.getByText('签到时会通不过：还没有登记司机的驾驶证，不能出车，请找公司补办。')).toBeTruthy();
  await press(/^08:00/);
  await press('把 1 班派给他');
  expect(desk.writes.pop()?.body).toEqual({ date: '2026-11-25', driverId: 'D2', vehicleId: 'V2', tripIds: ['T2'] });
  expect(screen.getByText('派好了：MT-02 开 闽G00002示，1 班。')).toBeTruthy();
});

it('is for those who manage a company', async () => {
  county.answers.set('/api/me', {
    accountId: 'M',
    phoneConfirmed: true,
    sample: false,
    privacyAgreed: true,
    grants: [],
  });
  await openPage(<FleetPage />, county);
  expect(screen.getByText('车辆和司机归公司管理员和县里办公室管。')).toBeTruthy();
});

it('registers what a vehicle may take along, and says what is left besides luggage', async () => {
  desk.will('POST /api/companies/MT/compartments', {});
  await openPage(<FleetPage />, county);
  await press('给闽G00001示登记货舱');
  type('最多装几公斤', '500');
  type('多大，几升', '2000');
  await press('登记');
  expect(document.body.textContent).toContain('行李舱最多几件？');
  type('最多几件', '80');
  const most = { grams: 500_000, litres: 2_000, pieces: 80 };
  const compartments = [{ kind: 'hold' as const, most, approved: true }];
  county.answers.set(FLEET, { vehicles: [vehicle('V1', '闽G00001示', { compartments })], drivers });
  await press('登记');
  expect(desk.writes).toMatchObject([{ body: { vehicleId: 'V1', kind: 'hold', most, approved: true } }]);
  expect(document.body.textContent).toContain('留出 19 座的行李，还能装 310 公斤');
});
