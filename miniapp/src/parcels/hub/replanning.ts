// Which bus takes along what a cancelled one leaves behind, and what does that change?
import { cargoLeft, clockText, fits, NO_CARGO, wholeKilograms } from '@kehuoyou/shared';
import type { Cargo, HubBag, HubCall, HubDesk, HubTrip } from '@kehuoyou/shared';
import type { MadeScan, ScanDraft } from '../scanning/scan-queue';
import { placeOfBag } from './hub-fold';
import { busName, placeName, weightWords } from '../freight-words';

/** A bag that has no bus which takes it. */
export interface LeftBag {
  readonly bag: HubBag;
  readonly pointId: string;
  readonly pointName: string;
  /** The bus for which it was meant. */
  readonly from?: HubTrip;
  readonly arrival?: string;
}

/** A bus that stops where a bag is to go. */
export interface OtherBus {
  readonly trip: HubTrip;
  readonly call: HubCall;
}

/** Bags that can go with one bus, or with none. */
export interface Replan {
  readonly from?: HubTrip;
  readonly bags: readonly LeftBag[];
  readonly to?: OtherBus;
}

/** What a bag takes; nobody asks how much room a bag fills unless it was said. */
function cargoOf({ grams, pieces }: HubBag): Cargo {
  return { ...NO_CARGO, grams, pieces };
}

/** The buses that still can take a bag to a point, the earliest first. */
export function busesTo(desk: HubDesk, pointId: string, bag: HubBag, now: Date): OtherBus[] {
  return desk.trips
    .filter(
      ({ state, refusal, departure, room, load }) =>
        state === 'open' &&
        refusal === undefined &&
        Date.parse(departure) > now.getTime() &&
        fits(cargoOf(bag), cargoLeft(room, load)),
    )
    .sort((one, other) => Date.parse(one.departure) - Date.parse(other.departure))
    .flatMap((trip) => {
      const call = trip.calls.find((each) => each.pointId === pointId);
      return call === undefined ? [] : [{ trip, call }];
    });
}

/** Every bag that has to take another bus: of cancelled ones, of those that left without it, and of none. */
export function leftBags({ trips, stranded }: HubDesk): LeftBag[] {
  const ofTrips = trips
    .filter(({ state }) => state !== 'open')
    .flatMap((from) =>
      from.calls.flatMap(({ bags, pointId, pointName, arrival }) =>
        bags
          .filter(
            ({ state }) => state === 'sealed' || state === 'open' || (state === 'loaded' && from.state === 'cancelled'),
          )
          .map((bag) => ({ bag, pointId, pointName, from, arrival })),
      ),
    );
  const known = new Set(ofTrips.map(({ bag }) => bag.seal));
  const lying = stranded
    .filter(({ seal }) => !known.has(seal))
    .map((bag) => ({ bag, pointId: bag.pointId, pointName: bag.pointName }));
  return [...ofTrips, ...lying];
}

/** A bag that this desk put on a bus that does not run, and that has another one by now: somebody has to carry it over. */
export interface CarriedOver {
  readonly seal: string;
  readonly from: HubTrip;
  readonly to: HubTrip;
}

/** Bags that lie in a cancelled bus and are meant for another, as far as this desk knows. */
export function carriedOver(desk: HubDesk, made: readonly MadeScan[]): CarriedOver[] {
  const slips = new Set(made.map(({ retracts }) => retracts));
  const loaded = made.filter(({ type, eventId }) => type === 'LOADED' && !slips.has(eventId));
  const last = new Map(loaded.flatMap((each) => (each.seal === undefined ? [] : [[each.seal, each] as const])));
  return [...last].flatMap(([seal, { tripId, serviceDate }]) => {
    const from = desk.trips.find((trip) => trip.tripId === tripId && trip.serviceDate === serviceDate);
    const { trip: to, bag } = placeOfBag(desk, seal) ?? {};
    const isMoved = from?.state === 'cancelled' && to !== undefined && to.tripId !== tripId && bag?.state === 'sealed';
    return isMoved ? [{ seal, from, to }] : [];
  });
}

/** The same, by the bus that they leave and the one with which they go. */
export function replans(desk: HubDesk, now: Date): Replan[] {
  const found = new Map<string, { from?: HubTrip; bags: LeftBag[]; to?: OtherBus }>();
  for (const left of leftBags(desk)) {
    const [to] = busesTo(desk, left.pointId, left.bag, now);
    const name = [left.from?.tripId, to?.trip.tripId, to?.trip.serviceDate, to === undefined ? '' : left.pointId].join(
      ' ',
    );
    const group = found.get(name);
    if (group !== undefined) group.bags.push(left);
    else
      found.set(name, {
        ...(left.from === undefined ? {} : { from: left.from }),
        ...(to === undefined ? {} : { to }),
        bags: [left],
      });
  }
  return [...found.values()];
}

/** 改坐 14:20 K01. */
export function replanWord({ trip }: OtherBus): string {
  return `改坐 ${busName(trip)}`;
}

/** What would change, before anybody presses: when it is there, how much later, and how full that bus then is. */
export function consequence(bags: readonly LeftBag[], { trip, call }: OtherBus): string {
  const grams = bags.reduce((sum, { bag }) => sum + bag.grams, 0);
  const [first] = bags;
  const later = first?.arrival === undefined ? undefined : Date.parse(call.arrival) - Date.parse(first.arrival);
  const load = { ...trip.load, grams: trip.load.grams + grams };
  return [
    `${clockText(call.arrival)} 到${placeName(call.pointName)}`,
    ...(later === undefined || later <= 0 ? [] : [`晚 ${lasting(later)}`]),
    `那班车装到 ${weightWords(load, trip.room)}`,
    ...(call.closed === undefined ? [] : [call.closed]),
  ].join('，');
}

/** 2 小时 40 分. */
function lasting(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} 分`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** 2 袋 34 公斤. */
export function bagsWord(bags: readonly LeftBag[]): string {
  const grams = bags.reduce((sum, { bag }) => sum + bag.grams, 0);
  return grams === 0 ? `${bags.length} 袋` : `${bags.length} 袋 ${wholeKilograms(grams)} 公斤`;
}

/** Why a bag changes its bus, for whoever asks later. */
export function replanReason({ from }: Pick<LeftBag, 'from'>): string {
  if (from === undefined) return '原来没有定班车';
  const why = from.reason === undefined ? '' : `：${from.reason}`;
  return from.state === 'cancelled' ? `${busName(from)} 停开${why}` : `${busName(from)} 没装上`;
}

/** What sends bags with another bus. */
export function replanning(pointId: string, bags: readonly LeftBag[], { trip }: OtherBus): ScanDraft[] {
  return bags.map((left) => ({
    type: 'REPLANNED',
    seal: left.bag.seal,
    pointId,
    tripId: trip.tripId,
    serviceDate: trip.serviceDate,
    reason: replanReason(left),
  }));
}
