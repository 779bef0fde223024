// Command: fill an empty database with the county; with a folder or zip, make the GTFS feed in it the timetable.
import type { CommandContext } from '../../command.js';

export async function seed({ words: [path], output, database, fill, run }: CommandContext): Promise<number> {
  const filled = await fill(await database());
  output.log(filled ? 'the database was filled with the county' : 'the county is there already');
  return path === undefined ? 0 : run('timetable', ['import', path]);
}
