// Which boxes are still to be put on a bus where, by the server's answer and by what this phone has said since?
import { groupBy, shortPointName } from '@kehuoyou/shared';
import type { BoxToLoad, LoadedOrder, LoadedStop, TripDay } from '@kehuoyou/shared';
import { draftsFor } from '../carrying/carried-now';
import type { CarriedDraft, MadeCarried } from '../carrying/carried-queue';

/** Boxes of an order at a stop, and which of them nobody has put on a bus. */
export interface OrderToLoad extends Pick<LoadedOrder, 'id' | 'goods' | 'chilled'> {
  readonly boxes: number;
  readonly waiting: readonly BoxToLoad[];
}

/** What gets on at a stop. */
export interface StopToLoad {
  readonly key: string;
  readonly name: string;
  /** ISO 8601. */
  readonly departure: string;
  readonly orders: readonly OrderToLoad[];
}

/** Stops in the order of the way, without places that are only kept, and without what comes off another bus. */
export function stopsToLoad(
  stops: readonly LoadedStop[],
  made: readonly MadeCarried[],
  bus: TripDay,
): readonly StopToLoad[] {
  const gone = new Set(made.map(({ retracts }) => retracts));
  const loaded = new Set(
    made
      .filter((fact) => isOnto(fact, bus))
      .filter(({ eventId }) => !gone.has(eventId))
      .flatMap(({ shipmentId = '', boxes = [] }) => boxes.map((no) => `${shipmentId} ${no}`)),
  );
  return stops.flatMap((stop): StopToLoad[] => {
    const booked = stop.orders.filter(({ state, changesHere }) => state !== 'held' && changesHere !== true);
    const orders = [...groupBy(booked, ({ id, chilled }) => `${id} ${String(chilled)}`).values()].flatMap((same) => {
      const [order] = same;
      const waiting = same.flatMap(({ toLoad }) => toLoad).filter(({ no }) => !loaded.has(`${order?.id ?? ''} ${no}`));
      const boxes = same.reduce((sum, each) => sum + each.boxes, 0);
      return order === undefined ? [] : [{ id: order.id, goods: order.goods, chilled: order.chilled, boxes, waiting }];
    });
    const name = stop.pointName === undefined ? stop.stopName : shortPointName(stop.pointName);
    const key = `${stop.stopSequence} ${stop.pointId ?? ''}`;
    return orders.length === 0 ? [] : [{ key, name, departure: stop.departure, orders }];
  });
}

/** True where something was put on this very bus. */
export function isOnto({ type, tripId, serviceDate }: MadeCarried, bus: TripDay): boolean {
  return type === 'LOADED' && tripId === bus.tripId && serviceDate === bus.serviceDate;
}

/** A box that waits, with its order. */
export type BoxThatWaits = BoxToLoad & Pick<OrderToLoad, 'id' | 'goods'>;

/** Every box that waits at a stop. */
export function waitingAt({ orders }: StopToLoad): readonly BoxThatWaits[] {
  return orders.flatMap(({ id, goods, waiting }) => waiting.map((box) => ({ ...box, id, goods })));
}

/** Tells boxes apart. */
export function boxName({ id, no }: BoxThatWaits): string {
  return `${id} ${no}`;
}

/** 7K3M; where several sorts of goods wait, 7K3M 豆腐皮. */
export function boxWords({ no, code, goods }: BoxThatWaits, among: readonly BoxThatWaits[]): string {
  const written = code ?? `第 ${no} 箱`;
  return among.some((other) => other.goods !== goods) ? `${written} ${goods}` : written;
}

/** That these are on this bus now, one event for each order. */
export function loadedDrafts(
  boxes: readonly BoxThatWaits[],
  { tripId, serviceDate }: TripDay,
): readonly CarriedDraft[] {
  return draftsFor(
    boxes.map(({ id, no }) => ({ no, order: { id } })),
    { type: 'LOADED', tripId, serviceDate },
  );
}

/** 豆腐皮 30 箱，还有 8 箱没装，放冷藏箱. */
export function orderToLoadWords({ goods, boxes, waiting, chilled }: OrderToLoad): string {
  const left = waiting.length === 0 ? '装好了' : waiting.length === boxes ? '' : `还有 ${waiting.length} 箱没装`;
  return [`${goods} ${boxes} 箱`, left, chilled ? '放冷藏箱' : ''].filter((part) => part !== '').join('，');
}
