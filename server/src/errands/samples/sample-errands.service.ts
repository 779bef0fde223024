// How do the sample people come to have things bought, on whichever day somebody tries the app out?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock, Errand, ScanEvent } from '@kehuoyou/shared';
import { v5 as uuidOf } from 'uuid';
import { SampleAccounts } from '../../accounts/sign-in/sample-accounts.service.js';
import { SampleActs } from '../../accounts/sign-in/sample-acts.service.js';
import { CLOCK } from '../../clock.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { SAMPLE_POINTS } from '../../parcels/samples/sample-rides.service.js';
import { Scans } from '../../parcels/scanning/scans.service.js';
import { Timers } from '../../timers/timers.service.js';
import { Asking } from '../asking/asking.service.js';
import { Buying } from '../buying/buying.service.js';
import { Pieces } from '../following/pieces.service.js';
import { ErrandDeeds } from '../keeping/errand-deeds.service.js';
import { ErrandReading } from '../keeping/errand-reading.service.js';
import { ErrandPlaces } from '../keeping/errand-places.service.js';
import { ErrandShops } from '../keeping/errand-shops.service.js';
import { asOf } from '../../as-of.js';
import { SAMPLE_BACK_DAYS, sampleActs } from './sample-errand.js';
import type { SampleAct } from './sample-errand.js';
import { sampleWords } from './sample-errand-words.js';

const POINT = SAMPLE_POINTS[0];
const SHOP = 'COOP';
/** Of nobody. */
const CALLERS_PHONE = '19900000052';
/** Names the scans of pieces. */
const NAMESPACE = '3d1a4f0e-51c3-5c55-9b0e-7c1d0f6a2e45';

/** Lets the sample people ask, buy and fetch through the same doors as everybody; what is past as it would have been then. */
@Injectable()
export class SampleErrands implements OnModuleInit {
  private readonly acts: SampleActs<SampleAct>;

  constructor(
    private readonly samples: SampleAccounts,
    private readonly shops: ErrandShops,
    private readonly asking: Asking,
    private readonly buying: Buying,
    private readonly deeds: ErrandDeeds,
    private readonly reading: ErrandReading,
    private readonly pieces: Pieces,
    private readonly scans: Scans,
    private readonly places: ErrandPlaces,
    private readonly network: NetworkService,
    private readonly timers: Timers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const play = { daysBack: SAMPLE_BACK_DAYS, ofDay: sampleActs, done: (act: SampleAct) => this.done(act) };
    this.acts = new SampleActs(play, clock);
  }

  onModuleInit(): void {
    if (!this.samples.live) return;
    this.timers.add({
      name: 'errands.samples',
      schedule: { everyMs: 60_000 },
      run: (stopping) => this.catchUp(stopping),
    });
  }

  /** Lets happen what should have happened by now; gives how much, where it was something. */
  catchUp(stopping?: AbortSignal): Promise<{ acts: number } | undefined> {
    return this.acts.catchUp(stopping);
  }

  private async keepShop(): Promise<void> {
    if ((await this.shops.all()).has(SHOP)) return;
    const office = await this.samples.caller('county_office');
    const ask = { id: SHOP, name: sampleWords.shop, sells: sampleWords.sells, open: true };
    await this.shops.keep(office, ask, { ...commandOf(office), key: 'sample shop' });
  }

  private async done(act: SampleAct): Promise<boolean> {
    const asker = await (act.whose.forCaller === true ? this.samples.caller('keeper') : this.samples.household(POINT));
    const { id } = await this.asked(asker, act);
    const asking = asOf(this.asking, act.at, { deeds: asOf(this.deeds, act.at) });
    switch (act.deed) {
      case 'ask':
        return true;
      case 'answer':
        await asking.answer(asker, { id, yes: act.yes }, this.command(act, asker));
        return true;
      case 'cancel':
        await asking.cancel(asker, { id, reason: act.text }, this.command(act, asker));
        return true;
      case 'load':
      case 'shelve':
      case 'collect':
        return this.scan(asker, act, id);
      default:
        await this.buy(act, id);
        return true;
    }
  }

