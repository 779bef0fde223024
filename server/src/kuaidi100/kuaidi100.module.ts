// How do features get at 快递100?
import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { Kuaidi100Client } from './kuaidi100-client.js';
import type { Kuaidi100Mode } from './kuaidi100-settings.js';
import { Kuaidi100StandIn } from './kuaidi100-stand-in.js';
import { PickupCodeClient } from './pickup-code-client.js';

/** Token under which the running stand-in can be injected; it is undefined where there is none. */
export const KUAIDI100_STAND_IN = Symbol('Kuaidi100StandIn');

/** The client, for all modules, and the stand-in if this server runs with it. */
@Module({})
export class Kuaidi100Module implements OnApplicationShutdown {
  constructor(@Inject(KUAIDI100_STAND_IN) private readonly standIn: Kuaidi100StandIn | undefined) {}

  static with(how: Kuaidi100Mode, clock: Clock): DynamicModule {
    return {
      module: Kuaidi100Module,
      global: true,
      providers: [
        {
          provide: KUAIDI100_STAND_IN,
          useFactory: () => (how.mode === 'stand_in' ? Kuaidi100StandIn.start(clock, how.port) : undefined),
        },
        {
          provide: Kuaidi100Client,
          inject: [{ token: KUAIDI100_STAND_IN, optional: true }],
          useFactory: (standIn: Kuaidi100StandIn | undefined) =>
            how.mode === 'off'
              ? new Kuaidi100Client(undefined, how.salt)
              : new Kuaidi100Client(how.mode === 'real' ? how.settings : standIn?.settings),
        },
        {
          provide: PickupCodeClient,
          inject: [{ token: KUAIDI100_STAND_IN, optional: true }],
          useFactory: (standIn: Kuaidi100StandIn | undefined) =>
            new PickupCodeClient(how.mode === 'real' ? how.settings : standIn?.settings, clock),
        },
      ],
      exports: [KUAIDI100_STAND_IN, Kuaidi100Client, PickupCodeClient],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.standIn?.stop();
  }
}
