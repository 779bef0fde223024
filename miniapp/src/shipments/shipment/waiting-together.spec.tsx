// Does whoever has a place read when a vehicle comes to their field, of which day, and what they can do once it should have?
import type { Shipment } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { text } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { WaitingTogether } from './waiting-together';

const pool = {
  ...{ serviceDate: '2026-12-02', isAsked: true, others: { households: 0, boxes: 0, grams: 0 } },
  answer: {
    ...{ decision: 'vehicle', plate: '闽G00002示', at: '2026-12-01T20:00:00+08:00' },
    collect: { pointId: 'P1', where: '村口晒谷坪', at: '07:40' },
  },
};
// Its last way is one of another day.
const order = {
  ...{ id: 'S1', state: 'booked' },
  ways: [{ rides: [{ serviceDate: '2026-12-02' }] }, { rides: [{ serviceDate: '2026-12-03' }] }],
} as unknown as Shipment;
const shown = async (now: string, answer: object = { pool }, more: Partial<Shipment> = {}): Promise<void> => {
  emptyPhone(new Date(now));
  session.keep(signedIn('T'));
  const county = new County();
  county.answers.set('/api/shipments/S1/pool', answer);
  await openPage(<WaitingTogether shipment={{ ...order, ...more }} />, county);
};

it.each([
  ['2026-12-01T21:00:00+08:00', '明天 07:40 有车到村口晒谷坪收货，箱子可以直接放到那里，也可以照常交到服务点。'],
  ['2026-12-02T07:39:00+08:00', '今天 07:40 有车到村口晒谷坪收货，箱子可以直接放到那里，也可以照常交到服务点。'],
  ['2026-12-02T07:50:00+08:00', '说好今天 07:40 有车到村口晒谷坪收货。车没来、不想等了，现在取消不收钱。'],
])('at %s', async (now, words) => {
  await shown(now);
  expect(text()).toContain(words);
});

it('promises nothing of those boxes of the order that other buses take', async () => {
  await shown('2026-12-02T07:50:00+08:00', { pool }, { keptFen: 900 });
  expect(text()).toContain('车没来、不想等了，等这辆车的箱子，取消不收钱。');
  expect(text()).not.toContain('现在取消');
});

it('says nothing once it is over', async () => {
  await shown('2026-12-02T08:30:00+08:00', {});
  expect(text()).not.toContain('收货');
});
