// Which places lie at hand, and is one there already?
import { at, villagePack } from '../../testing/village-pack';
import { isSamePlace, placesAtHand, stopsAtHand } from './journey-places';
import { homeChips, stillAhead, timeChips, timeWord, whenText } from '../journey/journey-when';

const pack = villagePack();
const home = { code: '350423104204', name: '下谢村', townshipName: '长校镇', label: '家' };
const parents = { code: '350423104201', name: '留坑村', townshipName: '长校镇' };

it('are the county’s town, the own township and the kept villages by what the person calls them', () => {
  expect(placesAtHand(pack, [home, parents])).toEqual([
    { id: 'COUNTY', name: '县城' },
    { id: 'T104', name: '长校镇' },
    { id: '350423104204', name: '家' },
    { id: '350423104201', name: '留坑村' },
  ]);
});

it('are the kept villages alone before a pack has come', () => {
  expect(placesAtHand(undefined, [parents])).toEqual([{ id: '350423104201', name: '留坑村' }]);
  expect(stopsAtHand(undefined)).toEqual([]);
});

it('as stops are those of the pack', () => {
  expect(stopsAtHand(pack)).toEqual([
    { id: 'V104204', name: '下谢村' },
    { id: 'T104', name: '长校镇' },
    { id: 'COUNTY', name: '县城' },
  ]);
});

it.each([
  ['350423104204', '350423104204', true],
  ['350423104204', 'V104204', true],
  ['350423104204', 'P104204', true],
  ['V104204', 'P104204', true],
  ['350423104204', 'S104', false],
  ['350423104204', 'T104', false],
  ['T104', 'COUNTY', false],
])('from %s to %s is no way at all: %s', (from, to, same) => {
  expect(isSamePlace(from, to, pack)).toBe(same);
});

it('without a pack only the same is the same', () => {
  expect(isSamePlace('X', 'X', undefined)).toBe(true);
  expect(isSamePlace('350423104204', 'V104204', undefined)).toBe(false);
});

describe('the hours to leave in', () => {
  it('today are now and those that lie ahead', () => {
    expect(timeChips('2026-11-24', at('09:00')).map(({ word }) => word)).toEqual([
      '现在就走',
      '中午12点后',
      '下午3点后',
    ]);
    expect(timeChips('2026-11-24', at('23:00')).map(({ word }) => word)).toEqual(['现在就走']);
  });

  it('on another day are all of them', () => {
    expect(timeChips('2026-11-25', at('23:00')).map(({ word }) => word)).toEqual([
      '什么时候都行',
      '早上6点后',
      '上午9点后',
      '中午12点后',
      '下午3点后',
    ]);
    expect(timeWord('any')).toBe('');
  });
});

describe('the hours to be there by, and to be home by', () => {
  it('are those that lie ahead, in the words of the day', () => {
    expect(timeChips('2026-11-24', at('11:30'), 'arrive').map(({ word }) => word)).toEqual([
      '几点到都行',
      '中午12点前',
      '下午2点前',
      '下午3点前',
      '下午4点前',
      '下午5点前',
      '下午6点前',
    ]);
    expect(
      homeChips('2026-11-25', at('11:30'))
        .map(({ word }) => word)
        .slice(0, 3),
    ).toEqual(['几点回都行', '上午11点前回', '中午12点前回']);
  });

  it('are any hour again when they have gone by, on their own day alone', () => {
    expect([
      stillAhead('10:00', '2026-11-24', at('09:59')),
      stillAhead('10:00', '2026-11-24', at('10:00')),
      stillAhead('10:00', '2026-11-25', at('10:00')),
    ]).toEqual(['10:00', 'any', '10:00']);
  });

  it('are said with their day', () => {
    expect(whenText({ date: '2026-11-25', side: 'arrive', time: '10:00' }, at('09:00'))).toBe('明天上午10点前到');
    expect(whenText({ date: '2026-11-24', side: 'leave', time: 'any' }, at('09:00'))).toBe('今天，现在就走');
  });
});
