// Which phone number has the person confirmed in WeChat?
import type { AccessToken } from './access-token.js';
import { WechatFailure } from './wechat-failure.js';

/** A number that WeChat vouches for. */
export interface WechatPhoneNumber {
  /** Without the country's code. */
  readonly number: string;
  /** Such as `86`. */
  readonly countryCode: string;
}

/** Turns the code of the phone button (`open-type="getPhoneNumber"`) into a number. */
export class WechatPhone {
  constructor(private readonly token: AccessToken) {}

  /** Asks WeChat for the number. The code is good once, for five minutes; then it fails with `code_invalid`. */
  async getPhoneNumber(code: string): Promise<WechatPhoneNumber> {
    const operation = 'getPhoneNumber';
    const answer = await this.token.call({ operation, path: '/wxa/business/getuserphonenumber', body: { code } });
    const info = answer['phone_info'] as { purePhoneNumber?: unknown; countryCode?: unknown } | undefined;
    const number = info?.purePhoneNumber;
    // WeChat's pages show the country's code as text and its example as a number.
    const countryCode = String(info?.countryCode ?? '');
    if (typeof number !== 'string' || !/^\d{5,15}$/.test(number) || !/^\d{1,4}$/.test(countryCode)) {
      throw new WechatFailure(operation, 'unreachable');
    }
    return { number, countryCode };
  }
}
