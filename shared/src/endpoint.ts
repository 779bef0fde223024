// What is an endpoint? One value that the server routes by, the app calls by and the tests walk.
import type { FailureCode } from './failure.js';
import type { FileKind } from './file-answer.js';
import type { Role } from './role.js';

/** Media type of a form, which endpoints of a foreign protocol take. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';
/** The same where a form has a place for a file. */
export const PARTS_TYPE = 'multipart/form-data';

/** HTTP methods that the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Who may call an endpoint: `public` is everybody, with or without an account; `resident` is whoever
 * has an account; every other role must be held for some scope. Which objects its holder may touch is
 * decided by the feature. An endpoint that names nobody is open to nobody.
 */
export type Access = 'public' | Role;

/** What every endpoint says about itself besides its method and path. */
export interface EndpointOptions {
  /** Who may call it; the server denies everybody else. */
  readonly access: readonly Access[];
  /** One sentence for the API documentation. */
  readonly summary: string;
  /** Why a write takes no `Idempotency-Key`; only for callers that cannot send one and for questions too long for a URL, and harmless when repeated. */
  readonly keyless?: string;
  /** Kind of the file that comes back instead of JSON: then `Answer` is `FileAnswer`, and the path ends as its name does. */
  readonly answers?: FileKind;
  /**
   * Media types of the file that is its body, such as `image/jpeg`; absent where the body is JSON. What else is
   * asked then stands in the address.
   */
  readonly takes?: readonly string[];
  /** Media types of the bytes or the text that come back instead of JSON, where they are no file with a name. */
  readonly gives?: readonly string[];
  /**
   * True where a program signs what it sends with a key that was given to it (`signedHeaders`), instead of showing who
   * is signed in. Who it is, is then for the feature to find out.
   */
  readonly signed?: true;
  /** True where no limit counts: only for what whoever runs the server must hear when it is busiest. */
  readonly unlimited?: true;
  /**
   * How it may fail, besides what follows from who may call it, from its fields and from its being a write. The
   * stories see to it that nothing else comes.
   */
  readonly fails?: readonly FailureCode[];
}

/**
 * One operation of the API. `Ask` is the flat object of everything that the caller says (path
 * parameters, then query for GET or JSON body otherwise); `Answer` is the JSON that comes back, or a file.
 */
export interface Endpoint<Ask, Answer> extends EndpointOptions {
  readonly method: Method;
  /** Path from the server's root, with `:name` for parameters. */
  readonly path: string;
  /** Types only, never set at run time. */
  readonly types?: { readonly ask: Ask; readonly answer: Answer };
}

/** Headers of a signed request: whose key, when (ISO 8601), a word that is used once, and the signature. */
export const signedHeaders = ['X-Key', 'X-Time', 'X-Nonce', 'X-Signature'] as const;

/** Declares an endpoint: `endpoint<Ask, Answer>('GET', '/api/areas', { access: ['public'], … })`. */
export function endpoint<Ask, Answer>(
  method: Method,
  path: `/${string}`,
  options: EndpointOptions,
): Endpoint<Ask, Answer> {
  return { method, path, ...options };
}

/** An endpoint of whatever question and answer. */
export type AnyEndpoint = Endpoint<unknown, unknown>;

function isEndpoint(value: unknown): value is AnyEndpoint {
  if (typeof value !== 'object' || value === null) return false;
  const { method, path, access } = value as Partial<AnyEndpoint>;
  return typeof method === 'string' && typeof path === 'string' && Array.isArray(access);
}

/** Every endpoint of the given tables by its name, such as `timetableApi.board` of `{ timetableApi: { board } }`. */
export function endpointsOf(tables: Readonly<Record<string, unknown>>): Map<string, AnyEndpoint> {
  const found = new Map<string, AnyEndpoint>();
  for (const [table, value] of Object.entries(tables)) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, each] of Object.entries(value)) if (isEndpoint(each)) found.set(`${table}.${name}`, each);
  }
  return found;
}

/** What programs call the endpoint of this name: `timetable.board` for `timetableApi.board`. */
export function operationId(name: string): string {
  return name.replace(/Api\./, '.');
}

/** A call made ready to send: `url` is relative to the server, `body` is absent for GET and where a file is the body. */
export interface PreparedCall {
  readonly method: Method;
  readonly url: string;
  readonly body?: Record<string, unknown>;
}

/**
 * Turns an endpoint and what to ask into a URL and a body. Query keys are sorted and unset ones left
 * out, so that the same question always has the same URL and every cache on the way knows it.
 * Throws a RangeError when a path parameter is missing: that is a mistake of the caller's code.
 */
export function prepareCall<Ask extends object, Answer>(target: Endpoint<Ask, Answer>, ask: Ask): PreparedCall {
  const values = ask as Readonly<Record<string, unknown>>;
  const inPath = new Set<string>();
  const path = target.path.replace(/:(\w+)/g, (_match, name: string) => {
    const value = values[name];
    if (value === undefined || value === '') throw new RangeError(`${target.path} needs ${name}`);
    inPath.add(name);
    return encodeURIComponent(String(value));
  });
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !inPath.has(name)));
  if (target.method !== 'GET' && target.takes === undefined) return { method: target.method, url: path, body: rest };
  const query = Object.keys(rest)
    .filter((key) => rest[key] !== undefined)
    .sort()
    .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(rest[key]))}`)
    .join('&');
  return { method: target.method, url: `${path}${query === '' ? '' : `?${query}`}` };
}
