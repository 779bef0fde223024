// Which farmers' boxes get on where?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { carryingApi, dayLoadsApi, secondsAt } from '@kehuoyou/shared';
import type { LoadedOrder, LoadedStop, RunSheetCall, ServiceDate } from '@kehuoyou/shared';
import { useSettledWrites } from '../../core/outbox/use-settled-writes';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import type { TripNow } from '../reporting/run-sheet-fold';

/** Asked again while the page is open, ms: people hand in until the bus is there. */
const ASK_EVERY_MS = 120_000;
const DAY_SECONDS = 86_400;

/** What gets on along a trip, as it was last known; nothing where it takes nothing along, or nobody has ever been asked. */
export function useProduce({ trip }: TripNow, date: ServiceDate): readonly LoadedStop[] {
  const ask = trip.carriesParcels ? { date, tripId: trip.tripId } : undefined;
  const { answer, refresh } = useQuery(dayLoadsApi.ofDay, ask, { everyMs: ASK_EVERY_MS });
  useSettledWrites(({ url }) => url === carryingApi.submit.path, refresh);
  return answer?.trips.find(({ tripId }) => tripId === trip.tripId)?.stops ?? [];
}

/**
 * Orders that get on at a call of the trip: booked ones, for of a place that is only kept nobody knows whether it comes.
 * Sheet and list may be of two timetables that number the stops differently: then the stop itself says where.
 */
export function getOnAt(
  stops: readonly LoadedStop[],
  call: RunSheetCall | undefined,
  calls: readonly RunSheetCall[],
): readonly LoadedOrder[] {
  return stops
    .filter((stop) => call !== undefined && call === callOf(stop, calls))
    .flatMap(({ orders }) => orders)
    .filter(({ state }) => state !== 'held');
}

/**
 * Of several calls at a stop the one of its number, else the one nearest in time; what has another name at its bay goes by
 * its number too.
 */
function callOf(
  { stopName, stopSequence, departure }: LoadedStop,
  calls: readonly RunSheetCall[],
): RunSheetCall | undefined {
  const there = calls.filter((call) => call.stopName === stopName);
  const ofNumber = (some: readonly RunSheetCall[]): RunSheetCall | undefined =>
    some.find((call) => call.stopSequence === stopSequence);
  const apart = (call: RunSheetCall): number =>
    Math.abs((call.departureSeconds % DAY_SECONDS) - secondsAt(new Date(departure)));
  const [nearest] = [...there].sort((a, b) => apart(a) - apart(b));
  return ofNumber(there) ?? nearest ?? ofNumber(calls);
}

/** 上 30 箱; empty where nothing gets on. */
export function getOnWords(orders: readonly LoadedOrder[]): string {
  const boxes = orders.reduce((sum, order) => sum + order.boxes, 0);
  return boxes === 0 ? '' : `上 ${boxes} 箱`;
}

/** 豆腐皮 30 箱，交了 28 箱，放冷藏箱. */
export function orderWords({ goods, boxes, handedIn, chilled, changesHere }: LoadedOrder): string {
  const come = changesHere === true ? '从别的车换上来' : handedIn === boxes ? '都交了' : `交了 ${handedIn} 箱`;
  return [`${goods} ${boxes} 箱`, come, ...(chilled ? ['放冷藏箱'] : [])].join('，');
}

interface GetOnProps {
  readonly orders: readonly LoadedOrder[];
  /** Leads to where it is said that they are on the bus. */
  readonly onLoad: () => void;
}

/** What gets on at the next stop, in large type, an order a line; nothing where there is nothing. */
export function GetOn({ orders, onLoad }: GetOnProps): ReactElement | null {
  const words = getOnWords(orders);
  if (words === '') return null;
  return (
    <View className="run-set-down">
      <Text className="run-kind">装上</Text>
      <Text className="run-time">{words.replace(/^上 /, '')}</Text>
      {orders.map((order) => (
        <Note key={`${order.id} ${String(order.chilled)}`} tone="ink">
          {orderWords(order)}
        </Note>
      ))}
      <ButtonRow>
        <Button icon="package" word="记装上了" onPress={onLoad} />
      </ButtonRow>
    </View>
  );
}
