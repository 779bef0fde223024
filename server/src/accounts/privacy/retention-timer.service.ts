// When is the retention table applied?
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Timers } from '../../timers/timers.service.js';
import { ClockJumped } from './clock-jumped.js';
import { RetentionService } from './retention.service.js';

/** Applies it every night, while hardly anybody asks for anything. */
@Injectable()
export class RetentionTimer implements OnModuleInit {
  private readonly logger = new Logger(RetentionTimer.name);

  constructor(
    private readonly retention: RetentionService,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'accounts.retention',
      schedule: { cron: '30 3 * * *' },
      run: (stopping) => this.apply(stopping),
    });
  }

  private async apply(stopping: AbortSignal): Promise<object> {
    try {
      return await this.retention.applyIfPlausible(stopping);
    } catch (error) {
      // The timer tells that it failed; whoever runs the server has to know what to do about it.
      if (error instanceof ClockJumped) this.logger.error(error.message);
      throw error;
    }
  }
}
