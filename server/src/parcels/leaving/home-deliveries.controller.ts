// Which requests come from those who keep a point's list of deliveries to the door?
import { Controller } from '@nestjs/common';
import { homeDeliveryApi } from '@kehuoyou/shared';
import type { HomeDeliveries } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { HomeDeliveriesService } from './home-deliveries.service.js';
import { AddHomeDeliveryDto, EndHomeDeliveryDto, HomeListDto } from './home-deliveries.dto.js';

/** Points' lists. */
@Controller()
export class HomeDeliveriesController {
  constructor(private readonly lists: HomeDeliveriesService) {}

  @Endpoint(homeDeliveryApi.list)
  list(@Input() ask: HomeListDto, @CurrentCaller() caller: Caller): Promise<HomeDeliveries> {
    return this.lists.list(caller, ask.id);
  }

  @Endpoint(homeDeliveryApi.add)
  add(
    @Input() ask: AddHomeDeliveryDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<HomeDeliveries> {
    return this.lists.add(caller, ask, command);
  }

  @Endpoint(homeDeliveryApi.end)
  end(
    @Input() ask: EndHomeDeliveryDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<HomeDeliveries> {
    return this.lists.end(caller, ask, command);
  }
}
