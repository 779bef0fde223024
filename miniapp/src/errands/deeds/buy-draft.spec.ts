// Is nothing noted down at the till that was not agreed?
import { aLine, anErrand } from '../../testing/errands/errand-case';
import { boughtOf, mayReplace, sumOf, tillOf, tillTrouble } from './buy-draft';

const salt = aLine(1, '加碘盐', { maxFen: 800 });
const seed = aLine(2, '稻种', { unit: '袋', substitute: 'yes' });
const errand = { ...anErrand, lines: [salt, seed] };
const [first, second] = tillOf(errand);
if (first === undefined || second === undefined) throw new Error('two things were asked for');

it('begins with everything there, and with what was agreed or declined', () => {
  expect(first).toEqual({ no: 1, got: true, yuan: '', instead: '' });
  const proposal = { line: 1, instead: '海盐', fen: 1_000 };
  expect(tillOf({ lines: [{ ...salt, standing: 'agreed', proposal }] })[0]?.instead).toBe('海盐');
  expect(tillOf({ lines: [{ ...salt, standing: 'declined', proposal }] })[0]?.got).toBe(false);
});

it('wants a price for everything that was there, and something at all', () => {
  expect(tillTrouble(errand, [first, second])).toMatch(/写上一共多少元/);
  expect(
    tillTrouble(errand, [
      { ...first, got: false },
      { ...second, got: false },
    ]),
  ).toMatch(/买不到/);
  const till = [
    { ...first, yuan: '6.5' },
    { ...second, yuan: '30', instead: ' 甬优 15 ' },
  ];
  expect(tillTrouble(errand, till)).toBeUndefined();
  expect(boughtOf(till)).toEqual([
    { line: 1, fen: 650 },
    { line: 2, fen: 3_000, instead: '甬优 15' },
  ]);
  expect(sumOf(till)).toBe(3_650);
});

it('takes nothing dearer than was said, unless another price was agreed', () => {
  const dear = [
    { ...first, yuan: '10' },
    { ...second, got: false },
  ];
  expect(tillTrouble(errand, dear)).toMatch(/加碘盐 2 包说好最多 8 元/);
  const agreed = { ...salt, standing: 'agreed' as const, proposal: { line: 1, fen: 1_000 } };
  expect(tillTrouble({ lines: [agreed, seed] }, dear)).toBeUndefined();
});

it('takes no more of one thing, and no more in all, than anybody carries', () => {
  const free = { lines: [1, 2, 3].map((no) => aLine(no, '水泵')) };
  const till = (...yuan: readonly string[]) => tillOf(free).map((line, at) => ({ ...line, yuan: yuan[at] ?? '' }));
  expect(tillTrouble(free, till('5000.01', '1', '1'))).toMatch(/^一样最多 5000 元/);
  expect(tillTrouble(free, till('4000', '4000', '2000.01'))).toMatch(/^一份一共最多 10000 元/);
  expect(tillTrouble(free, till('4000', '4000', '2000'))).toBeUndefined();
});

it('takes nothing else instead that nobody said yes to', () => {
  const other = [
    { ...first, yuan: '6', instead: '海盐' },
    { ...second, got: false },
  ];
  expect(tillTrouble(errand, other)).toMatch(/先答应/);
  expect([mayReplace(salt), mayReplace(seed)]).toEqual([false, true]);
});
