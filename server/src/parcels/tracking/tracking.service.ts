// What may everybody know of the parcel of a number?
//
// Where it is and was, by our own scans and by what its carrier says. Numbers can be counted through, so a parcel whose
// carrier wants the phone's last digits is told to whoever knows them; who does not hears what one hears of a number
// that nobody has. After ten wrong ones a number answers nothing for a quarter of an hour, right ones included.
import { Injectable } from '@nestjs/common';
import {
  carrierCandidates,
  carrierOf,
  carrierStateWords,
  compareTexts,
  Failure,
  normalWaybill,
  outwardState,
  readS10,
  stepName,
} from '@kehuoyou/shared';
import type { CarrierState, ParcelStep, Tracking, TrackingAsk, TrackingEvent } from '@kehuoyou/shared';
import { DataSource, IsNull, Not } from 'typeorm';
import { GuessLimit } from '../../http/limits/guess-limit.js';
import { NetworkService } from '../../network/network.service.js';
import { CarrierNews } from '../carriers/carrier-news.service.js';
import type { CarrierStory } from '../carriers/carrier-news.service.js';
import { factsOf } from '../custody/custody-store.js';
import { progressOf } from '../custody/parcel-row-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';

/** What is known of a number with one carrier. */
interface Known {
  readonly carrier: string;
  readonly parcel: ParcelEntity | undefined;
  readonly told: CarrierStory | undefined;
}

/** Tracking for everybody. */
@Injectable()
export class TrackingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly guesses: GuessLimit,
    private readonly news: CarrierNews,
  ) {}

  /** What is known; a number that cannot be one fails with `waybill_not_valid`. */
  async track(ask: TrackingAsk): Promise<Tracking> {
    const waybill = normalWaybill(ask.waybill);
    if (waybill === undefined) throw new Failure('waybill_not_valid', 'waybill');
    const s10 = readS10(waybill);
    const known = await this.known(waybill, ask.carrier);
    const isTheirs = known !== undefined && (await this.mayKnow(known, waybill, ask.phoneTail));
    return {
      waybill,
      candidates: carrierCandidates(waybill),
      ...(s10 === undefined
        ? {}
        : { s10: { valid: s10.valid, ...(s10.problem === undefined ? {} : { problem: s10.problem }) } }),
      ...(isTheirs ? { parcel: await this.story(known) } : {}),
    };
  }

  /** Of several carriers with this number the one whose parcel moved last; of one that is not with us what its carrier says. */
  private async known(waybill: string, carrier: string | undefined): Promise<Known | undefined> {
    const [parcel] = await this.dataSource.manager.find(ParcelEntity, {
      where: { waybill, since: Not(IsNull()), ...(carrier === undefined ? {} : { carrier }) },
      order: { since: 'DESC' },
      take: 1,
    });
    const asked = carrier ?? (parcel?.carrier === '' ? undefined : parcel?.carrier);
    for (const each of asked === undefined ? carrierCandidates(waybill).map((one) => one.carrier) : [asked]) {
      const told = await this.news.storyOf({ waybill, carrier: each });
      if (told) return { carrier: each, parcel, told };
    }
    return parcel && { carrier: parcel.carrier, parcel, told: undefined };
  }

  /** Everybody may, unless its carrier wants the last digits of a phone: then whoever knows them. */
  private async mayKnow({ carrier, parcel }: Known, waybill: string, phoneTail: string | undefined): Promise<boolean> {
    if (!carrierOf(carrier).needsPhoneTail) return true;
    if (phoneTail === undefined) return false;
    return this.guesses.guardSecret('phone_tail', waybill, () => parcel?.phoneTail === phoneTail);
  }

  private async story({ carrier, parcel, told }: Known): Promise<NonNullable<Tracking['parcel']>> {
    const facts = parcel && (await factsOf(this.dataSource.manager, [parcel.id])).get(parcel.id);
    const progress = parcel && progressOf(parcel.id, facts ?? []);
    const events = [
      // Of one moment the later step stands first, as all else does.
      ...[...(progress?.steps ?? [])].reverse().map((step) => this.eventOf(step)),
      ...(told?.tracks ?? []).map(({ at, text, place }) => ({
        at: at.toISOString(),
        text,
        ...(place === null ? {} : { place }),
      })),
    ];
    const state = progress ? outwardState(progress.state, progress.exceptions) : saidBy(told);
    return {
      carrier,
      status: state.status,
      statusText: carrierStateWords(state),
      events: events.sort((a, b) => compareTexts(b.at, a.at)),
    };
  }

  private eventOf(step: ParcelStep): TrackingEvent {
    const place = this.network.findPoint(step.pointId ?? '')?.name;
    return {
      at: new Date(step.at).toISOString(),
      text: stepName(step),
      ...(place === undefined ? {} : { place }),
    };
  }
}

/** What its carrier said of it last. */
function saidBy(told: CarrierStory | undefined): CarrierState {
  const { status, reason } = told?.parcel ?? {};
  return { status: status ?? 'unknown', ...(reason === null || reason === undefined ? {} : { reason }) };
}
