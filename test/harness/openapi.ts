// Which fields does each endpoint take, as the running server describes itself?

/** What the description says of one field. */
export interface FieldSchema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
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
  readonly components?: { readonly schemas?: Readonly<Record<string, DescribedBody>> };
}

interface DescribedOperation {
  readonly parameters?: readonly (Omit<Field, 'in'> & { readonly in: string })[];
  readonly requestBody?: { readonly content?: { readonly 'application/json'?: { readonly schema?: DescribedBody } } };
}

interface DescribedBody {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
}

/** Every endpoint of an OpenAPI document. */
export function operationsOf(document: unknown): Operation[] {
  const { paths, components } = document as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const parameters = (described.parameters ?? []).map((each): Field => ({ name: each.name, in: each.in === 'path' ? 'path' : 'query', required: each.required, schema: each.schema }));
      return { method: method.toUpperCase(), path, fields: [...parameters, ...bodyFields(described, components)] };
    }),
  );
}

function bodyFields(described: DescribedOperation, components: Document['components']): Field[] {
  const given = described.requestBody?.content?.['application/json']?.schema;
  const body = given?.$ref === undefined ? given : components?.schemas?.[given.$ref.split('/').at(-1) ?? ''];
  return Object.entries(body?.properties ?? {}).map(([name, schema]) => ({ name, in: 'body', required: body?.required?.includes(name) ?? false, schema }));
}
