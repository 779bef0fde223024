// Is only asked back what can be answered, and is nothing lost that was typed?
import { aLine } from '../../testing/errands/errand-case';
import { nothingAsked, proposalOf, questionTrouble } from './ask-back-draft';
import type { AskedOf } from './ask-back-draft';

const lines = [1, 2, 3].map((no) => aLine(no, '加碘盐'));
const trouble = (...asked: readonly AskedOf[]) =>
  questionTrouble(lines, new Map(asked.map((each, index) => [index + 1, each])));

it.each([
  ['nothing', [], /先点/],
  ['neither what nor how much', [nothingAsked], /换成什么/],
  ['a price that is no number beside something else', [{ instead: '海盐', yuan: '八块钱' }], /写数字/],
  ['something that no bus brings', [{ instead: '鞭炮', yuan: '' }], /不/],
  ['more of one than anybody carries', [{ instead: '', yuan: '5000.01' }], /^一样最多 5000 元/],
  ['more in all', [1, 2, 3].map(() => ({ instead: '', yuan: '4000' })), /^一份一共最多 10000 元/],
])('does not ask back %s', (_name, asked, words) => {
  expect(trouble(...asked)).toMatch(words);
});

it('asks for another thing, another price, or both', () => {
  expect(trouble({ instead: '海盐', yuan: '' }, { instead: '', yuan: '9' })).toBeUndefined();
  expect(proposalOf(1, { instead: ' 海盐 ', yuan: '9.5' })).toEqual({ line: 1, instead: '海盐', fen: 950 });
  expect(proposalOf(1, nothingAsked)).toBeUndefined();
});
