// What do reminders say about somebody, and for how long are they kept?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MyDataService } from '../../accounts/privacy/my-data.service.js';
import { RetentionService } from '../../accounts/privacy/retention.service.js';
import { Transactions } from '../../database/transaction.js';
import { TripReminderEntity } from './trip-reminder.entity.js';
import { withSteps } from './trip-reminder-store.js';

/** Tells, erases and sweeps reminders. */
@Injectable()
export class ReminderData implements OnModuleInit {
  readonly name = 'tripReminders';

  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly myData: MyDataService,
    private readonly retention: RetentionService,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('trip_reminder', (limit) => this.sweep(limit));
  }

  /** Every reminder of an account, with what became of it. */
  async tell(accountId: string): Promise<object> {
    const { manager } = this.dataSource;
    const rows = await manager.find(TripReminderEntity, {
      where: { accountId },
      order: { plannedAt: 'ASC', id: 'ASC' },
    });
    return {
      reminders: (await withSteps(manager, rows)).map(({ row, steps }) => ({
        kind: row.kind,
        tripId: row.tripId,
        serviceDate: row.serviceDate,
        stopId: row.stopId,
        minutes: row.minutes,
        plannedAt: row.plannedAt.toISOString(),
        setAt: row.setAt.toISOString(),
        steps: steps.map(({ kind, at }) => ({ kind, at: at.toISOString() })),
      })),
    };
  }

  /** Erases them; what became of a reminder goes with it. */
  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    await tx.delete(TripReminderEntity, { accountId });
    return [];
  }

  private async sweep(limit: Date): Promise<number> {
    return this.transactions.run(
      async (tx) => (await tx.delete(TripReminderEntity, { plannedAt: LessThan(limit) })).affected ?? 0,
    );
  }
}
