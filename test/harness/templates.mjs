// From what are databases with the county in them copied?
//
// A story's server would make sixty tables and read a feed before it could begin. It is done once: the story gets a
// copy, and the server finds a database that another one made a few days ago.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { makeRoomyFolder } from './run/roomy-folder.mjs';

/** Before the days of all stories. */
const MADE_AT = '2026-11-20T08:00:00+08:00';
const SQLITE_FILE = 'kehuoyou.sqlite';
const SCRIPT = 'mariadb.sql';
const TEMPLATE = 'khy_template';

/**
 * Makes the templates; gives the folder that holds them, for `copySqlite` and `copyMariadb`.
 * @param {string} mariadbUrl Ends with a slash; empty where there is none.
 */
export async function makeTemplates(mariadbUrl) {
  const folder = await makeRoomyFolder('templates');
  await Promise.all([
    seed({ DATA_DIR: folder }),
    mariadbUrl === ''
      ? undefined
      : makeSchema(mariadbUrl, TEMPLATE)
          .then(() => seed({ DATABASE_URL: `${mariadbUrl}${TEMPLATE}`, DATA_DIR: folder }))
          .then(() => writeScript(mariadbUrl, join(folder, SCRIPT))),
  ]);
  return folder;
}

/** @param {string} folder */
export async function removeTemplates(folder) {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Puts a copy into a data folder.
 * @param {string} templates
 * @param {string} dataFolder
 */
export async function copySqlite(templates, dataFolder) {
  await copyFile(join(templates, SQLITE_FILE), join(dataFolder, SQLITE_FILE));
}

/**
 * Fills an empty schema.
 * @param {string} templates
 * @param {string} url Of the schema.
 */
export async function copyMariadb(templates, url) {
  await withConnection(url, async (connection) => {
    await connection.query(await readFile(join(templates, SCRIPT), 'utf8'));
  });
}

/**
 * @param {string} url Ends with a slash.
 * @param {string} name
 */
export async function makeSchema(url, name) {
  await withConnection(url, async (connection) => {
    await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  });
}

/**
 * @template Result
 * @param {string} url
 * @param {(connection: import('mysql2/promise').Connection) => Promise<Result>} work
 */
export async function withConnection(url, work) {
  const connection = await createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), multipleStatements: true });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/**
 * Runs the server's own command.
 * @param {Readonly<Record<string, string>>} env
 */
async function seed(env) {
  const file = fileURLToPath(new URL('../../server/dist/bundle/run.js', import.meta.url));
  const child = spawn(process.execPath, [file, 'seed'], {
    env: { PATH: process.env['PATH'] ?? '', START_AT: MADE_AT, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('the databases to copy from could not be made');
}

/**
 * Everything in the template, as statements. `CREATE TABLE … LIKE` would leave out what refers to other tables.
 * @param {string} url
 * @param {string} path
 */
async function writeScript(url, path) {
  await withConnection(`${url}${TEMPLATE}`, async (connection) => {
    const statements = ['SET foreign_key_checks = 0'];
    /** @type {[import('mysql2').RowDataPacket[], unknown]} */
    const [tables] = await connection.query('SHOW FULL TABLES WHERE Table_type = ?', ['BASE TABLE']);
    for (const name of tables.map((row) => String(Object.values(row)[0]))) {
      /** @type {[import('mysql2').RowDataPacket[], unknown]} */
      const [[made]] = await connection.query(`SHOW CREATE TABLE \`${name}\``);
      statements.push(String(made?.['Create Table']), `INSERT INTO \`${name}\` SELECT * FROM ${TEMPLATE}.\`${name}\``);
    }
    await writeFile(path, `${statements.join(';\n')};\n`);
  });
}
