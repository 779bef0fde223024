// Which tables belong to the timetable?
import { Timetable1764000000003 } from '../database/migrations/1764000000003-timetable.js';
import { FeedFiles1764000000040 } from '../database/migrations/1764000000040-feed-files.js';
import { FeedImports1764000000041 } from '../database/migrations/1764000000041-feed-imports.js';
import { TimetableEdits1764000000042 } from '../database/migrations/1764000000042-timetable-edits.js';
import { TripReports1764000000043 } from '../database/migrations/1764000000043-trip-reports.js';
import { TripReminders1764000000044 } from '../database/migrations/1764000000044-trip-reminders.js';
import { DeviceFacts1764000000050 } from '../database/migrations/1764000000050-device-facts.js';
import { FeedImportSteps1764000000051 } from '../database/migrations/1764000000051-feed-import-steps.js';
import { Compartments1764000000098 } from '../database/migrations/1764000000098-compartments.js';
import { TripReliefs1764000000158 } from '../database/migrations/timetable/1764000000158-trip-reliefs.js';
import type { Tables } from '../database/schema/schema.js';
import { CalendarDayEntity, MarketRuleEntity, TimetableEditEntity } from './changes/timetable-edit.entity.js';
import { TripCancellationEntity } from './changes/trip-cancellation.entity.js';
import {
  DriverEntity,
  DriverPaperEntity,
  SignOnEntity,
  VehicleCompartmentEntity,
  VehicleEntity,
  VehiclePaperEntity,
} from './driving/fleet.entity.js';
import { TripReliefEntity } from './driving/trip-relief.entity.js';
import { FeedEntity, FeedFileEntity } from './feed/feed.entity.js';
import { FeedImportEntity, FeedImportStepEntity } from './importing/feed-import.entity.js';
import { TripReminderEntity, TripReminderStepEntity } from './notifying/trip-reminder.entity.js';
import { TripAssignmentEntity } from './running/trip-assignment.entity.js';
import { TripReportEntity } from './running/trip-report.entity.js';
import { timetablePersonal } from './timetable.personal.js';

export const timetableTables: Tables = {
  entities: [
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
    VehicleCompartmentEntity,
    DriverEntity,
    DriverPaperEntity,
    TripAssignmentEntity,
    TripReliefEntity,
    SignOnEntity,
    TripReminderEntity,
    TripReminderStepEntity,
  ],
  migrations: [
    Timetable1764000000003,
    FeedFiles1764000000040,
    FeedImports1764000000041,
    TimetableEdits1764000000042,
    TripReports1764000000043,
    TripReminders1764000000044,
    DeviceFacts1764000000050,
    FeedImportSteps1764000000051,
    Compartments1764000000098,
    TripReliefs1764000000158,
  ],
  personal: timetablePersonal,
};
