// What does the timetable consist of?
import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { TimetableController } from './timetable.controller.js';
import { TimetableService } from './timetable.service.js';

@Module({ imports: [NetworkModule], controllers: [TimetableController], providers: [TimetableService], exports: [TimetableService] })
export class TimetableModule {}
