// What happens to the sample parcels of a day, and when?
import { addDays, dayNumber, instantOf } from '@kehuoyou/shared';
import type { ScanEvent, ServiceDate, TripDay } from '@kehuoyou/shared';
import type { ParcelAnnouncement } from '../custody/parcel-announcement.js';
import { sampleReasons, sampleRecipients } from './sample-words.js';

/** A bus on the way of sample parcels. */
export interface SampleLeg extends TripDay {
  /** The hub, or the station where they change. */
  readonly fromPointId: string;
  readonly departure: Date;
  readonly arrival: Date;
}

/** Buses that bring sample parcels to a point. */
export interface SampleRide {
  /** The same for the same consignment of every day, from 0. */
  readonly index: number;
  readonly pointId: string;
  /** How many come. */
  readonly pieces: number;
  readonly legs: readonly [SampleLeg, ...SampleLeg[]];
}

/** Whose hands do it. */
export type SampleHand = 'hub_clerk' | 'station_clerk' | 'keeper' | 'county_office';

/** Something that happens at an instant. */
export type SampleAct = { readonly at: Date } & (
  | { readonly kind: 'announced'; readonly parcel: ParcelAnnouncement }
  | {
      readonly kind: 'scanned';
      readonly by: SampleHand;
      readonly scan: SampleScan;
      /** Buses without which it does not happen. */
      readonly needs?: readonly TripDay[];
    }
  | { readonly kind: 'disputed'; readonly waybill: string }
);

/** What a scan says besides who makes it and when. */
export type SampleScan = Omit<ScanEvent, 'eventId' | 'occurredAt' | 'deviceSeq'>;

/** What becomes of a parcel at its point. */
type Fate = 'taken' | 'taken_tomorrow' | 'left' | 'short' | 'disputed';

const HUB = 'HUB';
const MINUTE = 60_000;
/** After so many days nothing more happens to the first consignment of a day, and to the others. */
export const SAMPLE_DAYS = 10;
const OTHERS_DAYS = 3;
/** Carriers, each with the letters before its numbers. */
const CARRIERS = [
  ['yuantong', 'YT'],
  ['zhongtong', '75'],
  ['jtexpress', 'JT'],
  ['ems', '10'],
] as const;

/**
 * Everything that happens to the parcels that `rides` bring on `date`, from the evening before until they are taken
 * or sent back. The same date and rides give the same acts: what was done already can be told from what was not.
 */
export function sampleDay(date: ServiceDate, household: string, rides: readonly SampleRide[]): SampleAct[] {
  const departed = new Set<string>();
  return rides.flatMap((ride) => {
    const parcels = Array.from({ length: ride.pieces }, (_each, place) => parcelOf(date, ride, place, household));
    const seal = sealOf(date, ride.index);
    const leaving = ride.legs.filter(({ tripId }) => !departed.has(tripId));
    for (const { tripId } of leaving) departed.add(tripId);
    const brought = [
      at(arrivalOf(ride), 2, 'keeper', { type: 'BAG_ACCEPTED', seal, pointId: ride.pointId }),
      ...parcels.flatMap((parcel, place) => atPoint(date, ride, parcel, place)),
    ];
    return [
      ...parcels.flatMap(({ said }, place) => toHub(date, said, place)),
      ...intoBag(ride, seal, parcels),
      ...onTheWay(ride, seal),
      ...leaving.map(leaves),
      ...brought.map((act) => ({ ...act, needs: ride.legs.map(busOf) })),
    ];
  });
}

const arrivalOf = ({ legs }: SampleRide): Date => (legs[legs.length - 1] ?? legs[0]).arrival;
const busOf = ({ tripId, serviceDate }: SampleLeg): TripDay => ({ tripId, serviceDate });
const handAt = (pointId: string): SampleHand => (pointId === HUB ? 'hub_clerk' : 'station_clerk');

interface SampleParcel {
  readonly said: ParcelAnnouncement;
  readonly fate: Fate;
}

