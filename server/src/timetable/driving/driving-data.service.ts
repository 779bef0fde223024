// What do drivers, their papers, their days and reports say of somebody, and for how long are they kept?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt } from '@kehuoyou/shared';
import { DataSource, LessThan, Like, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MyDataService } from '../../accounts/privacy/my-data.service.js';
import { RetentionService } from '../../accounts/privacy/retention.service.js';
import { LIKE_NOBODY, nobody } from '../../database/nobody.js';
import { raiseRevision } from '../../database/revision.js';
import { Transactions } from '../../database/transaction.js';
import { TripAssignmentEntity } from '../running/trip-assignment.entity.js';
import { TripReportEntity } from '../running/trip-report.entity.js';
import { driverKept } from './driving-words.js';
import {
  DriverEntity,
  DriverPaperEntity,
  SignOnEntity,
  VehicleCompartmentEntity,
  VehiclePaperEntity,
} from './fleet.entity.js';

/** Tells, erases and sweeps what driving leaves behind. The facts stay; who made them goes. */
@Injectable()
export class DrivingData implements OnModuleInit {
  readonly name = 'driving';

  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly myData: MyDataService,
    private readonly retention: RetentionService,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('trip_report', (limit) => this.transactions.run((tx) => this.unlinkOld(tx, limit)));
    this.retention.sweep('run_sheet', (limit) => this.transactions.run((tx) => sweepDays(tx, dateAt(limit))));
    this.retention.sweep('driver', (limit) => this.transactions.run((tx) => sweepPapers(tx, limit)));
  }

  /** The driver that somebody is, their papers and days, what they reported, and what they entered for others. */
  async tell(accountId: string): Promise<object> {
    const { manager } = this.dataSource;
    const driver = await manager.findOneBy(DriverEntity, { accountId });
    const days = { where: { driverId: driver?.id ?? '' }, order: { serviceDate: 'ASC' as const } };
    const reports = await manager.find(TripReportEntity, { where: { actor: accountId }, order: { receivedAt: 'ASC' } });
    return {
      ...(driver
        ? { driver: { ...driver, papers: await manager.findBy(DriverPaperEntity, { driverId: driver.id }) } }
        : {}),
      assignments: await manager.find(TripAssignmentEntity, days),
      signOns: await manager.find(SignOnEntity, days),
      reports,
      entered: {
        papers: [
          ...(await manager.findBy(DriverPaperEntity, { registeredBy: accountId })),
          ...(await manager.findBy(VehiclePaperEntity, { registeredBy: accountId })),
        ],
        compartments: await manager.findBy(VehicleCompartmentEntity, { registeredBy: accountId }),
        assignments: await manager.findBy(TripAssignmentEntity, { assignedBy: accountId }),
      },
    };
  }

  /** Takes somebody out of it. The company's number for its driver stays with the company. */
  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    const driver = await tx.update(DriverEntity, { accountId }, { accountId: null });
    const who = nobody();
    await tx.update(DriverPaperEntity, { registeredBy: accountId }, { registeredBy: who });
    await tx.update(VehiclePaperEntity, { registeredBy: accountId }, { registeredBy: who });
    await tx.update(VehicleCompartmentEntity, { registeredBy: accountId }, { registeredBy: who });
    await tx.update(TripAssignmentEntity, { assignedBy: accountId }, { assignedBy: who });
    await this.unlink(tx, accountId);
    return driver.affected === 0 ? [] : [driverKept];
  }

  /** Takes the person and their phones out of reports from before `limit`, or of all. Gives how many reports. */
  private async unlink(tx: EntityManager, actor: string, limit?: Date): Promise<number> {
    const old = { actor, ...(limit === undefined ? {} : { receivedAt: LessThan(limit) }) };
    const who = nobody();
    let count = 0;
    const phones = await tx.find(TripReportEntity, { select: { deviceId: true }, where: old });
    for (const deviceId of new Set(phones.map((row) => row.deviceId)))
      count +=
        (await tx.update(TripReportEntity, { ...old, deviceId }, { actor: who, deviceId: nobody() })).affected ?? 0;
    if (count > 0) await raiseRevision(tx, 'live');
    return count;
  }

  private async unlinkOld(tx: EntityManager, limit: Date): Promise<number> {
    const actors = await tx
      .createQueryBuilder(TripReportEntity, 'report')
      .select('DISTINCT report.actor', 'actor')
      .where('report.receivedAt < :limit AND report.actor NOT LIKE :nobody', { limit, nobody: LIKE_NOBODY })
      .getRawMany<{ actor: string }>();
    let count = 0;
    for (const { actor } of actors) count += await this.unlink(tx, actor, limit);
    return count;
  }
}

async function sweepDays(tx: EntityManager, before: string): Promise<number> {
  const signOns = await tx.delete(SignOnEntity, { serviceDate: LessThan(before) });
  const assignments = await tx.delete(TripAssignmentEntity, { serviceDate: LessThan(before) });
  return (signOns.affected ?? 0) + (assignments.affected ?? 0);
}

/** Papers that ran out, and then drivers of whom nothing is left: no account, no paper, no day. */
async function sweepPapers(tx: EntityManager, limit: Date): Promise<number> {
  const ranOut = { validUntil: LessThan(dateAt(limit)) };
  const ofDrivers = await tx.delete(DriverPaperEntity, ranOut);
  const ofVehicles = await tx.delete(VehiclePaperEntity, ranOut);
  // What a vehicle may take along holds on; who entered it is nobody's business any more.
  const entered = { registeredAt: LessThan(limit), registeredBy: Not(Like(LIKE_NOBODY)) };
  const ofParts = await tx.update(VehicleCompartmentEntity, entered, { registeredBy: nobody() });
  let count = (ofDrivers.affected ?? 0) + (ofVehicles.affected ?? 0) + (ofParts.affected ?? 0);
  for (const { id, accountId } of await tx.findBy(DriverEntity, { registeredAt: LessThan(limit) })) {
    const isNeeded =
      accountId !== null ||
      (await tx.existsBy(DriverPaperEntity, { driverId: id })) ||
      (await tx.existsBy(SignOnEntity, { driverId: id })) ||
      (await tx.existsBy(TripAssignmentEntity, { driverId: id }));
    if (!isNeeded) count += (await tx.delete(DriverEntity, { id })).affected ?? 0;
  }
  return count;
}
