// What do all published changes together make of the timetable?
//
// Changes are facts in the order of their publication; nothing is stored but them. Each changes trips: at
// which time they leave, on which days they run, on which they are cancelled.
import { parseWallTime } from '@kehuoyou/shared';
import type { ServiceDate, TimetableEdit } from '@kehuoyou/shared';
import type { EditCalendar } from './edit-calendar.js';
import type { Feed } from '../feed/feed.js';
import { serviceDates } from '../feed/service-dates.js';

/** A published change, or one that is only looked at. */
export interface FoldedEdit {
  readonly editId: string;
  readonly edit: TimetableEdit;
  /** It changes nothing before this day. */
  readonly effectiveFrom: ServiceDate;
}

/** Why a trip does not run on a day. */
export interface PlannedCancellation {
  readonly reason: string;
  readonly editId: string;
}

/** A trip that changes have touched or made. */
export interface EditedTrip {
  readonly tripId: string;
  /** The trip of the feed whose calls it makes, moved by `shift` seconds. */
  readonly sourceTripId: string;
  readonly shift: number;
  /** The service that its days are counted from; null for one that runs on `added` days only. */
  readonly service: string | null;
  readonly added: ReadonlySet<ServiceDate>;
  readonly removed: ReadonlySet<ServiceDate>;
  readonly cancelled: ReadonlyMap<ServiceDate, PlannedCancellation>;
  /** True for a run that is there for the market. */
  readonly forMarket: boolean;
}

/** The changes, folded. */
export interface EditFold {
  readonly trips: readonly EditedTrip[];
  /** Changes that found their trip and a day to change. */
  readonly inEffect: ReadonlySet<string>;
  /** The trip that a change made. */
  readonly newTrips: ReadonlyMap<string, string>;
}

/** Folds `edits`, in the order of their publication, over a feed. */
export function foldEdits(feed: Feed, edits: readonly FoldedEdit[], calendar: EditCalendar): EditFold {
  const folding = new Folding(feed, calendar);
  for (const each of edits) folding.take(each);
  return { trips: [...folding.trips.values()], inEffect: folding.inEffect, newTrips: folding.newTrips };
}

/** A trip while it is being changed. */
class TripUnderEdit implements EditedTrip {
  readonly added = new Set<ServiceDate>();
  readonly removed = new Set<ServiceDate>();
  readonly cancelled = new Map<ServiceDate, PlannedCancellation>();

  constructor(
    readonly tripId: string,
    readonly sourceTripId: string,
    readonly service: string | null,
    /** Days of `service`. */
    private readonly usual: ReadonlySet<ServiceDate>,
    public shift: number,
    public forMarket: boolean,
  ) {}

  runs(date: ServiceDate): boolean {
    return this.added.has(date) || (this.usual.has(date) && !this.removed.has(date));
  }

  /** True when it runs and was not cancelled. */
  goes(date: ServiceDate): boolean {
    return this.runs(date) && !this.cancelled.has(date);
  }

  set(date: ServiceDate, runs: boolean): void {
    const [to, from] = runs ? [this.added, this.removed] : [this.removed, this.added];
    from.delete(date);
    if (this.usual.has(date) !== runs) to.add(date);
  }

  /** The days on which it goes from `from` on. */
  daysFrom(from: ServiceDate): ServiceDate[] {
    return [...this.usual, ...this.added].filter((date) => date >= from && this.goes(date));
  }
}

class Folding {
  readonly trips = new Map<string, TripUnderEdit>();
  readonly inEffect = new Set<string>();
  readonly newTrips = new Map<string, string>();
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly repeated: ReadonlySet<string>;
  private readonly dates = new Map<string, ReadonlySet<ServiceDate>>();

  constructor(
    private readonly feed: Feed,
    private readonly calendar: EditCalendar,
  ) {
    this.numbers = new Map(feed.trips.map(({ tripId }, number) => [tripId, number]));
    this.repeated = new Set(feed.frequencies.map(({ tripId }) => tripId));
  }

