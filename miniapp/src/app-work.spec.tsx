// Does every desk page belong to a work that the side leads to, and does everybody see their own work and no other?
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, fireEvent, screen, within } from '@testing-library/react';
import type { Role } from '@kehuoyou/shared';
import { WorkSide } from './app-side';
import { workOf, works } from './app-work';
import { session } from './core/session';
import { County, emptyPhone, openPage } from './testing/county';
import { signedIn } from './testing/signed-in';
import { phone } from './testing/taro';

const me = (role: Role, scope = { kind: 'area', id: '350423' } as const) => ({
  accountId: 'M',
  name: '王**',
  phoneConfirmed: true,
  sample: false,
  privacyAgreed: true,
  grants: [{ id: 'G', role, scope, from: '', deputy: false }],
});
const wordsOf = (role: Role) => workOf(me(role)).map(({ word, page }) => word ?? page.title);

it('every page that belongs to a desk says to which work, and there is such a work', () => {
  const pages = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /index\.tsx$/.test(name),
  );
  const said = pages.flatMap((name) => {
    const text = readFileSync(join(__dirname, name), 'utf8');
    return [...text.matchAll(/desk=(?:"([\w-]+)"|\{[^}]*'([\w-]+)' : undefined\})/g)].map(([, a, b]) => a ?? b);
  });
  const names = works.map(({ name }) => name);
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter((name) => !names.includes(name ?? ''))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

it('everybody sees the work of their roles', () => {
  expect(wordsOf('company_manager')).toEqual([
    ...['车上订的货', '赔偿', '派班', '班次', '车辆', '司机', '改班', '圩日', '节假日', '投诉', '工作人员'],
  ]);
  expect(wordsOf('keeper')).toEqual([
    ...[
      '车到了',
      '快递台',
      '收农产品',
      '村里托带的',
      '代购单',
      '便民服务',
      '暂停服务',
      '车上订的货',
      '核对本人',
      '打电话',
      '替人登记',
      '工作人员',
    ],
  ]);
  expect(wordsOf('carrier_operator')).toContain('投诉');
  expect(wordsOf('county_office')).toEqual(expect.arrayContaining(['投诉', '替人登记', '服务点证照']));
  for (const role of ['county_office', 'township_office'] as const) expect(wordsOf(role)).toContain('等公开的卖货');
  for (const role of ['keeper', 'buyer', 'resident'] as const) expect(wordsOf(role)).not.toContain('等公开的卖货');
  expect(wordsOf('buyer')).toEqual(['代购单']);
  expect(wordsOf('driver')).toEqual(['我的车次']);
  expect(wordsOf('resident')).toEqual([]);
  expect(wordsOf('county_office')).toContain('时刻表文件');
  expect(wordsOf('company_manager')).not.toContain('时刻表文件');
});

describe('the side', () => {
  beforeEach(() => {
    emptyPhone(new Date('2026-11-24T08:00:00+08:00'));
    session.keep(signedIn('T'));
  });

  it('marks the present work, leads to the others, home, and to whoever has signed in', async () => {
    const county = new County();
    county.answers.set('/api/me', me('company_manager'));
    county.answers.set('/api/areas', { code: '350423', name: '清流县' });
    await openPage(<WorkSide work="vehicles" />, county);
    const side = screen.getByRole('navigation', { name: '工作' });
    expect(side.textContent).toMatch(/^客货邮清流县.*王\*\*$/);
    const current = within(side)
      .getAllByRole('button')
      .filter((each) => each.getAttribute('aria-current') === 'page');
    expect(current.map(({ textContent }) => textContent)).toEqual(['车辆']);
    for (const name of ['司机', '班次', '客货邮，回首页', '王**'])
      await act(async () => void fireEvent.click(within(side).getByRole('button', { name })));
    expect(phone.calls).toEqual([
      ['navigateTo', { url: '/timetable/fleet/index?part=drivers' }],
      ['navigateTo', { url: '/timetable/edit/index' }],
      ['switchTab', { url: '/home/index' }],
      ['navigateTo', { url: '/accounts/mine/index' }],
    ]);
  });

  it('leads a stranger to signing in, and shows them no work', async () => {
    session.forget();
    await openPage(<WorkSide work="vehicles" />, new County());
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['客货邮', '去登录']);
    fireEvent.click(screen.getByRole('button', { name: '去登录' }));
    expect(phone.calls).toEqual([['navigateTo', { url: '/accounts/sign-in/index' }]]);
  });
});
