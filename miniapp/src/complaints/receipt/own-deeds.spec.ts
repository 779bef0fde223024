// Is what waits on the phone told in the person's words, and what came too late in a sentence?
import type { OutboxItem } from '../../core/outbox/outbox-item';
import { deedWords, lateWords, ownAddress, whenWords } from './own-deeds';

const now = new Date('2026-11-24T10:00:00+08:00');
const item = (url: string, body: Readonly<Record<string, unknown>>): OutboxItem => ({
  ...{ key: 'K', order: 1, method: 'POST', label: '', asNobody: true, state: 'waiting' },
  ...{ url: `/api/receipts/ABC/${url}`, body, at: Date.parse('2026-11-24T09:20:00+08:00') },
});

it.each([
  ['moves', { move: 'solved' }, '说办好了'],
  ['moves', { move: 'not_solved', text: '今天又没开' }, '说没办好：今天又没开'],
  ['identity', { identity: 'hidden' }, '要改成只有县里看得到'],
  ['identity', { identity: 'anonymous' }, '要改成谁都看不到'],
  ['escalated', { outsideNumber: '12' }, '记下那边的编号 12'],
])('%s %j is %s', (url, body, words) => expect(deedWords(item(url, body))).toBe(words));

it('says when', () => {
  expect(whenWords(item('moves', { move: 'withdraw' }), now)).toBe('您 今天 09:20 要撤回');
  expect(ownAddress('ABC')).toBe('/api/receipts/ABC/');
});

it('says what has become of it meanwhile, or why it was not taken', () => {
  const late = { ...item('moves', { move: 'solved' }), refusal: { code: 'complaint_closed', sentence: '不能' } };
  expect(lateWords(late, { state: 'withdrawn' })).toMatch(/已经变成“撤回了”/);
  expect(lateWords({ ...late, refusal: { code: 'contact_missing', sentence: '要留名字' } }, undefined)).toBe(
    '没有交上去：要留名字',
  );
});
