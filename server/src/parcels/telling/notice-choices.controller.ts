// Which requests choose what is told of parcels?
import { Controller } from '@nestjs/common';
import { parcelNoticesApi } from '@kehuoyou/shared';
import type { ParcelNoticeChoice } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { NoticeChoiceDto } from './notice-choices.dto.js';
import { NoticeChoices } from './notice-choices.service.js';

/** What one wants to hear of parcels. */
@Controller()
export class NoticeChoicesController {
  constructor(private readonly choices: NoticeChoices) {}

  @Endpoint(parcelNoticesApi.read)
  read(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<ParcelNoticeChoice> {
    return this.choices.read(caller);
  }

  @Endpoint(parcelNoticesApi.choose)
  choose(
    @Input() choice: NoticeChoiceDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ParcelNoticeChoice> {
    return this.choices.choose(caller, choice, command);
  }
}
