// Which requests ask for a day's buses, of a company or of a point?
import { Controller } from '@nestjs/common';
import { pointBusesApi, rosterApi } from '@kehuoyou/shared';
import type { PointBuses, Roster } from '@kehuoyou/shared';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { KeeperBuses } from './point-buses.service.js';
import { CompanyDayDto, PointDayDto } from './roster.dto.js';
import { Rosters } from './roster.service.js';

/** The day's buses for those who look after them. */
@Controller()
export class RosterController {
  constructor(
    private readonly rosters: Rosters,
    private readonly keeperBuses: KeeperBuses,
  ) {}

  @Endpoint(rosterApi.day)
  day(@Input() ask: CompanyDayDto, @CurrentCaller() caller: Caller): Promise<Roster> {
    return this.rosters.day(caller, ask.companyId, ask.date);
  }

  @Endpoint(pointBusesApi.list)
  pointBuses(@Input() ask: PointDayDto, @CurrentCaller() caller: Caller): PointBuses {
    return this.keeperBuses.list(caller, ask.pointId, ask.date);
  }
}
