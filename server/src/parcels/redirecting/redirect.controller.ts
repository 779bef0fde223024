// Which requests come from a hub that sends parcels to another point than their own?
import { Controller } from '@nestjs/common';
import { redirectApi } from '@kehuoyou/shared';
import type { Redirects } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { BeginRedirectDto, CalledRedirectDto, EndRedirectDto, RedirectsDto } from './redirect.dto.js';
import { RedirectsService } from './redirects.service.js';

/** Redirections. */
@Controller()
export class RedirectController {
  constructor(private readonly redirects: RedirectsService) {}

  @Endpoint(redirectApi.list)
  list(@Input() ask: RedirectsDto, @CurrentCaller() caller: Caller): Promise<Redirects> {
    return this.redirects.list(caller, ask.pointId);
  }

  @Endpoint(redirectApi.begin)
  begin(
    @Input() ask: BeginRedirectDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Redirects> {
    return this.redirects.begin(caller, ask, command);
  }

  @Endpoint(redirectApi.end)
  end(
    @Input() ask: EndRedirectDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Redirects> {
    return this.redirects.end(caller, ask, command);
  }

  @Endpoint(redirectApi.called)
  called(
    @Input() ask: CalledRedirectDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Redirects> {
    return this.redirects.called(caller, ask, command);
  }
}
