// How does an office take a company's papers along, to sort them or to send them on?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { csvFile } from '../../documents/csv-file.js';
import { excelFile } from '../../documents/excel-file.js';
import type { SentFile } from '../../http/files/file-answer.js';
import type { Caller } from '../../http/caller.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { FleetService } from './fleet.service.js';
import { paperTable } from './paper-table.view.js';

/** Papers as files. */
@Injectable()
export class PaperFiles {
  constructor(
    private readonly fleet: FleetService,
    private readonly current: CurrentTimetable,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The papers of a company, for whoever may see its fleet. */
  async papers(caller: Caller, companyId: string, kind: 'csv' | 'xlsx'): Promise<SentFile> {
    const fleet = await this.fleet.list(caller, companyId);
    const company = this.current.snapshot().feed.agencies.find(({ agencyId }) => agencyId === companyId);
    const table = paperTable(company?.name ?? companyId, fleet, dateAt(this.clock.now()));
    return kind === 'csv' ? csvFile(table) : excelFile(table);
  }
}
