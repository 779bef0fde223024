// How is something put up for sale, sold, and taken down?
import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  dateAt,
  Failure,
  MOST_OFFER_DAYS,
  MOST_OFFERS_A_DAY,
  objectionToOffer,
  OFFER_MEDIA,
  offerPolicy,
} from '@kehuoyou/shared';
import type { Clock, Offer, OwnOffer, PutUpOffer, ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { makeMove } from '../../database/moves/moves.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { attachMedia } from '../../pictures/media-rows.js';
import { offerPutUp } from '../errands.events.js';
import { refuse } from '../keeping/refusing.js';
import { OfferReading } from './offer-reading.service.js';
import { offerLifecycle, releaseOf } from './offer-store.js';
import { OfferEntity } from './offer.entity.js';

/** Puts things up, and moves them. */
@Injectable()
export class Selling {
  constructor(
    private readonly transactions: Transactions,
    private readonly reading: OfferReading,
    private readonly network: NetworkService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Puts something up. What no bus may bring is not sold here either, by whatever name. Pictures are seen by nobody before
   * they were checked.
   */
  async putUp(caller: Caller, ask: PutUpOffer, command: Command): Promise<OwnOffer> {
    const at = this.clock.now();
    const { pictures = [] } = ask;
    check(ask, dateAt(at));
    const { township } = this.network.villageWithPoints(ask.villageCode);
    const point = this.network.parcelPointOf(ask.villageCode);
    if (!point) throw new Failure('point_not_found', 'villageCode');
    const id = await this.transactions.once(this.vault.blind(command), async (tx) => {
      const id = uuid();
      const putUpOn = dateAt(at);
      const ordinal = (await nextOf(tx, caller.accountId, putUpOn)) + 1;
      if (ordinal > MOST_OFFERS_A_DAY) throw new Failure('too_many_offers');
      await insertRow(tx, OfferEntity, {
        ...{ id, accountId: caller.accountId, ...saidOf(ask), townshipCode: township.code, pointId: point.id },
        ...{ putUpOn, ordinal, putUpAt: at, numberShown: ask.showNumber, stateAt: at },
        state: pictures.length > 0 ? 'held' : 'open',
        nameSealed: this.vault.seal(ask.name, `offer.name:${id}`),
        phoneSealed: this.vault.seal(ask.phone, `offer.phone:${id}`),
      });
      await appendToOutbox(tx, offerPutUp, { offerId: id }, at);
      await attachMedia(tx, { ownerId: caller.accountId, purpose: OFFER_MEDIA, subjectId: id, ids: pictures });
      return id;
    });
    return this.reading.own(id);
  }

  /** Says that it is sold, or that there is some again. */
  async move(caller: Caller, id: string, move: 'sell' | 'reopen', command: Command): Promise<OwnOffer> {
    const at = this.clock.now();
    const row = await this.reading.row(id);
    authorise(caller, offerPolicy[move], this.reading.at(row), 'offer_not_found', 'id');
    if (move === 'reopen' && row.lastDay < dateAt(at)) throw new Failure('offer_over', 'id', 'ended');
    await this.transactions.once(command, async (tx) => {
      await makeMove(tx, offerLifecycle, { id, move, at, by: caller.accountId });
      return {};
    });
    return this.reading.own(id);
  }

  /** Shows the number from now on, or no longer: as easy one way as the other. */
  async showNumber(caller: Caller, id: string, shown: boolean, command: Command): Promise<OwnOffer> {
    authorise(caller, offerPolicy.number, this.reading.at(await this.reading.row(id)), 'offer_not_found', 'id');
    await this.transactions.once(command, async (tx) => {
      await tx.update(OfferEntity, { id }, { numberShown: shown });
      return {};
    });
    return this.reading.own(id);
  }

  /** Lets everybody read what was held; what was sold by then stays sold. */
  async release(caller: Caller, id: string, command: Command): Promise<Offer> {
    authorise(caller, offerPolicy.release, this.reading.at(await this.reading.row(id)), 'offer_not_found', 'id');
    await this.transactions.once(command, async (tx) => {
      const move = await releaseOf(tx, id);
      await makeMove(tx, offerLifecycle, { id, move, at: this.clock.now(), by: caller.accountId });
      return {};
    });
    return this.reading.read(id);
  }

  /** Takes it down for good, and says why. */
  async takeDown(
    caller: Caller,
    { id, reason }: { readonly id: string; readonly reason: string },
    command: Command,
  ): Promise<{ id: string }> {
    authorise(caller, offerPolicy.take_down, this.reading.at(await this.reading.row(id)), 'offer_not_found', 'id');
    return this.transactions.once(command, async (tx) => {
      await makeMove(tx, offerLifecycle, {
        ...{ id, move: 'take_down', at: this.clock.now(), by: caller.accountId, reason },
      });
      return { id };
    });
  }
}

/** What no bus may bring is not sold here; of papers and secrets nothing is kept. */
function check(ask: PutUpOffer, today: ServiceDate): void {
  refuse(objectionToOffer(ask), 'offer_refused');
  const { until } = ask;
  if (until < today || until > addDays(today, MOST_OFFER_DAYS - 1)) throw new Failure('invalid_field', 'until');
}

function saidOf(ask: PutUpOffer) {
  const { product, quantity, unit, priceFen, per, words, villageCode, where, until } = ask;
  return {
    ...{ product, quantity, unit, priceFen, per, villageCode },
    ...{ words: words ?? null, fetchedAt: where, lastDay: until },
  };
}

/** How many the account has put up on the day; the unique index decides between two at the same moment. */
async function nextOf(tx: EntityManager, accountId: string, putUpOn: ServiceDate): Promise<number> {
  return tx.countBy(OfferEntity, { accountId, putUpOn });
}
