// What does the talk with WeChat bring to the server?
import type { Part } from '../part.js';

export const wechat: Part = {
  name: 'wechat',
  commands: {
    'wechat-stand-in': async () => (await import('./stand-in/wechat-stand-in.command.js')).wechatStandIn,
  },
};
