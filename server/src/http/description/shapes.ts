// Which shape has what an endpoint takes and gives, as the build wrote it down?
import { readFileSync } from 'node:fs';

/** A JSON Schema, as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** What the types of one endpoint say. */
export interface OperationShape {
  readonly feature: string;
  readonly ask: Schema;
  /** Absent where bytes come back. */
  readonly answer?: Schema;
}

/** Every shape of the API. */
export interface ApiShapes {
  /** By the endpoint's name, such as `timetable.board`. */
  readonly operations: Readonly<Record<string, OperationShape>>;
  /** Those that have a name of their own, which others refer to. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Beside what was compiled, wherever this file itself runs from. */
const WRITTEN = new URL('../../../dist/api-shapes.json', import.meta.url);

/** Reads the shapes; throws when the server was compiled and not built (`node server/build.mjs`). */
export function apiShapes(): ApiShapes {
  return JSON.parse(readFileSync(WRITTEN, 'utf8')) as ApiShapes;
}

/** `schema` itself, or what it refers to. */
export function resolved(schema: Schema | undefined, { schemas }: Pick<ApiShapes, 'schemas'>): Schema {
  const reference = schema?.['$ref'];
  if (typeof reference !== 'string') return schema ?? {};
  return resolved(schemas[reference.slice(reference.lastIndexOf('/') + 1)], { schemas });
}
