// What does every feature get of the database?
import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../clock.js';
import { RefreshSignal } from './refresh-signal.js';
import { Transactions } from './transaction.js';

/** The open database, the transaction wrapper, the signal to refresh and the clock, for all modules. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static with(dataSource: DataSource, clock: Clock): DynamicModule {
    const providers = [
      { provide: DataSource, useValue: dataSource },
      { provide: CLOCK, useValue: clock },
      { provide: RefreshSignal, useValue: new RefreshSignal() },
      { provide: Transactions, useValue: new Transactions(dataSource, clock) },
    ];
    return { module: DatabaseModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
