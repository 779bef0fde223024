// Which requests about one's own notices, messages and followings are answered?
import { Controller } from '@nestjs/common';
import { followingsApi, messagesApi, noticesApi } from '@kehuoyou/shared';
import type { Followings, Inbox, MessageBudget } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { FollowingsService } from './followings.service.js';
import { InboxService } from './inbox.service.js';
import { MessagesService } from '../sending/messages.service.js';
import { IdDto } from '../../http/id.dto.js';
import { AcceptanceDto, FollowDto, InboxDto, UpToDto } from './inbox.dto.js';

/** The caller's own. */
@Controller()
export class NoticesController {
  constructor(
    private readonly inboxes: InboxService,
    private readonly messages: MessagesService,
    private readonly followings: FollowingsService,
  ) {}

  @Endpoint(noticesApi.inbox)
  inbox(@Input() ask: InboxDto, @CurrentCaller() caller: Caller): Promise<Inbox> {
    return this.inboxes.inbox(caller, ask);
  }

  @Endpoint(noticesApi.read)
  read(
    @Input() ask: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ unread: number }> {
    return this.inboxes.read(caller, ask.id, command);
  }

  @Endpoint(noticesApi.readAll)
  readAll(
    @Input() ask: UpToDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ unread: number }> {
    return this.inboxes.readAll(caller, ask.upTo, command);
  }

  @Endpoint(messagesApi.budgets)
  budgets(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<{ budgets: MessageBudget[] }> {
    return this.messages.budgets(caller);
  }

  @Endpoint(messagesApi.accept)
  accept(
    @Input() ask: AcceptanceDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ budgets: MessageBudget[] }> {
    return this.messages.accept(caller, ask.templates, command);
  }

  @Endpoint(followingsApi.list)
  list(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<Followings> {
    return this.followings.list(caller);
  }

  @Endpoint(followingsApi.follow)
  follow(
    @Input() ask: FollowDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Followings> {
    return this.followings.follow(caller, ask, command);
  }

  @Endpoint(followingsApi.unfollow)
  unfollow(
    @Input() ask: FollowDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Followings> {
    return this.followings.unfollow(caller, ask, command);
  }
}
