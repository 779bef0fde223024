// How does a hub's day look with what was just done here, of which the server has not told yet?
import type { HubBag, HubCall, HubDesk, HubTrip } from '@kehuoyou/shared';
import type { MadeScan } from '../scanning/scan-queue';

/**
 * A hub's day with scans of this phone that its answer does not know. What a bus has room for stays as the server said:
 * only the server knows what others put on it meanwhile.
 */
export function hubNow(desk: HubDesk, scans: readonly MadeScan[]): HubDesk {
  const here = scans.filter(({ pointId }) => pointId === desk.pointId);
  const slips = new Set(here.map(({ retracts }) => retracts));
  return here
    .filter(({ eventId, type }) => type !== 'RETRACTED' && !slips.has(eventId))
    .reduce((day, scan) => folded(day, scan), desk);
}

function folded(desk: HubDesk, scan: MadeScan): HubDesk {
  const { type, seal } = scan;
  const { counts } = desk;
  if (type === 'DEPARTED') return departed(desk, scan);
  if (type === 'HUB_RECEIVED') {
    const came = { expected: Math.max(0, counts.expected - 1), unsorted: counts.unsorted + 1 };
    return { ...desk, counts: { ...counts, ...came } };
  }
  if (type === 'RETURN_HANDED') return { ...desk, counts: { ...counts, returning: Math.max(0, counts.returning - 1) } };
  if (seal === undefined) return desk;
  if (type === 'SORTED') return sorted(desk, { ...scan, seal });
  if (type === 'BAG_SEALED') return changed(desk, seal, (bag) => sealed(bag, scan));
  if (type === 'LOADED') return moved(desk, { ...scan, seal }, 'loaded');
  return type === 'REPLANNED' ? moved(desk, { ...scan, seal }, 'sealed') : desk;
}

function sealed(bag: HubBag, { grams }: MadeScan): HubBag {
  if (bag.state !== 'open') return bag;
  return { ...bag, state: 'sealed', ...(grams === undefined ? {} : { grams, weighed: true }) };
}

type OfBag = MadeScan & { readonly seal: string };

/** One piece more in its bag, and one less on the floor. */
function sorted(desk: HubDesk, scan: OfBag): HubDesk {
  const { counts } = desk;
  const known = bagsOf(desk).some(({ seal }) => seal === scan.seal);
  const begun: HubBag = { seal: scan.seal, pieces: 0, grams: 0, weighed: false, state: 'open' };
  const left = { ...desk, counts: { ...counts, unsorted: Math.max(0, counts.unsorted - 1) } };
  const floor = left.sorting
    .map((row) => (row.pointId === scan.toPointId ? { ...row, pieces: row.pieces - 1 } : row))
    .filter(({ pieces }) => pieces > 0);
  const withBag = known ? left : putOn(left, scan, begun, scan.toPointId);
  return changed({ ...withBag, sorting: floor }, scan.seal, (bag) => ({ ...bag, pieces: bag.pieces + 1 }));
}

/** Every bag of a day, wherever it is. */
export function bagsOf({ trips, stranded }: HubDesk): HubBag[] {
  return [...trips.flatMap(({ calls }) => calls.flatMap(({ bags }) => bags)), ...stranded];
}

function inCalls(desk: HubDesk, change: (call: HubCall, trip: HubTrip) => HubCall): HubDesk {
  const trips = desk.trips.map((trip) => ({ ...trip, calls: trip.calls.map((call) => change(call, trip)) }));
  return { ...desk, trips };
}

function changed(desk: HubDesk, seal: string, change: (bag: HubBag) => HubBag): HubDesk {
  const one = <Bag extends HubBag>(bag: Bag): Bag => (bag.seal === seal ? { ...bag, ...change(bag) } : bag);
  return { ...inCalls(desk, (call) => ({ ...call, bags: call.bags.map(one) })), stranded: desk.stranded.map(one) };
}

/** A bag that is another bus's now. */
function moved(desk: HubDesk, scan: OfBag, state: HubBag['state']): HubDesk {
  const was = placeOfBag(desk, scan.seal);
  if (was === undefined) return desk;
  const { seal, pieces, grams, weighed } = was.bag;
  const bag: HubBag = { seal, pieces, grams, weighed, state };
  const isThere = was.trip?.tripId === scan.tripId && was.trip?.serviceDate === scan.serviceDate;
  if (isThere) return changed(desk, scan.seal, () => bag);
  const without = inCalls(desk, (call) => ({ ...call, bags: call.bags.filter((each) => each.seal !== scan.seal) }));
  const stranded = desk.stranded.filter((each) => each.seal !== scan.seal);
  const put = putOn({ ...without, stranded }, scan, bag, was.pointId);
  return placeOfBag(put, scan.seal) === undefined ? desk : put;
}

/** On the bus of the scan; one that does not stop at the bag's place takes it to where it changes. */
function putOn(desk: HubDesk, scan: MadeScan, bag: HubBag, pointId: string | undefined): HubDesk {
  const trips = desk.trips.map((trip) => {
    if (trip.tripId !== scan.tripId || trip.serviceDate !== scan.serviceDate) return trip;
    const stops = trip.calls.some((call) => call.pointId === pointId);
    const calls = stops ? trip.calls : [...trip.calls, changingFor(desk, trip, pointId ?? '')];
    return {
      ...trip,
      calls: calls.map((call) => (call.pointId === pointId ? { ...call, bags: [...call.bags, bag] } : call)),
    };
  });
  return { ...desk, trips };
}

function changingFor({ sorting }: HubDesk, { calls, headsign, departure }: HubTrip, pointId: string): HubCall {
  const last = calls[calls.length - 1];
  const pointName = sorting.find((row) => row.pointId === pointId)?.pointName ?? headsign;
  const { stopSequence = 0, stopName = headsign, arrival = departure } = last ?? {};
  return { stopSequence, stopName, arrival, pointId, pointName, bags: [], loose: 0 };
}

/** What had been loaded goes with it, the rest stays. */
function departed(desk: HubDesk, { tripId, serviceDate }: MadeScan): HubDesk {
  const isIt = (trip: HubTrip): boolean => trip.tripId === tripId && trip.serviceDate === serviceDate;
  const gone = (bag: HubBag): HubBag => (bag.state === 'loaded' ? { ...bag, state: 'gone' } : bag);
  const left = inCalls(desk, (call, trip) => (isIt(trip) ? { ...call, bags: call.bags.map(gone) } : call));
  return { ...left, trips: left.trips.map((trip) => (isIt(trip) ? { ...trip, state: 'left' } : trip)) };
}

/** Where a bag lies: for which point, and for which bus if for any. */
export interface BagPlace {
  readonly bag: HubBag;
  readonly pointId: string;
  readonly pointName: string;
  readonly trip?: HubTrip;
  readonly call?: HubCall;
}

/** Where the day says that a bag lies; a seal is one whether its letters are large or small. */
export function placeOfBag({ trips, stranded }: HubDesk, seal: string): BagPlace | undefined {
  const wanted = seal.toUpperCase();
  const isIt = (bag: HubBag): boolean => bag.seal.toUpperCase() === wanted;
  for (const trip of trips)
    for (const call of trip.calls) {
      const bag = call.bags.find(isIt);
      if (bag) return { bag, pointId: call.pointId, pointName: call.pointName, trip, call };
    }
  const lies = stranded.find(isIt);
  return lies && { bag: lies, pointId: lies.pointId, pointName: lies.pointName };
}
