// Which requests about signing in and out are answered?
import { Controller } from '@nestjs/common';
import { sessionsApi } from '@kehuoyou/shared';
import type { OneTimeCode, Sample, Session, SignedIn } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CallerAddress, CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { CodeDto, WechatCodeDto } from '../identity/code.dto.js';
import { RoleDto } from './sessions.dto.js';
import { IdDto } from '../../http/id.dto.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** Sessions. */
@Controller()
export class SessionsController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
  ) {}

  @Endpoint(sessionsApi.byWechat)
  byWechat(
    @Input() ask: WechatCodeDto,
    @CallerAddress() address: string,
    @IdempotentCommand() command: Command,
  ): Promise<SignedIn> {
    return this.signIn.byWechat(ask.code, address, command);
  }

  @Endpoint(sessionsApi.byCode)
  byCode(
    @Input() ask: CodeDto,
    @CallerAddress() address: string,
    @IdempotentCommand() command: Command,
  ): Promise<SignedIn> {
    return this.signIn.byCode(ask.code, address, command);
  }

  @Endpoint(sessionsApi.code)
  code(
    @NoInput() _nothing: undefined,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OneTimeCode> {
    return this.signIn.code(caller, command);
  }

  @Endpoint(sessionsApi.samples)
  samples(@NoInput() _nothing: undefined): { samples: Sample[] } {
    return this.signIn.samples();
  }

  @Endpoint(sessionsApi.bySample)
  bySample(@Input() ask: RoleDto, @IdempotentCommand() command: Command): Promise<SignedIn> {
    return this.signIn.bySample(ask.role, command);
  }

  @Endpoint(sessionsApi.list)
  list(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<{ sessions: Session[] }> {
    return this.sessions.list(caller);
  }

  @Endpoint(sessionsApi.end)
  end(
    @Input() ask: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ ended: true }> {
    return this.sessions.end(caller, ask.id, command);
  }
}