  /** The errand, asked for when it was, however often this is called. */
  private async asked(asker: Caller, { day, whose }: SampleAct): Promise<Errand> {
    const acts = sampleActs(day).filter((each) => each.whose.name === whose.name);
    const first = acts.find(({ deed }) => deed === 'ask');
    const ask = {
      ...{ lines: whose.lines, pointId: POINT },
      ...(whose.forCaller === true
        ? { name: sampleWords.caller, phone: CALLERS_PHONE, forCaller: true }
        : { name: sampleWords.caller, phone: this.samples.householdPhone }),
    };
    const at = first?.at ?? this.clock.now();
    return asOf(this.asking, at).ask(asker, ask, { ...commandOf(asker), key: `sample ${day} ${whose.name}` });
  }

  /** What the shop does, or the keeper who buys. */
  private async buy(act: SampleAct, id: string): Promise<void> {
    const isKeepers = act.whose.name === 'feed';
    const who = await this.samples.caller(isKeepers ? 'keeper' : 'buyer');
    const command = this.command(act, who);
    const [deeds, pieces] = [asOf(this.deeds, act.at), asOf(this.pieces, act.at)];
    const buying = asOf(this.buying, act.at, { deeds, pieces });
    switch (act.deed) {
      case 'accept':
        await this.keepShop();
        await buying.accept(who, { id, shopId: SHOP }, command);
        return;
      case 'accept_at_point':
        await buying.accept(who, { id }, command);
        return;
      case 'ask_back':
        await buying.askBack(who, { id, proposals: act.proposals }, command);
        return;
      case 'buy':
        await buying.buy(who, { id, lines: act.lines }, command);
        return;
      case 'hand_over':
        await buying.handOver(who, { id, pieces: 1 }, command);
        return;
      case 'cannot':
        await buying.cannot(who, { id, text: act.text }, command);
        return;
      case 'returned':
        await buying.returned(who, { id, fen: act.fen, text: act.text }, command);
        return;
      default:
        return;
    }
  }

  /** What is scanned of its piece on the way. */
  private async scan(asker: Caller, act: SampleAct, id: string): Promise<boolean> {
    const waybill = (await this.reading.read(asker, id)).pieces[0]?.waybill;
    if (waybill === undefined) return false;
    const isLoading = act.deed === 'load';
    const who = await this.samples.caller(isLoading ? 'hub_clerk' : 'keeper');
    const events = isLoading ? this.loading(act.at) : [this.atPoint(act)];
    const deviceId = uuidOf(who.accountId, NAMESPACE);
    await asOf(this.scans, act.at).submit(
      who,
      {
        ...{ deviceId, sentAt: act.at.toISOString() },
        events: events.map((event, index): ScanEvent => ({
          ...{ ...event, waybill, occurredAt: act.at.toISOString() },
          eventId: uuidOf(`${waybill} ${event.type}`, NAMESPACE),
          deviceSeq: Math.floor(act.at.getTime() / 60_000) * 10 + index,
        })),
      },
      this.command(act, who),
    );
    return true;
  }

  private loading(at: Date): Pick<ScanEvent, 'type' | 'pointId' | 'tripId' | 'serviceDate'>[] {
    const hub = this.network.hub()?.id ?? '';
    const bus = this.places.busTo(POINT, at).next;
    const received = { type: 'HUB_RECEIVED' as const, pointId: hub };
    if (!bus) return [received];
    return [received, { type: 'LOADED', pointId: hub, tripId: bus.tripId, serviceDate: bus.serviceDate }];
  }

  private atPoint({ deed }: SampleAct): Pick<ScanEvent, 'type' | 'pointId' | 'rack' | 'layer' | 'method' | 'taker'> {
    return deed === 'shelve'
      ? { type: 'SHELVED', pointId: POINT, rack: 2, layer: 1 }
      : { type: 'COLLECTED', pointId: POINT, method: 'known', taker: 'self' };
  }

  /** A server that starts anew says the same command, which happens once. */
  private command({ day, whose, deed, at }: SampleAct, caller: Caller): Command {
    return { ...commandOf(caller), key: `sample ${day} ${whose.name} ${deed} ${at.getTime()}` };
  }
}

function commandOf({ accountId }: Caller): Omit<Command, 'key'> {
  return { caller: accountId, operation: 'sample errands', body: {} };
}
