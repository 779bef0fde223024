// Does every failure end in one Chinese sentence that a person can act on?
import { failures } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { CallFailure } from './call-failure';
import type { AppFailureCode } from './call-failure';
import { failureText } from './failure-text';

const ofTheApp: AppFailureCode[] = ['no_network', 'slow_network', 'unreadable_answer', 'cancelled', 'storage_full'];
const ofTheServer = Object.keys(failures) as FailureCode[];

it.each([...ofTheApp, ...ofTheServer])('%s is a sentence without codes or English', (code) => {
  const sentence = failureText(new CallFailure(code));
  expect(sentence.length).toBeGreaterThan(5);
  expect(sentence).not.toMatch(/[a-z_]{4,}|undefined/);
});

it('a code that is newer than the app is said in the server’s words', () => {
  const newer = new CallFailure('bus_is_full' as FailureCode, { sentence: '这班车装不下了，请看下一班' });
  expect(failureText(newer)).toBe('这班车装不下了，请看下一班');
});

it('what the server says more exactly is said in its words', () => {
  const over = new CallFailure('errand_over', { sentence: '已经买好了，取消不了。到了请来看看，钱货当面说' });
  expect(failureText(over)).toBe('已经买好了，取消不了。到了请来看看，钱货当面说');
});

it('what came without words is said in those that the phone knows of its code', () => {
  expect(failureText(new CallFailure('market_rule_missing', { sentence: ' ' }))).toBe(
    failures.market_rule_missing.message,
  );
});

it('a code with the name of something else is not taken for one', () => {
  expect(failureText(new CallFailure('toString' as FailureCode))).toBe(failures.internal.message);
});

it('a mistake of our own is said too', () => {
  expect(failureText(new TypeError('x is undefined'))).toBe('手机上出了点小毛病，请退出重新打开');
});
