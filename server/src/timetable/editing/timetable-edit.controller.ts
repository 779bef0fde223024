// Which requests change the timetable without a file?
import { Controller } from '@nestjs/common';
import { timetableEditApi } from '@kehuoyou/shared';
import type {
  CalendarDay,
  DayOverride,
  EditableTrip,
  EditPreview,
  PublishedEdit,
  TownshipMarket,
} from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import type { Prepared } from '../../http/prepared/prepared.js';
import { EditCalendars } from './edit-calendar.service.js';
import {
  DateRangeDto,
  DayOverrideDto,
  EditDto,
  EditListDto,
  LineTripsDto,
  MarketRuleDto,
  PreviewDto,
  PublishEditsDto,
} from './timetable-edit.dto.js';
import { TimetableEdits } from './timetable-edit.service.js';

const USUAL_ROWS = 20;

/** Changes by companies and the county office; market days for everybody. */
@Controller()
export class TimetableEditController {
  constructor(
    private readonly edits: TimetableEdits,
    private readonly calendars: EditCalendars,
  ) {}

  @Endpoint(timetableEditApi.trips)
  trips(@Input() ask: LineTripsDto, @CurrentCaller() caller: Caller): { trips: EditableTrip[] } {
    return this.edits.trips(caller, ask.routeId);
  }

  @Endpoint(timetableEditApi.preview)
  preview(@Input() ask: PreviewDto, @CurrentCaller() caller: Caller): Promise<EditPreview> {
    return this.edits.preview(caller, ask);
  }

  @Endpoint(timetableEditApi.publish)
  publish(
    @Input() ask: PublishEditsDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ edits: PublishedEdit[] }> {
    return this.edits.publish(caller, ask, command);
  }

  @Endpoint(timetableEditApi.undo)
  undo(
    @Input() ask: EditDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<PublishedEdit> {
    return this.edits.undo(caller, ask.editId, command);
  }

  @Endpoint(timetableEditApi.list)
  list(@Input() ask: EditListDto, @CurrentCaller() caller: Caller): { edits: PublishedEdit[] } {
    return this.edits.list(caller, ask.limit ?? USUAL_ROWS);
  }

  @Endpoint(timetableEditApi.markets)
  markets(@Input() ask: DateRangeDto): Prepared<{ markets: TownshipMarket[] }> {
    return this.calendars.markets(ask);
  }

  @Endpoint(timetableEditApi.setMarket)
  setMarket(
    @Input() ask: MarketRuleDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<TownshipMarket> {
    return this.calendars.setMarket(caller, ask, command);
  }

  @Endpoint(timetableEditApi.days)
  days(@Input() ask: DateRangeDto): Prepared<{ days: CalendarDay[] }> {
    return this.calendars.days(ask);
  }

  @Endpoint(timetableEditApi.setDay)
  setDay(
    @Input() ask: DayOverrideDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<DayOverride> {
    return this.calendars.setDay(caller, ask, command);
  }
}
