// Which secrets and switches do the accounts take from the environment?

/** Token by which an `AccountsConfig` is injected. */
export const ACCOUNTS_CONFIG = Symbol('AccountsConfig');

/** Token by which the folder is injected where the audit log's end is noted. */
export const AUDIT_FOLDER = Symbol('AuditFolder');

/** Keys as they were given; each is 32 bytes. */
export interface GivenKeys {
  /** By id; the first one seals, all of them open. */
  readonly dataKeys: ReadonlyMap<string, Buffer>;
  /** For matching, codes and the audit chain. It cannot be exchanged while rows that it made are in use. */
  readonly hashKey: Buffer;
}

/** Settings of the accounts. */
export interface AccountsConfig {
  /** Undefined means: the key file in the data folder, which is made if it is not there. */
  readonly keys: GivenKeys | undefined;
  /** May anybody become a sample person? Only with the embedded database and never in production. */
  readonly samplePeople: boolean;
  /** Does a sample day happen to them? Not where a clock is set by hand, unless it is asked for. */
  readonly sampleDay: boolean;
  /** Company (GTFS agency) that runs the hub, the stations and the points: by the county plan, the post. */
  readonly pointOperator: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the settings; throws an Error that names the variable when one is wrong or must not be set. */
export function readAccountsConfig(env: Env, production: boolean, embedded: boolean): AccountsConfig {
  const keys = readKeys(env);
  if (production && !keys) throw new Error('DATA_KEYS and HASH_KEY must be set in production');
  const samplePeople = readSamplePeople(env, production, embedded);
  return {
    keys,
    samplePeople,
    sampleDay: readSampleDay(env, samplePeople),
    pointOperator: env['POINT_OPERATOR'] ?? 'YZ',
  };
}

function readSamplePeople(env: Env, production: boolean, embedded: boolean): boolean {
  const given = env['SAMPLE_PEOPLE'];
  if (given !== undefined && given !== '' && given !== '0' && given !== '1')
    throw new Error('SAMPLE_PEOPLE must be 0 or 1');
  if (given === '1' && (production || !embedded)) {
    throw new Error('SAMPLE_PEOPLE lets anybody in: it must not be on in production or with DATABASE_URL');
  }
  return embedded && !production && given !== '0';
}

function readSampleDay(env: Env, samplePeople: boolean): boolean {
  const given = env['SAMPLE_DAY'] ?? '';
  if (given !== '' && given !== '0' && given !== '1') throw new Error('SAMPLE_DAY must be 0 or 1');
  if (given === '1' && !samplePeople) throw new Error('SAMPLE_DAY is of the sample people: it needs SAMPLE_PEOPLE');
  return samplePeople && (given === '1' || (given === '' && env['START_AT'] === undefined));
}

function readKeys(env: Env): GivenKeys | undefined {
  const dataKeys = env['DATA_KEYS'] ?? '';
  const hashKey = env['HASH_KEY'] ?? '';
  if (dataKeys === '' && hashKey === '') return undefined;
  if (dataKeys === '' || hashKey === '') throw new Error('DATA_KEYS and HASH_KEY belong together: set both');
  return parseKeys(dataKeys, hashKey);
}

/**
 * Reads `id:base64,id:base64` (the first one seals) and a base64 key. The message of an Error never
 * contains what was given.
 */
export function parseKeys(dataKeys: string, hashKey: string): GivenKeys {
  const keys = new Map<string, Buffer>();
  for (const part of dataKeys.split(',')) {
    const [, id, key] = /^\s*([A-Za-z0-9_-]{1,16}):(\S+)\s*$/.exec(part) ?? [];
    if (id === undefined || key === undefined) throw new Error('DATA_KEYS must look like id:base64,id:base64');
    if (keys.has(id)) throw new Error('DATA_KEYS names an id twice');
    keys.set(id, keyFrom(key, 'DATA_KEYS'));
  }
  return { dataKeys: keys, hashKey: keyFrom(hashKey.trim(), 'HASH_KEY') };
}

function keyFrom(text: string, name: string): Buffer {
  const key = Buffer.from(text, 'base64');
  // Buffer.from leaves out what is not base64; writing the key again shows whether anything was.
  if (key.length !== 32 || key.toString('base64').replace(/=+$/, '') !== text.replace(/=+$/, '')) {
    throw new Error(`${name} must hold keys of 32 bytes in base64`);
  }
  if (key.every((byte) => byte === 0)) throw new Error(`${name} holds a key of nothing but zeroes`);
  return key;
}
