// What does every feature get of the database?
import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../clock.js';
import { DeadLetters } from './outbox/dead-letters.js';
import { OutboxListeners } from './outbox/outbox-listeners.js';
import { OutboxPump } from './outbox/outbox-pump.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { Snapshots } from './snapshots.js';
import { Transactions } from './transaction.js';

/** The open database, the transaction wrapper, the outbox, the snapshots and the clock, for all modules. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static with(dataSource: DataSource, clock: Clock): DynamicModule {
    const listeners = new OutboxListeners();
    const providers = [
      { provide: DataSource, useValue: dataSource },
      { provide: CLOCK, useValue: clock },
      {
        provide: Transactions,
        inject: [Snapshots],
        useFactory: (snapshots: Snapshots) => new Transactions(dataSource, clock, () => snapshots.lookAnew()),
      },
      { provide: OutboxListeners, useValue: listeners },
      {
        provide: OutboxRelay,
        inject: [Transactions],
        useFactory: (transactions: Transactions) => new OutboxRelay(dataSource, transactions, listeners, clock),
      },
      { provide: DeadLetters, useValue: new DeadLetters(dataSource, clock) },
    ];
    return {
      module: DatabaseModule,
      global: true,
      providers: [...providers, Snapshots, OutboxPump],
      exports: [...providers.map(({ provide }) => provide), Snapshots, OutboxPump],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
