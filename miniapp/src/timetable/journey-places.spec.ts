// Which places lie at hand, and is one there already?
import { at, villagePack } from '../testing/village-pack';
import { isSamePlace, placesAtHand, stopsAtHand } from './journey-places';
import { timeChips, timeWord } from './journey-when';

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
  expect(stopsAtHand(pack)).toEqual([{ id: 'V104204', name: '下谢村' }, { id: 'T104', name: '长校镇' }, { id: 'COUNTY', name: '县城' }]);
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
    expect(timeChips('2026-11-24', at('09:00')).map(({ word }) => word)).toEqual(['现在就走', '中午12点后', '下午3点后']);
    expect(timeChips('2026-11-24', at('23:00')).map(({ word }) => word)).toEqual(['现在就走']);
  });

  it('on another day are all of them', () => {
    expect(timeChips('2026-11-25', at('23:00')).map(({ word }) => word)).toEqual(['什么时候都行', '早上6点后', '上午9点后', '中午12点后', '下午3点后']);
    expect(timeWord('any')).toBe('');
  });
});
