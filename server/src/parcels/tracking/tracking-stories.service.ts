// What is known of a number, by our own scans and by what carriers say, for whoever may hear it?
import { Injectable } from '@nestjs/common';
import {
  carrierCandidates,
  carrierOf,
  carrierStateWords,
  compareTexts,
  hasEnded,
  outwardState,
  signedRecordWords,
  stepName,
} from '@kehuoyou/shared';
import type { CarrierState, CountyLeg, ParcelStep, Tracking, TrackingCandidate, TrackingEvent } from '@kehuoyou/shared';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { NetworkService } from '../../network/network.service.js';
import { CarrierNews } from '../carriers/carrier-news.service.js';
import { CarrierParcelEntity, CarrierTrackEntity } from '../carriers/carrier-story.entity.js';
import { factsOf } from '../custody/custody-store.js';
import { progressOf } from '../custody/parcel-row-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { ParcelPlaces } from '../pickup/parcel-places.service.js';

/** A number in its normal form, with what whoever asks knows besides. */
export interface OfNumber {
  readonly waybill: string;
  readonly carrier?: string;
  readonly phoneTail?: string;
}

/** A parcel of the number, with one carrier. */
export interface Known {
  readonly carrier: string;
  readonly parcel: ParcelEntity | undefined;
  readonly told: CarrierParcelEntity | undefined;
}

/** What may be told of a number. */
export interface Story {
  readonly known: Known | undefined;
  readonly candidates: readonly TrackingCandidate[];
  readonly parcel: Tracking['parcel'];
}

/** Lines of a carrier that are told. */
const MOST_LINES = 100;
/** A carrier that says so has done with it. */
const SIGNED: ReadonlySet<string> = new Set(['signed', 'signed_by_other']);

/** Reads what is known; of what the asker may not know nothing is read at all. */
@Injectable()
export class TrackingStories {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly places: ParcelPlaces,
    private readonly news: CarrierNews,
  ) {}

  /** True when one of the parcels of this number is for a phone that ends so. */
  async isTailOf(waybill: string, phoneTail: string): Promise<boolean> {
    return (await this.knownOf(waybill)).some((known) => isTold(known, phoneTail));
  }

  /** Of several carriers with this number the one whose parcel moved last; else of whom a carrier says most. */
  async of({ waybill, carrier, phoneTail }: OfNumber): Promise<Story> {
    const open = (await this.knownOf(waybill)).filter((known) => isTold(known, phoneTail));
    const tracks = await this.tracksOf(waybill, open);
    const known = open.find((each) => carrier === undefined || each.carrier === carrier);
    return {
      known,
      candidates: candidatesOf(waybill, open, tracks),
      parcel: known && (await this.storyOf(known, tracks)),
    };
  }

  /** With each carrier that has one: ours first, what moved last before the others. */
  private async knownOf(waybill: string): Promise<Known[]> {
    const [parcels, told] = await Promise.all([
      this.dataSource.manager.find(ParcelEntity, {
        where: { waybill, since: Not(IsNull()) },
        order: { since: 'DESC' },
      }),
      this.news.toldOf(waybill),
    ]);
    const ours = parcels.map((parcel): Known => {
      const ofCarrier = told.find((each) => each.carrier === parcel.carrier || parcel.carrier === '');
      return { carrier: ofCarrier?.carrier ?? parcel.carrier, parcel, told: ofCarrier };
    });
    const others = told
      .filter((each) => !ours.some(({ carrier }) => carrier === each.carrier))
      .sort((a, b) => (b.toldAt?.getTime() ?? 0) - (a.toldAt?.getTime() ?? 0));
    return [...ours, ...others.map((each): Known => ({ carrier: each.carrier, parcel: undefined, told: each }))];
  }

  private async tracksOf(waybill: string, open: readonly Known[]): Promise<CarrierTrackEntity[]> {
    const carriers = open.flatMap(({ told }) => (told === undefined ? [] : [told.carrier]));
    if (carriers.length === 0) return [];
    return this.dataSource.manager.find(CarrierTrackEntity, {
      where: { waybill, carrier: In(carriers) },
      order: { at: 'DESC' },
      take: MOST_LINES,
    });
  }

  private async storyOf(
    { carrier, parcel, told }: Known,
    tracks: readonly CarrierTrackEntity[],
  ): Promise<NonNullable<Tracking['parcel']>> {
    const facts = parcel && (await factsOf(this.dataSource.manager, [parcel.id])).get(parcel.id);
    const progress = parcel && progressOf(parcel.id, facts ?? []);
    const events = [
      // Of one moment the later step stands first, as all else does.
      ...[...(progress?.steps ?? [])].reverse().map((step) => this.eventOf(step)),
      ...tracks
        .filter((track) => track.carrier === told?.carrier)
        .map(({ at, text, place }) => ({
          at: at.toISOString(),
          text,
          ...(place === null ? {} : { place }),
          by: 'carrier' as const,
        })),
    ];
    const state = progress ? outwardState(progress.state, progress.exceptions) : saidBy(told);
    const record = parcel && recordOf(parcel, told);
    return {
      carrier,
      status: state.status,
      statusText: carrierStateWords(state),
      events: events.sort((a, b) => compareTexts(b.at, a.at)),
      ...(parcel === undefined ? {} : { leg: this.legOf(parcel) }),
      ...(record === undefined ? {} : { carrierRecord: record }),
    };
  }

  private legOf(parcel: ParcelEntity): CountyLeg {
    const [point, bus] = [this.places.pointOf(parcel), this.places.busOf(parcel)];
    return {
      state: parcel.state,
      ...(parcel.since === null ? {} : { since: parcel.since.toISOString() }),
      ...(point === undefined ? {} : { point }),
      ...(bus === undefined ? {} : { bus }),
    };
  }

  private eventOf(step: ParcelStep): TrackingEvent {
    const place = this.network.findPoint(step.pointId ?? '')?.name;
    return {
      at: new Date(step.at).toISOString(),
      text: stepName(step),
      ...(place === undefined ? {} : { place }),
      by: 'county',
    };
  }
}

