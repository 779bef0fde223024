// Which features does the server consist of, in the order of their dependence?
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { AccountsModule } from './accounts/accounts.module.js';
import type { Config } from './config.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { NetworkModule } from './network/network.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { JurisdictionFinder } from './jurisdiction-finder.js';
import { SnapshotRefresh } from './snapshot-refresh.js';
import { TimetableModule } from './timetable/timetable.module.js';
import { WechatModule } from './wechat/wechat.module.js';

@Module({})
export class AppModule {
  static with(config: Config, dataSource: DataSource, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.with(dataSource, clock),
        HttpModule.with(config, clock),
        WechatModule.with(config.wechat, clock),
        AccountsModule.with(config),
        NoticesModule.with(config),
        NetworkModule,
        TimetableModule,
        HealthModule,
      ],
      providers: [JurisdictionFinder, SnapshotRefresh],
    };
  }
}
