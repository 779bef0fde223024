// Which requests about one's own reminders are answered?
import { Controller } from '@nestjs/common';
import { tripRemindersApi } from '@kehuoyou/shared';
import type { TripReminders } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ReminderIdDto, TripReminderDto } from './trip-reminder.dto.js';
import { TripReminderService } from './trip-reminder.service.js';

/** The caller's own reminders. */
@Controller()
export class TripReminderController {
  constructor(private readonly reminders: TripReminderService) {}

  @Endpoint(tripRemindersApi.list)
  list(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<TripReminders> {
    return this.reminders.list(caller);
  }

  @Endpoint(tripRemindersApi.set)
  set(
    @Input() ask: TripReminderDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<TripReminders> {
    return this.reminders.set(caller, ask, command);
  }

  @Endpoint(tripRemindersApi.takeBack)
  takeBack(
    @Input() ask: ReminderIdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<TripReminders> {
    return this.reminders.takeBack(caller, ask.id, command);
  }
}
