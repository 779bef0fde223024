// Command: run WeChat's stand-in by itself, for tests that start and kill the server.
import { clockFrom } from '../clock.js';
import { readConfig } from '../config.js';
import { WechatStandIn } from '../wechat/stand-in/wechat-stand-in.js';

const { production, startAt } = readConfig(process.env);
if (production) throw new Error('the WeChat stand-in must not run in production');
const { settings } = await WechatStandIn.start(clockFrom(startAt), Number(process.argv[2] ?? '0'));
console.log(`WECHAT_API_BASE=${settings.apiBase}`);
console.log(`WECHAT_APP_ID=${settings.appId}`);
console.log(`WECHAT_SECRET=${settings.secret}`);
console.log(`WECHAT_PUSH_TOKEN=${settings.pushToken ?? ''}`);
for (const [name, { id, fields }] of Object.entries(settings.templates)) {
  console.log(
    `WECHAT_TEMPLATE_${name.toUpperCase()}=${[id, ...Object.entries(fields).map(([part, field]) => `${part}=${field}`)].join(' ')}`,
  );
}
