// Does every answer have the shape that the API promises, and is every refusal one that it told of?
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isServiceDate } from '@kehuoyou/shared';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { exchange, jsonIn } from '../exchange.js';
import type { Reply, Sent } from '../exchange.js';

/** What of the description says how an operation answers. */
interface ToldOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: object }>>;
  /** Missing where anybody may ask. */
  readonly security?: object;
}

type Paths = Readonly<Record<string, Readonly<Record<string, ToldOperation>>>>;

/** What of an OpenAPI document is needed to hold answers against it. */
export interface Described {
  readonly paths: Paths;
}

/** An operation, how its addresses look, and where its answers are told in the description. */
interface Route {
  readonly method: string;
  readonly address: RegExp;
  readonly told: ToldOperation;
  readonly pointer: string;
}

/** What one server promises: its own description. */
export class Promises {
  private readonly checks = new Ajv2020({
    strict: false,
    validateSchema: false,
    allErrors: false,
    formats: { date: isServiceDate },
  });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly routes: readonly Route[];

  constructor(document: Described) {
    this.checks.addSchema(document, 'api');
    this.routes = Object.entries(document.paths)
      .flatMap(([path, methods]) => Object.entries(methods).map(([method, told]) => routeOf(path, method, told)))
      // What is written out goes before what any word fits.
      .sort((one, other) => one.address.source.split('[^').length - other.address.source.split('[^').length);
  }

  /** What of `reply` was not promised; undefined when everything was, and for what is no operation. */
  breach({ method = 'GET', path }: Sent, reply: Reply): string | undefined {
    const address = path.split('?')[0] ?? '';
    const route = this.routes.find((each) => each.method === method && each.address.test(address));
    if (!route) return undefined;
    const wrong =
      miskept(route, reply) ?? (reply.status >= 400 ? unforeseen(route.told, reply) : this.misshapen(route, reply));
    return wrong === undefined ? undefined : `${route.told.operationId} breaks its promise: ${wrong}`;
  }

  private misshapen({ told, pointer }: Route, reply: Reply): string | undefined {
    // Nothing comes with a 304, and what is not whole is not told.
    if (reply.status !== 200 && reply.status !== 201) return undefined;
    const type = String(reply.headers['content-type']).split(';')[0] ?? '';
    const kinds = Object.keys(told.responses[reply.status]?.content ?? {});
    const kind = kinds.find((each) => each.split(';')[0] === type);
    if (kind === undefined) return `${type} with ${reply.status} is none of ${kinds.join(', ')}`;
    if (kind !== 'application/json') return undefined;
    const validate = this.validator(`${pointer}/responses/${reply.status}/content/application~1json/schema`);
    if (validate(jsonIn(reply))) return undefined;
    const [error] = validate.errors ?? [];
    return `${error?.instancePath ?? ''} ${error?.message ?? ''} ${JSON.stringify(error?.params)}`;
  }

  private validator(pointer: string): ValidateFunction {
    const known = this.compiled.get(pointer) ?? this.checks.compile({ $ref: `api#${pointer}` });
    this.compiled.set(pointer, known);
    return known;
  }
}

/** The router finds no operation for a longer part of an address; see `maxParamLength` in the server. */
const LONGEST_WORD = 256;

function routeOf(path: string, method: string, told: ToldOperation): Route {
  const written = path.replace(/[.]/g, '\\$&').replace(/\{\w+\}/g, `[^/]{1,${LONGEST_WORD}}`);
  const pointer = `/paths/${encodeURIComponent(path.replaceAll('/', '~1'))}/${method}`;
  return { method: method.toUpperCase(), address: new RegExp(`^${written}$`), told, pointer };
}

/** What caches on the way are wrongly told: only what anybody may ask for is kept, by what it depends on. */
function miskept({ method, told }: Route, { status, headers }: Reply): string | undefined {
  const [kept, vary] = [String(headers['cache-control']), String(headers['vary']).toLowerCase()];
  const isOpen = method === 'GET' && told.security === undefined && status < 400;
  if (kept !== 'no-store' && !(isOpen && kept.startsWith('public'))) return `caches are told ${kept}`;
  if (headers['content-encoding'] !== undefined && !vary.includes('accept-encoding')) return 'it is packed for all';
  if (headers['access-control-allow-origin'] !== undefined && !vary.includes('origin')) return 'it is for one origin';
  return undefined;
}

/** The code of a refusal that its operation does not tell of. */
function unforeseen({ responses }: ToldOperation, reply: Reply): string | undefined {
  if (!String(reply.headers['content-type']).startsWith('application/json')) return undefined;
  const { code } = jsonIn(reply) as { code?: string };
  const { $ref = '' } = responses[reply.status] ?? {};
  const codes = $ref.slice($ref.lastIndexOf('/') + 1).split('.');
  return code !== undefined && codes.includes(code) ? undefined : `it told of no ${code ?? 'failure without a code'}`;
}

/**
 * What the first server says that is asked in a run, all are held to: they are of one build, and whatever they are told
 * to do, describe themselves alike (`stories/kernel/description.api.spec.ts`). To say it costs each a quarter of a second.
 */
let told: Promise<Promises | undefined> | undefined;

/** Where that is kept, as it came; undefined where nothing is kept for a whole run. */
export function keptDescription(): string | undefined {
  const folder = process.env['TEST_TEMPLATES'] ?? '';
  return folder === '' ? undefined : join(folder, 'openapi.json');
}

async function ask(baseUrl: string): Promise<Promises | undefined> {
  const kept = keptDescription();
  if (kept !== undefined && existsSync(kept))
    return new Promises(JSON.parse(await readFile(kept, 'utf8')) as Described);
  const reply = await exchange(baseUrl, { path: '/openapi.json' });
  if (reply.status !== 200) return undefined;
  if (kept !== undefined) {
    // Several may be the first: whoever reads it meanwhile reads all of one.
    const own = `${kept}.${process.pid}`;
    await writeFile(own, reply.bytes);
    await rename(own, kept);
  }
  return new Promises(jsonIn(reply) as Described);
}

/** Throws when the server at `baseUrl` did not promise this `reply` to what was `sent`. */
export async function holdToPromises(baseUrl: string, sent: Sent, reply: Reply): Promise<void> {
  if (!/^\/(?:api|gtfs|health)\//.test(sent.path)) return;
  told ??= ask(baseUrl).catch(() => undefined);
  const promises = await told;
  // One that ends just now promises nothing any more; whoever comes next asks again.
  if (!promises) told = undefined;
  const breach = promises?.breach(sent, reply);
  if (breach !== undefined) throw new Error(breach);
}
