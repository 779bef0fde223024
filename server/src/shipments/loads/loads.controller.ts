// Which requests ask what is to be loaded on a day?
import { Controller } from '@nestjs/common';
import { dayLoadsApi } from '@kehuoyou/shared';
import type { DayLoads, FileAnswer } from '@kehuoyou/shared';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { BusLoadsDto, DayLoadsDto } from './loads.dto.js';
import { Loads } from './loads.service.js';

/** Boards of a day's loads. */
@Controller()
export class LoadsController {
  constructor(private readonly loads: Loads) {}

  @Endpoint(dayLoadsApi.ofDay)
  ofDay(@Input() ask: BusLoadsDto, @CurrentCaller() caller: Caller): Promise<DayLoads> {
    return this.loads.ofDay(caller, ask);
  }

  @Endpoint(dayLoadsApi.pdf)
  sheet(@Input() { date }: DayLoadsDto, @CurrentCaller() caller: Caller): Promise<FileAnswer> {
    return this.loads.pdf(caller, { date });
  }
}
