// Is the audit log still what it was when the server last looked, without anybody having to ask?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import type { Logger } from 'pino';
import { CLOCK } from '../../clock.js';
import { AUDIT_FOLDER } from '../accounts.config.js';
import { errorName } from '../../database/error-name.js';
import { Timers } from '../../timers/timers.service.js';
import type { AuditBreak } from './audit-chain.js';
import { AuditService } from './audit.service.js';
import { auditBreakWords } from './audit-break-words.js';
import { NotedHeads } from './noted-heads-store.js';

/** Lines younger than this could be cut off without a trace, ms. */
const EVERY_MS = 300_000;

/** Looks at the start and every few minutes, and notes outside of the database how far the log was whole. */
@Injectable()
export class AuditWatch implements OnModuleInit {
  private readonly noted: NotedHeads;
  private logger: Logger | undefined;

  constructor(
    private readonly audit: AuditService,
    private readonly timers: Timers,
    @Inject(AUDIT_FOLDER) folder: string,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.noted = new NotedHeads(folder);
  }

  onModuleInit(): void {
    this.timers.add({
      name: 'accounts.audit_watch',
      schedule: { everyMs: EVERY_MS },
      run: async (stopping) => void (stopping.aborted || (await this.look())),
    });
  }

  /** Looks at once; that it could not look stops no server. */
  async start(logger: Logger): Promise<void> {
    this.logger = logger;
    await this.look().catch((error: unknown) =>
      logger.error({ error: errorName(error) }, 'the audit log was not read'),
    );
  }

  /**
   * Whether what was noted last is still part of the log, and all that came since is whole. Then notes where it ends
   * now; otherwise says so, again each time, until whoever runs the server has looked into it.
   */
  async look(): Promise<AuditBreak | undefined> {
    const last = this.noted.last();
    const { broken, head } = await this.audit.verifySince(last);
    if (broken) {
      this.logger?.error(`the audit log was tampered with: ${auditBreakWords(broken)}; verify-audit tells more`);
      return broken;
    }
    if (head.sequence === 0 || head.sequence === last?.sequence) return undefined;
    this.noted.add(head, this.clock.now());
    // Logs are kept elsewhere, too.
    this.logger?.info(`the audit log is whole, up to ${head.sequence}:${head.mark}`);
    return undefined;
  }
}
