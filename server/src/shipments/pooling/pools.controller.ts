// Which requests ask who waits together, and say what becomes of it?
import { Controller } from '@nestjs/common';
import { poolsApi } from '@kehuoyou/shared';
import type { DayPools, SharedPool } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { DayLoadsDto } from '../loads/loads.dto.js';
import { PoolAnswers } from './pool-answers.service.js';
import { PoolAnswerDto } from './pools.dto.js';
import { Pools } from './pools.service.js';

/** Those who wait for full buses. */
@Controller()
export class PoolsController {
  constructor(
    private readonly pools: Pools,
    private readonly answers: PoolAnswers,
  ) {}

  @Endpoint(poolsApi.ofDay)
  ofDay(@Input() { date }: DayLoadsDto, @CurrentCaller() caller: Caller): Promise<DayPools> {
    return this.pools.ofDay(caller, date);
  }

  @Endpoint(poolsApi.answer)
  answer(
    @Input() ask: PoolAnswerDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<DayPools> {
    return this.answers.answer(caller, ask, command);
  }

  @Endpoint(poolsApi.ofShipment)
  ofShipment(@Input() { id }: IdDto, @CurrentCaller() caller: Caller): Promise<{ pool?: SharedPool }> {
    return this.pools.ofShipment(caller, id);
  }
}
