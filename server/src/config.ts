// How is this server set up? Everything comes from the environment, checked once at start-up.
import { isAbsolute, resolve } from 'node:path';
import { readAccountsConfig } from './accounts/accounts.config.js';
import type { AccountsConfig } from './accounts/accounts.config.js';
import { readObjectStore } from './pictures/storing/object-store-settings.js';
import type { ObjectStoreSettings } from './pictures/storing/object-store-settings.js';
import { readKuaidi100Mode } from './kuaidi100/kuaidi100-settings.js';
import type { Kuaidi100Mode } from './kuaidi100/kuaidi100-settings.js';
import { readVerificationFiles } from './wechat/verification-files.js';
import type { VerificationFiles } from './wechat/verification-files.js';
import { readWechatMode } from './wechat/wechat-settings.js';
import type { WechatMode } from './wechat/wechat-settings.js';

/** Settings of one server process. */
export interface Config {
  readonly production: boolean;
  /** TCP port; 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Where the embedded database lives, files that are coming in, and objects unless they have a store of their own. */
  readonly dataDir: string;
  /** `mariadb://` or `mysql://` address; undefined means the embedded SQLite database. */
  readonly databaseUrl: string | undefined;
  /** Where pictures and recordings are kept. */
  readonly objectStore: ObjectStoreSettings;
  /** Requests that one address may make in a minute. Villages share addresses, so it is generous. */
  readonly requestsPerMinute: number;
  /** Requests that one account may make in a minute, from wherever. */
  readonly accountRequestsPerMinute: number;
  /** Connections that one address may hold at the same time; behind a proxy there is no telling. */
  readonly connectionsPerAddress: number;
  /** Other web origins that may call the API from a browser; our own pages need none. */
  readonly allowedOrigins: readonly string[];
  readonly accounts: AccountsConfig;
  /** True when a reverse proxy in front of us sets X-Forwarded-For. */
  readonly trustProxy: boolean;
  /** Milliseconds between looks for changes that another process made to the network or timetable. */
  readonly refreshMs: number;
  /** Tests may start the clock at a chosen instant; never allowed in production. */
  readonly startAt: Date | undefined;
  readonly logLevel: string;
  /** Address under which the internet reaches this server, without a slash at the end; WeChat fetches pictures there. */
  readonly publicUrl: string | undefined;
  /** The real WeChat, its local stand-in (never in production), or none. */
  readonly wechat: WechatMode;
  /** The real 快递100, its local stand-in (never in production), or none. */
  readonly kuaidi100: Kuaidi100Mode;
  /** Files that show WeChat that the domain is ours. */
  readonly verificationFiles: VerificationFiles;
}

/** Reads the configuration; throws an Error that names the variable when one is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const production = oneOf(env, 'NODE_ENV', ['development', 'test', 'production'], 'development') === 'production';
  const startAt = env['START_AT'] === undefined ? undefined : new Date(env['START_AT']);
  if (startAt && Number.isNaN(startAt.getTime())) throw new Error('START_AT is not an ISO 8601 instant');
  if (startAt && production) throw new Error('START_AT must not be set in production');
  const dataDir = env['DATA_DIR'] ?? 'data.local';
  const accounts = readAccountsConfig(env, production, databaseUrl(env['DATABASE_URL']) === undefined);
  return {
    production,
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    // While anybody may become anybody, only this machine is anybody.
    host: env['HOST'] ?? (accounts.samplePeople ? '127.0.0.1' : '0.0.0.0'),
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(process.cwd(), dataDir),
    databaseUrl: databaseUrl(env['DATABASE_URL']),
    objectStore: readObjectStore(env),
    requestsPerMinute: wholeNumber(env, 'REQUESTS_PER_MINUTE', 1_200, 1, 1_000_000_000),
    accountRequestsPerMinute: wholeNumber(env, 'ACCOUNT_REQUESTS_PER_MINUTE', 600, 1, 1_000_000_000),
    connectionsPerAddress: wholeNumber(env, 'CONNECTIONS_PER_ADDRESS', 1_000, 1, 1_000_000),
    allowedOrigins: origins(env['ALLOWED_ORIGINS']),
    accounts,
    trustProxy: oneOf(env, 'TRUST_PROXY', ['0', '1'], '0') === '1',
    refreshMs: wholeNumber(env, 'REFRESH_MS', 2_000, 50, 600_000),
    startAt,
    logLevel: oneOf(env, 'LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'info'),
    publicUrl: publicUrl(env['PUBLIC_URL']),
    wechat: readWechatMode(env, production),
    kuaidi100: readKuaidi100Mode(env, production),
    verificationFiles: readVerificationFiles(env),
  };
}

/** A misspelt word must not quietly mean the usual: a server that is not in production lets everybody in. */
function oneOf(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  words: readonly string[],
  usual: string,
): string {
  const text = env[name];
  if (text === undefined || text === '') return usual;
  if (words.includes(text)) return text;
  throw new Error(`${name} must be one of ${words.join(', ')}`);
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  usual: number,
  least: number,
  most: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return usual;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}`);
}

function origins(text: string | undefined): string[] {
  const given = (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  for (const origin of given) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new Error('ALLOWED_ORIGINS must look like https://a.example,https://b.example');
  }
  return given;
}

function publicUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new Error('PUBLIC_URL must be an address that begins with http:// or https://');
  return text.replace(/\/+$/, '');
}

function databaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^(mariadb|mysql):\/\//.test(text)) return text;
  throw new Error('DATABASE_URL must start with mariadb:// or mysql://');
}
