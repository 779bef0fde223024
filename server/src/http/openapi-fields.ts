// Which parameters does an endpoint take? Its documentation is read off the rules that check them.
import { mediaTypes } from '@kehuoyou/shared';
import type { Endpoint } from '@kehuoyou/shared';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiParam, ApiQuery } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

/** What the documentation says of one field. */
interface FieldSchema {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  items?: { type: 'string' };
  maxItems?: number;
  format?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
}

/** What of an endpoint decides how it is described. */
type Described = Pick<Endpoint<unknown, unknown>, 'method' | 'path' | 'access' | 'keyless' | 'answers' | 'takes'>;

/**
 * Documentation decorators for what a caller sends to `target`: every field of the class `input` where it
 * belongs (path, query or JSON body), the idempotency key of a write, and the token where one is needed.
 */
export function documentAsk(target: Described, input: unknown): MethodDecorator[] {
  const secured = target.access.includes('public') ? [] : [ApiBearerAuth()];
  const key =
    target.method === 'GET' || target.keyless !== undefined
      ? []
      : [ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', maxLength: 128 } })];
  return [
    ...secured,
    ...key,
    ...documentFile(target),
    ...(typeof input === 'function' ? documentFields(target, input) : []),
  ];
}

/** Documentation decorators for what comes back where that is a file. */
export function documentAnswer({ answers }: Described): MethodDecorator[] {
  if (answers === undefined) return [];
  const content = { [mediaTypes[answers]]: { schema: { type: 'string', format: 'binary' } } };
  return [ApiOkResponse({ description: `A file that ends in .${answers}`, content })];
}

function documentFile({ takes = [] }: Described): MethodDecorator[] {
  if (takes.length === 0) return [];
  return [ApiConsumes(...takes), ApiBody({ schema: { type: 'string', format: 'binary' } })];
}

function documentFields({ method, path, takes }: Described, input: object): MethodDecorator[] {
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const fields = [...rulesByField(input)].map(([name, rules]) => ({
    name,
    schema: schemaOf(rules),
    required: !rules.some(({ rule }) => rule === 'isOptional'),
  }));
  const parameters = fields.filter(({ name }) => inPath.has(name)).map((field) => ApiParam(field));
  const said = fields.filter(({ name }) => !inPath.has(name));
  if (method === 'GET' || takes !== undefined) return [...parameters, ...said.map((field) => ApiQuery(field))];
  return said.length === 0 ? parameters : [...parameters, documentBody(said)];
}

function documentBody(
  fields: readonly { readonly name: string; readonly schema: FieldSchema; readonly required: boolean }[],
): MethodDecorator {
  return ApiBody({
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
      required: fields.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    },
  });
}

interface Rule {
  readonly rule: string;
  readonly given: readonly unknown[];
}

/** Any class, as class-validator's storage is asked by. */
type AnyClass = abstract new (...inputs: never[]) => unknown;

function rulesByField(input: object): Map<string, Rule[]> {
  const fields = new Map<string, Rule[]>();
  const all = getMetadataStorage().getTargetValidationMetadatas(input as AnyClass, '', false, false);
  for (const { propertyName, name, type, constraints } of all) {
    const rule = { rule: name ?? type, given: (constraints ?? []) as readonly unknown[] };
    fields.set(propertyName, [...(fields.get(propertyName) ?? []), rule]);
  }
  return fields;
}

function schemaOf(rules: readonly Rule[]): FieldSchema {
  const schema: FieldSchema = { type: 'string' };
  for (const { rule, given } of rules) {
    const [first] = given;
    if (rule === 'isInt') schema.type = 'integer';
    if (rule === 'isNumber') schema.type = 'number';
    if (rule === 'isBoolean') schema.type = 'boolean';
    if (rule === 'isArray') Object.assign(schema, { type: 'array', items: { type: 'string' } });
    if (rule === 'arrayMaxSize' && typeof first === 'number') schema.maxItems = first;
    if (rule === 'isServiceDate') schema.format = 'date';
    if (rule === 'isIn' && Array.isArray(first)) schema.enum = first.map(String);
    if (rule === 'min' && typeof first === 'number') schema.minimum = first;
    if (rule === 'max' && typeof first === 'number') schema.maximum = first;
    if (rule === 'maxLength' && typeof first === 'number') schema.maxLength = first;
    if (rule === 'matches' && first instanceof RegExp) schema.pattern = first.source;
  }
  return schema;
}
