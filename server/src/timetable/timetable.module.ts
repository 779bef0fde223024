// What does the timetable consist of?
import { Global, Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { RIDE_MINUTES } from '../network/network.service.js';
import { TimetableNames } from './boards/timetable-names.service.js';
import { RideTimes } from './boards/ride-times.service.js';
import { CurrentTimetable } from './running/current-timetable.service.js';
import { EditCalendars } from './editing/edit-calendar.service.js';
import { FeedImportController } from './importing/feed-import.controller.js';
import { FeedImports } from './importing/feed-import.service.js';
import { DrivingData } from './driving/driving-data.service.js';
import { FleetController } from './driving/fleet.controller.js';
import { FleetService } from './driving/fleet.service.js';
import { PaperFiles } from './driving/paper-files.service.js';
import { GtfsFeeds } from './export/gtfs-feed.service.js';
import { GtfsController } from './export/gtfs.controller.js';
import { JourneyController } from './planner/journey.controller.js';
import { JourneyService } from './planner/journey.service.js';
import { MistakeNotices } from './notifying/mistake-notices.service.js';
import { ReminderData } from './notifying/reminder-data.service.js';
import { ReminderRounds } from './notifying/reminder-rounds.service.js';
import { ReminderTelling } from './notifying/reminder-telling.service.js';
import { TripReminderController } from './notifying/trip-reminder.controller.js';
import { TripReminderService } from './notifying/trip-reminder.service.js';
import { StopSheets } from './boards/stop-sheet.service.js';
import { LineDays } from './boards/line-day.service.js';
import { LiveController } from './driving/live.controller.js';
import { KeeperBuses } from './driving/point-buses.service.js';
import { RosterController } from './driving/roster.controller.js';
import { Rosters } from './driving/roster.service.js';
import { LiveBoards } from './boards/live-board.service.js';
import { OperatorReports } from './driving/operator-reports.service.js';
import { TripReliefs } from './driving/trip-reliefs.service.js';
import { TripReports } from './driving/trip-report.service.js';
import { TripRuns } from './driving/trip-runs.service.js';
import { RunSheets } from './driving/run-sheet.service.js';
import { TimetableEditController } from './editing/timetable-edit.controller.js';
import { TimetableEdits } from './editing/timetable-edit.service.js';
import { TimetableController } from './boards/timetable.controller.js';
import { TimetableService } from './boards/timetable.service.js';
import { ExpiryWatch } from './notifying/expiry-watch.service.js';
import { TripNotices } from './notifying/trip-notices.service.js';

/** What the network, to the left of the timetable, ranks points by. */
const rideMinutes = {
  provide: RIDE_MINUTES,
  inject: [RideTimes],
  useFactory: (rides: RideTimes) => (from: string, to: string) => rides.minutes(from, to),
};

@Global()
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
    TimetableNames,
    LiveBoards,
    RideTimes,
    rideMinutes,
    LineDays,
    StopSheets,
    JourneyService,
    FeedImports,
    TimetableEdits,
    EditCalendars,
    TripReports,
    TripRuns,
    TripReliefs,
    OperatorReports,
    FleetService,
    PaperFiles,
    RunSheets,
    GtfsFeeds,
    TripNotices,
    ExpiryWatch,
    MistakeNotices,
    TripReminderService,
    ReminderTelling,
    ReminderRounds,
    ReminderData,
    DrivingData,
    Rosters,
    KeeperBuses,
  ],
  exports: [
    TimetableService,
    TimetableNames,
    JourneyService,
    TripReports,
    TripRuns,
    TripReliefs,
    RunSheets,
    FleetService,
    RIDE_MINUTES,
  ],
})
export class TimetableModule {}
