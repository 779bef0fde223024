// How many tests passed, failed and were skipped over all the runs, and which failed?
import { readFileSync } from 'node:fs';

/**
 * The part of jest's JSON report that we count.
 * @typedef {object} JestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ name: string, message: string, assertionResults: { status: string, fullName: string }[] }[]} testResults
 */

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
   * @param {{ reportPath: string, exitedWell: boolean }} run
   */
  addJest(name, { reportPath, exitedWell }) {
    const report = readReport(reportPath);
    if (!report) return this.fail(`${name}: jest left no report`);
    const before = this.failed;
    this.passed += report.numPassedTests;
    this.skipped += report.numPendingTests + report.numTodoTests;
    for (const file of report.testResults) {
      const broken = file.assertionResults.filter(({ status }) => status === 'failed');
      for (const { fullName } of broken) this.fail(`${name}: ${fullName}`);
      // A file that cannot even be loaded has no failed tests, only a message.
      if (broken.length === 0 && file.message !== '' && file.assertionResults.length === 0)
        this.fail(`${name}: ${file.name}`);
    }
    if (!exitedWell && this.failed === before) this.fail(`${name}: jest ended with an error`);
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
