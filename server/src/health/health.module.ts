// What do the health checks consist of?
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { StorageService } from './storage.service.js';

@Module({ imports: [TerminusModule], controllers: [HealthController], providers: [StorageService] })
export class HealthModule {}
