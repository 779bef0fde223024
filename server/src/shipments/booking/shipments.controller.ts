// Which requests keep places on buses, book them and give them back?
import { Controller } from '@nestjs/common';
import { shipmentsApi } from '@kehuoyou/shared';
import type { Shipment, ShipmentSummary } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { Bookings } from './bookings.service.js';
import { Holds } from './holds.service.js';
import { ShipmentReading } from './shipment-reading.service.js';
import { BookDto, CancelShipmentDto, HoldDto, MyShipmentsDto, PointShipmentsDto } from './shipments.dto.js';

/** Orders. */
@Controller()
export class ShipmentsController {
  constructor(
    private readonly holds: Holds,
    private readonly bookings: Bookings,
    private readonly reading: ShipmentReading,
  ) {}

  @Endpoint(shipmentsApi.hold)
  hold(
    @Input() ask: HoldDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Shipment> {
    return this.holds.hold(caller, ask, command);
  }

  @Endpoint(shipmentsApi.book)
  book(
    @Input() ask: BookDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Shipment> {
    return this.bookings.book(caller, ask, command);
  }

  @Endpoint(shipmentsApi.cancel)
  cancel(
    @Input() ask: CancelShipmentDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Shipment> {
    return this.bookings.cancel(caller, ask, command);
  }

  @Endpoint(shipmentsApi.mine)
  mine(
    @Input() ask: MyShipmentsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<{ shipments: readonly ShipmentSummary[] }> {
    return this.reading.mine(caller, ask.limit);
  }

  @Endpoint(shipmentsApi.read)
  read(@Input() ask: IdDto, @CurrentCaller() caller: Caller): Promise<Shipment> {
    return this.reading.read(caller, ask.id);
  }

  @Endpoint(shipmentsApi.atPoint)
  atPoint(
    @Input() ask: PointShipmentsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<{ shipments: readonly ShipmentSummary[] }> {
    return this.reading.atPoint(caller, ask);
  }
}
