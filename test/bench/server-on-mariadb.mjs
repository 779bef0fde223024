// How do the server's own services come to stand on a database of their own, with the county in it?
import { createConnection } from 'mysql2/promise';

/** A module of the built server, by its path below `dist`. */
export const dist = (/** @type {string} */ path) =>
  import(new URL(`../../server/dist/${path}.js`, import.meta.url).href);

/** @typedef {Awaited<ReturnType<typeof import('../../server/dist/open-services.js').openServices>>} Services */

/**
 * @param {{ server: string, folder: string, name: string, filledAt?: number }} of `server`: address of MariaDB;
 *   `name`: of the new database; `filledAt`: when the county was put into it, ms.
 * @returns {Promise<{ services: Services, connection: import('mysql2/promise').Connection, uri: string }>} `uri`: of the database, for more connections
 */
export async function serverOnMariadb({ server, folder, name, filledAt = Date.now() }) {
  const plain = await createConnection(server.replace('mariadb:', 'mysql:'));
  await plain.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await plain.end();
  const url = `${server}${name}`;
  const [{ readConfig }, { openServices }, { fillDatabase, openDatabase }, { Snapshots }] = await Promise.all([
    dist('config'),
    dist('open-services'),
    dist('open-database'),
    dist('database/snapshots'),
  ]);
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: folder });
  const filling = await openDatabase(config);
  await fillDatabase(filling, { now: () => new Date(filledAt) });
  await filling.destroy();
  const services = await openServices(config);
  await services.get(Snapshots).refresh();
  const uri = url.replace('mariadb:', 'mysql:');
  const connection = await createConnection({ uri, timezone: 'Z' });
  return { services, connection, uri };
}
