// How are the faults of a feed collected, and how is it refused?
import { Failure, feedIssueSeverities } from '@kehuoyou/shared';
import type { FeedIssue, FeedIssueCode, FeedIssueSeverity, FeedValidation } from '@kehuoyou/shared';

/** Findings kept of each kind; of the rest only the number. */
const MOST_OF_A_KIND = 50;

/** Collects what is wrong. */
export class FeedIssues {
  private readonly kept: FeedIssue[] = [];
  private readonly counts: Partial<Record<FeedIssueCode, number>> = {};
  private readonly bySeverity: Record<FeedIssueSeverity, number> = { ERROR: 0, WARNING: 0, INFO: 0 };

  /** Notes a finding; its severity is that of its kind unless another is given. */
  add(issue: Omit<FeedIssue, 'severity'> & { readonly severity?: FeedIssueSeverity }): void {
    const severity = issue.severity ?? feedIssueSeverities[issue.code];
    const count = (this.counts[issue.code] ?? 0) + 1;
    this.counts[issue.code] = count;
    this.bySeverity[severity] += 1;
    if (count <= MOST_OF_A_KIND) this.kept.push({ ...issue, severity });
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
