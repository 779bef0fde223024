// Does the form refuse what the server would, and send nothing that was left empty?
import { deskWords, editOf, saysSomething, standingWord } from './services-words';

const draft = { offered: true, note: '', when: '', cost: '', helper: '' };

it('sends what was typed, in whole fen', () => {
  expect(editOf('P104204', 'print', { ...draft, cost: '0.5', note: ' 双面算两张 ', helper: '站长' })).toEqual({
    ...{ id: 'P104204', service: 'print', offered: true, costFen: 50, note: '双面算两张', helper: '站长' },
  });
  expect(editOf('P104204', 'water', draft)).toEqual({ id: 'P104204', service: 'water', offered: true });
});

it.each([
  [{ note: '密码 123456' }, /密码/],
  [{ helper: '350423198001011234' }, /证件号/],
  [{ cost: '便宜' }, /0\.5/],
  [{ cost: '3' }, /最多收 2 元/],
])('%j is not sent', (changes, sentence) => {
  expect(editOf('P104204', 'print', { ...draft, ...changes })).toMatch(sentence);
});

it('stands in a word', () => {
  const desk = { service: 'water', offered: true, allowed: true };
  expect(standingWord(desk).word).toBe('在办');
  expect(standingWord({ ...desk, offered: false }).word).toBe('没办');
  expect(saysSomething({ ...desk, offered: false })).toBe(false);
  expect(saysSomething({ ...desk, offered: false, note: '双面算两张' })).toBe(true);
  expect(standingWord({ ...desk, allowed: false }).word).toBe('县里关了');
  expect(deskWords({ ...desk, when: '上午', helper: '站长' })).toBe('上午，不收钱，找站长');
});
