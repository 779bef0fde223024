// Which requests claim for boxes, and answer claims?
import { Controller } from '@nestjs/common';
import { claimsApi } from '@kehuoyou/shared';
import type { Claim, ClaimsOfShipment } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ClaimReading } from './claim-reading.service.js';
import { Claims } from './claims.service.js';
import { ClaimListDto, FileClaimDto, MoveClaimDto } from './claims.dto.js';

/** Claims. */
@Controller()
export class ClaimsController {
  constructor(
    private readonly claims: Claims,
    private readonly reading: ClaimReading,
  ) {}

  @Endpoint(claimsApi.ofShipment)
  ofShipment(@Input() ask: IdDto, @CurrentCaller() caller: Caller): Promise<ClaimsOfShipment> {
    return this.reading.ofShipment(caller, ask.id);
  }

  @Endpoint(claimsApi.file)
  file(
    @Input() ask: FileClaimDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Claim> {
    return this.claims.file(caller, ask, command);
  }

  @Endpoint(claimsApi.list)
  list(@Input() ask: ClaimListDto, @CurrentCaller() caller: Caller): Promise<{ claims: readonly Claim[] }> {
    return this.reading.list(caller, ask.limit);
  }

  @Endpoint(claimsApi.move)
  move(
    @Input() ask: MoveClaimDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Claim> {
    return this.claims.move(caller, ask, command);
  }
}
