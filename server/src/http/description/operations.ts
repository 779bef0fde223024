// What does the description say of one operation: its name, what it takes, what it gives, how it fails?
import { mediaTypes, operationId, signedHeaders } from '@kehuoyou/shared';
import type { AnyEndpoint } from '@kehuoyou/shared';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Example } from './examples.js';
import { fieldsOf } from './fields-told.js';
import type { ToldField } from './fields-told.js';
import { codesOf, Refusals } from './refusals.js';
import type { ApiShapes, OperationShape, Schema } from './shapes.js';

/** Tells every operation, and gathers what they have in common. */
export class Operations {
  private readonly refusals = new Refusals();
  private readonly features = new Set<string>();
  /** Every endpoint with its id, by its route, such as `get /api/boards/{stopId}`. */
  private readonly byRoute: ReadonlyMap<string, readonly [string, AnyEndpoint]>;

  constructor(
    private readonly shapes: ApiShapes,
    private readonly examples: Readonly<Record<string, Example>>,
    endpoints: ReadonlyMap<string, AnyEndpoint>,
  ) {
    this.byRoute = new Map([...endpoints].map(([name, each]) => [routeOf(each), [operationId(name), each]]));
  }

  /** The operation that is routed at `path`; `statuses` are those with which it succeeds. Nothing for a foreign one. */
  of(method: string, path: string, statuses: readonly string[]): object {
    const [id = '', endpoint] = this.byRoute.get(`${method} ${path}`) ?? [];
    const shape = this.shapes.operations[id];
    if (!endpoint || !shape) return {};
    this.features.add(shape.feature);
    const fields = fieldsOf(endpoint, shape.ask, this.shapes);
    const example = this.examples[id];
    return {
      operationId: id,
      tags: [shape.feature],
      summary: endpoint.summary,
      parameters: [
        ...fields.filter(({ place }) => place !== 'body').map((field) => parameterOf(field, example)),
        ...keyOf(endpoint),
        ...signatureOf(endpoint),
      ],
      ...bodyOf(endpoint, fields),
      ...(endpoint.access.includes('public') ? {} : { security: [{ bearer: [] }] }),
      responses: {
        ...Object.fromEntries(statuses.map((status) => [status, answerOf(endpoint, shape, example)])),
        ...this.refusals.of(codesOf(endpoint, fields.length > 0)),
      },
    };
  }

  /** What operations refer to, put into the `document` that holds them. */
  parts({ components, tags = [] }: OpenAPIObject): Pick<OpenAPIObject, 'components' | 'tags'> {
    const told = {
      ...components,
      schemas: this.shapes.schemas,
      responses: this.refusals.told,
    } as unknown as NonNullable<OpenAPIObject['components']>;
    return { components: told, tags: [...tags, ...[...this.features].map((name) => ({ name }))] };
  }
}

function routeOf({ method, path }: AnyEndpoint): string {
  return `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`;
}

function parameterOf({ name, place, required, schema }: ToldField, { ask = {} }: Partial<Example> = {}): object {
  const { description, ...rest } = schema;
  return {
    name,
    in: place,
    required,
    ...(description === undefined ? {} : { description }),
    ...(ask[name] === undefined ? {} : { example: ask[name] }),
    schema: rest,
  };
}

/** The header by which a write that is sent again is known. */
function keyOf({ method, keyless }: AnyEndpoint): object[] {
  if (method === 'GET' || keyless !== undefined) return [];
  const description = 'Made by the caller, the same for each try of the same write: it is done once.';
  const schema = { type: 'string', maxLength: 128 };
  return [{ name: 'Idempotency-Key', in: 'header', required: true, description, schema }];
}

/** The headers by which a program shows whose key it holds. */
function signatureOf({ signed }: AnyEndpoint): object[] {
  if (!signed) return [];
  const schema = { type: 'string', maxLength: 128 };
  const told: Readonly<Record<(typeof signedHeaders)[number], string>> = {
    'X-Key': 'The key that was given to you.',
    'X-Time': 'Now, as ISO 8601; at most five minutes from our clock.',
    'X-Nonce': 'A word that you use once.',
    'X-Signature':
      'Hexadecimal HMAC-SHA256 under your secret of: method, path with query, hexadecimal SHA-256 of the body, X-Time and X-Nonce, with a line feed between them.',
  };
  return signedHeaders.map((name) => ({ name, in: 'header', required: true, description: told[name], schema }));
}

const BINARY: Schema = { type: 'string', format: 'binary' };

/** Each media type with one schema. */
function contentOf(types: readonly string[], schema: Schema): Record<string, { schema: Schema }> {
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}

function bodyOf({ takes }: AnyEndpoint, fields: readonly ToldField[]): object {
  if (takes) return { requestBody: { required: true, content: contentOf(takes, BINARY) } };
  const body = fields.filter(({ place }) => place === 'body');
  if (body.length === 0) return {};
  const schema = {
    type: 'object',
    properties: Object.fromEntries(body.map(({ name, schema: each }) => [name, each])),
    required: body.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
  return { requestBody: { required: true, content: contentOf(['application/json'], schema) } };
}

function answerOf({ answers, gives }: AnyEndpoint, { answer = {} }: OperationShape, example?: Example): object {
  if (answers) return { description: `A .${answers} file`, content: contentOf([mediaTypes[answers]], BINARY) };
  if (gives) return { description: 'Bytes of this kind', content: contentOf(gives, BINARY) };
  const told = { schema: answer, ...(example ? { example: example.answer } : {}) };
  return { description: 'What was asked for', content: { 'application/json': told } };
}
