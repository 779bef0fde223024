// Is what somebody says on the phone written down once, and can the receipt be read to them?
import { screen } from '@testing-library/react';
import { session } from '../../core/session';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { press, text, type } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import CallerPage from './index';

const server = new FakeServer();
let county: County;

beforeEach(() => {
  emptyPhone(new Date('2026-12-01T09:20:00+08:00'));
  session.keep(signedIn('T'));
  server.install();
  county = new County();
  county.answers.set('/api/areas', areas);
});

it('asks a keeper nothing about where, sends the same once over a bad line, and reads the receipt out', async () => {
  county.answers
    .set('/api/me', working('keeper', 'point', 'P104204'))
    .set('/api/points/P104204', { id: 'P104204', name: '下谢村客货邮服务点' });
  await openPage(<CallerPage />, county);
  await type('是什么事，用他的话找', '白跑');
  await press('没开门');
  expect(text()).toContain('在哪里下谢村');
  await press('登记');
  expect(screen.getByRole('alert').textContent).toContain('请把他说的写一句');
  await type('他怎么说', '七点半来的，门没开');
  await type('称呼', '罗大姐');
  await type('电话', '199 0000 0001');
  server.will('no network', { status: 201, body: { number: 'LS7K3M', receipt: 'AB12CD34EF56' } });
  await press('登记');
  await pass(100);
  expect(screen.getByRole('alert').textContent).toContain('没有网络');
  await press('登记');
  await pass(100);
  expect(text()).toMatch(/登记好了，编号 LS7K3M.*AB12CD34EF56.*念：A B 幺 二，C D 三 四，E F 五 六/);
  expect(new Set(server.requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toEqual({
    ...{ kind: 'complaint', category: 'point_closed', pointId: 'P104204', identity: 'named' },
    ...{ text: '七点半来的，门没开', name: '罗大姐', phone: '19900000001' },
  });
  await press('登记下一个');
  expect(screen.getByLabelText('他怎么说')).toHaveProperty('value', '');
});

it('lets the office find a village, and takes nobody’s name where they want none', async () => {
  county.answers.set('/api/me', working('county_office', 'area', '350423'));
  await openPage(<CallerPage />, county);
  await press('别的事');
  await type('村名或者服务点，拼音也行', '留坑');
  await press(/留坑村/);
  await type('他怎么说', '路灯不亮');
  await press('都不行', 'radio');
  expect(screen.queryByLabelText('电话')).toBeNull();
  server.will({ status: 201, body: { number: 'LS7K3M', receipt: 'AB12CD34EF56' } });
  await press('登记');
  await pass(100);
  expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toEqual({
    ...{ kind: 'complaint', category: 'other', areaCode: '350423104201', identity: 'anonymous', text: '路灯不亮' },
  });
});
