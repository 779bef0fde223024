// Which requests make something public?
import { Controller } from '@nestjs/common';
import { publishingApi } from '@kehuoyou/shared';
import type { PublicationDesk, PublishedComplaint } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ReasonDto } from '../handling/desk.dto.js';
import { PublishDto, PublishedDto } from './publishing.dto.js';
import { PublishedComplaints } from './published-complaints.service.js';
import { Publishing } from './publishing.service.js';

/** What everybody may read of complaints. */
@Controller()
export class PublishingController {
  constructor(
    private readonly publishing: Publishing,
    private readonly published: PublishedComplaints,
  ) {}

  @Endpoint(publishingApi.list)
  list(@Input() ask: PublishedDto): Promise<{ complaints: PublishedComplaint[] }> {
    return this.published.list(ask);
  }

  @Endpoint(publishingApi.read)
  read(@Input() { id }: IdDto, @CurrentCaller() caller: Caller): Promise<PublicationDesk> {
    return this.publishing.read(caller, id);
  }

  @Endpoint(publishingApi.publish)
  publish(
    @Input() ask: PublishDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<PublicationDesk> {
    return this.publishing.publish(caller, ask, command);
  }

  @Endpoint(publishingApi.withdraw)
  withdraw(
    @Input() { id, text }: ReasonDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<PublicationDesk> {
    return this.publishing.withdraw(caller, { id, text }, command);
  }
}
