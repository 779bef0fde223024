// Is it said in words who has to do what next, how late it is, and whether machines agree?
import type { ComplaintStep, HandledComplaint } from '@kehuoyou/shared';
import { aComplaint, NOW } from '../../testing/complaint-case';
import { lawfulFace, lawWords, promisedFace, promiseWords, urgencyOf } from './clock-face';
import { evidenceWords, latelyWords, nextWords, stepWords, titleWords, urgentMark, whoWords } from './complaint-words';

const at = (more: Partial<HandledComplaint>) => ({ ...aComplaint, ...more });
const words = (more: Partial<HandledComplaint>) => {
  const face = promisedFace(at(more), NOW);
  return face.kind === 'word' ? face.word : `${face.reading.words} ${face.reading.state}`;
};

it('says what is left of a promise, that it is over, and why nothing runs', () => {
  expect(words({})).toBe('21 时 40 分 fine');
  expect(words({ promisedBy: '2026-12-02T06:40:00+08:00' })).toBe('超 5 时 over');
  expect(words({ promisedBy: '2026-12-02T13:00:00+08:00' })).toMatch(/short$/);
  expect(words({ state: 'needs_info', stands: true })).toBe('停表');
  const { promisedBy: _promised, ...without } = aComplaint;
  expect(promisedFace(without, NOW)).toEqual({ kind: 'word', word: '不算' });
  expect(promisedFace({ ...without, state: 'answered' }, NOW)).toEqual({ kind: 'word', word: '答复了' });
  expect(promisedFace({ ...without, state: 'resolved' }, NOW)).toEqual({ kind: 'word', word: '办完了' });
});

it('lets the law run on while the promise stands still', () => {
  const late = at({ stands: true, lawfulBy: '2026-12-02T11:00:00+08:00' });
  expect(lawfulFace(late, NOW)).toMatchObject({ kind: 'runs', reading: { state: 'over' } });
  expect(urgencyOf(late, NOW)).toBe('over');
  expect(urgentMark(late, NOW)).toEqual({ state: 'refused', word: '超期了' });
  expect(urgentMark(aComplaint, NOW)).toEqual({ state: 'now', word: '在办' });
});

it('names the promise by its catalogue, and the second time by that', () => {
  expect([promiseWords(aComplaint), lawWords(aComplaint)]).toEqual(['答应 48 小时', '法定 7 天']);
  expect(promiseWords(at({ category: 'bus_late' }))).toBe('答应 3 个工作日');
  expect(promiseWords(at({ reopened: 1 }))).toBe('重办 3 个工作日');
});

it('says who has it, and who does what next', () => {
  expect(titleWords(aComplaint)).toBe('下谢村服务点没开门');
  expect(nextWords(aComplaint, NOW)).toBe('邮政答复');
  expect(nextWords(at({ state: 'submitted', officeBy: '2026-12-03T09:20:00+08:00' }), NOW)).toBe(
    '县里受理，明天 09:20 前',
  );
  expect([whoWords(aComplaint), whoWords(at({ state: 'submitted' })), whoWords(at({ state: 'needs_info' }))]).toEqual([
    ...['邮政', '没受理', '等居民'],
  ]);
});

it('says a step with whom it went to and what came of it', () => {
  const step = (more: Partial<ComplaintStep>): ComplaintStep => ({ step: 'assign', at: NOW.toISOString(), ...more });
  expect(stepWords(step({ body: '邮政' }))).toBe('转给邮政');
  expect(stepWords(step({ step: 'answer', outcome: 'fixed' }))).toBe('答复：办好了');
  expect(stepWords(step({ step: 'not_solved' }))).toBe('居民说没好');
});

it('weighs what machines record, and counts how often it was so', () => {
  const all = (...speaks: ('for' | 'against' | 'neither')[]) => evidenceWords(speaks.map((each) => ({ speaks: each })));
  expect([all(), all('for', 'neither'), all('against'), all('for', 'against'), all('neither')]).toEqual([
    ...['机器没有记下和这件事有关的。', '和居民说的对得上。', '和居民说的对不上，请去问清楚。'],
    ...['有的对得上，有的对不上。', '看不出谁说得对。'],
  ]);
  expect(latelyWords(aComplaint)).toBe('都是没开门，有 1 次居民说没好。');
  expect(latelyWords(at({ lately: { count: 1, notSolved: 0 } }))).toBe('头一回。');
});
