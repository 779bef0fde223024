// How does the stand-in know where to push, as WeChat's console would tell WeChat?
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { wechatApi } from '@kehuoyou/shared';
import { STAND_IN } from '../../wechat/wechat.module.js';
import type { WechatStandIn } from '../../wechat/stand-in/wechat-stand-in.js';
import { PublicAddress } from '../../http/public-address.js';

/** Ties the stand-in, where this server runs with it, to this server. */
@Injectable()
export class StandInTie implements OnModuleInit {
  constructor(
    @Optional() @Inject(STAND_IN) private readonly standIn: WechatStandIn | undefined,
    private readonly address: PublicAddress,
  ) {}

  onModuleInit(): void {
    if (this.standIn) this.standIn.api.push.address = () => `${this.address.base}${wechatApi.push.path}`;
  }
}
