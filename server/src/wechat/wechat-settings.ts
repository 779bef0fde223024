// Which mini-program are we to WeChat, and where is WeChat?

/** A subscribe-message template, and which of its fields holds which part of our message. */
export interface TemplateSetting {
  readonly id: string;
  /** By part of our message, such as `what`: the template's field, such as `thing1`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Everything that the clients need. */
export interface WechatSettings {
  readonly appId: string;
  readonly secret: string;
  /** Without a slash at the end. */
  readonly apiBase: string;
  /** Milliseconds that a call may take. */
  readonly timeoutMs: number;
  /** By our own name for the template. */
  readonly templates: Readonly<Record<string, TemplateSetting>>;
  /** Token and key of the message push, as set in WeChat's console; without a token no push is taken. */
  readonly pushToken: string | undefined;
  readonly pushAesKey: string | undefined;
}

/**
 * How this server reaches WeChat: the real one, the local stand-in that speaks the same protocol, or
 * not at all. The stand-in lets anybody be anybody, so production refuses to start with it.
 */
export type WechatMode =
  | { readonly mode: 'real'; readonly settings: WechatSettings }
  | { readonly mode: 'stand_in'; readonly port: number }
  | { readonly mode: 'off' };

type Env = Readonly<Record<string, string | undefined>>;

const TIMEOUT_MS = 5_000;
const TEMPLATE_PREFIX = 'WECHAT_TEMPLATE_';

/** Reads the WECHAT_ variables; throws an Error that names the one that is wrong. */
export function readWechatMode(env: Env, production: boolean): WechatMode {
  const given = env['WECHAT_MODE'] ?? (env['WECHAT_APP_ID'] === undefined ? 'stand_in' : 'real');
  if (given === 'off') return { mode: 'off' };
  if (given === 'stand_in') {
    if (production) {
      throw new Error(
        'the WeChat stand-in must not run in production: set WECHAT_APP_ID and WECHAT_SECRET, or WECHAT_MODE=off',
      );
    }
    return { mode: 'stand_in', port: standInPort(env['WECHAT_STAND_IN_PORT']) };
  }
  if (given !== 'real') throw new Error('WECHAT_MODE must be real, stand_in or off');
  return { mode: 'real', settings: readSettings(env, production) };
}

function readSettings(env: Env, production: boolean): WechatSettings {
  const apiBase = (env['WECHAT_API_BASE'] ?? 'https://api.weixin.qq.com').replace(/\/+$/, '');
  if (!URL.canParse(apiBase)) throw new Error('WECHAT_API_BASE is not an address');
  if (production && !apiBase.startsWith('https://'))
    throw new Error('WECHAT_API_BASE must begin with https:// in production');
  const pushAesKey = optional(env, 'WECHAT_PUSH_AES_KEY');
  if (pushAesKey !== undefined && !/^[A-Za-z0-9]{43}$/.test(pushAesKey))
    throw new Error('WECHAT_PUSH_AES_KEY must be 43 letters and figures');
  const pushToken = optional(env, 'WECHAT_PUSH_TOKEN');
  // In plain mode WeChat does not sign what it says: whoever saw one push could send another text with its signature.
  if (production && pushToken !== undefined && pushAesKey === undefined)
    throw new Error('WECHAT_PUSH_AES_KEY must be set in production: choose safe mode in the console of WeChat');
  return {
    appId: required(env, 'WECHAT_APP_ID'),
    secret: required(env, 'WECHAT_SECRET'),
    apiBase,
    timeoutMs: TIMEOUT_MS,
    templates: readTemplates(env),
    pushToken,
    pushAesKey,
  };
}

/** `WECHAT_TEMPLATE_TRIP="ID what=thing1 when=time2 why=thing3 now=thing4"` is the template `trip`. */
function readTemplates(env: Env): Readonly<Record<string, TemplateSetting>> {
  const names = Object.keys(env).filter((name) => name.startsWith(TEMPLATE_PREFIX));
  return Object.fromEntries(
    names.map((name) => {
      const [id = '', ...pairs] = (env[name] ?? '').trim().split(/\s+/);
      const fields = pairs.map((pair) => pair.split('='));
      const sound =
        id !== '' &&
        fields.length > 0 &&
        fields.every(([part, field, ...more]) => part !== '' && /^[a-z_]+\d+$/.test(field ?? '') && more.length === 0);
      if (!sound) throw new Error(`${name} must be a template id and its fields, such as: ID what=thing1 when=time2`);
      return [
        name.slice(TEMPLATE_PREFIX.length).toLowerCase(),
        { id, fields: Object.fromEntries(fields) as Record<string, string> },
      ];
    }),
  );
}

function standInPort(text = '0'): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('WECHAT_STAND_IN_PORT must be a port, or 0 for any');
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
