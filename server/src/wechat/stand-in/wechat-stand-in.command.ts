// Command: run WeChat's stand-in by itself, for tests that start and kill the server.
import type { CommandContext } from '../../command.js';
import { WechatStandIn } from './wechat-stand-in.js';

export async function wechatStandIn({ words: [port = '0'], config, clock, output }: CommandContext): Promise<number> {
  if (config.production) throw new Error('the WeChat stand-in must not run in production');
  const { settings } = await WechatStandIn.start(clock, Number(port));
  output.log(`WECHAT_API_BASE=${settings.apiBase}`);
  output.log(`WECHAT_APP_ID=${settings.appId}`);
  output.log(`WECHAT_SECRET=${settings.secret}`);
  output.log(`WECHAT_PUSH_TOKEN=${settings.pushToken ?? ''}`);
  for (const [name, { id, fields }] of Object.entries(settings.templates)) {
    output.log(
      `WECHAT_TEMPLATE_${name.toUpperCase()}=${[id, ...Object.entries(fields).map(([part, field]) => `${part}=${field}`)].join(' ')}`,
    );
  }
  return 0;
}
