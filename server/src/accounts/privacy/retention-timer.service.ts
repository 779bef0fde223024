// When is the retention table applied?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Timers } from '../../timers/timers.service.js';
import { RetentionService } from './retention.service.js';

/** Applies it every night, while hardly anybody asks for anything. */
@Injectable()
export class RetentionTimer implements OnModuleInit {
  constructor(
    private readonly retention: RetentionService,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'accounts.retention',
      schedule: { cron: '30 3 * * *' },
      run: (stopping) => this.retention.apply(stopping),
    });
  }
}
