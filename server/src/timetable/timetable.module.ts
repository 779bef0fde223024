// What does the timetable consist of?
import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { CurrentTimetable } from './current-timetable.service.js';
import { EditCalendars } from './edit-calendar.service.js';
import { FeedImportController } from './feed-import.controller.js';
import { FeedImports } from './feed-import.service.js';
import { FleetController } from './fleet.controller.js';
import { FleetService } from './fleet.service.js';
import { GtfsFeeds } from './gtfs-feed.service.js';
import { GtfsController } from './gtfs.controller.js';
import { JourneyController } from './journey.controller.js';
import { JourneyService } from './journey.service.js';
import { ReminderData } from './reminder-data.service.js';
import { ReminderPump } from './reminder-pump.service.js';
import { ReminderRounds } from './reminder-rounds.service.js';
import { ReminderTelling } from './reminder-telling.service.js';
import { TripReminderController } from './trip-reminder.controller.js';
import { TripReminderService } from './trip-reminder.service.js';
import { LineDays } from './line-day.service.js';
import { LiveController } from './live.controller.js';
import { KeeperBuses } from './point-buses.service.js';
import { RosterController } from './roster.controller.js';
import { Rosters } from './roster.service.js';
import { LiveBoards } from './live-board.service.js';
import { TripReports } from './trip-report.service.js';
import { RunSheets } from './run-sheet.service.js';
import { TimetableEditController } from './timetable-edit.controller.js';
import { TimetableEdits } from './timetable-edit.service.js';
import { TimetableController } from './timetable.controller.js';
import { TimetableService } from './timetable.service.js';
import { TripNotices } from './trip-notices.service.js';

@Module({
  imports: [NetworkModule],
  controllers: [
    TimetableController,
    JourneyController,
    FeedImportController,
    TimetableEditController,
    LiveController,
    FleetController,
    GtfsController,
    TripReminderController,
    RosterController,
  ],
  providers: [
    CurrentTimetable,
    TimetableService,
    LiveBoards,
    LineDays,
    JourneyService,
    FeedImports,
    TimetableEdits,
    EditCalendars,
    TripReports,
    FleetService,
    RunSheets,
    GtfsFeeds,
    TripNotices,
    TripReminderService,
    ReminderTelling,
    ReminderRounds,
    ReminderPump,
    ReminderData,
    Rosters,
    KeeperBuses,
  ],
  exports: [TimetableService, JourneyService, TripReports],
})
export class TimetableModule {}
