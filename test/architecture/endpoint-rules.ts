// Is every endpoint of the server one of shared's, and does each say what it must?
import * as shared from '@kehuoyou/shared';
import type { AnyEndpoint, FailureCode } from '@kehuoyou/shared';
import ts from 'typescript';
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { isSpec, visit } from './source.js';
import type { Source } from './source.js';

export type { AnyEndpoint } from '@kehuoyou/shared';

/** Every endpoint that shared declares, by its name there, such as `networkApi.areas`. */
export function declaredEndpoints(tables: Readonly<Record<string, unknown>> = shared): Map<string, AnyEndpoint> {
  return shared.endpointsOf(tables);
}

/** Routes such as `GET /api/points/{id}` of an OpenAPI document. */
export function routesOf(document: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}): string[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** What routes and endpoints do not have in common. */
export function unmatched(routes: readonly string[], endpoints: Iterable<AnyEndpoint>): string[] {
  const declared = [...endpoints].map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  return [
    ...routes
      .filter((route) => !declared.includes(route))
      .map((route) => `${route} is routed but not declared in shared`),
    ...declared
      .filter((route) => !routes.includes(route))
      .map((route) => `${route} is declared in shared but not routed`),
    ...declared
      .filter((route, index) => declared.indexOf(route) !== index)
      .map((route) => `${route} is declared twice`),
  ];
}

/** Failures that the description tells by itself wherever they may happen. */
const OF_THEMSELVES: readonly FailureCode[] = [
  'invalid_field',
  'unknown_field',
  'malformed_request',
  'idempotency_key_missing',
  'idempotency_in_flight',
  'idempotency_mismatch',
  'sign_in_needed',
  'too_large',
  'unsupported_media',
  'rate_limited',
  'internal',
  'unavailable',
];

/** What an endpoint fails to say. */
export function omissions(name: string, endpoint: AnyEndpoint): string[] {
  const { method, path, access, summary, keyless, answers, gives, fails = [] } = endpoint;
  const said = (holds: boolean, what: string): string[] => (holds ? [] : [`${name} ${what}`]);
  const known: readonly string[] = ['public', ...shared.roles];
  return [
    ...said(access.length > 0, 'does not say who may call it'),
    ...said(
      access.every((each) => known.includes(each)),
      'names a role that does not exist',
    ),
    ...said(new Set(access).size === access.length, 'names a role twice'),
    ...said(!access.includes('public') || access.length === 1, 'is public and yet names roles'),
    ...said(summary.trim() !== '', 'has no summary'),
    ...said(
      /^\/(?:api|health|gtfs|callback|carrier|open311)\//.test(path),
      'lies outside /api, /health, /gtfs and what others call, /callback, /carrier and /open311',
    ),
    ...said(['GET', 'POST', 'PUT', 'DELETE'].includes(method), 'has a method that does not exist'),
    ...said(
      answers === undefined ? !/\.(?:pdf|csv|xlsx)$/.test(path) : method === 'GET' && path.endsWith(`.${answers}`),
      'hands out a file under a name that does not say so, or names a file and hands out none',
    ),
    ...said(answers === undefined || gives === undefined, 'hands out a file, and bytes that are none'),
    ...said(new Set(fails).size === fails.length, 'names a failure twice'),
    ...said(!fails.some((code) => OF_THEMSELVES.includes(code)), 'names a failure that follows from what it is'),
    ...said(
      keyless === undefined || (method !== 'GET' && keyless.trim() !== ''),
      'says why it takes no key, and yet gives no reason or changes nothing',
    ),
  ];
}

const ROUTING = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Options', 'Head', 'RequestMapping'];

function decoratorsOf(node: ts.Node): readonly ts.Decorator[] {
  return ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
}

/** Name of a decorator, with the text of what it is given. */
function called(decorator: ts.Decorator, tree: ts.SourceFile): { name: string; given: string } {
  const { expression } = decorator;
  if (!ts.isCallExpression(expression)) return { name: expression.getText(tree), given: '' };
  return {
    name: expression.expression.getText(tree),
    given: expression.arguments.map((each) => each.getText(tree)).join(', '),
  };
}

function keylessWrites(source: Source, endpointOf: (name: string) => AnyEndpoint | undefined): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isMethodDeclaration(node)) return;
    const target = decoratorsOf(node)
      .map((each) => called(each, source.tree))
      .find(({ name }) => name === 'Endpoint')?.given;
    if (target === undefined) return;
    const endpoint = endpointOf(target);
    // One whose callers can send none says in shared why that does no harm.
    if (endpoint?.method === 'GET' || endpoint?.keyless !== undefined) return;
    const taken = node.parameters
      .flatMap((parameter) => decoratorsOf(parameter))
      .map((each) => called(each, source.tree).name);
    if (!taken.includes('IdempotentCommand')) found.push(`${target} changes something and takes no idempotency key`);
  });
  return found;
}

/** Rules over the controllers' source; the running server's routes are compared by the spec. */
export const endpointRules: readonly Rule[] = [
  fileRule(
    'a route is made by binding a shared endpoint, in no other way',
    (source) => {
      if (!source.path.startsWith('server/src/') || isSpec(source)) return [];
      const found: string[] = [];
      visit(source.tree, (node) => {
        for (const decorator of decoratorsOf(node)) {
          const { name, given } = called(decorator, source.tree);
          if (ROUTING.includes(name)) found.push(`uses @${name}`);
          if (name === 'Controller' && given !== '') found.push('gives a controller a path of its own');
          if (name === 'Endpoint' && !/^\w+Api\.\w+$/.test(given))
            found.push(`binds ${given}, which is no endpoint of shared`);
        }
      });
      return found;
    },
    {
      broken: [
        { 'server/src/a.controller.ts': "class A { @Get('/api/a') a() {} }" },
        { 'server/src/a.controller.ts': "@Controller('api') class A {}" },
        { 'server/src/a.controller.ts': "class A { @Endpoint(endpoint('GET', '/api/a', {})) a() {} }" },
      ],
      sound: [
        {
          'server/src/a.controller.ts': '@Controller() class A { @Endpoint(networkApi.areas) a(@Input() ask: Dto) {} }',
        },
      ],
    },
  ),
  fileRule(
    'every endpoint that changes something takes an idempotency key',
    (source) => (isSpec(source) ? [] : keylessWrites(source, (name) => declaredEndpoints().get(name))),
    {
      broken: [
        { 'server/src/a.controller.ts': 'class A { @Endpoint(parcelsApi.accept) accept(@Input() ask: AcceptDto) {} }' },
      ],
      sound: [
        {
          'server/src/a.controller.ts':
            'class A { @Endpoint(parcelsApi.accept) accept(@Input() ask: AcceptDto, @IdempotentCommand() command: Command) {} }',
        },
        { 'server/src/a.controller.ts': 'class A { @Endpoint(networkApi.areas) areas(@Input() ask: Dto) {} }' },
        { 'server/src/a.controller.ts': 'class A { @Endpoint(wechatApi.push) push(@Req() request: Request) {} }' },
      ],
    },
  ),
];