  take(folded: FoldedEdit): void {
    const trip = this.trip(folded.edit.tripId);
    const { edit, effectiveFrom } = folded;
    if (!trip) return;
    const dates = this.calendar.datesOf(edit.days).filter((date) => date >= effectiveFrom);
    switch (edit.kind) {
      case 'retime':
        return this.retime(
          trip,
          dates.filter((date) => trip.goes(date)),
          folded,
        );
      case 'add':
        if (dates.length > 0) this.addRun(trip, dates, folded);
        return;
      case 'cancel':
        return this.cancel(
          trip,
          dates.filter((date) => trip.goes(date)),
          folded,
        );
      case 'only_on':
        return this.onlyOn(trip, new Set(dates), folded);
    }
  }

  private retime(trip: TripUnderEdit, dates: readonly ServiceDate[], folded: FoldedEdit): void {
    if (dates.length === 0) return;
    const changed = new Set(dates);
    if (trip.daysFrom(folded.effectiveFrom).every((date) => changed.has(date))) {
      // For good: it stays the trip that people have their reminders on.
      trip.shift = this.shiftFor(trip, folded.edit);
      this.inEffect.add(folded.editId);
      return;
    }
    for (const date of dates) trip.set(date, false);
    this.addRun(trip, dates, folded);
  }

  private addRun(like: TripUnderEdit, dates: readonly ServiceDate[], { editId, edit }: FoldedEdit): void {
    const tripId = this.newId(like.sourceTripId, editId);
    const run = new TripUnderEdit(
      tripId,
      like.sourceTripId,
      null,
      new Set(),
      this.shiftFor(like, edit),
      edit.days.on === 'market_days',
    );
    for (const date of dates) run.set(date, true);
    this.trips.set(tripId, run);
    this.newTrips.set(editId, tripId);
    this.inEffect.add(editId);
  }

  private cancel(trip: TripUnderEdit, dates: readonly ServiceDate[], { editId, edit }: FoldedEdit): void {
    for (const date of dates) trip.cancelled.set(date, { reason: edit.reason ?? '', editId });
    if (dates.length > 0) this.inEffect.add(editId);
  }

  private onlyOn(
    trip: TripUnderEdit,
    wanted: ReadonlySet<ServiceDate>,
    { editId, edit, effectiveFrom }: FoldedEdit,
  ): void {
    for (const date of this.calendar.datesOf({ from: edit.days.from, until: edit.days.until, on: 'every_day' })) {
      if (date < effectiveFrom || trip.runs(date) === wanted.has(date)) continue;
      trip.set(date, wanted.has(date));
      this.inEffect.add(editId);
    }
    if (edit.days.on === 'market_days') trip.forMarket = true;
  }

  /** Seconds by which the calls of the trip's source are moved, so that it leaves as the change says. */
  private shiftFor(trip: TripUnderEdit, edit: TimetableEdit): number {
    const wanted = parseWallTime(edit.departure ?? '');
    return wanted === undefined ? trip.shift : wanted - this.firstDeparture(trip.sourceTripId);
  }

  private firstDeparture(tripId: string): number {
    const { tripStart, departure } = this.feed.stopTimes;
    return departure[tripStart[this.numbers.get(tripId) ?? 0] ?? 0] ?? 0;
  }

  private trip(tripId: string): TripUnderEdit | undefined {
    const known = this.trips.get(tripId);
    if (known) return known;
    const trip = this.feed.trips[this.numbers.get(tripId) ?? -1];
    // A trip that goes "every so often" has no departure of its own that one could move or cancel.
    if (!trip || this.repeated.has(tripId)) return undefined;
    const made = new TripUnderEdit(tripId, tripId, trip.serviceId, this.datesOf(trip.serviceId), 0, false);
    this.trips.set(tripId, made);
    return made;
  }

  private datesOf(serviceId: string): ReadonlySet<ServiceDate> {
    const kept = this.dates.get(serviceId) ?? serviceDates(this.feed, serviceId);
    this.dates.set(serviceId, kept);
    return kept;
  }

  /** An id that says which trip it is like; the change's own id makes it one of a kind. */
  private newId(sourceTripId: string, editId: string): string {
    return `${sourceTripId.slice(0, 50)}~${editId.replaceAll('-', '').slice(-10)}`;
  }
}
