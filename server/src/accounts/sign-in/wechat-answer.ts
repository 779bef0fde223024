// What do we tell somebody when WeChat does not do what they asked for?
import { Failure } from '@kehuoyou/shared';
import { WechatFailure } from '../../wechat/wechat-failure.js';

/** WeChat's answer, or our failure for its refusal, returned and not thrown; anything else is thrown. */
export async function wechatAnswer<Answer>(call: Promise<Answer>): Promise<Answer | Failure> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof WechatFailure)) throw error;
    const refused = error.kind === 'code_invalid' || error.kind === 'person_blocked';
    return new Failure(refused ? 'wechat_refused' : 'wechat_unavailable');
  }
}
