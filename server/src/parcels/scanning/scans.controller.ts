// Which requests come from those who have parcels in their hands?
import { Controller } from '@nestjs/common';
import { scansApi } from '@kehuoyou/shared';
import type { ScanOutcome } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ScansDto } from './scans.dto.js';
import { Scans } from './scans.service.js';

/** Scans. */
@Controller()
export class ScansController {
  constructor(private readonly scans: Scans) {}

  @Endpoint(scansApi.submit)
  submit(
    @Input() ask: ScansDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ outcomes: ScanOutcome[] }> {
    return this.scans.submit(caller, ask, command);
  }
}
