// What can go wrong with WeChat, in words that our code can act on?

/**
 * What a failure means for us.
 * - `code_invalid`: a login or phone code that was used, has expired or never was
 * - `person_blocked`: WeChat takes this person for a risk and lets nobody sign them in
 * - `person_unknown`: an openid that is not one of our app's
 * - `not_accepted`: the person has not accepted such a message, or has taken it back
 * - `message_malformed`: template, page or a value of the message is wrong
 * - `not_seen_lately`: a check needs somebody who opened the app in the last two hours
 * - `token_invalid`: our access token has expired or was replaced
 * - `misconfigured`: app id, secret, address list or rights are wrong; only the operator can help
 * - `busy`: overloaded, or our quota for the minute is used up
 * - `unreachable`: no answer in time, or one that is not WeChat's
 * - `off`: this server was set up without WeChat
 */
export type WechatFailureKind =
  | 'code_invalid'
  | 'person_blocked'
  | 'person_unknown'
  | 'not_accepted'
  | 'message_malformed'
  | 'not_seen_lately'
  | 'token_invalid'
  | 'misconfigured'
  | 'busy'
  | 'unreachable'
  | 'off'
  | 'unknown';

/** WeChat's own numbers, from its pages on each operation and its list of general error codes. */
const kinds: Readonly<Record<number, WechatFailureKind>> = {
  [-1]: 'busy',
  45009: 'busy',
  45011: 'busy',
  40029: 'code_invalid',
  40163: 'code_invalid',
  41008: 'code_invalid',
  40226: 'person_blocked',
  40003: 'person_unknown',
  43104: 'person_unknown',
  43101: 'not_accepted',
  40037: 'message_malformed',
  41030: 'message_malformed',
  47003: 'message_malformed',
  61010: 'not_seen_lately',
  40001: 'token_invalid',
  40014: 'token_invalid',
  41001: 'token_invalid',
  42001: 'token_invalid',
  40002: 'misconfigured',
  40013: 'misconfigured',
  40125: 'misconfigured',
  40164: 'misconfigured',
  40243: 'misconfigured',
  41002: 'misconfigured',
  41004: 'misconfigured',
  48001: 'misconfigured',
};

/**
 * A call to WeChat that did not succeed. It names the operation and WeChat's number and nothing else:
 * addresses, secrets, codes and openids must not get into a log by way of an error.
 */
export class WechatFailure extends Error {
  constructor(
    readonly operation: string,
    readonly kind: WechatFailureKind,
    /** WeChat's `errcode`, where it answered with one. */
    readonly errcode?: number,
  ) {
    super(`WeChat ${operation}: ${kind}${errcode === undefined ? '' : ` (${errcode})`}`);
    this.name = 'WechatFailure';
  }

  /** The failure that an `errcode` stands for. */
  static of(operation: string, errcode: number): WechatFailure {
    return new WechatFailure(operation, kinds[errcode] ?? 'unknown', errcode);
  }

  /** True when the same call may well succeed a little later. */
  get passing(): boolean {
    return this.kind === 'busy' || this.kind === 'unreachable' || this.kind === 'token_invalid';
  }
}
