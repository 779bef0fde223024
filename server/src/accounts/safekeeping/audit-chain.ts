// Has nobody changed, removed or slipped in a line of the audit log?

/** A line as it is kept. */
export interface AuditLine {
  readonly sequence: number;
  readonly occurredAt: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: string;
  readonly previousMark: string;
  readonly mark: string;
}

/** The chain's keyed mark. */
export type Mark = (line: string) => string;

/** What a line's mark is made from: everything that it says, and the mark of the line before. */
export function auditLine(entry: Omit<AuditLine, 'mark'>): string {
  const { sequence, occurredAt, action, actorId, subjectKind, subjectId, detail, previousMark } = entry;
  return JSON.stringify([
    sequence,
    occurredAt.toISOString(),
    action,
    actorId,
    subjectKind,
    subjectId,
    detail,
    previousMark,
  ]);
}

/** Where the log ends. Kept elsewhere (in a file, on paper), it proves later that nothing was cut off. */
export interface AuditHead {
  readonly sequence: number;
  readonly mark: string;
}

/** What is wrong, and from which line on. */
export interface AuditBreak {
  readonly sequence: number;
  readonly problem: 'changed' | 'missing' | 'cut_off' | 'unknown_start' | 'beyond_end';
}

/** Follows the chain line by line. */
export class AuditChain {
  private end: AuditHead = { sequence: 0, mark: '' };
  private first: AuditHead | undefined;
  private broken: AuditBreak | undefined;
  /** Lines that say: everything up to there was removed because its time was over. */
  private readonly trims: AuditHead[] = [];
  private readonly seen = new Set<AuditHead>();

  /** `expected` are ends of the log that were noted earlier and must still be part of it; `from` is one from which on to look. */
  constructor(
    private readonly mark: Mark,
    private readonly expected: readonly AuditHead[] = [],
    private readonly from?: AuditHead,
  ) {
    this.first = from;
    if (from) this.end = from;
  }

  /** Takes the next line, in the order of the sequence. */
  add(entry: AuditLine): void {
    if (this.broken) return;
    if (!this.first) {
      this.first = { sequence: entry.sequence - 1, mark: entry.previousMark };
      this.end = this.first;
    }
    if (entry.sequence !== this.end.sequence + 1) return this.breakAt(this.end.sequence + 1, 'missing');
    if (entry.previousMark !== this.end.mark || entry.mark !== this.mark(auditLine(entry)))
      return this.breakAt(entry.sequence, 'changed');
    if (entry.action === 'audit.trimmed') this.trims.push(JSON.parse(entry.detail) as AuditHead);
    for (const each of this.expected)
      if (entry.sequence === each.sequence && entry.mark === each.mark) this.seen.add(each);
    this.end = { sequence: entry.sequence, mark: entry.mark };
  }

  /** The verdict once all lines are in: what is wrong, or undefined. `head` is the end as the log itself notes it. */
  verdict(head: AuditHead): AuditBreak | undefined {
    if (this.broken) return this.broken;
    const start = this.first ?? this.end;
    const known =
      this.from !== undefined ||
      (start.sequence === 0
        ? start.mark === ''
        : this.trims.some((trim) => trim.sequence === start.sequence && trim.mark === start.mark));
    if (!known) return { sequence: start.sequence + 1, problem: 'unknown_start' };
    if (head.sequence < this.end.sequence) return { sequence: head.sequence + 1, problem: 'beyond_end' };
    if (head.sequence !== this.end.sequence || head.mark !== this.end.mark)
      return { sequence: this.end.sequence + 1, problem: 'cut_off' };
    // What was noted before the first line that is left cannot be looked for any longer.
    const lost = this.expected.find((each) => each.sequence > start.sequence && !this.seen.has(each));
    if (lost) return { sequence: lost.sequence, problem: 'cut_off' };
    return undefined;
  }

  private breakAt(sequence: number, problem: AuditBreak['problem']): void {
    this.broken = { sequence, problem };
  }
}
