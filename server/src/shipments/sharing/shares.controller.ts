// Which requests let a buyer look at what is sent to them?
import { Controller } from '@nestjs/common';
import { shipmentShareApi } from '@kehuoyou/shared';
import type { SharedShipment, ShareLink } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { SharedDto, ShareDto } from './shares.dto.js';
import { Shares } from './shares.service.js';

/** Links for buyers. */
@Controller()
export class SharesController {
  constructor(private readonly shares: Shares) {}

  @Endpoint(shipmentShareApi.make)
  make(
    @Input() ask: ShareDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ShareLink> {
    return this.shares.make(caller, ask, command);
  }

  @Endpoint(shipmentShareApi.withdraw)
  withdraw(
    @Input() ask: ShareDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ withdrawn: number }> {
    return this.shares.withdraw(caller, ask, command);
  }

  @Endpoint(shipmentShareApi.read)
  read(@Input() { token }: SharedDto): Promise<SharedShipment> {
    return this.shares.read(token);
  }
}
