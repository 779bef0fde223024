// What do a hub, a driver, a keeper without a signal and a deputy with one do in three days, and what must come of it?
import { createHash, randomUUID } from 'node:crypto';
import type { ScanEvent } from '@kehuoyou/shared';
import { shuffled } from '../../harness/random.js';
import type { Random } from '../../harness/random.js';

export const DAYS = ['2026-11-24', '2026-11-25', '2026-11-26'] as const;
export const HUB = 'HUB';
/** The point of 立新村, by which the bus K01-O01 comes at 06:49. */
export const POINT = 'P102212';

/** What becomes of a parcel in the end. */
const fates = ['stays', 'taken', 'taken_next_day', 'undone', 'undone_and_taken', 'deputy', 'both', 'short', 'damaged'];
/** Of each fate there are two a day: one of grandmother's and one of somebody else's. */
const A_FATE = 2;

/** Who says an event. */
export type Actor = 'clerk' | 'driver' | 'keeper' | 'deputy';

/** An event with who says it. */
export interface Said {
  readonly by: Actor;
  readonly event: ScanEvent;
}

/** A parcel, and what its household must have been told by the morning after the third day. */
export interface Story {
  readonly waybill: string;
  readonly isHers: boolean;
  readonly fate: string;
  readonly told: readonly ('parcel_ready' | 'parcel_collected')[];
}

/** Everything that is said in three days, in the order in which it happened. */
export interface KeeperDays {
  readonly stories: readonly Story[];
  readonly said: readonly Said[];
}

/** Nothing is news a day after it happened: of the third day is, of the days before only what was told at once. */
const toldOf = (fate: string, day: number): Story['told'] => {
  if (fate === 'deputy' || fate === 'both') return ['parcel_collected'];
  if (fate === 'short' || day < 2) return [];
  return fate.includes('taken') ? ['parcel_collected'] : ['parcel_ready'];
};

/** Makes them. */
export function threeDays(random: Random): KeeperDays {
  const [stories, said]: [Story[], Said[]] = [[], []];
  DAYS.forEach((date, day) => {
    const parcels = shuffled(
      fates.flatMap((fate) => Array.from({ length: A_FATE }, (_each, index) => ({ fate, isHers: index === 0 }))),
      random,
    ).map((parcel, index) => ({
      ...parcel,
      waybill: `7310011${random.between(100, 999)}${1000 + 100 * day + 3 * index}`,
    }));
    stories.push(...parcels.map((parcel) => ({ ...parcel, told: toldOf(parcel.fate, day) })));
    said.push(...new DayOfParcels(date, day, random).of(parcels));
  });
  const ordered = said.sort((a, b) => Date.parse(a.event.occurredAt) - Date.parse(b.event.occurredAt));
  // A phone counts in the order in which it is used.
  return { stories, said: ordered.map(({ by, event }, deviceSeq) => ({ by, event: { ...event, deviceSeq } })) };
}

/** One day's events. No two happen at the same moment. */
class DayOfParcels {
  private readonly said: Said[] = [];
  private readonly bus: { readonly tripId: string; readonly serviceDate: string };

  constructor(
    private readonly date: string,
    private readonly day: number,
    private readonly random: Random,
  ) {
    this.bus = { tripId: 'K01-O01', serviceDate: date };
  }

  of(parcels: readonly Omit<Story, 'told'>[]): Said[] {
    const seals = [0, 1].map((bag) => `YD07${this.day}${bag}`);
    seals.forEach((seal, bag) => {
      this.says('clerk', 'BAG_SEALED', 370 + bag, { seal, pointId: HUB, toPointId: POINT });
      this.says('driver', 'LOADED', 380 + bag, { seal, ...this.bus });
      this.says('keeper', 'BAG_ACCEPTED', 410 + bag, { seal, pointId: POINT });
    });
    this.says('driver', 'DEPARTED', 397, this.bus);
    parcels.forEach(({ waybill, fate }, index) => {
      this.says('clerk', 'HUB_RECEIVED', 320 + index / 10, { waybill, pointId: HUB });
      const seal = seals[index % 2] ?? '';
      this.says('clerk', 'SORTED', 345 + index / 10, { waybill, pointId: HUB, toPointId: POINT, seal });
      this.atThePoint(waybill, fate, index);
    });
    return this.said;
  }

