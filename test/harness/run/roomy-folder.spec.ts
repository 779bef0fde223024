// Is taken away what a killed run has left in memory, and nothing that somebody still uses?
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makeRoomyFolder, sweepLeftovers } from './roomy-folder.mjs';

let memory: string;
beforeEach(() => {
  memory = mkdtempSync(join(tmpdir(), 'khy-memory-'));
});
afterEach(() => rmSync(memory, { recursive: true, force: true }));

it('sweeps the folders of processes that are gone, however old or new they are', async () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const made = await makeRoomyFolder('sqlite');
  rmSync(made, { recursive: true });
  const own = basename(made);
  const left = own.replace(`-${process.pid}-`, `-${gone}-`);
  // Whoever shares the memory and counts processes apart: that number is somebody's there.
  const [foreign, elsewhere] = ['khy-something', `khy-1-${gone}-mariadb-a1B2c3`];
  for (const name of [own, left, foreign, elsewhere]) {
    mkdirSync(join(memory, name));
    writeFileSync(join(memory, name, 'data'), '');
    // A database of a long run: the folder itself was changed when it was made, and never since.
    if (name === own) utimesSync(join(memory, name), 0, 0);
  }
  sweepLeftovers(memory);
  expect(readdirSync(memory).sort()).toEqual([own, foreign, elsewhere].sort());
});

it('leaves alone what is of somebody who may not be sent a signal', async () => {
  const made = await makeRoomyFolder('mariadb');
  rmSync(made, { recursive: true });
  mkdirSync(join(memory, basename(made).replace(`-${process.pid}-`, '-1-')));
  sweepLeftovers(memory);
  expect(readdirSync(memory)).toHaveLength(1);
});
