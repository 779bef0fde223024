// Which of the programs that the tests need are on this machine, and where?
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders that hold servers but are often not in a user's PATH, and those of a Mac. */
const USUAL_FOLDERS = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  '/usr/libexec',
  '/snap/bin',
];

const MAC_BROWSERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Full path of the first of `names` that can be run, or undefined.
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
function findProgram(names) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...USUAL_FOLDERS];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isRunnable);
}

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The program that limits how large the files of a running process may grow; undefined on machines that are no Linux.
 * @returns {string | undefined}
 */
export function findPrlimit() {
  return findProgram(['prlimit']);
}

/**
 * The MariaDB server and the program that makes its first tables; undefined when it is not installed.
 * @returns {{ server: string, install: string } | undefined}
 */
export function findMariadb() {
  const server = findProgram(['mariadbd', 'mysqld']);
  const install = findProgram(['mariadb-install-db', 'mysql_install_db']);
  return server !== undefined && install !== undefined ? { server, install } : undefined;
}

/**
 * Those that draw pages, the thriftiest first: of what Chromium does for a page, three quarters are for the windows and
 * menus around it, which it draws for itself where nobody sees them. Debian also has it without them.
 */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium or Chrome; undefined when there is none.
 * @returns {string | undefined}
 */
export function findChromium() {
  return findProgram(BROWSERS) ?? MAC_BROWSERS.find(isRunnable);
}

/** What installs WeChat's packer; it is too heavy for everybody. */
export const INSTALL_PACKER = 'npm run setup:packing';

/**
 * The folder of WeChat's packer; undefined when it is not installed.
 * @returns {string | undefined}
 */
export function findPacker() {
  const folder = fileURLToPath(new URL('../packing/node_modules/miniprogram-ci/', import.meta.url));
  return existsSync(join(folder, 'package.json')) ? folder : undefined;
}

/**
 * What a missing program means: nothing may be left out where everything is promised to be tested.
 * @returns {boolean}
 */
export function everythingIsRequired() {
  return isSet(process.env['CI']) || isSet(process.env['REQUIRE_ALL']);
}

/** @param {string | undefined} value */
function isSet(value) {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
