// Is a run red when anything of it was, however jest writes that down, and whatever was run again?
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failedFiles, Tally } from './tally.mjs';

const passed = { status: 'passed', fullName: 'works' };
/** As jest 30 writes them: of what goes wrong around the tests only the file and its message tell. */
const files = {
  good: { name: 'good', status: 'passed', message: '', assertionResults: [passed, passed] },
  partly: {
    ...{ name: 'partly', status: 'focused', message: '' },
    assertionResults: [passed, { status: 'pending', fullName: 'waits' }],
  },
  broken: {
    ...{ name: 'broken', status: 'failed', message: '● works not' },
    assertionResults: [passed, { status: 'failed', fullName: 'works not' }],
  },
  unloadable: { name: 'unloadable', status: 'failed', message: '● Test suite failed to run', assertionResults: [] },
  afterwards: {
    ...{ name: 'afterwards', status: 'failed', message: '● Test suite failed to run' },
    assertionResults: [passed],
  },
};
type File = (typeof files)[keyof typeof files];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khy-tally-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(...testResults: readonly File[]): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

it('counts what passed and what was skipped, and is green', () => {
  const tally = new Tally();
  tally.addJest('test', { reportPath: report(files.good, files.partly), exitedWell: true });
  expect([tally.line, tally.failures]).toEqual(['3 passed, 0 failed, 1 skipped', []]);
});

it.each([
  [files.broken, 'test: works not'],
  [files.unloadable, 'test: unloadable'],
  [files.afterwards, 'test: afterwards'],
])('is red by $name, and would run it again', (file, failure) => {
  const reportPath = report(files.good, file, files.partly);
  expect(failedFiles(reportPath)).toEqual([file.name]);
  // Also where jest's own exit is explained by another file.
  for (const exitedWell of [true, false]) {
    const tally = new Tally();
    tally.addJest('test', { reportPath, exitedWell });
    expect(tally.failures).toEqual([failure]);
  }
});

it('leaves out what is run again, and nothing else of what failed', () => {
  const reportPath = report(files.broken, files.afterwards);
  const tally = new Tally();
  tally.addJest('test', { reportPath, exitedWell: true, without: ['broken'] });
  expect([tally.failures, tally.passed]).toEqual([['test: afterwards'], 1]);
});

it('is red where jest ended badly for no reason that it wrote down, or wrote nothing', () => {
  const tally = new Tally();
  tally.addJest('test', { reportPath: report(files.good), exitedWell: false });
  tally.addJest('server', { reportPath: join(folder, 'none.json'), exitedWell: true });
  expect(tally.failures).toEqual(['test: jest ended with an error', 'server: jest left no report']);
  expect(failedFiles(join(folder, 'none.json'))).toEqual([]);
});

it.each([
  [[], []],
  [['SIGKILL'], []],
  [['SIGKILL', 'SIGKILL'], ['MariaDB was killed 2 times under the tests']],
  [['SIGSEGV'], ['ended by SIGSEGV']],
  [['SIGKILL', 'code 1'], ['ended by code 1']],
])('forgives MariaDB one kill for want of memory: %j', (ends, failures) => {
  const tally = new Tally();
  tally.addEnds(ends.map((how) => ({ how, told: `ended by ${how}` })));
  expect(tally.failures).toEqual(failures);
});
