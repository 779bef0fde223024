// How does a partner hear of its parcels without asking, in order, and what if it does not answer?
//
// Each event of a partner with an address is also one in the outbox, whose subject is the partner: one after the other,
// tried again with growing pauses, and a dead letter at the end that an office sees and sends again. A delivery brings
// everything that the partner has not taken yet, so that whoever comes back after an hour hears it all at once.
import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import { OutgoingPost } from '../../http/outgoing/outgoing-post.js';
import type { AddressRefusal } from '../../http/outgoing/outgoing-post.js';
import { signatureOf, signedText } from '../../http/signed/signed-request.js';
import { partnerNewsWritten } from '../parcels.events.js';
import type { PartnerNews } from '../parcels.events.js';
import { PartnerEvents } from './partner-events.service.js';
import { PartnerKeys } from './partner-keys.service.js';
import { PartnerEntity } from './partner.entity.js';

/** Thrown when a partner did not take what was pushed; its name and the status are all that is kept of it. */
class PushRefused extends Error {
  constructor(status: number) {
    super(`answered ${status}`);
    this.name = `PushRefused${status}`;
  }
}

/** Pushes events to partners. */
@Injectable()
export class PartnerPush implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly events: PartnerEvents,
    private readonly keys: PartnerKeys,
    private readonly post: OutgoingPost,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.outside(partnerNewsWritten, 'parcels.push_to_partner', ({ payload }) => this.push(payload));
  }

  /**
   * From now on what happens is pushed to `address`, or no longer where it is undefined. What happened before can be
   * asked for. Gives why not; `unknown` when nobody of that name has a key.
   */
  async direct(name: string, address: string | undefined): Promise<AddressRefusal | 'unknown' | undefined> {
    const refusal = address === undefined ? undefined : this.post.refusalOf(address);
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (tx) => {
      const partner = await tx.findOneBy(PartnerEntity, { name });
      if (!partner) return 'unknown';
      // Who only moves house goes on where it was.
      const pushedUpTo = partner.pushUrl === null ? partner.lastEvent : partner.pushedUpTo;
      await tx.update(PartnerEntity, { id: partner.id }, { pushUrl: address ?? null, pushedUpTo });
      return undefined;
    });
  }

  /** Sends what the partner has not taken yet, an answer of `events` at a time; throws when it does not take it. Sent twice it is the same, by its cursors. */
  private async push({ partnerId, number }: PartnerNews): Promise<void> {
    for (;;) {
      const partner = await this.dataSource.manager.findOneBy(PartnerEntity, { id: partnerId });
      const holder = await this.keys.holderOf(partnerId);
      if (!partner || !holder || partner.pushUrl === null || partner.pushedUpTo >= number) return;
      const { pushUrl, pushedUpTo } = partner;
      const news = await this.events.list(holder, { after: String(pushedUpTo) });
      if (news.events.length > 0) {
        const body = JSON.stringify(news);
        const status = await this.post.send(pushUrl, this.signed(holder, pushUrl, body), body);
        if (status < 200 || status > 299) throw new PushRefused(status);
      }
      const { affected } = await this.transactions.run((tx) =>
        tx.update(PartnerEntity, { id: partnerId, pushedUpTo }, { pushedUpTo: Number(news.next) }),
      );
      // Whoever is quicker goes on with the rest; and what nobody can be told of any more is not asked for again.
      if (affected !== 1 || Number(news.next) === pushedUpTo) return;
    }
  }

  /** The same four headers with which a partner signs what it sends us. */
  private signed(
    { id, secret }: { readonly id: string; readonly secret: string },
    address: string,
    body: string,
  ): Readonly<Record<string, string>> {
    const { pathname, search } = new URL(address);
    const [time, nonce] = [this.clock.now().toISOString(), randomUUID()];
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const text = signedText({ method: 'POST', path: `${pathname}${search}`, bodyHash, time, nonce });
    return {
      'content-type': 'application/json; charset=utf-8',
      'X-Key': id,
      'X-Time': time,
      'X-Nonce': nonce,
      'X-Signature': signatureOf(secret, text),
    };
  }
}
