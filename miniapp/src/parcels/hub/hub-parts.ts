// Into which kinds of work does a hub's day fall, and how much of each is there?
import type { HubDesk, HubPart, HubTrip } from '@kehuoyou/shared';
import { missingOf } from '../freight-words';

/** What each kind of work is called. */
export const partWords: Readonly<Record<HubPart, string>> = {
  receive: '到件',
  sort: '分拣',
  load: '装车',
  trouble: '异常',
  return: '退回',
  sheets: '路单',
};

/** How much there is to do, by the names that the works have at the side. */
export function hubCounts(desk: HubDesk | undefined): Readonly<Partial<Record<`hub-${HubPart}`, number>>> {
  if (desk === undefined) return {};
  const { counts, troubles, trips } = desk;
  const open = trips.filter(({ state }) => state === 'open');
  return {
    'hub-receive': counts.expected,
    'hub-sort': counts.unsorted,
    'hub-load': open.reduce((sum, trip) => sum + missingOf(trip).length, 0),
    'hub-trouble': troubles.length,
    'hub-return': counts.returning,
  };
}

/** Buses that still can take parcels, and cancelled ones with their bags; or those that have left. */
export function shownTrips({ trips }: HubDesk, show: 'coming' | 'left'): HubTrip[] {
  return trips
    .filter(({ state }) => (state === 'left') === (show === 'left'))
    .sort((one, other) => Date.parse(one.departure) - Date.parse(other.departure));
}
