// How are the features and what stands around them wired into one server?
import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { JURISDICTION_SOURCE } from './accounts/identity/jurisdictions.service.js';
import { features } from './app.features.js';
import type { Config } from './config.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { JurisdictionFinder } from './jurisdiction-finder.js';
import { Kuaidi100Module } from './kuaidi100/kuaidi100.module.js';
import { PicturesModule } from './pictures/pictures.module.js';
import { TimersModule } from './timers/timers.module.js';
import { WechatModule } from './wechat/wechat.module.js';

const jurisdictions = { provide: JURISDICTION_SOURCE, useClass: JurisdictionFinder };

@Module({})
export class AppModule {
  static async with(config: Config, dataSource: DataSource, clock: Clock): Promise<DynamicModule> {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.with(dataSource, clock),
        TimersModule,
        HttpModule.with(config, clock),
        PicturesModule.with(config),
        WechatModule.with(config.wechat, clock),
        Kuaidi100Module.with(config.kuaidi100, clock),
        ...(await modulesOf(config)),
        HealthModule,
      ],
      // What stands to the left of every feature gets from here what knows them all.
      global: true,
      providers: [jurisdictions],
      exports: [jurisdictions.provide],
    };
  }
}

/** The features' modules, loaded one after the other as their tables are: each finds what it shares with those before it. */
async function modulesOf(config: Config): Promise<(Type<unknown> | DynamicModule)[]> {
  const modules: (Type<unknown> | DynamicModule)[] = [];
  for (const feature of features) modules.push(await feature.module(config));
  return modules;
}