function parcelOf(date: ServiceDate, { index, pointId }: SampleRide, place: number, household: string): SampleParcel {
  const [carrier, letters] = CARRIERS[(index + place) % CARRIERS.length] ?? CARRIERS[0];
  const number = `${date.replace(/-/g, '').slice(2)}${String(index)}${String(place).padStart(2, '0')}`;
  const waybill = `${letters}${number}${String((dayNumber(date) * 37 + place * 211 + index * 53) % 10_000).padStart(4, '0')}`;
  const isHousehold = isForHousehold(dayNumber(date), index, place);
  const others = sampleRecipients[1 + ((dayNumber(date) + index * 5 + place) % (sampleRecipients.length - 1))];
  const recipient = isHousehold ? { name: sampleRecipients[0]?.name ?? '', phone: household } : { ...others };
  return {
    said: { waybill, carrier, recipient, pointId, expectedOn: date },
    fate: fateOf(dayNumber(date), index, place),
  };
}

/** Days of a week, counted from 0, on which the household's parcel goes another way than well. */
const LEFT_ON = [0];
const DISPUTED_ON = [1, 3, 5];

/** What comes to the sample household: something on every day, and what nobody fetches or somebody else takes. */
function isForHousehold(day: number, index: number, place: number): boolean {
  if (index === 0 && place === 1) return [...LEFT_ON, ...DISPUTED_ON].includes(day % 7);
  return place === 0 && index === day % 2;
}

/** On every day something waits, something is late to be fetched, and one is disputed. */
function fateOf(day: number, index: number, place: number): Fate {
  if (index === 0 && place === 1 && LEFT_ON.includes(day % 7)) return 'left';
  if (index === 0 && place === 1 && DISPUTED_ON.includes(day % 7)) return 'disputed';
  if (place === 0) return 'taken_tomorrow';
  if ((day + index) % 5 === 2 && place === 3) return 'short';
  if (index === 0 && day % 4 === 0 && place === 4) return 'left';
  return place % 3 === 2 ? 'taken_tomorrow' : 'taken';
}

const sealOf = (date: ServiceDate, index: number): string =>
  `FD${date.replace(/-/g, '').slice(2)}${String(index + 1).padStart(2, '0')}`;

function at(from: Date, minutes: number, by: SampleHand, scan: SampleScan): SampleAct {
  return { at: new Date(from.getTime() + minutes * MINUTE), kind: 'scanned', by, scan };
}

/** The evening before: announced at 15:00, and half of them are at the hub at 17:30. */
function toHub(date: ServiceDate, parcel: ParcelAnnouncement, place: number): SampleAct[] {
  const evening = instantOf(addDays(date, -1), 15 * 3600);
  const waybill = parcel.waybill;
  const scan = { type: 'HUB_RECEIVED', waybill, ...carrierOf(parcel), pointId: HUB } as const;
  const received =
    place % 2 === 0
      ? at(evening, 150 + place / 4, 'hub_clerk', scan)
      : at(instantOf(date, 5 * 3600 + 10 * 60), place / 4, 'hub_clerk', scan);
  return [{ at: evening, kind: 'announced', parcel }, received];
}

const carrierOf = ({ carrier }: ParcelAnnouncement) => (carrier === undefined ? {} : { carrier });

function leaves(leg: SampleLeg): SampleAct {
  const { fromPointId, departure } = leg;
  return at(departure, 0, handAt(fromPointId), { type: 'DEPARTED', pointId: fromPointId, ...busOf(leg) });
}

/** Within the hour before the first bus leaves. */
function intoBag({ legs: [first], pointId }: SampleRide, seal: string, parcels: readonly SampleParcel[]): SampleAct[] {
  const way = { pointId: HUB, toPointId: pointId, ...busOf(first) };
  const grams = parcels.length * 1_400 + 300;
  const { departure } = first;
  return [
    ...parcels.map(({ said }, place) =>
      at(departure, -50 + place / 4, 'hub_clerk', {
        ...{ type: 'SORTED', waybill: said.waybill, ...carrierOf(said), seal, ...way },
      }),
    ),
    at(departure, -40, 'hub_clerk', { type: 'BAG_SEALED', seal, ...way, grams }),
  ];
}

