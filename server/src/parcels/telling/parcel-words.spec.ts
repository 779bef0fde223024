// Is somebody told where their parcel stands and who took it, and no more than is known?
import { collectedWords, readyWords } from './parcel-words.js';

const at = new Date('2026-12-01T10:12:00+08:00');
const place = { pointName: '俞坊村服务点', waybill: '73100112233882', at };

it('says where it stands, by eye, by ear and in the short fields of a message', () => {
  const { title, text, spoken, message } = readyWords({ ...place, shelf: '2-3-3882', keepUntil: '2026-12-08' });
  expect(title).toBe('快递到俞坊村服务点了 2-3-3882');
  expect(text).toContain('取件码 2-3-3882');
  expect(text).toContain('12月8日');
  // Figures are for the eye.
  expect(spoken).not.toMatch(/3882|73100/);
  expect(message.what).toBe('快递到了 2-3-3882');
});

it.each([
  [false, '这一件是到付，运费要您付，来之前问站长要多少。'],
  // Who need not come is not told what to do before.
  [true, '不用来取，站长给您送上门。这一件是到付，运费要您付，先打电话问站长要多少。'],
])('says what is still to be paid; brought to the door: %s', (home, words) => {
  const { text, spoken } = readyWords({ ...place, shelf: '2-3-3882', keepUntil: '2026-12-08', home, due: 'freight' });
  expect(text).toContain(words);
  expect(spoken).toContain('运费要您付');
});

it.each([
  ['李**', false, '已由李**取走 10:12', '由别人代取走'],
  [undefined, true, '已由本人取走 10:12', '由本人取走'],
  // Whoever knows the code need not be the recipient.
  [undefined, false, '已取走 10:12', '已经取走'],
])('says who took it: %s, known %s', (agent, wasKnown, text, spoken) => {
  const words = collectedWords({ ...place, agent, wasKnown });
  expect(words.text).toContain(text);
  expect(words.spoken).toContain(spoken);
  expect(words.message.now).toContain('不是您家取的');
});
