// Does a day out sound as a person would say it?
import type { Journey, Outing } from '@kehuoyou/shared';
import { outingSpoken } from './outing-spoken';

const at = (time: string, date = '2026-11-24'): string => `${date}T${time}:00+08:00`;

function journey(toStopName: string, departure: string, arrival: string): Journey {
  const stops = { fromStopId: 'A', fromStopName: '出发的地方', toStopId: 'B', toStopName };
  return { departure, arrival, changes: 0, legs: [{ mode: 'walk', ...stops, departure, arrival }] };
}

function dayOut(home: string): Outing {
  const outward = journey('县医院', at('08:49'), at('10:31'));
  return { outward, homeward: journey('下谢村', at('14:20'), home), minutesThere: 228 };
}

it('sounds with the time that one has there', () => {
  expect(outingSpoken(dayOut(at('15:55')))).toBe(
    '早上八点四十九分出发，上午十点三十一分到县医院，在那里有三小时四十八分钟，下午两点二十分往回走，下午三点五十五分到家。',
  );
});

it('says when one is home after midnight only', () => {
  expect(outingSpoken(dayOut(at('00:20', '2026-11-25')))).toMatch(/往回走，第二天[^，]+到家。$/);
});
