// Which requests does somebody make who asks for something from town, or who keeps the point where it comes?
import { Controller } from '@nestjs/common';
import { errandsApi } from '@kehuoyou/shared';
import type { Errand, ErrandSummary } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ErrandReading } from '../keeping/errand-reading.service.js';
import { AnswerDto, AskErrandDto, CancelDto, MineDto, PointErrandsDto } from './asking.dto.js';
import { Asking } from './asking.service.js';

type Errands = Promise<{ errands: readonly ErrandSummary[] }>;

/** Asking. */
@Controller()
export class AskingController {
  constructor(
    private readonly asking: Asking,
    private readonly reading: ErrandReading,
  ) {}

  @Endpoint(errandsApi.ask)
  ask(
    @Input() ask: AskErrandDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Errand> {
    return this.asking.ask(caller, ask, command);
  }

  @Endpoint(errandsApi.mine)
  mine(@Input() { limit }: MineDto, @CurrentCaller() caller: Caller): Errands {
    return this.reading.mine(caller, limit);
  }

  @Endpoint(errandsApi.read)
  read(@Input() { id }: IdDto, @CurrentCaller() caller: Caller): Promise<Errand> {
    return this.reading.read(caller, id);
  }

  @Endpoint(errandsApi.atPoint)
  atPoint(@Input() ask: PointErrandsDto, @CurrentCaller() caller: Caller): Errands {
    return this.reading.atPoint(caller, ask);
  }

  @Endpoint(errandsApi.answer)
  answer(
    @Input() ask: AnswerDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Errand> {
    return this.asking.answer(caller, ask, command);
  }

  @Endpoint(errandsApi.cancel)
  cancel(
    @Input() ask: CancelDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Errand> {
    return this.asking.cancel(caller, ask, command);
  }

  @Endpoint(errandsApi.contact)
  contact(
    @Input() { id }: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() _command: Command,
  ): Promise<{ name: string; phone: string }> {
    return this.asking.contact(caller, id);
  }
}
