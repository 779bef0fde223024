// How does an office take a company's papers along, to sort them or to send them on?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, fleetPolicy } from '@kehuoyou/shared';
import type { Clock, PapersAsk } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { csvFile } from '../../documents/csv-file.js';
import { excelFile } from '../../documents/excel-file.js';
import type { SentFile } from '../../http/files/file-answer.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { FleetService } from './fleet.service.js';
import { paperTable } from './paper-table.view.js';

/** Papers as files. */
@Injectable()
export class PaperFiles {
  constructor(
    private readonly fleet: FleetService,
    private readonly current: CurrentTimetable,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The papers of a company, or of some of its vehicles and drivers, for whoever may see its fleet. */
  async papers(caller: Caller, { companyId, owners }: PapersAsk, kind: 'csv' | 'xlsx'): Promise<SentFile> {
    const known = this.current.snapshot().feed.agencies.find(({ agencyId }) => agencyId === companyId);
    const company = known && { companyId, name: known.name, areaCode: this.network.county().code };
    const { name } = authorise(caller, fleetPolicy.read, company, 'company_not_found', 'companyId');
    const { vehicles, drivers } = await this.fleet.list(caller, companyId);
    const wanted = owners === undefined ? undefined : new Set(owners.split(','));
    const fleet = {
      vehicles: vehicles.filter(({ vehicleId }) => wanted?.has(vehicleId) ?? true),
      drivers: drivers.filter(({ driverId }) => wanted?.has(driverId) ?? true),
    };
    const table = paperTable(name, fleet, dateAt(this.clock.now()));
    return kind === 'csv' ? csvFile(table) : excelFile(table);
  }
}