/** Onto each bus, and off it where it changes. */
function onTheWay({ legs }: SampleRide, seal: string): SampleAct[] {
  return legs.flatMap((leg, place) => {
    const { fromPointId: pointId, departure } = leg;
    const before = legs[place - 1];
    const hand = handAt(pointId);
    const acts = [
      ...(before ? [at(before.arrival, 3, hand, { type: 'UNLOADED', seal, pointId })] : []),
      at(departure, place === 0 ? -20 : -6, hand, { type: 'LOADED', seal, pointId, ...busOf(leg) }),
    ];
    return acts.map((act) => ({ ...act, needs: legs.slice(0, place).map(busOf) }));
  });
}

/** From its shelf on. */
function atPoint(date: ServiceDate, ride: SampleRide, { said, fate }: SampleParcel, place: number): SampleAct[] {
  const { pointId } = ride;
  const arrival = arrivalOf(ride);
  const here = { waybill: said.waybill, ...carrierOf(said), pointId };
  const shelved = at(arrival, 6 + place * 0.7, 'keeper', {
    type: 'SHELVED',
    ...here,
    rack: 1 + (place % 2),
    layer: 1 + (dayNumber(date) % 4),
  });
  if (fate === 'short') return [at(arrival, 20, 'keeper', { type: 'SHORT', ...here })];
  if (fate === 'left') return [shelved, ...waits(date, here)];
  if (fate === 'disputed') return [shelved, ...disputed(date, here, said.waybill)];
  const taken = { type: 'COLLECTED', ...here, method: 'tail_and_name', taker: 'self' } as const;
  const closing = instantOf(date, 18 * 3600).getTime();
  const today = fate === 'taken' && arrival.getTime() + (50 + place * 17) * MINUTE < closing;
  return [
    shelved,
    today
      ? at(arrival, 50 + place * 17, 'keeper', taken)
      : at(instantOf(addDays(date, 1), 9 * 3600 + 600), place * 7, 'keeper', taken),
  ];
}

/** Reminded three times, the last time a day late, and sent back after eight days. */
function waits(date: ServiceDate, here: Pick<SampleScan, 'waybill' | 'pointId'>): SampleAct[] {
  const on = (days: number, hour: number, by: SampleHand, scan: SampleScan): SampleAct =>
    at(instantOf(addDays(date, days), hour * 3600), 0, by, scan);
  return [
    ...[1, 3, 6].map((days) => on(days, 17, 'keeper', { type: 'REMINDED', ...here })),
    on(8, 10, 'keeper', { type: 'RETURN_DECIDED', ...here, reason: sampleReasons.notFetched }),
    on(9, 9, 'hub_clerk', { type: 'RETURN_HANDED', ...here, pointId: HUB }),
  ];
}

/** A neighbour takes it along, the household wonders in the evening, and the office finds out on the fifth day. */
function disputed(date: ServiceDate, here: Pick<SampleScan, 'waybill' | 'pointId'>, waybill: string): SampleAct[] {
  const next = addDays(date, 1);
  const agent = { method: 'agent', taker: 'agent', agent: sampleRecipients[1]?.name ?? '' } as const;
  return [
    at(instantOf(next, 16 * 3600 + 600), 0, 'keeper', { type: 'COLLECTED', ...here, ...agent }),
    { at: instantOf(next, 18 * 3600 + 1_800), kind: 'disputed', waybill },
    at(instantOf(addDays(date, 5), 12 * 3600), 0, 'county_office', {
      ...{ type: 'DISPUTE_SETTLED', ...here, upheld: false, reason: sampleReasons.neighbourTookIt },
    }),
  ];
}

/** The consignments of which something may still happen, or have happened lately, so many days later. */
export function stillSeen(rides: readonly SampleRide[], daysLater: number): SampleRide[] {
  return daysLater > OTHERS_DAYS ? rides.filter(({ index }) => index === 0) : [...rides];
}
