// Is what would be lost with the phone counted in words?
import { mediaWords, unsentWords } from './unsent-words';

const picture = {};
const recording = { media: 'recording' } as const;

it.each([
  [0, [], ''],
  [2, [], '2 条'],
  [0, [picture, picture], '2 张照片'],
  [1, [picture, recording], '1 条、1 张照片、1 段录音'],
])('%i writes and %j', (writes, media, words) => expect(unsentWords(writes, media)).toBe(words));

it('stands behind a word with a space before its number', () => {
  expect(`连${mediaWords([picture, recording])}`).toBe('连 1 张照片、1 段录音');
  expect(mediaWords([])).toBe('');
});
