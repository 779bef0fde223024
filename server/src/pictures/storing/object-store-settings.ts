// Where are objects kept, as the environment says?

/** A folder of this machine, or a service that speaks S3. */
export type ObjectStoreSettings = { readonly kind: 'folder' } | ({ readonly kind: 's3' } & S3Settings);

/** How a service that speaks S3 is reached. */
export interface S3Settings {
  /** Address under which the objects lie, with the bucket in its host or path and without a slash at the end. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the OBJECT_STORE_ variables; throws an Error that names the one that is wrong. */
export function readObjectStore(env: Env): ObjectStoreSettings {
  const url = (env['OBJECT_STORE_URL'] ?? '').replace(/\/+$/, '');
  if (url === '') return { kind: 'folder' };
  if (!/^https?:\/\//.test(url) || !URL.canParse(url) || new URL(url).search !== '')
    throw new Error('OBJECT_STORE_URL must be an address that begins with http:// or https://');
  return {
    kind: 's3',
    url,
    region: env['OBJECT_STORE_REGION'] || 'us-east-1',
    keyId: needed(env, 'OBJECT_STORE_KEY_ID'),
    secret: needed(env, 'OBJECT_STORE_SECRET'),
  };
}

function needed(env: Env, name: string): string {
  const value = env[name] ?? '';
  if (value === '') throw new Error(`${name} must be set beside OBJECT_STORE_URL`);
  return value;
}
