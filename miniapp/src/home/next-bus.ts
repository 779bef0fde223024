// Which bus is the next one that a villager can take, and what came of those before it?
import {
  addDays,
  assembleBoard,
  dateAt,
  isStillToCome,
  villagePackCovers,
  villagePackDepartures,
} from '@kehuoyou/shared';
import type { Departure, ServiceDate, VillagePack } from '@kehuoyou/shared';

/** The next bus of a village. */
export interface NextBus {
  /**
   * `due`: it still comes today. `later`: none is left today, and this is the first of another day.
   * `none`: the pack's days have no further bus. `outdated`: the pack does not know today.
   */
  readonly state: 'due' | 'later' | 'none' | 'outdated';
  /** The bus; there is one when it is `due` or `later`. */
  readonly departure?: Departure;
  /** The running ones after it on the same day, two at most. */
  readonly after: readonly Departure[];
  /** Cancelled ones of today that people may still be waiting for, in the order of time. */
  readonly cancelled: readonly Departure[];
  /** True when today had a bus that ran or should have run. */
  readonly servedToday: boolean;
  /** All of the bus's day that go this way, to tell what is special about it. */
  readonly day: readonly Departure[];
}

const AFTER_SHOWN = 2;
/** People wait this long at the roadside for a bus that does not come, ms. */
const STILL_WAITING_MS = 1_800_000;

/** Which buses are looked at, and what is known of them besides the pack. */
export interface NextBusAsk {
  /** All unless given. */
  readonly includes?: (departure: Departure) => boolean;
  readonly told?: (departures: readonly Departure[]) => readonly Departure[];
}

/** The next bus from the pack's first stop at `now`: of those still to come the one that is expected first. */
export function nextBus(
  pack: VillagePack,
  now: Date,
  { includes = () => true, told = (departures) => departures }: NextBusAsk = {},
): NextBus {
  const today = dateAt(now);
  const board = pack.boards[0];
  if (!villagePackCovers(pack, today))
    return { state: 'outdated', after: [], cancelled: [], servedToday: false, day: [] };
  if (!board) return { state: 'none', after: [], cancelled: [], servedToday: false, day: [] };
  const on = (date: ServiceDate) =>
    villagePackCovers(pack, date) ? told(villagePackDepartures(pack, board, date)).filter(includes) : undefined;
  const { departures, next } = assembleBoard(board.stop, { date: today, now }, on);
  const [first, ...rest] = departures.filter((each) => isStillToCome(each, now));
  const after = rest.slice(0, AFTER_SHOWN);
  const servedToday = (on(today) ?? []).length > 0;
  const cancelledTo = (end?: Departure): Departure[] => cancelledUntil(on, now, end);
  if (first)
    return {
      state: 'due',
      departure: first,
      after,
      cancelled: cancelledTo(rest.length > AFTER_SHOWN ? after[after.length - 1] : undefined),
      servedToday,
      day: departures,
    };
  const later = next ? (on(next.date) ?? []).filter(({ status }) => status !== 'cancelled') : [];
  if (!later[0]) return { state: 'none', after: [], cancelled: cancelledTo(), servedToday, day: [] };
  return {
    state: 'later',
    departure: later[0],
    after: later.slice(1, 1 + AFTER_SHOWN),
    cancelled: cancelledTo(),
    servedToday,
    day: later,
  };
}

/** Cancelled ones from half an hour ago to `end`, the last that is shown, or to the end of the day when nothing follows it. */
function cancelledUntil(
  on: (date: ServiceDate) => readonly Departure[] | undefined,
  now: Date,
  end: Departure | undefined,
): Departure[] {
  const today = dateAt(now);
  const from = now.getTime() - STILL_WAITING_MS;
  const until = end ? Date.parse(end.departure) : Infinity;
  return [...(on(addDays(today, -1)) ?? []), ...(on(today) ?? [])].filter((each) => {
    const at = Date.parse(each.departure);
    return each.status === 'cancelled' && at >= from && at <= until;
  });
}
