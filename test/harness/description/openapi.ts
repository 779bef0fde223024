// Which fields does each endpoint take, as the running server describes itself?

/** What the description says of one field. */
export interface FieldSchema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** A field of an endpoint. */
export interface Field {
  readonly name: string;
  readonly in: 'path' | 'query' | 'body';
  readonly required: boolean;
  readonly schema: FieldSchema;
}

/** An endpoint with its fields. */
export interface Operation {
  readonly method: string;
  /** With `{name}` for its path parameters. */
  readonly path: string;
  readonly fields: readonly Field[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

interface DescribedOperation {
  readonly parameters?: readonly (Omit<Field, 'in'> & { readonly in: string })[];
  /** Without JSON where a file is the body. */
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: DescribedBody } } };
}

interface DescribedBody {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, FieldSchema>>;
}

/** Every endpoint of an OpenAPI document. */
export function operationsOf(document: unknown): Operation[] {
  return Object.entries((document as Document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => ({
      method: method.toUpperCase(),
      path,
      fields: [...parametersOf(described), ...bodyFieldsOf(described)],
    })),
  );
}

function parametersOf({ parameters = [] }: DescribedOperation): Field[] {
  return parameters.flatMap((each): Field[] =>
    each.in === 'path' || each.in === 'query' ? [{ ...each, in: each.in }] : [],
  );
}

function bodyFieldsOf({ requestBody }: DescribedOperation): Field[] {
  const body = requestBody?.content['application/json']?.schema;
  return Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'body',
    required: body?.required.includes(name) ?? false,
    schema,
  }));
}
