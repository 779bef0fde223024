// What is done when WeChat tells us something of its own accord?
import { Controller, Req } from '@nestjs/common';
import { Failure, wechatApi } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { Endpoint } from '../../http/endpoint.decorator.js';
import { WechatPush } from '../../wechat/wechat-push.js';
import type { PushQuery } from '../../wechat/wechat-push.js';
import { PictureChecks } from '../checking/picture-checks.service.js';
import { MessagesService } from '../sending/messages.service.js';

/** What WeChat wants to hear, or it tells us again. */
const TAKEN = 'success';

/**
 * Pushes are WeChat's own: they carry no key of ours and may hold more than we know, so they are read
 * whole; what makes them safe is their signature, and that the same push twice changes nothing.
 */
@Controller()
export class WechatPushController {
  constructor(
    private readonly wechat: WechatPush,
    private readonly accounts: AccountsService,
    private readonly messages: MessagesService,
    private readonly pictures: PictureChecks,
  ) {}

  @Endpoint(wechatApi.tryOut)
  tryOut(@Req() request: FastifyRequest): string {
    const echo = this.wechat.echo(request.query as PushQuery);
    if (typeof echo !== 'string') throw new Failure('not_allowed');
    return echo;
  }

  @Endpoint(wechatApi.push)
  async push(@Req() request: FastifyRequest): Promise<string> {
    const event = this.wechat.read(request.query as PushQuery, request.body);
    if (event === undefined) throw new Failure('not_allowed');
    if (event?.event === 'media_checked') await this.pictures.judged(event.traceId, event.verdict);
    if (event?.event === 'messages_refused') {
      const accountId = await this.accounts.accountOfOpenId(event.openId);
      if (accountId !== undefined) await this.messages.turnedOff(accountId, event.templateIds);
    }
    return TAKEN;
  }
}
