// How are a feed's stop times held, which are a hundred times as many as everything else?
//
// In typed columns, trip after trip in the order of `trips`, within each by stop_sequence: some 21 bytes
// a stop time, and the planner reads them as they are.

/** Bits of `StopTimes.flags`. */
export const StopTimeFlag = {
  /** GTFS pickup_type 1 and drop_off_type 1. */
  noPickup: 1,
  noDropOff: 2,
  /** GTFS timepoint 0, an interpolated time, or a run that goes "about every so often". */
  approximate: 4,
  /** One may hail the bus, or get off it, anywhere from this stop to the next (招手即停). */
  hailOn: 8,
  hailOff: 16,
  /** GTFS pickup_type 2: phone the company before; 3: arrange with the driver. */
  phoneBefore: 32,
  askDriver: 64,
  /** The feed gives no time here; it was worked out between its neighbours. */
  interpolated: 128,
} as const;

/** Stop times by their number. */
export interface StopTimes {
  /** First stop time of each trip by its number, and behind the last trip their total. */
  readonly tripStart: Uint32Array;
  /** By stop time: number of its trip and of its stop, stop_sequence, seconds, and flags. */
  readonly trip: Uint32Array;
  readonly stop: Uint32Array;
  readonly sequence: Uint32Array;
  readonly arrival: Uint32Array;
  readonly departure: Uint32Array;
  readonly flags: Uint8Array;
  /** Headsigns of single stop times, where they differ from their trip's. */
  readonly headsigns: ReadonlyMap<number, string>;
  /** Ids of the booking rules of stop times at which one must phone before. */
  readonly bookings: ReadonlyMap<number, string>;
}

/** Flags for GTFS pickup_type and drop_off_type. */
export function boardingFlags(pickupType: number, dropOffType: number): number {
  const pickup = [0, StopTimeFlag.noPickup, StopTimeFlag.phoneBefore, StopTimeFlag.askDriver][pickupType] ?? 0;
  return pickup | (dropOffType === 1 ? StopTimeFlag.noDropOff : 0);
}

/** Where each group begins in a list that is sorted by group number; behind the last, their total. */
export function startsOf(groups: Uint32Array, count: number): Uint32Array {
  const start = new Uint32Array(count + 1);
  for (const group of groups) start[group + 1] = (start[group + 1] ?? 0) + 1;
  for (let group = 0; group < count; group += 1) start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0);
  return start;
}

/** The number of each id in its list. */
export function numbered(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, number) => [id, number]));
}

/** The number of `id`; throws when there is none. */
export function numberIn(numbers: ReadonlyMap<string, number>, id: string): number {
  const number = numbers.get(id);
  if (number === undefined) throw new Error(`the feed refers to ${id}, which it does not have`);
  return number;
}
