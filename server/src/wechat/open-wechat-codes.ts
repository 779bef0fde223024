// How does a command, which runs beside the server, get at WeChat's codes?
import type { Clock } from '@kehuoyou/shared';
import { AccessToken } from './access-token.js';
import { WechatStandIn } from './stand-in/wechat-stand-in.js';
import { WechatCodes } from './wechat-codes.js';
import { WechatFailure } from './wechat-failure.js';
import { WechatHttp } from './wechat-http.js';
import type { WechatMode } from './wechat-settings.js';

/** The client, and how to be done with it. Its token is the stable one, so that the servers keep theirs. */
export async function openWechatCodes(
  how: WechatMode,
  clock: Clock,
): Promise<{ readonly codes: WechatCodes; close(): Promise<void> }> {
  if (how.mode === 'off') throw new WechatFailure('getUnlimitedQRCode', 'off');
  const standIn = how.mode === 'stand_in' ? await WechatStandIn.start(clock) : undefined;
  const settings = how.mode === 'real' ? how.settings : standIn?.settings;
  if (settings === undefined) throw new WechatFailure('getUnlimitedQRCode', 'off');
  return {
    codes: new WechatCodes(new AccessToken(new WechatHttp(settings), settings, clock)),
    close: async () => standIn?.stop(),
  };
}
