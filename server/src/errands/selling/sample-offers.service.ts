// How do the sample people come to have something to sell, on whichever day somebody tries the app out?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { SampleAccounts } from '../../accounts/sign-in/sample-accounts.service.js';
import { SampleActs } from '../../accounts/sign-in/sample-acts.service.js';
import { CLOCK } from '../../clock.js';
import { asOf } from '../../as-of.js';
import type { Command } from '../../database/transaction.js';
import { NetworkService } from '../../network/network.service.js';
import { SAMPLE_POINTS } from '../../parcels/samples/sample-rides.service.js';
import { Timers } from '../../timers/timers.service.js';
import { OfferEntity } from './offer.entity.js';
import { SAMPLE_OFFER_DAYS, sampleOfferActs } from './sample-offer.js';
import type { SampleOfferAct } from './sample-offer.js';
import { Selling } from './selling.service.js';

/** Who sells: 样**. */
const SELLER = '样例·阿婆';

/** Lets the sample household put things up, through the same door as everybody; what is past as it would have been then. */
@Injectable()
export class SampleOffers implements OnModuleInit {
  private readonly acts: SampleActs<SampleOfferAct>;

  constructor(
    private readonly samples: SampleAccounts,
    private readonly selling: Selling,
    private readonly network: NetworkService,
    private readonly dataSource: DataSource,
    private readonly timers: Timers,
    @Inject(CLOCK) clock: Clock,
  ) {
    const done = (act: SampleOfferAct): Promise<boolean> => this.done(act);
    this.acts = new SampleActs({ daysBack: SAMPLE_OFFER_DAYS - 1, ofDay: sampleOfferActs, done }, clock);
  }

  onModuleInit(): void {
    if (!this.samples.live) return;
    this.timers.add({
      name: 'errands.sample_offers',
      schedule: { everyMs: 60_000 },
      run: (stopping) => this.catchUp(stopping),
    });
  }

  /** Lets happen what should have happened by now; gives how much, where it was something. */
  catchUp(stopping?: AbortSignal): Promise<{ acts: number } | undefined> {
    return this.acts.catchUp(stopping);
  }

  private async done({ day, at, deed, offer, until }: SampleOfferAct): Promise<boolean> {
    const caller = await this.samples.household(SAMPLE_POINTS[0]);
    const { accountId } = caller;
    const there = await this.dataSource.manager.findOneBy(OfferEntity, {
      ...{ accountId, putUpOn: day, product: offer.product },
    });
    const key = `sample ${day} ${offer.product} ${deed}`;
    const command: Command = { key, caller: accountId, operation: 'sample offers', body: {} };
    if (deed === 'sell') {
      if (there === null || there.state !== 'open') return false;
      await asOf(this.selling, at).move(caller, there.id, 'sell', command);
      return true;
    }
    const villageCode = this.network.findPoint(SAMPLE_POINTS[offer.point] ?? '')?.villageCode;
    if (there !== null || villageCode === undefined) return false;
    const { point: _point, days: _days, at: _at, sold: _sold, ...said } = offer;
    const phone = this.samples.householdPhone;
    await asOf(this.selling, at).putUp(caller, { ...said, villageCode, until, name: SELLER, phone }, command);
    return true;
  }
}
