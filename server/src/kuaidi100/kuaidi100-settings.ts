// Who are we to 快递100, and where is it?

/** Everything that asking and hearing it needs. */
export interface Kuaidi100Settings {
  readonly customer: string;
  readonly key: string;
  /** Signs its pushes; they are signed also where it is empty. */
  readonly salt: string;
  /** Without a slash at the end. */
  readonly url: string;
  /** Milliseconds that a call may take. */
  readonly timeoutMs: number;
  /** Absent where its pickup codes are not asked for. */
  readonly pickup?: PickupSettings;
}

/** What its service of pickup codes (取件码) wants besides. */
export interface PickupSettings {
  /** Signs what is asked, together with the key. */
  readonly secret: string;
  /** Before `/register` and `/query`, without a slash at the end. */
  readonly url: string;
}

/** The real 快递100, a local stand-in that speaks the same protocol, or none: then carriers' words come by hand or not at all. */
export type Kuaidi100Mode =
  | { readonly mode: 'real'; readonly settings: Kuaidi100Settings }
  | { readonly mode: 'stand_in'; readonly port: number }
  /** Pushes are taken all the same where a salt is known: others may have subscribed for us. */
  | { readonly mode: 'off'; readonly salt: string | undefined };

type Env = Readonly<Record<string, string | undefined>>;

const TIMEOUT_MS = 8_000;
const PICKUP_URL = 'https://api.kuaidi100.com/pickupCode';

/** Reads the KUAIDI100_ variables; throws an Error that names the one that is wrong. */
export function readKuaidi100Mode(env: Env, production: boolean): Kuaidi100Mode {
  const given = optional(env, 'KUAIDI100_MODE') ?? (optional(env, 'KUAIDI100_CUSTOMER') === undefined ? 'off' : 'real');
  // In production anybody could sign with an empty salt.
  if (given === 'off') return { mode: 'off', salt: optional(env, 'KUAIDI100_SALT') ?? (production ? undefined : '') };
  if (given === 'stand_in') {
    if (production) throw new Error('the kuaidi100 stand-in must not run in production: set KUAIDI100_CUSTOMER');
    return { mode: 'stand_in', port: portOf(optional(env, 'KUAIDI100_STAND_IN_PORT')) };
  }
  if (given !== 'real') throw new Error('KUAIDI100_MODE must be one of real, stand_in, off');
  return { mode: 'real', settings: readSettings(env, production) };
}

function readSettings(env: Env, production: boolean): Kuaidi100Settings {
  const url = (optional(env, 'KUAIDI100_URL') ?? 'https://poll.kuaidi100.com').replace(/\/+$/, '');
  if (!URL.canParse(url)) throw new Error('KUAIDI100_URL is not an address');
  if (production && !url.startsWith('https://'))
    throw new Error('KUAIDI100_URL must begin with https:// in production');
  const salt = optional(env, 'KUAIDI100_SALT') ?? '';
  // Without a salt anybody could sign a push.
  if (production && salt === '') throw new Error('KUAIDI100_SALT must be set in production');
  const pickup = readPickup(env, production);
  return {
    customer: required(env, 'KUAIDI100_CUSTOMER'),
    key: required(env, 'KUAIDI100_KEY'),
    salt,
    url,
    timeoutMs: TIMEOUT_MS,
    ...(pickup === undefined ? {} : { pickup }),
  };
}

function readPickup(env: Env, production: boolean): PickupSettings | undefined {
  const secret = optional(env, 'KUAIDI100_SECRET');
  if (secret === undefined) return undefined;
  const url = (optional(env, 'KUAIDI100_PICKUP_URL') ?? PICKUP_URL).replace(/\/+$/, '');
  // Whole phone numbers go there.
  if (!URL.canParse(url) || (production && !url.startsWith('https://')))
    throw new Error('KUAIDI100_PICKUP_URL must be an address, in production one that begins with https://');
  return { secret, url };
}

function portOf(text = '0'): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('KUAIDI100_STAND_IN_PORT must be a port, or 0 for any');
  return port;
}

function required(env: Env, name: string): string {
  const value = optional(env, name);
  if (value === undefined) throw new Error(`${name} must be set`);
  return value;
}

function optional(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
