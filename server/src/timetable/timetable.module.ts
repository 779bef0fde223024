// What does the timetable consist of?
import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { TimetableController } from './timetable.controller.js';
import { TimetableService } from './timetable.service.js';
import { TripNotices } from './trip-notices.service.js';

@Module({ imports: [NetworkModule], controllers: [TimetableController], providers: [TimetableService, TripNotices], exports: [TimetableService] })
export class TimetableModule {}
