// How many good words has a point, a driver or a company got?
import { Inject, Injectable } from '@nestjs/common';
import { Failure, praisePolicy, scopesOf } from '@kehuoyou/shared';
import type { Clock, DriverPraise, GoodWords } from '@kehuoyou/shared';
import { DataSource, In, MoreThan, Not } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import { CLOCK } from '../../clock.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { FleetService } from '../../timetable/driving/fleet.service.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';

const YEAR_MS = 365 * 86_400_000;

/** Counts praise of a year. What was said with it is told to nobody here, and by whom neither. */
@Injectable()
export class Praise {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly fleet: FleetService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of a point, for everybody. */
  async ofPoint(id: string): Promise<GoodWords> {
    if (!this.network.findPoint(id)) throw new Failure('point_not_found', 'id');
    return { count: await this.count({ pointId: id }) };
  }

  /** Of whoever drove, for themselves alone. */
  async ofDriver({ accountId }: Caller): Promise<GoodWords> {
    return { count: await this.count({ aboutAccount: accountId }) };
  }

  /** Of the buses of the caller's companies, and of those of their drivers who got some. */
  async ofCompany(caller: Caller): Promise<{ count: number; drivers: DriverPraise[] }> {
    const companies = scopesOf(caller, praisePolicy.company).flatMap(({ kind, id }) =>
      kind === 'company' ? [id] : [],
    );
    const drivers: DriverPraise[] = [];
    for (const companyId of companies)
      for (const { staffNumber, accountId } of (await this.fleet.list(caller, companyId)).drivers) {
        const count = accountId === undefined ? 0 : await this.count({ aboutAccount: accountId, companyId });
        if (count > 0) drivers.push({ staffNumber, count });
      }
    return {
      count: companies.length === 0 ? 0 : await this.count({ companyId: In(companies) }),
      drivers: drivers.sort((a, b) => b.count - a.count),
    };
  }

  private async count(of: FindOptionsWhere<ComplaintEntity>): Promise<number> {
    const since = MoreThan(new Date(this.clock.now().getTime() - YEAR_MS));
    return this.dataSource.manager.countBy(ComplaintEntity, {
      ...of,
      kind: 'praise',
      receivedAt: since,
      state: Not('withdrawn'),
    });
  }
}
