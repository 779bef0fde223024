// What do the health checks consist of?
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { TimetableModule } from '../timetable/timetable.module.js';
import { HealthController } from './health.controller.js';

@Module({ imports: [TerminusModule, TimetableModule], controllers: [HealthController] })
export class HealthModule {}
