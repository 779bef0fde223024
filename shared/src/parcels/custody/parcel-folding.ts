// How does one fact after another change what is known of a parcel?
import { isSameScan, isSameTrip, tripOf } from './parcel-fact.js';
import type { ParcelFact, ScanSource, TripDay } from './parcel-fact.js';
import { holderAt, inferredSteps, stepOf } from './parcel-progress.js';
import type { ParcelHolder, ParcelProgress, ParcelStep, ReviewReason } from './parcel-progress.js';
import { hasEnded, SETTLED_BY_COLLECTING, wayIndex } from './parcel-state.js';
import type { ParcelException, ParcelState } from './parcel-state.js';

/** Where it stands once it was taken off a bus, by who took it; else with the hub. */
const UNLOADED_AT: Readonly<Partial<Record<ScanSource, readonly [ParcelState, 'hub' | 'station' | 'point']>>> = {
  station: ['at_town', 'station'],
  keeper: ['at_point', 'point'],
};

/** A parcel while its facts are taken in their order; each method is what one kind of fact means. */
export class ParcelFolding {
  private state: ParcelState = 'expected';
  private since: number | undefined;
  private holder: ParcelHolder | undefined;
  private toPointId: string | undefined;
  private trip: TripDay | undefined;
  private seal: string | undefined;
  private shelf: string | undefined;
  private shelvedAt: number | undefined;
  private firstShelved: string | undefined;
  private collected: ParcelFact | undefined;
  /** Where it stood before it was held. */
  private heldFrom: ParcelState = 'at_hub';
  private readonly exceptions = new Set<ParcelException>();
  private reminders = 0;
  private extended = false;
  private readonly steps: ParcelStep[] = [];
  private readonly review: { eventId: string; why: ReviewReason }[] = [];

  constructor(private readonly departures: readonly ParcelFact[]) {}

  progress(): ParcelProgress {
    const { state, since, holder, toPointId, trip, seal, shelf, shelvedAt, firstShelved, collected } = this;
    return {
      state,
      ...(since === undefined ? {} : { since }),
      ...(holder === undefined ? {} : { holder }),
      ...(toPointId === undefined ? {} : { toPointId }),
      ...(trip === undefined ? {} : { trip }),
      ...(seal === undefined ? {} : { seal }),
      ...(shelf === undefined ? {} : { shelf }),
      ...(shelvedAt === undefined ? {} : { shelvedAt }),
      ...(firstShelved === undefined ? {} : { firstShelved }),
      ...(collected === undefined ? {} : { collectedBy: collected.eventId }),
      exceptions: [...this.exceptions],
      reminders: this.reminders,
      extended: this.extended,
      steps: this.steps,
      review: this.review,
    };
  }

  announced(fact: ParcelFact): void {
    this.aims(fact);
    this.exceptions.delete('extra');
    this.note(fact, this.since === undefined ? 'expected' : undefined);
  }

  hubReceived(fact: ParcelFact): void {
    // Scanned again where it is.
    if (wayIndex(this.state) <= wayIndex('sorted') && this.holder?.kind === 'hub') return this.note(fact);
    if (wayIndex(this.state) > wayIndex('sorted') && !this.isToMove()) this.doubts(fact, 'impossible');
    this.passes(fact, 'at_hub', holderAt('hub', fact));
  }

  sorted(fact: ParcelFact): void {
    this.aims(fact);
    this.seal = fact.seal;
    this.exceptions.delete('missort');
    if (this.passes(fact, 'sorted', holderAt('hub', fact))) this.trip = tripOf(fact) ?? this.trip;
  }

  /** Sealed for a bus, on which it is not yet. */
  meant(fact: ParcelFact): void {
    if (this.state === 'sorted') this.trip = tripOf(fact) ?? this.trip;
    this.note(fact);
  }

  /** Its bus does not come: it is for another, on which whoever loads may have put it before. On its way, scans say. */
  replanned(fact: ParcelFact): void {
    const trip = tripOf(fact);
    if (this.state === 'loaded' ? isSameTrip(this.trip, trip) : this.state !== 'sorted') return this.note(fact);
    this.trip = trip;
    this.moves(fact, 'sorted');
  }

