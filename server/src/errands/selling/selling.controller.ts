// Which requests are about what people have to sell?
import { Controller } from '@nestjs/common';
import { sellingApi } from '@kehuoyou/shared';
import type { Offer, Offers, OwnOffer } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CallerAddress, CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { OfferReading } from './offer-reading.service.js';
import { OffersDto, PutUpOfferDto, ShowNumberDto, TakeDownDto } from './selling.dto.js';
import { Selling } from './selling.service.js';

/** Offers: found by everybody, moved by those whose they are. */
@Controller()
export class SellingController {
  constructor(
    private readonly reading: OfferReading,
    private readonly selling: Selling,
  ) {}

  @Endpoint(sellingApi.list)
  list(@Input() ask: OffersDto): Promise<Offers> {
    return this.reading.list(ask);
  }

  @Endpoint(sellingApi.read)
  read(@Input() { id }: IdDto): Promise<Offer> {
    return this.reading.read(id);
  }

  @Endpoint(sellingApi.number)
  number(@Input() { id }: IdDto, @CallerAddress() address: string): Promise<{ phone: string }> {
    return this.reading.number(id, address);
  }

  @Endpoint(sellingApi.putUp)
  putUp(
    @Input() ask: PutUpOfferDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OwnOffer> {
    return this.selling.putUp(caller, ask, command);
  }

  @Endpoint(sellingApi.mine)
  mine(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<{ offers: OwnOffer[] }> {
    return this.reading.mine(caller);
  }

  @Endpoint(sellingApi.sell)
  sell(
    @Input() { id }: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OwnOffer> {
    return this.selling.move(caller, id, 'sell', command);
  }

  @Endpoint(sellingApi.reopen)
  reopen(
    @Input() { id }: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OwnOffer> {
    return this.selling.move(caller, id, 'reopen', command);
  }

  @Endpoint(sellingApi.showNumber)
  showNumber(
    @Input() { id, shown }: ShowNumberDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OwnOffer> {
    return this.selling.showNumber(caller, id, shown, command);
  }

  @Endpoint(sellingApi.held)
  held(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<{ offers: Offer[] }> {
    return this.reading.held(caller);
  }

  @Endpoint(sellingApi.release)
  release(
    @Input() { id }: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Offer> {
    return this.selling.release(caller, id, command);
  }

  @Endpoint(sellingApi.takeDown)
  takeDown(
    @Input() { id, reason }: TakeDownDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ id: string }> {
    return this.selling.takeDown(caller, { id, reason }, command);
  }
}
