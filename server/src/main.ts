// How does the server start?
import 'reflect-metadata';
import { clockFrom } from './clock.js';
import type { SettableClock } from './clock.js';
import { AuditWatch } from './accounts/safekeeping/audit-watch.service.js';
import { readConfig } from './config.js';
import { beginWork, createApp } from './create-app.js';
import { Snapshots } from './database/snapshots.js';
import { fillDatabase, openDatabase } from './open-database.js';
import { createLogger } from './http/log.js';

/** Fulfilled when it listens. */
export const started = start();

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const clock = clockFrom(config.startAt);
  const dataSource = await openDatabase(config);
  if (await fillDatabase(dataSource, clock)) logger.info('the database was filled with the county');
  const app = await createApp(config, dataSource, clock, logger);
  // Ending with code 0 tells whoever runs us that we closed everything; to die of the signal would not.
  app.enableShutdownHooks([], { useProcessExit: true });
  beginWork(app, logger);
  await app.listen(config.port, config.host);
  void app.get(AuditWatch).start(logger);
  if (config.accounts.samplePeople)
    logger.warn(
      'sample people are on: whoever reaches this address may become an administrator (SAMPLE_PEOPLE=0 ends it)',
    );
  if ('set' in clock) letStarterSet(clock, app.get(Snapshots));
  logger.info(`客货邮 is at ${(await app.getUrl()).replace('0.0.0.0', 'localhost').replace('127.0.0.1', 'localhost')}`);
}

/**
 * Whoever started the process with `START_AT` may let hours pass without starting it anew: they send the instant over
 * the channel between the two processes, which nobody else has, and hear when what is kept in memory is of then.
 */
function letStarterSet(clock: SettableClock, snapshots: Snapshots): void {
  process.on('message', (message: { readonly clock: string }) => {
    clock.set(new Date(message.clock));
    void snapshots.lookAnew().then(() => process.send?.(message));
  });
  // To be told the time is no reason to go on running.
  process.channel?.unref();
}
