// Which database do we talk to, and with which tables?
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import {
  AccountEntity,
  DisablingEntity,
  IdentityEntity,
  OneTimeCodeEntity,
  SessionEntity,
} from '../accounts/account.entity.js';
import { FollowingEntity, NumberClaimEntity, PersonEntity } from '../accounts/household/household.entity.js';
import { AuditEntryEntity, AuditHeadEntity, ConsentEntity } from '../accounts/safekeeping/ledger.entity.js';
import { GrantEntity, InvitationEntity, RevocationEntity } from '../accounts/identity/role.entity.js';
import type { Config } from '../config.js';
import {
  AreaEntity,
  PointEntity,
  PointHoursEntity,
  PointExceptionEntity,
  PointKitEntity,
  PointPauseEntity,
  PointServiceEntity,
} from '../network/network.entity.js';
import { noticesTables } from '../notices/notices.entity.js';
import {
  DriverEntity,
  DriverPaperEntity,
  SignOnEntity,
  TripAssignmentEntity,
  VehicleEntity,
  VehiclePaperEntity,
} from '../timetable/driving/fleet.entity.js';
import { FeedImportEntity, FeedImportStepEntity } from '../timetable/importing/feed-import.entity.js';
import {
  CalendarDayEntity,
  MarketRuleEntity,
  TimetableEditEntity,
} from '../timetable/changes/timetable-edit.entity.js';
import { TripReminderEntity, TripReminderStepEntity } from '../timetable/notifying/trip-reminder.entity.js';
import { TripReportEntity } from '../timetable/running/trip-report.entity.js';
import { TripCancellationEntity } from '../timetable/changes/trip-cancellation.entity.js';
import { FeedEntity, FeedFileEntity } from '../timetable/feed/feed.entity.js';
import { IdempotencyEntity } from './idempotency.entity.js';
import { Kernel1764000000001 } from './migrations/1764000000001-kernel.js';
import { Network1764000000002 } from './migrations/1764000000002-network.js';
import { Timetable1764000000003 } from './migrations/1764000000003-timetable.js';
import { Accounts1764000000010 } from './migrations/1764000000010-accounts.js';
import { Notices1764000000020 } from './migrations/1764000000020-notices.js';
import { FeedFiles1764000000040 } from './migrations/1764000000040-feed-files.js';
import { FeedImports1764000000041 } from './migrations/1764000000041-feed-imports.js';
import { TimetableEdits1764000000042 } from './migrations/1764000000042-timetable-edits.js';
import { TripReports1764000000043 } from './migrations/1764000000043-trip-reports.js';
import { TripReminders1764000000044 } from './migrations/1764000000044-trip-reminders.js';
import { FeedImportSteps1764000000051 } from './migrations/1764000000051-feed-import-steps.js';
import { SnakeNaming } from './naming-strategy.js';
import { OutboxEntity, OutboxReceiptEntity } from './outbox.entity.js';
import { RevisionEntity } from './revision.entity.js';

/** Every table of the server. */
export const entities = [
  IdempotencyEntity,
  OutboxEntity,
  OutboxReceiptEntity,
  RevisionEntity,
  AccountEntity,
  IdentityEntity,
  DisablingEntity,
  SessionEntity,
  OneTimeCodeEntity,
  InvitationEntity,
  GrantEntity,
  RevocationEntity,
  PersonEntity,
  FollowingEntity,
  NumberClaimEntity,
  ConsentEntity,
  AuditEntryEntity,
  AuditHeadEntity,
  AreaEntity,
  PointEntity,
  PointHoursEntity,
  PointExceptionEntity,
  PointPauseEntity,
  PointServiceEntity,
  PointKitEntity,
  FeedEntity,
  FeedFileEntity,
  FeedImportEntity,
  FeedImportStepEntity,
  TimetableEditEntity,
  MarketRuleEntity,
  CalendarDayEntity,
  TripCancellationEntity,
  TripReportEntity,
  VehicleEntity,
  VehiclePaperEntity,
  DriverEntity,
  DriverPaperEntity,
  TripAssignmentEntity,
  SignOnEntity,
  TripReminderEntity,
  TripReminderStepEntity,
  ...noticesTables,
];

/** Every migration, oldest first. One that has landed is never edited: add another. */
export const migrations = [
  Kernel1764000000001,
  Network1764000000002,
  Timetable1764000000003,
  Accounts1764000000010,
  Notices1764000000020,
  FeedFiles1764000000040,
  FeedImports1764000000041,
  TimetableEdits1764000000042,
  TripReports1764000000043,
  TripReminders1764000000044,
  FeedImportSteps1764000000051,
];

/**
 * Options for TypeORM. `synchronize` is never on: the schema is what the migrations make, and a test
 * proves that they and the entities agree.
 */
export function dataSourceOptions(config: Pick<Config, 'databaseUrl' | 'dataDir'>): DataSourceOptions {
  const common = {
    entities,
    migrations,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsTransactionMode: 'each' as const,
  };
  if (config.databaseUrl !== undefined) {
    // TypeORM generates different SQL for the two, so the address says which one it is.
    const type = config.databaseUrl.startsWith('mariadb:') ? ('mariadb' as const) : ('mysql' as const);
    const url = config.databaseUrl.replace(/^mariadb:/, 'mysql:');
    return {
      ...common,
      type,
      url,
      timezone: 'Z',
      charset: 'utf8mb4_unicode_ci',
      poolSize: 10,
      supportBigNumbers: true,
    };
  }
  mkdirSync(config.dataDir, { recursive: true });
  return {
    ...common,
    type: 'better-sqlite3',
    database: join(config.dataDir, 'kehuoyou.sqlite'),
    enableWAL: true,
    prepareDatabase: (database: { pragma(text: string): unknown }) => {
      database.pragma('busy_timeout = 5000');
      database.pragma('foreign_keys = ON');
      // With WAL, NORMAL loses nothing when the process is killed; FULL also survives a power cut,
      // and an acknowledged write here may be somebody's parcel.
      database.pragma('synchronous = FULL');
    },
  };
}

/** Connects, and brings the schema up to date. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<DataSource> {
  const dataSource = new DataSource(dataSourceOptions(config));
  await dataSource.initialize();
  await dataSource.runMigrations();
  return dataSource;
}
