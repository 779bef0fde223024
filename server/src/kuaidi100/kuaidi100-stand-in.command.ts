// Command: run 快递100's stand-in by itself, for tests that start and kill the server.
import type { CommandContext } from '../command.js';
import { Kuaidi100StandIn } from './kuaidi100-stand-in.js';

export async function kuaidi100StandIn({
  words: [port = '0'],
  config,
  clock,
  output,
}: CommandContext): Promise<number> {
  if (config.production) throw new Error('the kuaidi100 stand-in must not run in production');
  const { settings } = await Kuaidi100StandIn.start(clock, Number(port));
  output.log(`KUAIDI100_URL=${settings.url}`);
  output.log(`KUAIDI100_CUSTOMER=${settings.customer}`);
  output.log(`KUAIDI100_KEY=${settings.key}`);
  output.log(`KUAIDI100_SALT=${settings.salt}`);
  output.log(`KUAIDI100_SECRET=${settings.pickup?.secret ?? ''}`);
  output.log(`KUAIDI100_PICKUP_URL=${settings.pickup?.url ?? ''}`);
  return 0;
}
