// At which address does WeChat tell us of its own accord?
import { endpoint } from '../endpoint.js';

/** What stands in the address of a push, besides what WeChat may add. */
export interface WechatPushAsk {
  readonly signature?: string;
  readonly msg_signature?: string;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly echostr?: string;
  readonly encrypt_type?: string;
  readonly openid?: string;
}

/** WeChat's message push (消息推送); everything else than WeChat's own signature is refused. */
export const wechatApi = {
  tryOut: endpoint<WechatPushAsk, string>('GET', '/api/wechat/push', {
    access: ['public'],
    summary: 'WeChat tries this address out when it is set in its console',
    gives: ['text/plain'],
    fails: ['not_allowed'],
  }),
  push: endpoint<WechatPushAsk, string>('POST', '/api/wechat/push', {
    access: ['public'],
    summary: 'WeChat tells: a picture was checked, or messages were turned off',
    gives: ['text/plain'],
    keyless: 'WeChat sends none; each push is signed, and the same one twice changes nothing',
    fails: ['not_allowed'],
  }),
};
