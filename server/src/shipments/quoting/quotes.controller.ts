// Which requests ask what sending boxes costs?
import { Controller } from '@nestjs/common';
import { quotesApi } from '@kehuoyou/shared';
import type { Quote } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { QuoteDto } from './quotes.dto.js';
import { Quotes } from './quotes.service.js';

/** Quotes. */
@Controller()
export class QuotesController {
  constructor(private readonly quotes: Quotes) {}

  @Endpoint(quotesApi.ask)
  ask(@Input() ask: QuoteDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Promise<Quote> {
    return this.quotes.ask(caller, ask, command);
  }

  @Endpoint(quotesApi.read)
  read(@Input() ask: IdDto, @CurrentCaller() caller: Caller): Promise<Quote> {
    return this.quotes.own(caller, ask.id);
  }
}
