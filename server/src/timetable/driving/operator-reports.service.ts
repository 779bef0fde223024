// How does whoever runs the server cancel a bus, or take that back, without an account?
import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock, ReportRefusal, ServiceDate, TripReport } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import { v4 as randomId, v5 as idFrom } from 'uuid';
import { CLOCK } from '../../clock.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { TripCancellationEntity } from '../changes/trip-cancellation.entity.js';
import { TripReportEntity } from '../running/trip-report.entity.js';
import { TripReports } from './trip-report.service.js';

/** Stands where others have their account. */
const OPERATOR = 'operator';
/** Makes the id of a taking back from what it takes back: of two at the same time one is the repetition. */
const TAKING_BACK = '5c1f7a0e-3b7e-4e0b-9a51-6f2d1f0c8e44';

/** The reports of the operator, which go the way of everybody's: followers hear, and dispatchers may take them back. */
@Injectable()
export class OperatorReports {
  constructor(
    private readonly reports: TripReports,
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reports that a trip does not run on a day. Gives the report's id. */
  async cancelTrip(what: { tripId: string; serviceDate: ServiceDate; reason: string }): Promise<string> {
    const eventId = randomId();
    await this.submit({ eventId, kind: 'cancel', ...what });
    return eventId;
  }

  /**
   * Takes a report back that a trip does not run, whosever it is, or an announcement from before they were
   * reports. A second time fails with `already_withdrawn`.
   */
  async takeBack(cancellationId: string): Promise<void> {
    const { manager } = this.dataSource;
    const row =
      (await manager.findOneBy(TripReportEntity, { eventId: cancellationId, kind: In(['cancel', 'short_turn']) })) ??
      (await manager.findOneBy(TripCancellationEntity, { id: cancellationId }));
    if (!row || ('withdraws' in row && row.withdraws !== null)) throw new Failure('not_found', 'cancellationId');
    const { tripId, serviceDate } = row;
    const eventId = idFrom(cancellationId, TAKING_BACK);
    const wasWithdrawn = await manager.existsBy(TripCancellationEntity, { withdraws: cancellationId });
    const retracts = cancellationId;
    if (wasWithdrawn || !(await this.submit({ eventId, kind: 'retract', tripId, serviceDate, retracts })))
      throw new Failure('already_withdrawn');
  }

  /** False when it was there already. */
  private async submit(what: Omit<TripReport, 'occurredAt' | 'deviceSeq'>): Promise<boolean> {
    const sentAt = this.clock.now().toISOString();
    const reports = [{ ...what, occurredAt: sentAt, deviceSeq: 0 }];
    const command = { key: randomId(), caller: OPERATOR, operation: 'announce', body: reports };
    const { outcomes } = await this.reports.submit(this.operator(), { sentAt, reports }, command);
    const [outcome] = outcomes;
    if (outcome?.reason !== undefined) throw refused(outcome.reason);
    return outcome?.outcome === 'recorded';
  }

  /** The operator speaks as the county office does. */
  private operator(): Caller {
    const scope = { kind: 'area' as const, id: this.network.county().code };
    return { accountId: OPERATOR, sessionId: OPERATOR, grants: [{ role: 'county_office', scope }] };
  }
}

function refused(reason: ReportRefusal): Failure {
  if (reason === 'too_old') return new Failure('invalid_field', 'date');
  return reason === 'incomplete' ? new Failure('invalid_field', 'reason') : new Failure('trip_not_found', 'tripId');
}
