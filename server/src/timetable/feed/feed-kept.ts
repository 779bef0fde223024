// Are the files that we only keep and hand on at least tables that fit the rest?
import type { FeedSource, KnownThings } from './feed-source.js';
import { refer } from './feed-source.js';
import { isGtfsName, keptFiles, readFiles } from './gtfs-spec.js';

/** Checks every file that is not read; trips of `shapesUsed` must find their shapes. */
export async function checkKept(
  source: FeedSource,
  known: KnownThings,
  shapesUsed: readonly { readonly shapeId: string; readonly row: number }[],
): Promise<void> {
  for (const file of source.files.keys()) {
    if (Object.hasOwn(readFiles, file)) continue;
    // What is no file of GTFS may be a readme, a picture, a table of somebody's own: nothing in it is ours to judge.
    if (!isGtfsName(file))
      source.issues.add({ code: 'unknown_file', file, row: 0, reason: '标准里没有这个文件，原样保留' });
    else if (file.endsWith('.txt')) await checkTable(source, file, known);
  }
  const shapes = source.issues.knownFrom(await shapeIds(source), 'shapes.txt');
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

async function checkTable(source: FeedSource, file: string, known: KnownThings): Promise<void> {
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
