// Does a code lead to where its box is taken over, also when it comes the morning after its bus?
import { fireEvent, render, screen } from '@testing-library/react';
import { boxCode } from '@kehuoyou/shared';
import type { BoxState } from '@kehuoyou/shared';
import { emptyPhone } from '../../testing/county';
import { phone } from '../../testing/taro';
import type { CarriedBox } from '../carrying/carried-now';
import type { CarriedHere } from '../carrying/use-carried';
import { ScannedBox } from './scanned-box';

const CODE = boxCode(815);
const box = (state: BoxState, id = 'S1') =>
  ({
    ...{ no: 1, state, code: CODE, line: { no: 1, count: 1, to: 'county_pickup' } },
    order: { id, goods: '豆腐皮', pointName: '立新村服务点', date: '2026-12-02', ways: [] },
  }) as unknown as CarriedBox;
const scans = (...boxes: readonly CarriedBox[]): string => {
  render(<ScannedBox here={{ boxes, buses: [], say: () => true } as unknown as CarriedHere} />);
  fireEvent.change(screen.getByLabelText('箱码'), { target: { value: CODE } });
  fireEvent.keyDown(screen.getByLabelText('箱码'), { key: 'Enter' });
  return JSON.stringify(phone.calls);
};

beforeEach(() => emptyPhone(new Date('2026-12-03T07:00:00+08:00')));

it.each(['planned', 'missed'] as const)('a box that is %s is taken over', (state) => {
  expect(scans(box(state))).toContain('/shipments/hand-in/index?id=S1');
});

it('of two with one code it asks which', () => {
  expect(scans(box('planned'), box('missed', 'S2'))).not.toContain('hand-in');
  expect(document.body.textContent).toContain(`2 箱都写着 ${CODE}`);
});
