// Which requests does somebody make who handles complaints?
import { Controller } from '@nestjs/common';
import { complaintDeskApi } from '@kehuoyou/shared';
import type { ComplaintContact, Desk, HandledComplaint } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { AnswerDto, AssignDto, CalledDto, DeskDto, MergeDto, ReasonDto } from './desk.dto.js';
import { ComplaintDesk } from './desk.service.js';
import { ComplaintHandling } from './handling.service.js';
import { ComplaintMerging } from './merging.service.js';

type Handled = Promise<HandledComplaint>;

/** The desk of offices and companies. */
@Controller()
export class DeskController {
  constructor(
    private readonly desk: ComplaintDesk,
    private readonly handling: ComplaintHandling,
    private readonly merging: ComplaintMerging,
  ) {}

  @Endpoint(complaintDeskApi.list)
  list(@Input() ask: DeskDto, @CurrentCaller() caller: Caller): Promise<Desk> {
    return this.desk.list(caller, ask);
  }

  @Endpoint(complaintDeskApi.read)
  read(@Input() { id }: IdDto, @CurrentCaller() caller: Caller): Handled {
    return this.desk.read(caller, id);
  }

  @Endpoint(complaintDeskApi.accept)
  accept(@Input() { id }: IdDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.move(caller, id, 'accept', {}, command);
  }

  @Endpoint(complaintDeskApi.decline)
  decline(@Input() ask: ReasonDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.move(caller, ask.id, 'decline', ask, command);
  }

  @Endpoint(complaintDeskApi.assign)
  assign(@Input() ask: AssignDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.move(caller, ask.id, 'assign', ask, command);
  }

  @Endpoint(complaintDeskApi.object)
  object(@Input() ask: ReasonDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.move(caller, ask.id, 'object', ask, command);
  }

  @Endpoint(complaintDeskApi.uphold)
  uphold(@Input() ask: ReasonDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.move(caller, ask.id, 'uphold', ask, command);
  }

  @Endpoint(complaintDeskApi.overrule)
  overrule(@Input() ask: ReasonDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.move(caller, ask.id, 'overrule', ask, command);
  }

  @Endpoint(complaintDeskApi.start)
  start(@Input() ask: ReasonDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.move(caller, ask.id, 'start', ask, command);
  }

  @Endpoint(complaintDeskApi.ask)
  ask(@Input() ask: ReasonDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.move(caller, ask.id, 'ask', ask, command);
  }

  @Endpoint(complaintDeskApi.answer)
  answer(@Input() ask: AnswerDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.answer(caller, ask, command);
  }

  @Endpoint(complaintDeskApi.merge)
  merge(@Input() ask: MergeDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.merging.merge(caller, ask, command);
  }

  @Endpoint(complaintDeskApi.part)
  part(@Input() { id }: IdDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.merging.part(caller, id, command);
  }

  @Endpoint(complaintDeskApi.contact)
  contact(
    @Input() { id }: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() _command: Command,
  ): Promise<ComplaintContact> {
    return this.handling.contact(caller, id);
  }

  @Endpoint(complaintDeskApi.called)
  called(@Input() ask: CalledDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.called(caller, ask, command);
  }

  @Endpoint(complaintDeskApi.urge)
  urge(@Input() ask: ReasonDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Handled {
    return this.handling.urge(caller, ask, command);
  }
}
