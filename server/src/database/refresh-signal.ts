// How does the process that wrote something see it at once, before it next looks at the revisions?

/**
 * Whoever has committed a change to what is kept in memory calls `raise`, and goes on when this process
 * shows it; the other processes follow by the revision counters.
 */
export class RefreshSignal {
  private refresh: () => Promise<void> = async () => undefined;

  /** Sets what is done; the refresher stands to the right of every feature and so cannot be imported by one. */
  use(refresh: () => Promise<void>): void {
    this.refresh = refresh;
  }

  async raise(): Promise<void> {
    await this.refresh();
  }
}
