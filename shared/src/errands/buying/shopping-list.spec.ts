// Is nothing bought above what was said, and is the list put together as somebody walks through town?
import type { AskedLine } from '../asking/errand-fact.js';
import type { FoldedLine } from '../asking/errand-fold.js';
import { buyRefusal, ceilingOf, questionRefusal } from './buy-refusal.js';
import { shoppingParts } from './shopping-list.js';
import type { ShoppingErrand } from './shopping-list.js';

const lines: readonly AskedLine[] = [
  { what: '水稻种子', amount: 2, unit: '袋', maxFen: 9_000, substitute: 'no' },
  { what: '加碘盐', amount: 3, unit: '包', maxFen: 600, substitute: 'ask' },
  { what: '手套', amount: 1, unit: '双', substitute: 'yes' },
];
const open: readonly FoldedLine[] = [1, 2, 3].map((no) => ({ no, standing: 'open' }));
const agreed: readonly FoldedLine[] = [
  ...open.slice(0, 1),
  { no: 2, standing: 'agreed', proposal: { line: 2, instead: '低钠盐', fen: 700 } },
  ...open.slice(2),
];
const declined = agreed.map((each) => (each.no === 2 ? { ...each, standing: 'declined' as const } : each));

it.each([
  ['at the ceiling', open, [{ line: 1, fen: 9_000 }], undefined],
  ['a fen above it', open, [{ line: 1, fen: 9_001 }], 'errand_too_dear'],
  ['without one', open, [{ line: 3, fen: 400_000 }], undefined],
  ['more than anybody carries', open, [{ line: 3, fen: 500_001 }], 'invalid_field'],
  ['as much as anybody carries', open, [{ line: 3, fen: 500_000 }], undefined],
  [
    'the same line twice',
    open,
    [
      { line: 3, fen: 1 },
      { line: 3, fen: 1 },
    ],
    'invalid_field',
  ],
  ['a line that nobody asked for', open, [{ line: 4, fen: 1 }], 'invalid_field'],
  ['something else, unasked', open, [{ line: 2, fen: 500, instead: '低钠盐' }], 'errand_substitute_not_agreed'],
  ['something else, freely', open, [{ line: 3, fen: 500, instead: '布手套' }], undefined],
  ['something else, agreed, dearer as agreed', agreed, [{ line: 2, fen: 700, instead: '低钠盐' }], undefined],
  ['a fen above what was agreed', agreed, [{ line: 2, fen: 701, instead: '低钠盐' }], 'errand_too_dear'],
  ['else than what was agreed', agreed, [{ line: 2, fen: 500, instead: '海盐' }], 'errand_substitute_not_agreed'],
  ['what was declined', declined, [{ line: 2, fen: 500, instead: '低钠盐' }], 'errand_substitute_not_agreed'],
  ['the first thing after all', declined, [{ line: 2, fen: 600 }], undefined],
  ['dearer, declined', declined, [{ line: 2, fen: 700 }], 'errand_too_dear'],
] as const)('bought %s', (_name, folded, bought, refusal) => {
  expect(buyRefusal(lines, folded, bought)).toBe(refusal);
});

it('is not bought where all of it is more than anybody carries, each thing though it be allowed', () => {
  const dear = [1, 2, 3].map(() => ({ what: '水泵', amount: 1, unit: '台', substitute: 'no' as const }));
  const bought = (fen: number) => [1, 2, 3].map((line) => ({ line, fen: line === 3 ? fen : 400_000 }));
  expect([buyRefusal(dear, open, bought(200_000)), buyRefusal(dear, open, bought(200_001))]).toEqual([
    undefined,
    'invalid_field',
  ]);
});

it('knows what a line may cost by now', () => {
  expect([1, 2, 3].map((no) => ceilingOf(lines[no - 1] ?? {}, agreed[no - 1]))).toEqual([9_000, 700, undefined]);
  expect(ceilingOf({ maxFen: 600 }, declined[1])).toBe(600);
});

it.each([
  ['nothing', [], 'invalid_field'],
  ['neither what nor how much', [{ line: 1 }], 'invalid_field'],
  ['another price', [{ line: 1, fen: 9_500 }], undefined],
  ['something else, of whoever wants nothing else', [{ line: 1, instead: '杂交种' }], 'errand_substitute_not_agreed'],
  ['something else', [{ line: 2, instead: '低钠盐' }], undefined],
  [
    'one line twice',
    [
      { line: 2, fen: 1 },
      { line: 2, fen: 2 },
    ],
    'invalid_field',
  ],
  ['more of one than anybody carries', [{ line: 2, fen: 500_001 }], 'invalid_field'],
  ['more in all than anybody carries', [1, 2, 3].map((line) => ({ line, fen: 400_000 })), 'invalid_field'],
  ['a line that is not there', [{ line: 9, fen: 1 }], 'invalid_field'],
] as const)('asks back %s', (_name, proposals, refusal) => {
  expect(questionRefusal(lines, proposals)).toBe(refusal);
});

it('is put together by shop, by point, and by bus as the buses leave', () => {
  const errand = (id: string, point: string, departure?: string, shop?: string): ShoppingErrand => ({
    ...{ id, state: 'accepted', name: '罗**', lines: [], point: { id: point, name: point }, taken: true },
    ...(shop === undefined ? {} : { shop: { id: shop, name: shop } }),
    ...(departure === undefined
      ? {}
      : { bus: { tripId: departure, serviceDate: '2026-12-01', routeName: 'Y1', headsign: 'x', departure } }),
  });
  const all = [
    errand('a', 'P1', '2026-12-01T15:00:00+08:00', 'COOP'),
    errand('b', 'P2', undefined, 'COOP'),
    errand('c', 'P1', '2026-12-01T09:00:00+08:00'),
  ];
  const ids = (by: 'shop' | 'point' | 'bus'): string[] =>
    shoppingParts(all, by).map(({ errands }) => errands.map(({ id }) => id).join(''));
  expect([ids('shop'), ids('point'), ids('bus')]).toEqual([
    ['ab', 'c'],
    ['ac', 'b'],
    ['c', 'a', 'b'],
  ]);
  expect(shoppingParts(all, 'bus').map(({ bus }) => bus?.departure.slice(11, 16))).toEqual([
    '09:00',
    '15:00',
    undefined,
  ]);
});
