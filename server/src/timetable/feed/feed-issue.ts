// How are the faults of a feed collected, and how is it refused?
import { Failure, feedIssueSeverities } from '@kehuoyou/shared';
import type { FeedIssue, FeedIssueCode, FeedIssueSeverity, FeedValidation } from '@kehuoyou/shared';

/** Findings kept of each kind; of the rest only the number. */
const MOST_OF_A_KIND = 50;

/** Faults after which rows of a file are missing from what was read of it. */
const LOSSES: ReadonlySet<FeedIssueCode> = new Set<FeedIssueCode>([
  'csv_parsing_failed',
  'duplicated_column',
  'empty_file',
  'invalid_character',
  'invalid_row_length',
  'missing_calendar_and_calendar_date_files',
  'missing_required_column',
  'missing_required_file',
  'too_many_rows',
]);

/** What is kept for the ids of a file that could not be read whole: nobody knows which were in it. */
const ANYTHING: { has(id: string): boolean } = { has: () => true };

/** Collects what is wrong. */
export class FeedIssues {
  private readonly lossy = new Set<string>();
  private readonly kept: FeedIssue[] = [];
  private readonly counts: Partial<Record<FeedIssueCode, number>> = {};
  private readonly bySeverity: Record<FeedIssueSeverity, number> = { ERROR: 0, WARNING: 0, INFO: 0 };

  /** Notes a finding; its severity is that of its kind unless another is given. */
  add(issue: Omit<FeedIssue, 'severity'> & { readonly severity?: FeedIssueSeverity }): void {
    const severity = issue.severity ?? feedIssueSeverities[issue.code];
    const count = (this.counts[issue.code] ?? 0) + 1;
    this.counts[issue.code] = count;
    this.bySeverity[severity] += 1;
    if (severity === 'ERROR' && LOSSES.has(issue.code)) this.lossy.add(issue.file);
    if (count <= MOST_OF_A_KIND) this.kept.push({ ...issue, severity });
  }

  /** True when every row of these files was read, faulty or not. */
  readWhole(...files: readonly string[]): boolean {
    return files.every((file) => !this.lossy.has(file));
  }

  /**
   * The ids against which references are held: those found in `files`, or any at all where one of them could
   * not be read whole. A file that is broken would otherwise make a fault of every row that speaks of it.
   */
  knownFrom(ids: { has(id: string): boolean }, ...files: readonly string[]): { has(id: string): boolean } {
    return this.readWhole(...files) ? ids : ANYTHING;
  }

  get errors(): number {
    return this.bySeverity.ERROR;
  }

  /** Everything found so far, the worst first. */
  validation(): FeedValidation {
    const order: readonly FeedIssueSeverity[] = ['ERROR', 'WARNING', 'INFO'];
    return {
      issues: order.flatMap((severity) => this.kept.filter((issue) => issue.severity === severity)),
      counts: { ...this.counts },
      errors: this.bySeverity.ERROR,
      warnings: this.bySeverity.WARNING,
    };
  }
}

/** Thrown when a feed has errors: nothing of it was kept. */
export class FeedRejected extends Failure {
  constructor(readonly validation: FeedValidation) {
    super('feed_invalid');
    this.name = 'FeedRejected';
  }
}
