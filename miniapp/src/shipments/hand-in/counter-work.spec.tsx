// Is a keeper asked before boxes that are too heavy for their bus take the next?
import { render } from '@testing-library/react';
import { handInApi } from '@kehuoyou/shared';
import type { HandInAsk, Shipment } from '@kehuoyou/shared';
import { emptyPhone } from '../../testing/county';
import { press, text } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { CounterWork } from './counter-work';
import type { HandedIn } from './use-taking';

const shipment = {
  ...{ id: 'S1', grams: 2_500, count: 2, goods: '豆腐皮', handIn: { idCheckNeeded: false }, ways: [], amounts: [] },
  boxes: [1, 2].map((no) => ({ no, line: 1, fen: 150, state: 'planned', code: `A${String(no)}` })),
} as unknown as Shipment;

it('sends them with the next bus only when the keeper says so, and asks anew where something has changed', async () => {
  emptyPhone(new Date('2026-12-02T06:30:00+08:00'));
  const desk = new OfficeDesk();
  desk.install();
  const path = `POST ${handInApi.handIn.path.replace(':id', 'S1')}`;
  desk.refuses(path, 'no_room');
  const done: HandedIn[] = [];
  render(<CounterWork shipment={shipment} onDone={(each) => void done.push(each)} />);
  await press('每一箱都看过了', 'checkbox');
  await press('收下');
  expect(text()).toContain('这班车装不下这么重，还没有收');
  await press('A2', 'checkbox');
  expect(text()).not.toContain('装不下的坐下一班');
  await press('A2', 'checkbox');
  await press('收下');
  desk.will(path, shipment);
  await press('装不下的坐下一班，收下');
  expect(desk.writes.map(({ body }) => (body as HandInAsk).next)).toEqual([undefined, undefined, true]);
  expect(done).toEqual([{ before: shipment, heavy: true }]);
});

it('asks nobody again who has said so, where there is no room all the same', async () => {
  emptyPhone(new Date('2026-12-02T06:30:00+08:00'));
  const desk = new OfficeDesk();
  desk.install();
  desk.refuses(`POST ${handInApi.handIn.path.replace(':id', 'S1')}`, 'no_room');
  render(<CounterWork shipment={shipment} onDone={() => undefined} />);
  await press('每一箱都看过了', 'checkbox');
  await press('收下');
  await press('装不下的坐下一班，收下');
  expect(text()).toContain('车上没有这么多位子了');
  expect(text()).not.toContain('装不下的坐下一班，收下');
});
