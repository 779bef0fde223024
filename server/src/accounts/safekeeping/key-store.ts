// Where do the keys come from when nobody has set any?
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseKeys } from '../accounts.config.js';
import type { AccountsConfig, GivenKeys } from '../accounts.config.js';

/** What the file holds, in the form of the environment variables. */
interface KeyFile {
  readonly dataKeys: string;
  readonly hashKey: string;
}

/** Where the key file lies. */
export function keyFileOf(dataDir: string): string {
  return join(dataDir, 'keys.json');
}

/** Whether it is there. */
export function hasKeyFile(dataDir: string): boolean {
  return existsSync(keyFileOf(dataDir));
}

/** The given keys, or those of the data folder's key file. */
export function keysOf(config: {
  readonly accounts: Pick<AccountsConfig, 'keys'>;
  readonly dataDir: string;
}): GivenKeys {
  return config.accounts.keys ?? readKeyFile(config.dataDir);
}

/** Reads `keys.json` in `dataDir`, and makes it first if it is not there. Only its owner can read it. */
export function readKeyFile(dataDir: string): GivenKeys {
  const path = keyFileOf(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const { dataKeys, hashKey } = readFile(path) ?? makeFile(path);
  return parseKeys(dataKeys, hashKey);
}

/** Puts a new key in front of those of the key file, so that it seals from the next start on. Gives its id. */
export function addKeyToFile(dataDir: string): string {
  const path = keyFileOf(dataDir);
  const file = readFile(path);
  if (!file) throw new Error(`${path} is missing: there is no key to put another in front of`);
  const id = `k${file.dataKeys.split(',').length + 1}`;
  const next = `${path}.${process.pid}`;
  write(next, { ...file, dataKeys: `${id}:${newKey()},${file.dataKeys}` });
  renameSync(next, path);
  return id;
}

function readFile(path: string): KeyFile | undefined {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
    chmodSync(path, 0o600);
    return file;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read as a key file`, { cause: error });
  }
}

function makeFile(path: string): KeyFile {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  write(draft, { dataKeys: `k1:${newKey()}`, hashKey: newKey() });
  try {
    // A link appears whole or not at all, and never over another process's file.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
}

function write(path: string, file: KeyFile): void {
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}
