// Does somebody decide, each time that the shape of an answer changes, whether phones may go on with what they remember?
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { declaredEndpoints } from '../architecture/endpoint-rules.js';

interface Shapes {
  readonly operations: Readonly<Record<string, { readonly answer?: object }>>;
  readonly schemas: Readonly<Record<string, object>>;
}

/** Shapes that `shape` refers to, by their names, and those that these refer to. */
function referredTo(shape: object, { schemas }: Shapes, found = new Map<string, object>()): Map<string, object> {
  for (const [, name = ''] of JSON.stringify(shape).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    const next = schemas[name];
    if (found.has(name) || !next) continue;
    found.set(name, next);
    referredTo(next, { operations: {}, schemas }, found);
  }
  return found;
}

/** The same shape, whatever is said about it in words and in whichever order the compiler lists its choices. */
function bare(value: unknown, ordered = false): unknown {
  if (Array.isArray(value)) {
    const each = value.map((one) => bare(one));
    return ordered ? each : each.map((one) => JSON.stringify(one)).sort();
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, each]) => key !== 'description' || typeof each !== 'string');
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, bare(each, key === 'prefixItems')]),
  );
}

/** Marks what a phone may remember: the answers to every question. */
function markOf(shapes: Shapes, questions: readonly string[]): string {
  const answers = questions
    .slice()
    .sort()
    .flatMap((name) => (shapes.operations[name]?.answer ? [[name, shapes.operations[name].answer]] : []));
  const parts = [...referredTo(answers, shapes)].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(bare([answers, parts])))
    .digest('hex')
    .slice(0, 16);
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const shapes = JSON.parse(read('server/dist/api-shapes.json')) as Shapes;
const questions = [...declaredEndpoints()]
  .filter(([, { method }]) => method === 'GET')
  .map(([name]) => name.replace(/Api\./, '.'));

it('the app knows of the shapes that the API has now: see miniapp/src/core/answer-shape', () => {
  expect(questions.length).toBeGreaterThan(30);
  const [, known] = /^export const OF = '(\w*)';$/m.exec(read('miniapp/src/core/answer-shape.ts')) ?? [];
  expect(known).toBe(markOf(shapes, questions));
});

it('sees a field that comes, goes or changes its kind, however deep, and no words about it', () => {
  const one: Shapes = {
    operations: { 'a.list': { answer: { $ref: '#/components/schemas/List' } } },
    schemas: {
      List: { properties: { rows: { items: { $ref: '#/components/schemas/Row' } } } },
      Row: { properties: { name: { type: 'string', description: 'A name' } } },
      Other: { type: 'string' },
    },
  };
  const other = (schemas: Shapes['schemas']): string =>
    markOf({ ...one, schemas: { ...one.schemas, ...schemas } }, ['a.list']);
  const mark = markOf(one, ['a.list']);
  expect(other({ Row: { properties: { name: { type: 'integer' } } } })).not.toBe(mark);
  expect(other({ Row: { properties: { name: { type: 'string' }, more: { type: 'string' } } } })).not.toBe(mark);
  expect(other({ Row: { properties: {} } })).not.toBe(mark);
  expect(other({ Row: { properties: { name: { type: 'string', description: 'What it is called' } } } })).toBe(mark);
  expect(other({ Other: { type: 'integer' } })).toBe(mark);
});
