// Which fields does an endpoint take? Told by the rules that check them, and by their type where that says more.
import type { AnyEndpoint } from '@kehuoyou/shared';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import { resolved } from './shapes.js';
import type { ApiShapes, Schema } from './shapes.js';

/** Any class, as class-validator's storage is asked by. */
export type InputClass = abstract new (...inputs: never[]) => unknown;

/** One field, where it stands, and what it may hold. */
export interface ToldField {
  readonly name: string;
  readonly place: 'path' | 'query' | 'body';
  readonly required: boolean;
  readonly schema: Schema;
}

/** One rule that checks a field; `code` is the failure that it names. */
interface Rule {
  readonly rule: string;
  readonly given: readonly unknown[];
  readonly code?: string;
}

/** The class that checks what each endpoint takes. */
const inputs = new WeakMap<object, InputClass>();

/** Remembers which class checks what `endpoint` takes. */
export function rememberInput(endpoint: object, input: unknown): void {
  if (typeof input === 'function') inputs.set(endpoint, input as InputClass);
}

/** Everything that a caller says to `endpoint`; `ask` is the shape of its question. */
export function fieldsOf(endpoint: AnyEndpoint, ask: Schema, shapes: ApiShapes): ToldField[] {
  const { properties = {}, required = [] } = resolved(ask, shapes) as {
    properties?: Readonly<Record<string, Schema>>;
    required?: readonly string[];
  };
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const elsewhere = endpoint.method === 'GET' || endpoint.takes !== undefined ? 'query' : 'body';
  const rules = rulesOf(inputs.get(endpoint));
  // What checks its question by itself, as WeChat's pushes do, has no class: only their address is told, by its type.
  const names = rules.size > 0 || elsewhere === 'body' ? [...rules.keys()] : Object.keys(properties);
  return names.map((name) => ({
    name,
    place: inPath.has(name) ? 'path' : elsewhere,
    required: rules.get(name)?.every(({ rule }) => rule !== 'isOptional') ?? required.includes(name),
    schema: together(rules.get(name) ?? [], properties[name]),
  }));
}

/** The failures that the rules of an endpoint's fields name, and those of what stands in them. */
export function codesOfFields(endpoint: AnyEndpoint): string[] {
  return codesOf(inputs.get(endpoint));
}

function codesOf(input: InputClass | undefined): string[] {
  return [...rulesOf(input)].flatMap(([name, rules]) => [
    ...rules.flatMap(({ code }) => (code ? [code] : [])),
    ...(rules.some(({ rule }) => rule === 'nestedValidation') ? codesOf(insideOf(input, name)) : []),
  ]);
}

/** The class that checks each entry of a list: the one of which entries are made. */
function insideOf(input: InputClass | undefined, name: string): InputClass | undefined {
  const made = plainToInstance(input as new () => Record<string, unknown>, { [name]: [{}] })[name];
  const first: unknown = Array.isArray(made) ? made[0] : made;
  return first instanceof Object && first.constructor !== Object ? (first.constructor as InputClass) : undefined;
}

function rulesOf(input: InputClass | undefined): Map<string, Rule[]> {
  const fields = new Map<string, Rule[]>();
  const all = input ? getMetadataStorage().getTargetValidationMetadatas(input, '', false, false) : [];
  for (const { propertyName, name, type, constraints, context } of all) {
    const { code } = (context ?? {}) as { code?: string };
    const rule = { rule: name ?? type, given: (constraints ?? []) as readonly unknown[], ...(code ? { code } : {}) };
    fields.set(propertyName, [...(fields.get(propertyName) ?? []), rule]);
  }
  return fields;
}

/** What the rules say of one value; of what holds others the type says it. */
function together(rules: readonly Rule[], told: Schema | undefined): Schema {
  const holdsOthers = rules.some(({ rule }) => rule === 'isArray' || rule === 'nestedValidation');
  if (told && (holdsOthers || rules.length === 0)) return { ...told, ...limitsOf(rules) };
  const description = told?.['description'];
  return { type: 'string', ...limitsOf(rules), ...(description === undefined ? {} : { description }) };
}

/** What each rule says in JSON Schema. */
function limitsOf(rules: readonly Rule[]): Schema {
  const schema: Record<string, unknown> = {};
  for (const { rule, given } of rules) {
    const [first] = given;
    if (rule === 'isInt') schema['type'] = 'integer';
    if (rule === 'isNumber') schema['type'] = 'number';
    if (rule === 'isBoolean') schema['type'] = 'boolean';
    if (rule === 'isServiceDate') schema['format'] = 'date';
    if (rule === 'isIn' && Array.isArray(first)) schema['enum'] = first.map(String);
    if (rule === 'arrayMaxSize' && typeof first === 'number') schema['maxItems'] = first;
    if (rule === 'min' && typeof first === 'number') schema['minimum'] = first;
    if (rule === 'max' && typeof first === 'number') schema['maximum'] = first;
    if (rule === 'maxLength' && typeof first === 'number') schema['maxLength'] = first;
    if (rule === 'matches' && first instanceof RegExp) schema['pattern'] = first.source;
  }
  return schema;
}