/** Everybody hears of it, unless its carrier wants the last digits of a phone: then whoever knows them. */
function isTold({ carrier, parcel, told }: Known, phoneTail: string | undefined): boolean {
  if (!carrierOf(carrier).needsPhoneTail) return true;
  return phoneTail !== undefined && (parcel?.phoneTail === phoneTail || told?.phoneTail === phoneTail);
}

/** Whose it may be, with what each has said; one that the number does not tell stands there when it has said something. */
function candidatesOf(
  waybill: string,
  open: readonly Known[],
  tracks: readonly CarrierTrackEntity[],
): TrackingCandidate[] {
  const likely = carrierCandidates(waybill);
  const unlikely = open
    .filter(({ carrier }) => carrier !== '' && !likely.some((each) => each.carrier === carrier))
    .map(({ carrier }) => {
      const { name, needsPhoneTail } = carrierOf(carrier);
      return { carrier, name, confidence: 1, needsPhoneTail };
    });
  return [...unlikely, ...likely].map((each) => {
    const own = tracks.filter(({ carrier }) => carrier === each.carrier);
    const [newest] = own;
    return newest === undefined ? each : { ...each, told: { lines: own.length, at: newest.at.toISOString() } };
  });
}

/** What its carrier has written down, where it has not been taken by anybody yet. */
function recordOf({ state }: ParcelEntity, told: CarrierParcelEntity | undefined): string | undefined {
  if (!SIGNED.has(told?.status ?? '') || hasEnded(state)) return undefined;
  return signedRecordWords(state);
}

/** What its carrier said of it last. */
function saidBy(told: CarrierParcelEntity | undefined): CarrierState {
  const { status, reason } = told ?? {};
  return { status: status ?? 'unknown', ...(reason === null || reason === undefined ? {} : { reason }) };
}
