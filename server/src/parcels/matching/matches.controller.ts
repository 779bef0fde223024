// Which requests come from keepers who know whose a parcel is?
import { Controller } from '@nestjs/common';
import { matchingApi } from '@kehuoyou/shared';
import type { MatchGrade } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { MatchWordDto } from './matches.dto.js';
import { Matches } from './matches.service.js';

/** Matches. */
@Controller()
export class MatchesController {
  constructor(private readonly matches: Matches) {}

  @Endpoint(matchingApi.say)
  say(
    @Input() word: MatchWordDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ grade: MatchGrade }> {
    return this.matches.say(caller, word, command);
  }
}
