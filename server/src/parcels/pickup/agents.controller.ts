// Which requests come from keepers and households about who may fetch?
import { Controller } from '@nestjs/common';
import { agentsApi } from '@kehuoyou/shared';
import type { AgentQuestion, OurAgents } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { Agents } from './agents.service.js';
import { AllowAgentDto, AnswerAgentDto, AskAgentDto } from './agents.dto.js';
import { OfParcelDto } from './pickup.dto.js';

/** Who may fetch. */
@Controller()
export class AgentsController {
  constructor(private readonly agents: Agents) {}

  @Endpoint(agentsApi.ask)
  ask(
    @Input() ask: AskAgentDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<AgentQuestion> {
    return this.agents.ask(caller, ask, command);
  }

  @Endpoint(agentsApi.answerOf)
  answerOf(@Input() ask: OfParcelDto, @CurrentCaller() caller: Caller): Promise<AgentQuestion> {
    return this.agents.answerOf(caller, ask.id);
  }

  @Endpoint(agentsApi.ours)
  ours(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<OurAgents> {
    return this.agents.ours(caller);
  }

  @Endpoint(agentsApi.answer)
  answer(
    @Input() ask: AnswerAgentDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OurAgents> {
    return this.agents.answer(caller, ask, command);
  }

  @Endpoint(agentsApi.allow)
  allow(
    @Input() ask: AllowAgentDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OurAgents> {
    return this.agents.allow(caller, ask.name, command);
  }

  @Endpoint(agentsApi.disallow)
  disallow(
    @Input() ask: OfParcelDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OurAgents> {
    return this.agents.disallow(caller, ask.id, command);
  }
}
