// Which requests come from drivers, keepers and dispatchers?
import { Controller } from '@nestjs/common';
import { runSheetApi, tripReportApi } from '@kehuoyou/shared';
import type { ReportOutcome, RunSheet, SignOn } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { AssignDto, RunSheetDto, SignOnDto, TripReportsDto } from './live.dto.js';
import { TripReports } from './trip-report.service.js';
import { RunSheets } from './run-sheet.service.js';

/** A driver's day and what is reported on the way. */
@Controller()
export class LiveController {
  constructor(
    private readonly reports: TripReports,
    private readonly sheets: RunSheets,
  ) {}

  @Endpoint(tripReportApi.submit)
  submit(
    @Input() ask: TripReportsDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ outcomes: ReportOutcome[] }> {
    return this.reports.submit(caller, ask, command);
  }

  @Endpoint(runSheetApi.sheet)
  sheet(@Input() ask: RunSheetDto, @CurrentCaller() caller: Caller): Promise<RunSheet> {
    return this.sheets.sheet(caller, ask.date);
  }

  @Endpoint(runSheetApi.signOn)
  signOn(
    @Input() ask: SignOnDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<SignOn> {
    return this.sheets.signOn(caller, ask, command);
  }

  @Endpoint(runSheetApi.assign)
  assign(
    @Input() ask: AssignDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ tripIds: readonly string[] }> {
    return this.sheets.assign(caller, ask, command);
  }
}