  loaded(fact: ParcelFact): void {
    const trip = tripOf(fact);
    if (trip === undefined) return;
    if (this.state === 'ready' && !this.isToMove()) this.doubts(fact, 'left_shelf');
    if (!this.passes(fact, 'loaded', { kind: 'vehicle', trip })) return;
    this.trip = trip;
    const left = this.departures.find((each) => each.at <= fact.at && isSameTrip(tripOf(each), trip));
    if (left) this.departed(left);
  }

  departed(fact: ParcelFact): void {
    if (this.state === 'loaded' && isSameTrip(this.trip, tripOf(fact))) this.moves(fact, 'in_transit');
  }

  unloaded(fact: ParcelFact): void {
    // A driver who sets bags down has handed them to nobody.
    if (fact.source === 'driver') return this.note(fact);
    const [state, kind] = UNLOADED_AT[fact.source] ?? (['sorted', 'hub'] as const);
    this.passes(fact, state, holderAt(kind, fact));
  }

  accepted(fact: ParcelFact): void {
    if (fact.source === 'station') this.passes(fact, 'at_town', holderAt('station', fact));
    else if (wayIndex(this.state) < wayIndex('at_point') || this.state === 'lost')
      this.passes(fact, 'at_point', holderAt('point', fact));
  }

  shelved(fact: ParcelFact): void {
    const there = this.holder?.kind === 'point' ? this.holder.pointId : undefined;
    if (this.state === 'ready' && there === fact.pointId) {
      if (fact.shelf === undefined || fact.shelf === this.shelf) return;
      this.shelf = fact.shelf;
      return this.note(fact);
    }
    if (there !== undefined && there !== fact.pointId) this.doubts(fact, 'two_points');
    if (!this.passes(fact, 'ready', holderAt('point', fact))) return;
    this.shelf = fact.shelf;
    this.shelvedAt = fact.at;
    this.firstShelved ??= fact.eventId;
    this.exceptions.delete('short');
    if (this.toPointId !== undefined && this.toPointId !== fact.pointId) this.exceptions.add('missort');
    else this.exceptions.delete('missort');
  }

  short(fact: ParcelFact): void {
    if (this.state === 'ready') return this.doubts(fact, 'not_on_shelf');
    if (hasEnded(this.state)) return this.doubts(fact, 'after_end');
    this.exceptions.add('short');
    this.holder = undefined;
    // Its bag came without it: nobody holds it that we know of.
    if (this.state === 'at_point') this.moves(fact, this.trip === undefined ? 'sorted' : 'in_transit');
    else this.note(fact);
  }

  extra(fact: ParcelFact): void {
    if (this.state === 'ready' && this.holder?.kind === 'point' && this.holder.pointId === fact.pointId) return;
    if (this.passes(fact, 'at_point', holderAt('point', fact))) this.exceptions.add('extra');
  }

  missorted(fact: ParcelFact): void {
    if (this.state === 'ready' || this.passes(fact, 'at_point', holderAt('point', fact)))
      this.exceptions.add('missort');
  }

  marks(fact: ParcelFact, exception: ParcelException): void {
    this.exceptions.add(exception);
    this.note(fact);
  }

  settles(fact: ParcelFact, exception: ParcelException): void {
    this.exceptions.delete(exception);
    this.note(fact);
  }

  reminded(fact: ParcelFact): void {
    if (this.state !== 'ready') return this.note(fact);
    this.reminders += 1;
    this.note(fact);
  }

  prolongs(fact: ParcelFact): void {
    this.extended = true;
    this.note(fact);
  }

  takenAway(fact: ParcelFact): void {
    if (this.state === 'collected') {
      if (this.collected && !isSameScan(this.collected, fact)) this.doubts(fact, 'collected_twice');
      return;
    }
    if (this.state === 'returned') return this.doubts(fact, 'after_end');
    if (this.state === 'held') this.doubts(fact, 'moved_while_held');
    else if (this.state !== 'returning')
      this.steps.push(...inferredSteps(fact, wayIndex(this.state), wayIndex('ready') + 1));
    this.ends(fact, 'collected');
    this.collected = fact;
    for (const settled of SETTLED_BY_COLLECTING) this.exceptions.delete(settled);
  }

