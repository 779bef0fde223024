// Which requests of somebody about themself, and about what they agreed to, are answered?
import { Controller } from '@nestjs/common';
import { consentsApi, meApi } from '@kehuoyou/shared';
import type { ConsentEntry, ConsentState, Deletion, Me, MyData } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { WechatCodeDto } from '../identity/code.dto.js';
import { ConfirmedDto, GiveConsentDto, NameDto, WithdrawConsentDto } from './me.dto.js';
import { ConsentsService } from '../identity/consents.service.js';
import { MeService } from './me.service.js';
import { MyDataService } from './my-data.service.js';

/** The caller's own account, data and consent. */
@Controller()
export class MeController {
  constructor(
    private readonly mine: MeService,
    private readonly myData: MyDataService,
    private readonly consents: ConsentsService,
  ) {}

  @Endpoint(meApi.me)
  me(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<Me> {
    return this.mine.me(caller);
  }

  @Endpoint(meApi.correct)
  correct(@Input() ask: NameDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Promise<Me> {
    return this.mine.correct(caller, ask.name, command);
  }

  @Endpoint(meApi.phone)
  phone(
    @Input() ask: WechatCodeDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Me> {
    return this.mine.phone(caller, ask.code, command);
  }

  @Endpoint(meApi.data)
  data(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<MyData> {
    return this.myData.data(caller);
  }

  @Endpoint(meApi.delete)
  delete(
    @Input() _ask: ConfirmedDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Deletion> {
    return this.myData.delete(caller, command);
  }

  @Endpoint(consentsApi.list)
  list(
    @NoInput() _nothing: undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<{ states: ConsentState[]; ledger: ConsentEntry[] }> {
    return this.consents.list(caller);
  }

  @Endpoint(consentsApi.give)
  give(
    @Input() ask: GiveConsentDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ConsentState> {
    return this.consents.give(caller, ask, command);
  }

  @Endpoint(consentsApi.withdraw)
  withdraw(
    @Input() ask: WithdrawConsentDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ConsentState> {
    return this.consents.withdraw(caller, ask, command);
  }
}