  /** What the keeper does without a signal, and the deputy with one. */
  private atThePoint(waybill: string, fate: string, index: number): void {
    const there = { waybill, pointId: POINT };
    const shelve = (minute: number): ScanEvent =>
      this.says('keeper', 'SHELVED', minute, {
        ...there,
        rack: this.random.between(1, 4),
        layer: this.random.between(1, 4),
      });
    const undo = ({ eventId }: ScanEvent, minute: number): ScanEvent =>
      this.says('keeper', 'RETRACTED', minute, { ...there, retracts: eventId });
    const handOut = (by: Actor, minute: number, agent?: string): ScanEvent =>
      this.says(by, 'COLLECTED', minute, {
        ...there,
        ...(agent === undefined ? { method: 'tail_and_name' as const } : { method: 'agent' as const, agent }),
      });
    // From 09:00 on, one after the other; every fourth is first put on a wrong shelf, and taken back.
    const shelved = 540 + index;
    if (fate === 'short') return void this.says('keeper', 'SHORT', shelved, there);
    if (index % 4 === 0) undo(shelve(shelved - 60), shelved - 59.5);
    shelve(shelved);
    const later = 620 + index + this.random.between(0, 20) * 20;
    if (fate === 'damaged') this.says('keeper', 'DAMAGED', shelved + 0.3, { ...there, photoSha256: photoOf(waybill) });
    if (fate === 'taken') handOut('keeper', later);
    if (fate === 'undone' || fate === 'undone_and_taken') undo(handOut('keeper', later), later + 0.4);
    if (fate === 'undone_and_taken') handOut('keeper', later + 180.2, '李大爷');
    if (fate === 'deputy' || fate === 'both') handOut('deputy', 660 + index);
    if (fate === 'both') handOut('keeper', 630 + index);
    const isThere = ['stays', 'damaged', 'undone'].includes(fate);
    if (isThere || fate === 'taken_next_day') this.says('keeper', 'COUNTED', 1_200 + index / 10, there);
    if (fate === 'taken_next_day') handOut('keeper', 1_440 + 440 + index / 10);
    if (isThere && this.day < 2) this.says('keeper', 'REMINDED', 1_440 + 1_100 + index / 10, there);
  }

  /** Somebody says something so many minutes past midnight. */
  private says(by: Actor, type: ScanEvent['type'], minute: number, words: Partial<ScanEvent>): ScanEvent {
    const at = Date.parse(`${this.date}T00:00:00+08:00`) + Math.round(minute * 60_000);
    const event = { eventId: randomUUID(), type, occurredAt: new Date(at).toISOString(), deviceSeq: 0, ...words };
    this.said.push({ by, event });
    return event;
  }
}

function photoOf(waybill: string): string {
  return createHash('sha256').update(waybill).digest('hex');
}

const ofTwin = (waybill: string): string => `98${waybill.slice(2)}`;

/** The same events of other parcels at another point: what they come to in order, the first must come to as well. */
export function twinOf({ said }: KeeperDays, pointId: string): Said[] {
  const ids = new Map<string, string>();
  const idOf = (eventId: string): string => ids.get(eventId) ?? (ids.set(eventId, randomUUID()), idOf(eventId));
  return said
    .filter(({ event: { type } }) => type !== 'DEPARTED')
    .map(({ by, event }) => ({
      by,
      event: {
        ...event,
        eventId: idOf(event.eventId),
        ...(event.waybill === undefined ? {} : { waybill: ofTwin(event.waybill) }),
        ...(event.seal === undefined ? {} : { seal: `T${event.seal}` }),
        ...(event.pointId === POINT ? { pointId } : {}),
        ...(event.toPointId === POINT ? { toPointId: pointId } : {}),
        ...(event.retracts === undefined ? {} : { retracts: idOf(event.retracts) }),
      },
    }));
}
