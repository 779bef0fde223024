// Does the keeper see first who waits for an answer, and how many there are of each?
import { askedBack, aSummary, NOW } from '../../testing/errands/errand-case';
import { emptyWords, keeperNote, ofPart, partChips, pointParts, whoWords } from './point-words';

const errands = [
  aSummary,
  { ...aSummary, id: 'E2', state: 'ready' as const },
  { ...aSummary, id: 'E3', state: 'asked_back' as const },
  { ...aSummary, id: 'E4', state: 'asked_back' as const, forCaller: true },
];

it('puts a caller’s question first, then the others', () => {
  expect(ofPart(errands, 'all').map(({ id }) => id)).toEqual(['E4', 'E3', 'E1', 'E2']);
  expect(ofPart(errands, 'shelf').map(({ id }) => id)).toEqual(['E2']);
});

it('offers parts with something in them, and the one that is looked at', () => {
  expect(partChips(errands, 'all').map(({ word }) => word)).toEqual([
    '全部 4',
    '没人接 1',
    '等回话 2',
    '在架上 1',
    '办完的',
  ]);
  expect(partChips([], 'coming').map(({ word }) => word)).toEqual(['全部 0', '买好、在车上 0', '办完的']);
  for (const part of pointParts) expect(emptyWords(part)).toMatch(/。$/);
});

it('says who it is for, and that they have no phone of their own', () => {
  expect(whoWords(aSummary)).toBe('罗** 尾号 0001');
  expect(whoWords({ ...aSummary, forCaller: true })).toBe('罗** 尾号 0001，打电话托的');
});

it('says in a row what is waited for, and what is to be paid', () => {
  expect(keeperNote(askedBack, NOW)).toBe('罗** 尾号 0001，今天 18:00 以前回话，今天 09:00 托的');
  expect(keeperNote({ ...aSummary, state: 'ready', paidFen: 650 }, NOW)).toContain('花了 6.50 元');
  expect(keeperNote({ ...aSummary, waits: '站长住院' }, NOW)).toContain('站长住院');
});
