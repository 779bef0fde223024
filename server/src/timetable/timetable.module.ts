// What does the timetable consist of?
import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { CurrentTimetable } from './current-timetable.js';
import { EditCalendars } from './edit-calendars.js';
import { FeedImportController } from './feed-import.controller.js';
import { FeedImports } from './feed-imports.js';
import { FleetController } from './fleet.controller.js';
import { FleetService } from './fleet.service.js';
import { GtfsFeeds } from './gtfs-feeds.js';
import { GtfsController } from './gtfs.controller.js';
import { JourneyController } from './journey.controller.js';
import { JourneyService } from './journey.service.js';
import { LiveController } from './live.controller.js';
import { LiveBoards } from './live-boards.js';
import { TripReports } from './live-reports.js';
import { RunSheets } from './run-sheets.js';
import { TimetableEditController } from './timetable-edit.controller.js';
import { TimetableEdits } from './timetable-edits.js';
import { TimetableController } from './timetable.controller.js';
import { TimetableService } from './timetable.service.js';

@Module({
  imports: [NetworkModule],
  controllers: [TimetableController, JourneyController, FeedImportController, TimetableEditController, LiveController, FleetController, GtfsController],
  providers: [CurrentTimetable, TimetableService, LiveBoards, JourneyService, FeedImports, TimetableEdits, EditCalendars, TripReports, FleetService, RunSheets, GtfsFeeds],
  exports: [TimetableService, JourneyService, TripReports],
})
export class TimetableModule {}
