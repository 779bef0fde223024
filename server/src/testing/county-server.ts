// How does a test talk to the whole server with the whole county, over a socket?
import type { AddressInfo } from 'node:net';
import type { Clock } from '@kehuoyou/shared';
import { pino } from 'pino';
import { readConfig } from '../config.js';
import { createApp } from '../create-app.js';
import { countyDatabase } from './county-database.js';
import type { MigratedDatabase } from './migrated-database.js';

/** A server in this process, listening on a port of its own. */
export interface CountyServer {
  readonly url: string;
  readonly database: MigratedDatabase;
  get<Service>(type: abstract new (...inputs: never[]) => Service): Service;
  close(): Promise<void>;
}

/** Starts one; `env` as for a real server, such as `{ REQUESTS_PER_MINUTE: '5' }`. */
export async function countyServer(clock: Clock, env: Readonly<Record<string, string>> = {}): Promise<CountyServer> {
  const database = await countyDatabase(clock);
  // It looks for changes often, so that a test need not wait for it.
  const config = readConfig({ REQUESTS_PER_MINUTE: '1000000', REFRESH_MS: '50', ...env });
  const app = await createApp(config, database.dataSource, clock, pino({ level: 'silent' }));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    database,
    get: (type) => app.get(type),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
