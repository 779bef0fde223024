// What does the talk with 快递100 bring to the server?
import type { Part } from '../part.js';

export const kuaidi100: Part = {
  name: 'kuaidi100',
  commands: {
    'kuaidi100-stand-in': async () => (await import('./kuaidi100-stand-in.command.js')).kuaidi100StandIn,
  },
};
