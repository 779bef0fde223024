// Does a shopping list add up what is to be bought, and say what is still to do?
import { shoppingParts } from '@kehuoyou/shared';
import { aLine, toBuy, NOW } from '../../testing/errands/errand-case';
import { groupOf, partTitle, rowFacts, sheetName, toBuyWords, whoseWords, workWords } from './list-words';

const other = { ...toBuy, id: 'E2', lines: [aLine(1, '加碘盐', { amount: 3 }), aLine(2, '稻种', { unit: '袋' })] };
const bus = {
  ...{ tripId: 'T', serviceDate: '2026-12-01', routeName: 'K12', headsign: '长校镇' },
  departure: '2026-12-01T15:28:00+08:00',
};

it('adds up the same things of several people, and leaves out what is not to be bought', () => {
  expect(toBuyWords([toBuy, other])).toBe('加碘盐 5 包、稻种 2 袋');
  expect(toBuyWords([toBuy, { ...other, taken: false, state: 'asked' }])).toBe('加碘盐 2 包');
  expect(toBuyWords([{ ...toBuy, state: 'bought' }])).toBe('');
  const declined = { ...other, lines: [aLine(1, '加碘盐', { standing: 'declined' })] };
  expect(toBuyWords([toBuy, declined])).toBe('加碘盐 2 包');
  const proposal = { line: 1, instead: '海盐' };
  const agreed = { ...other, lines: [aLine(1, '加碘盐', { standing: 'agreed', proposal })] };
  expect(toBuyWords([toBuy, agreed])).toBe('加碘盐 2 包、海盐 2 包');
  const dearer = { ...other, lines: [aLine(1, '加碘盐', { standing: 'agreed', proposal: { line: 1, fen: 900 } })] };
  expect(toBuyWords([toBuy, dearer])).toBe('加碘盐 4 包');
});

it('says what there is to do', () => {
  expect(workWords([toBuy, { ...other, state: 'asked' }])).toBe('要买 1 份，没人接 1 份');
  expect(workWords([])).toBe('');
  const { shop: _shop, ...own } = toBuy;
  expect(
    workWords([
      { ...toBuy, state: 'bought' },
      { ...own, state: 'bought' },
    ]),
  ).toBe('买好要上车 1 份，买好要上架 1 份');
});

it('calls a group by what it is put together by, also where it has no name', () => {
  const { shop: _shop, ...anywhere } = toBuy;
  expect(shoppingParts([toBuy, anywhere], 'shop').map((part) => partTitle(part, 'shop'))).toEqual([
    '县供销社',
    '哪家店都行',
  ]);
  expect(shoppingParts([toBuy], 'point').map((part) => partTitle(part, 'point'))).toEqual(['下谢村']);
  expect(shoppingParts([toBuy, { ...toBuy, bus }], 'bus').map((part) => partTitle(part, 'bus'))).toEqual([
    '15:28 的 K12 去长校镇',
    '没有班车带的',
  ]);
  expect(shoppingParts([anywhere, toBuy], 'bus').map((part) => partTitle(part, 'bus'))).toEqual([
    '自己带到服务点',
    '没有班车带的',
  ]);
  expect([groupOf('bus'), groupOf('nonsense'), groupOf(undefined)]).toEqual(['bus', 'shop', 'shop']);
});

it('says in a row only what its group does not say already', () => {
  const row = { ...toBuy, bus, by: '2026-12-02' };
  expect(rowFacts(row, 'shop', NOW)).toEqual(['15:28 的 K12 去长校镇', '最晚明天要']);
  expect(rowFacts(row, 'bus', NOW)).toEqual(['县供销社', '最晚明天要']);
  // Each its own reason, however they are put together.
  for (const by of ['shop', 'point', 'bus'] as const) {
    expect(rowFacts({ ...toBuy, waits: '这几天没有能带货去的班车，请问调度' }, by, NOW)).toContain(
      '这几天没有能带货去的班车，请问调度',
    );
    expect(rowFacts({ ...row, waits: '站长住院' }, by, NOW)).toContain('站长住院');
  }
  expect(whoseWords(row)).toBe('罗** · 下谢村');
  expect(sheetName(NOW)).toBe('代购单 2026-12-01');
});
