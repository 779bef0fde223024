// Who is asked whether somebody else may fetch their parcels?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt, dateText, pageAddress, parcelsPages, secondsAt, wallTime } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { agentAsked } from '../parcels.events.js';
import type { OfAgentQuestion } from '../parcels.events.js';
import { AgentQuestionEntity } from './agent.entity.js';
import { Agents } from './agents.service.js';

/** Whoever stands at the counter has gone by then, ms. */
const WAITS_FOR_MS = 3_600_000;
const REASON = '有人要取您家的快递';

/** Asks whoever has confirmed the number, at any hour at which a point is open. */
@Injectable()
export class AgentNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly recipients: RecipientsService,
    private readonly network: NetworkService,
    private readonly agents: Agents,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(agentAsked, 'parcels.ask_household', (event, tx) => this.ask(event, tx));
  }

  private async ask(event: DeliveredEvent<OfAgentQuestion>, tx: EntityManager): Promise<void> {
    const row = await tx.findOneBy(AgentQuestionEntity, { id: event.payload.questionId });
    const audience = row && row.answer === null ? await this.recipients.audienceOf(row.phoneHash) : undefined;
    if (!row || !audience) return;
    const [agent, point] = [this.agents.agentOf(row), this.network.findPoint(row.pointId)?.name ?? '服务点'];
    const time = `${dateText(dateAt(row.askedAt))} ${wallTime(secondsAt(row.askedAt))}`;
    await this.notices.tell(tx, {
      title: `${agent}要代取您家的快递，同意吗`,
      text: `${agent}在${point}，要代取您家的 ${row.pieces} 件快递。点开说同意还是不同意，站长马上看到。`,
      spoken: `有人在${point}，要代取您家的快递。请打开来，说同意还是不同意。`,
      message: { what: '有人要代取快递', when: time, why: `${agent}在${point}`, now: '点开说同意不同意' },
      eventId: event.id,
      kind: 'parcel_agent_asked',
      subject: `agent question ${row.id}`,
      page: pageAddress(parcelsPages.wallet, {}),
      urgent: true,
      happenedAt: row.askedAt,
      expiresAt: new Date(row.askedAt.getTime() + WAITS_FOR_MS),
      recipients: [{ accountId: audience.holder, reason: REASON }],
    });
  }
}
