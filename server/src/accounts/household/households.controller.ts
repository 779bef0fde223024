// Which requests about the people on a phone are answered?
import { Controller } from '@nestjs/common';
import { householdsApi } from '@kehuoyou/shared';
import type { ConfirmationPreview, OneTimeCode, Person } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ConfirmPersonDto, CorrectedPersonDto, FollowerDto, PersonDto } from './households.dto.js';
import { CodeDto } from '../identity/code.dto.js';
import { IdDto } from '../../http/id.dto.js';
import { ConfirmationsService } from './confirmations.service.js';
import { HouseholdsService } from './households.service.js';

/** Households, followers, and confirmation in person. */
@Controller()
export class HouseholdsController {
  constructor(
    private readonly households: HouseholdsService,
    private readonly confirmations: ConfirmationsService,
  ) {}

  @Endpoint(householdsApi.people)
  people(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<{ people: Person[] }> {
    return this.households.list(caller);
  }

  @Endpoint(householdsApi.add)
  add(
    @Input() ask: PersonDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Person> {
    return this.households.add(caller, ask, command);
  }

  @Endpoint(householdsApi.correct)
  correct(
    @Input() ask: CorrectedPersonDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Person> {
    return this.households.correct(caller, ask, command);
  }

  @Endpoint(householdsApi.remove)
  remove(
    @Input() ask: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ people: Person[] }> {
    return this.households.remove(caller, ask.id, command);
  }

  @Endpoint(householdsApi.confirmationCode)
  confirmationCode(
    @Input() ask: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OneTimeCode> {
    return this.confirmations.code(caller, ask.id, command);
  }

  @Endpoint(householdsApi.previewConfirmation)
  previewConfirmation(
    @Input() ask: CodeDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ConfirmationPreview> {
    return this.confirmations.preview(caller, ask.code, command);
  }

  @Endpoint(householdsApi.confirm)
  confirm(
    @Input() ask: ConfirmPersonDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ confirmed: true }> {
    return this.confirmations.confirm(caller, ask, command);
  }

  @Endpoint(householdsApi.sharingCode)
  sharingCode(
    @Input() ask: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OneTimeCode> {
    return this.households.share(caller, ask.id, command);
  }

  @Endpoint(householdsApi.follow)
  follow(
    @Input() ask: CodeDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Person> {
    return this.households.follow(caller, ask.code, command);
  }

  @Endpoint(householdsApi.removeFollower)
  removeFollower(
    @Input() ask: FollowerDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Person> {
    return this.households.removeFollower(caller, ask, command);
  }
}
