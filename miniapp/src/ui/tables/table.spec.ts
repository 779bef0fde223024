// Are the right rows shown, in an order that can be relied on?
import { withWords } from '../../core/platform/page-address';
import type { Table } from './table-columns';
import { compareWords, sortRows } from './table-order';
import { countWords, fileRows, lookOf, nextSort, PAGE_ROWS, viewOf } from './table-view';

interface Village {
  readonly name: string;
  readonly township: string;
  readonly boxes: number | undefined;
}

const village = (name: string, township: string, boxes?: number): Village => ({ name, township, boxes });
const villages = [
  village('下谢村', '长校镇', 4),
  village('俞坊村', '嵩溪镇', 10),
  village('暖水村', '龙津镇'),
  village('卢水村', '里田乡', 10),
  village('安乐村', '嵩溪镇', 0),
];
const table: Table<Village> = {
  caption: '村',
  unit: '个',
  keyOf: ({ name }) => name,
  columns: [
    { name: 'name', word: '村', text: ({ name }) => name },
    { name: 'township', word: '乡镇', text: ({ township }) => township },
    {
      name: 'boxes',
      word: '箱数',
      text: ({ boxes }) => (boxes === undefined ? '没人报' : `${boxes} 箱`),
      order: ({ boxes }) => boxes,
      file: ({ boxes }) => boxes ?? '',
      figures: true,
    },
  ],
  filters: [
    {
      name: 'some',
      word: '有没有箱',
      choices: [
        { value: 'yes', word: '有', holds: ({ boxes = 0 }) => boxes > 0 },
        { value: 'no', word: '没有', holds: ({ boxes = 0 }) => boxes === 0 },
      ],
    },
  ],
};
const names = (words: Record<string, string>) =>
  viewOf(villages, table, lookOf(words, table)).found.map(({ name }) => name);

describe('sorting', () => {
  it('names go by their pinyin, figures within them by their value', () => {
    expect(names({ sort: 'name' })).toEqual(['安乐村', '卢水村', '暖水村', '下谢村', '俞坊村']);
    expect(names({ sort: '-name' })).toEqual(['俞坊村', '下谢村', '暖水村', '卢水村', '安乐村']);
    expect(['MT-10', 'MT-9', 'MT-100'].sort(compareWords)).toEqual(['MT-9', 'MT-10', 'MT-100']);
  });

  it('what has no value stands last, either way up, and equal ones stay as they stood', () => {
    expect(names({ sort: 'boxes' })).toEqual(['安乐村', '下谢村', '俞坊村', '卢水村', '暖水村']);
    expect(names({ sort: '-boxes' })).toEqual(['俞坊村', '卢水村', '下谢村', '安乐村', '暖水村']);
  });

  it('is stable over many rows', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => village(String(index), '镇', index % 3));
    const [, , boxes] = table.columns;
    if (boxes === undefined) throw new Error('no such column');
    for (const down of [false, true]) {
      const sorted = sortRows(many, boxes, down);
      for (const value of [0, 1, 2]) {
        const own = sorted.filter((each) => each.boxes === value).map(({ name }) => Number(name));
        expect(own).toEqual([...own].sort((a, b) => a - b));
      }
    }
  });

  it('by a column that is not there is none, and pressing a header goes up, down, and back', () => {
    expect(names({ sort: 'colour' })).toEqual(villages.map(({ name }) => name));
    const press = (words: Record<string, string>) => nextSort(lookOf(words, table), 'name').sort;
    expect([press({}), press({ sort: 'name' }), press({ sort: '-name' }), press({ sort: 'boxes' })]).toEqual([
      'name',
      '-name',
      undefined,
      'name',
    ]);
  });
});

describe('finding', () => {
  it('takes rows that contain every word in some column', () => {
    expect(names({ find: '嵩溪' })).toEqual(['俞坊村', '安乐村']);
    expect(names({ find: ' 嵩溪  10 ' })).toEqual(['俞坊村']);
    expect(names({ find: '嵩溪 暖水' })).toEqual([]);
  });

  it('and filters narrow each other; a choice that is not there is none', () => {
    expect(names({ some: 'no' })).toEqual(['暖水村', '安乐村']);
    expect(names({ some: 'no', find: '嵩溪' })).toEqual(['安乐村']);
    expect(names({ some: 'maybe' })).toHaveLength(5);
  });
});

describe('pages', () => {
  const many = Array.from({ length: PAGE_ROWS * 2 + 3 }, (_, index) => village(String(index), '镇', index));
  const view = (words: Record<string, string>) => viewOf(many, table, lookOf(words, table));

  it('hold fifty rows each; one beyond the last is the last, one that is none the first', () => {
    expect(view({ page: '2' }).shown.map(({ name }) => name)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(50 + index)),
    );
    expect(view({ page: '9' })).toMatchObject({ page: 3, pages: 3 });
    for (const page of ['0', '-1', 'x', '1.5']) expect(view({ page }).page).toBe(1);
  });

  it('say where they are, and of how many', () => {
    const words = (of: Record<string, string>) => countWords(many.length, view(of), '个');
    expect(words({ page: '2' })).toBe('103 个，现在看第 51–100 个');
    expect(words({ page: '3' })).toBe('103 个，现在看第 101–103 个');
    expect(words({ find: '99' })).toBe('103 个里的 1 个');
    expect(countWords(5, viewOf(villages, table, lookOf({}, table)), '个')).toBe('5 个');
  });

  it('do not cut what is exported: all rows that answer, sorted, figures as figures', () => {
    expect(fileRows(view({ page: '2' }), table.columns)).toHaveLength(103);
    const few = viewOf(villages, table, lookOf({ sort: 'boxes', find: '嵩溪' }, table));
    expect(fileRows(few, table.columns)).toEqual([
      ['安乐村', '嵩溪镇', 0],
      ['俞坊村', '嵩溪镇', 10],
    ]);
  });
});

it('the address keeps what others wrote in it, and drops what is nothing', () => {
  const hash = '#/timetable/fleet/index?part=drivers&sort=name';
  expect(withWords(hash, { sort: '-name', find: '陈 &=?#' })).toBe(
    `#/timetable/fleet/index?part=drivers&sort=-name&find=${encodeURIComponent('陈 &=?#')}`,
  );
  expect(withWords(hash, { sort: undefined, part: '' })).toBe('#/timetable/fleet/index');
  expect(withWords('#/me/index', { constructor: 'x' })).toBe('#/me/index?constructor=x');
});
