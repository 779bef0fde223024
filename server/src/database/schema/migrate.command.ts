// Command: bring the schema up to date, or with `--undo` take the last migration back.
import { DataSource } from 'typeorm';
import type { CommandContext } from '../../command.js';
import { bringUpToDate, takeBack } from './bring-up-to-date.js';
import { dataSourceOptions } from './data-source.js';

export async function migrate({ words, config, output, tables }: CommandContext): Promise<number> {
  const dataSource = await new DataSource(dataSourceOptions(config, await tables())).initialize();
  try {
    if (words.includes('--undo')) {
      await takeBack(dataSource);
      output.log('the last migration was taken back');
    } else {
      const done = await bringUpToDate(dataSource, config);
      output.log(done.length === 0 ? 'the schema is up to date' : `done: ${done.join(', ')}`);
    }
  } finally {
    await dataSource.destroy();
  }
  return 0;
}
