// How many tests passed, failed and were skipped over all the runs, and which failed?
import { readFileSync } from 'node:fs';

/**
 * A file in jest's JSON report, as far as we count it.
 * @typedef {object} JestFile
 * @property {string} name
 * @property {string} status `failed` also where no test of it did: it could not be loaded, or what came after its tests went wrong.
 * @property {{ status: string, fullName: string }[]} assertionResults
 */
/** @typedef {{ testResults: JestFile[] }} JestReport */

/** How a process ends that the system has no memory for. */
const KILLED = 'SIGKILL';

/** Adds up. A build, a type check and a lint run count as one test each. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** @type {string[]} */
  failures = [];

  /**
   * @param {string} name
   * @param {boolean} passed
   */
  addOne(name, passed) {
    if (passed) this.passed += 1;
    else this.fail(name);
  }

  /**
   * Adds a jest run. One that ended badly without a failed test, or without a report, is a failure itself.
   * @param {string} name
   * @param {{ reportPath: string, exitedWell: boolean, without?: readonly string[] }} run `without`: files that are run again.
   */
  addJest(name, { reportPath, exitedWell, without = [] }) {
    const report = readReport(reportPath);
    if (!report) return this.fail(`${name}: jest left no report`);
    const before = this.failed;
    for (const file of report.testResults.filter((each) => !without.includes(each.name))) {
      this.passed += countOf(file, ['passed']);
      this.skipped += countOf(file, ['pending', 'todo', 'skipped']);
      const broken = file.assertionResults.filter(({ status }) => status === 'failed');
      for (const { fullName } of broken) this.fail(`${name}: ${fullName}`);
      if (broken.length === 0 && hasFailed(file)) this.fail(`${name}: ${file.name}`);
    }
    if (!exitedWell && this.failed === before) this.fail(`${name}: jest ended with an error`);
  }

  /**
   * Adds how the database ended under the tests. That the system ended it once for want of memory is nobody's fault;
   * that it ended by itself, or is ended again and again, is.
   * @param {readonly import('../private-mariadb.mjs').UnexpectedEnd[]} ends
   */
  addEnds(ends) {
    for (const { how, told } of ends) if (how !== KILLED) this.fail(told);
    const kills = ends.filter(({ how }) => how === KILLED).length;
    if (kills > 1) this.fail(`MariaDB was killed ${kills} times under the tests`);
  }

  /** @param {string} name */
  fail(name) {
    this.failed += 1;
    this.failures.push(name);
  }

  /** The line that every run ends with. */
  get line() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}

/**
 * @param {JestFile} file
 * @param {readonly string[]} statuses
 */
function countOf({ assertionResults }, statuses) {
  return assertionResults.filter(({ status }) => statuses.includes(status)).length;
}

/** @param {JestFile} file */
function hasFailed({ status }) {
  return status === 'failed';
}

/**
 * The files of which something failed, or which could not be loaded.
 * @param {string} reportPath
 * @returns {string[]}
 */
export function failedFiles(reportPath) {
  const results = readReport(reportPath)?.testResults ?? [];
  return results.filter(hasFailed).map(({ name }) => name);
}

/**
 * @param {string} path
 * @returns {JestReport | undefined}
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
