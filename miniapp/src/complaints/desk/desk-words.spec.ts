// Does a row of the desk say what, where, who and how long in one line?
import { aComplaint, NOW } from '../../testing/complaint-case';
import { emptyWords, partChips, partOf, rowLabel, rowNote, whatWords } from './desk-words';

it('says a row in one breath', () => {
  expect(rowLabel(aComplaint, NOW)).toBe(
    '下谢村 没开门，LS7K3M，2 人一起说，邮政，答应的还剩 21 时 40 分，法定还剩 6 天 12 时',
  );
});

it('says what is over, what stands, and nothing of clocks that nobody set', () => {
  expect(rowNote({ ...aComplaint, promisedBy: '2026-12-02T06:40:00+08:00' }, NOW)).toContain('答应的超 5 时');
  expect(rowNote({ ...aComplaint, state: 'needs_info', stands: true }, NOW)).toMatch(/^2 人一起说，等居民，答应的停表/);
  const { promisedBy: _promised, lawfulBy: _lawful, ...unclocked } = aComplaint;
  expect(rowNote({ ...unclocked, together: 1 }, NOW)).toBe('邮政');
});

it('tells praise and suggestions from complaints', () => {
  expect([whatWords(aComplaint), whatWords({ kind: 'praise', category: 'other' })]).toEqual(['没开门', '表扬：别的事']);
});

it('counts the parts, and says what is not there', () => {
  const counts = { open: 14, new: 3, due: 3, reopened: 1, waiting: 2, over: 0 };
  expect(partChips(counts).map(({ word }) => word)).toEqual([
    ...['在办 14', '没受理 3', '快到期 3', '说没好 1', '等居民 2', '办完了 0'],
  ]);
  expect([partOf('due'), partOf('toString'), partOf(undefined)]).toEqual(['due', 'open', 'open']);
  expect([emptyWords('reopened', ''), emptyWords('open', '洪坑')]).toEqual([
    ...['没有人说没好。', '“在办”里没有“洪坑”。换个编号、地方，或者看别的一栏。'],
  ]);
});