  disputed(fact: ParcelFact): void {
    if (this.state !== 'collected') return this.doubts(fact, 'impossible');
    this.marks(fact, 'disputed');
  }

  settled(fact: ParcelFact): void {
    this.exceptions.delete('disputed');
    // Somebody else has it: for its recipient it is lost until it is found.
    if (fact.upheld === true && this.state === 'collected') this.moves(fact, 'lost');
    else this.note(fact);
  }

  decided(fact: ParcelFact): void {
    if (hasEnded(this.state)) return this.doubts(fact, 'after_end');
    this.moves(fact, 'returning');
  }

  handedBack(fact: ParcelFact): void {
    if (this.state === 'collected') return this.doubts(fact, 'after_end');
    this.ends(fact, 'returned');
    this.exceptions.clear();
  }

  held(fact: ParcelFact): void {
    if (hasEnded(this.state)) return this.doubts(fact, 'after_end');
    if (this.state !== 'held') this.heldFrom = this.state;
    this.moves(fact, 'held');
  }

  released(fact: ParcelFact): void {
    if (this.state === 'held') this.moves(fact, this.heldFrom);
    else this.note(fact);
  }

  rerouted(fact: ParcelFact): void {
    if (hasEnded(this.state)) return this.doubts(fact, 'after_end');
    this.aims(fact);
    if (this.holder?.kind === 'point' && this.holder.pointId === fact.toPointId) this.exceptions.delete('missort');
    this.note(fact);
  }

  declaredLost(fact: ParcelFact): void {
    if (hasEnded(this.state)) return this.doubts(fact, 'after_end');
    this.holder = undefined;
    this.moves(fact, 'lost');
  }

  /** Outweighs whatever was said before. */
  corrected(fact: ParcelFact): void {
    this.aims(fact);
    if (fact.toState !== undefined) {
      if (fact.toState !== 'collected') this.collected = undefined;
      if (fact.pointId !== undefined && (fact.toState === 'ready' || fact.toState === 'at_point'))
        this.holder = holderAt('point', fact);
      this.moves(fact, fact.toState);
    } else this.note(fact);
  }

  note(fact: ParcelFact, state?: ParcelState): void {
    if (state !== undefined) this.since = fact.at;
    this.steps.push(stepOf(fact, state));
  }

  /** Custody changes hands. False where something weightier stands against it; then it only fills the timeline. */
  private passes(fact: ParcelFact, to: ParcelState, holder: ParcelHolder | undefined): boolean {
    // Nobody knows when it happened: it stands where it came in, and so late it moves nothing backwards.
    const isLate = fact.timeQuality === 'suspect' && (hasEnded(this.state) || wayIndex(to) < wayIndex(this.state));
    if (isLate || hasEnded(this.state)) {
      if (isLate) this.note(fact);
      else this.doubts(fact, 'after_end');
      return false;
    }
    this.holder = holder;
    if (this.state === 'held') {
      this.doubts(fact, 'moved_while_held');
      return false;
    }
    this.shelf = undefined;
    if (this.state === 'lost') this.doubts(fact, 'found_again');
    else this.steps.push(...inferredSteps(fact, wayIndex(this.state), wayIndex(to)));
    // On its way back it stays on its way back, until somebody puts it on a shelf again.
    this.moves(fact, this.state === 'returning' && to !== 'ready' ? 'returning' : to);
    return true;
  }

  private moves(fact: ParcelFact, to: ParcelState): void {
    if (this.state === to) return this.note(fact);
    this.state = to;
    this.note(fact, to);
  }

  private ends(fact: ParcelFact, to: ParcelState): void {
    this.holder = undefined;
    this.moves(fact, to);
  }

  private doubts({ eventId }: ParcelFact, why: ReviewReason): void {
    this.review.push({ eventId, why });
  }

  private aims({ toPointId }: ParcelFact): void {
    if (toPointId !== undefined) this.toPointId = toPointId;
  }

  /** True when somebody has said that it does not belong on this shelf. */
  private isToMove(): boolean {
    const here = this.holder?.kind === 'point' ? this.holder.pointId : undefined;
    return this.exceptions.has('missort') || this.exceptions.has('refused') || this.toPointId !== here;
  }
}
