// Is the server alive and ready?
import { Controller } from '@nestjs/common';
import { healthApi } from '@kehuoyou/shared';
import type { Health } from '@kehuoyou/shared';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthIndicatorResult } from '@nestjs/terminus';
import { Snapshots } from '../database/snapshots.js';
import { Endpoint } from '../http/endpoint.decorator.js';
import { StorageService } from './storage.service.js';

/** For whoever runs the server: `live` says restart me or not, `ready` says send me people or not. */
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly storage: StorageService,
    private readonly snapshots: Snapshots,
  ) {}

  @Endpoint(healthApi.live)
  live(): Health {
    return { status: 'ok' };
  }

  @Endpoint(healthApi.ready)
  async ready(): Promise<Health> {
    // Throws with status 503 when one of them is down.
    await this.health.check([() => this.database(), () => this.writing(), () => this.snapshotsLoaded()]);
    return { status: 'ok' };
  }

  private async database(): Promise<HealthIndicatorResult> {
    const check = this.indicators.check('database');
    return (await this.storage.answers()) ? check.up() : check.down();
  }

  /** A server that answers from memory while nothing is kept any more must not look well. */
  private async writing(): Promise<HealthIndicatorResult> {
    const check = this.indicators.check('writing');
    return (await this.storage.keeps()) ? check.up() : check.down();
  }

  private snapshotsLoaded(): HealthIndicatorResult {
    const check = this.indicators.check('snapshots');
    return this.snapshots.areLoaded() ? check.up() : check.down();
  }
}
