// Does a buyer read when it comes, where it is, and that it does not come?
import type { SharedShipment } from '@kehuoyou/shared';
import { pickUpWords, placeLines, sharedHeadline, sharedTitle, spokenShared } from './shared-words';

const now = new Date('2026-12-02T08:00:00+08:00');
const pickup: SharedShipment = {
  ...{ goods: '豆腐皮', count: 12, to: 'county_pickup', pickUpAt: '清流县客货邮共配中心' },
  places: [
    { place: 'bus', boxes: 8 },
    { place: 'home', boxes: 4 },
  ],
  expected: '2026-12-02T11:27:00+08:00',
};

it('says first when it comes, then where each box is', () => {
  expect(sharedTitle(pickup)).toBe('豆腐皮 12 箱');
  expect(sharedHeadline(pickup, now)).toEqual({ figure: '今天 11:27', note: '到县城，到了再来取' });
  expect(placeLines(pickup)).toEqual(['8 箱 在去县城的车上', '4 箱 还没交给班车']);
  expect(spokenShared(pickup, now)).toBe(
    '豆腐皮12箱。今天11:27到县城，到了再来取。8箱在去县城的车上。4箱还没交给班车。',
  );
});

it('promises a carrier’s day and no minute', () => {
  expect(sharedHeadline({ ...pickup, to: 'carrier' }, now)).toEqual({ figure: '今天', note: '前后送到' });
  expect(pickUpWords({ ...pickup, to: 'carrier' })).toBe('');
});

it.each([
  [[{ place: 'ready', boxes: 12 }], '可以来取了'],
  [[{ place: 'there', boxes: 12 }], '都到了'],
  [[{ place: 'out', boxes: 12 }], '不寄了'],
  [
    [
      { place: 'out', boxes: 1 },
      { place: 'back', boxes: 3 },
      { place: 'there', boxes: 8 },
    ],
    '退回 3 箱',
  ],
  [
    [
      { place: 'back', boxes: 3 },
      { place: 'carrier', boxes: 9 },
    ],
    '3 箱',
  ],
  [[{ place: 'point', boxes: 12 }], '12 箱'],
] as const)('of %j it says %s', (places, figure) => {
  const { expected: _expected, ...rest } = pickup;
  expect(sharedHeadline({ ...rest, places }, now).figure).toBe(figure);
});
