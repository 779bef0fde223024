// Are the files that we only keep and hand on at least tables that fit the rest?
import type { FeedSource } from './feed-source.js';
import { refer } from './feed-source.js';
import { keptFiles, otherFiles, readFiles } from './gtfs-spec.js';

/** Ids that other files refer to. */
interface Known {
  readonly stops: { has(id: string): boolean };
  readonly routes: { has(id: string): boolean };
  readonly trips: { has(id: string): boolean };
}

/** Checks every file that is not read; trips of `shapesUsed` must find their shapes. */
export async function checkKept(
  source: FeedSource,
  known: Known,
  shapesUsed: readonly { readonly shapeId: string; readonly row: number }[],
): Promise<void> {
  for (const file of source.files.keys()) {
    if (Object.hasOwn(readFiles, file)) continue;
    if (file.endsWith('.txt')) await checkTable(source, file, known);
    if (keptFiles[file] === undefined && !otherFiles.has(file))
      source.issues.add({ code: 'unknown_file', file, row: 0, reason: '标准里没有这个文件，原样保留' });
  }
  const shapes = await shapeIds(source);
  for (const { shapeId, row } of shapesUsed) {
    if (!shapes.has(shapeId))
      source.issues.add({
        code: 'foreign_key_violation',
        file: 'trips.txt',
        row,
        field: 'shape_id',
        reason: `没有 shape_id 为“${shapeId}”的走向`,
      });
  }
}

async function checkTable(source: FeedSource, file: string, known: Known): Promise<void> {
  const refers = Object.entries(keptFiles[file]?.refers ?? {});
  const ids = { 'stops.txt': known.stops, 'routes.txt': known.routes, 'trips.txt': known.trips } as const;
  // Shapes have a row a bend of the road; draft each from each by its text would cost more than it finds.
  if (file === 'shapes.txt') return;
  await source.read(
    file,
    (table) => {
      for (const [field, target] of refers) {
        const id = table.optional(field);
        if (id !== null && target !== 'levels.txt') refer(table, field, id, ids[target]);
      }
    },
    true,
  );
}

async function shapeIds(source: FeedSource): Promise<Set<string>> {
  const ids = new Set<string>();
  const table = source.open('shapes.txt', true);
  if (!table) return ids;
  await source.each(table, () => {
    ids.add(table.id('shape_id'));
    table.decimal('shape_pt_lat', -90, 90);
    table.decimal('shape_pt_lon', -180, 180);
    table.whole('shape_pt_sequence', 0, 999_999_999);
  });
  return ids;
}
