// Does a hub's clerk see what a carrier's list was taken for, what is wrong where, and that it is announced once?
import { act, screen } from '@testing-library/react';
import type { ParcelImport } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { FakeUploads } from '../../testing/fake-uploads';
import { press, text } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import { at } from '../../testing/village-pack';
import ListCheckPage from '../import/index';
import ParcelImportsPage from './index';

const STATUS = '/api/parcels/imports/I1';
const reading: ParcelImport = {
  importId: 'I1',
  state: 'reading',
  fileName: '中通.xlsx',
  bytes: 240_000,
  rowsRead: 900,
  startedAt: at('09:00').toISOString(),
  announced: 0,
  repeated: 0,
};
const ready: ParcelImport = {
  ...reading,
  state: 'ready',
  rowsRead: 120,
  preview: {
    columns: [{ heading: '快递单号', field: 'waybill' }, { heading: '收货电话', field: 'phone' }, { heading: '备注' }],
    good: 118,
    known: 3,
    skipped: 2,
    carriers: [{ carrier: 'zhongtong', name: '中通快递', rows: 118, guessed: 20 }],
    faults: [
      { row: 5, field: 'waybill', code: 'waybill_not_valid', message: '单号要 6 到 32 位字母或数字', skipped: true },
      { row: 9, field: 'village', code: 'village_not_found', message: '看不出是哪个村，要到县里再分', skipped: false },
    ],
    faultCount: 3,
  },
};

let county: County;
let desk: OfficeDesk;
let uploads: FakeUploads;
beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers
    .set('/api/me', working('hub_clerk', 'point', 'HUB'))
    .set('/api/parcels/imports?pointId=HUB', { imports: [ready] })
    .set(STATUS, ready);
  desk = new OfficeDesk();
  desk.install();
  uploads = new FakeUploads();
  uploads.install();
  phone.params = { id: 'I1' };
  act(() => void session.keep(signedIn('T')));
});

it('is sent as the hub’s own, with its kind of file, and leads to the check', async () => {
  await openPage(<ParcelImportsPage />, county);
  expect(text()).toContain('中通.xlsx');
  expect(text()).toContain('等您确认');
  await press('选文件');
  await uploads.choose('韵达.csv', 4_096);
  await pass(0);
  await act(async () => uploads.last.answer(201, reading));
  await pass(0);
  expect(uploads.last.url).toBe(`/api/parcels/imports?fileName=${encodeURIComponent('韵达.csv')}&pointId=HUB`);
  expect(uploads.last.headers).toMatchObject({ 'content-type': 'text/csv' });
  expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/parcels/import/index?id=I1' }]);
});

it('is checked row by row while one waits, and says what each column was taken for and what is wrong where', async () => {
  county.answers.set(STATUS, reading);
  await openPage(<ListCheckPage />, county);
  expect(text()).toContain('已经看了 900 行');
  county.answers.set(STATUS, ready);
  await pass(1_000);
  expect(text()).toContain('能报 118 件（其中 3 件以前报过），有 2 行不能收');
  expect(text()).toContain('“收货电话”这一列当作电话');
  expect(text()).toContain('没有用：备注');
  expect(text()).toContain('中通快递 118 件（20 件是按单号猜的）');
  expect(text()).toContain('第 5 行 运单号单号要 6 到 32 位字母或数字。这一行没有收。');
  expect(text()).toContain('第 9 行 村或地址看不出是哪个村，要到县里再分。这一件照样报。');
  expect(text()).toContain('还有 1 处');
});

it('is announced by one press, and tells how far it is until it is done', async () => {
  await openPage(<ListCheckPage />, county);
  desk.will(`POST ${STATUS}/confirm`, { ...ready, state: 'announcing' });
  county.answers.set(STATUS, { ...ready, state: 'announcing', announced: 40 });
  await press('报上去 118 件');
  expect(desk.writes.map(({ url }) => url)).toEqual([`${STATUS}/confirm`]);
  expect(text()).toContain('已经报了 40 件');
  expect(screen.queryByRole('button', { name: /报上去/ })).toBeNull();
  county.answers.set(STATUS, { ...ready, state: 'announced', announced: 115, repeated: 3 });
  await pass(1_000);
  expect(text()).toContain('新的 115 件，以前报过的 3 件');
});

it('says of what is no list why, and offers another try', async () => {
  county.answers.set(STATUS, { ...reading, state: 'refused', refusal: '文件是空的' });
  await openPage(<ListCheckPage />, county);
  expect(text()).toContain('文件是空的。什么也没有报。');
  expect(screen.getByRole('button', { name: '看所有的单子' })).toBeTruthy();
});

it('is nobody’s but the hub’s', async () => {
  county.answers.set('/api/me', working('keeper', 'point', 'P104204'));
  await openPage(<ParcelImportsPage />, county);
  expect(text()).toContain('快递公司的单子归县共配中心报');
});
