// Which parameters does an endpoint take? Its documentation is read off the rules that check them.
import { ApiParam, ApiQuery } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

/** What the documentation says of one field. */
interface FieldSchema {
  type: 'string' | 'number' | 'integer' | 'boolean';
  format?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
}

/** Documentation decorators for every field of `input`; those named in `path` are path parameters. */
export function documentFields(path: string, input: unknown): MethodDecorator[] {
  if (typeof input !== 'function') return [];
  return [...rulesByField(input)].map(([name, rules]) => {
    const schema = schemaOf(rules);
    const options = { name, schema, required: !rules.some(({ rule }) => rule === 'isOptional') };
    return path.includes(`:${name}`) ? ApiParam(options) : ApiQuery(options);
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
    if (rule === 'isServiceDate') schema.format = 'date';
    if (rule === 'isIn' && Array.isArray(first)) schema.enum = first.map(String);
    if (rule === 'min' && typeof first === 'number') schema.minimum = first;
    if (rule === 'max' && typeof first === 'number') schema.maximum = first;
    if (rule === 'maxLength' && typeof first === 'number') schema.maxLength = first;
    if (rule === 'matches' && first instanceof RegExp) schema.pattern = first.source;
  }
  return schema;
}
