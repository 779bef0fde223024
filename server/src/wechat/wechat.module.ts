// How do features get at WeChat?
import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { AccessToken } from './access-token.js';
import { WechatStandIn } from './stand-in/wechat-stand-in.js';
import { WechatContentSafety } from './wechat-content-safety.js';
import { WechatFailure } from './wechat-failure.js';
import { WechatHttp } from './wechat-http.js';
import { WechatMessages } from './wechat-messages.js';
import { WechatPhone } from './wechat-phone.js';
import { WechatPush } from './wechat-push.js';
import type { WechatMode, WechatSettings } from './wechat-settings.js';
import { WechatSignIn } from './wechat-sign-in.js';

/** Token under which the running stand-in can be injected; it is undefined where there is none. */
export const STAND_IN = Symbol('WechatStandIn');
const SETTINGS = Symbol('WechatSettings');

/** Settings of a server without WeChat: every call fails before it leaves. */
const nowhere: WechatSettings = {
  appId: '',
  secret: '',
  apiBase: '',
  timeoutMs: 1,
  templates: {},
  pushToken: undefined,
  pushAesKey: undefined,
};

/** Speaks with nobody. */
class WechatOff extends WechatHttp {
  override async call({ operation }: { readonly operation: string }): Promise<never> {
    throw new WechatFailure(operation, 'off');
  }
}

/** The clients of WeChat, for all modules, and the stand-in if this server runs with it. */
@Module({})
export class WechatModule implements OnApplicationShutdown {
  constructor(@Inject(STAND_IN) private readonly standIn: WechatStandIn | undefined) {}

  static with(how: WechatMode, clock: Clock): DynamicModule {
    const clients = clientProviders(how, clock);
    return {
      module: WechatModule,
      global: true,
      providers: [
        {
          provide: STAND_IN,
          useFactory: () => (how.mode === 'stand_in' ? WechatStandIn.start(clock, how.port) : undefined),
        },
        {
          provide: SETTINGS,
          inject: [{ token: STAND_IN, optional: true }],
          useFactory: (standIn: WechatStandIn | undefined) =>
            how.mode === 'real' ? how.settings : (standIn?.settings ?? nowhere),
        },
        ...clients,
      ],
      exports: [STAND_IN, ...clients.map(({ provide }) => provide)],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.standIn?.stop();
  }
}

/** The clients, which share one access token whichever of them is made first. */
function clientProviders(how: WechatMode, clock: Clock) {
  const http = (settings: WechatSettings): WechatHttp =>
    how.mode === 'off' ? new WechatOff(settings) : new WechatHttp(settings);
  const token = (settings: WechatSettings): AccessToken =>
    tokens.get(settings) ?? keep(settings, new AccessToken(http(settings), settings, clock));
  const tokens = new Map<WechatSettings, AccessToken>();
  const keep = (settings: WechatSettings, made: AccessToken): AccessToken => (tokens.set(settings, made), made);
  return [
    {
      provide: WechatSignIn,
      inject: [SETTINGS],
      useFactory: (settings: WechatSettings) => new WechatSignIn(http(settings), settings),
    },
    {
      provide: WechatPhone,
      inject: [SETTINGS],
      useFactory: (settings: WechatSettings) => new WechatPhone(token(settings)),
    },
    {
      provide: WechatMessages,
      inject: [SETTINGS],
      useFactory: (settings: WechatSettings) => new WechatMessages(token(settings), settings),
    },
    {
      provide: WechatContentSafety,
      inject: [SETTINGS],
      useFactory: (settings: WechatSettings) => new WechatContentSafety(token(settings)),
    },
    {
      provide: WechatPush,
      inject: [SETTINGS],
      useFactory: (settings: WechatSettings) => new WechatPush(settings, clock),
    },
  ];
}
