// When will the bus be where, and how sure are we?
//
// Nobody measures the bus between its stops. A report gives its lateness there; further on it is carried
// along, and what we do not know grows with the way still to go. At a timepoint an early bus waits, so
// there it is known again when it leaves: not before its time.
import { instantOf } from '@kehuoyou/shared';
import type { PlannedCall, ServiceDate, TripFact, TripProgress } from '@kehuoyou/shared';

/** A call with whether the bus keeps its time there (GTFS timepoint 1). */
export interface ForecastCall extends PlannedCall {
  readonly exact: boolean;
}

/** What is expected of one call; seconds past the start of the service day. */
export interface ExpectedCall {
  readonly arrival: number;
  readonly departure: number;
  /** Seconds by which it may be off, either way. */
  readonly uncertainty: number;
  /** True when the bus has left it. */
  readonly passed: boolean;
}

/** How exactly each kind of person says when: a driver presses the button, a keeper scans a bag after it. */
const SOURCE_SECONDS: Readonly<Record<TripFact['source'], number>> = { driver: 30, keeper: 120, dispatcher: 180 };
/** Seconds of doubt that a second of riding adds. */
const DOUBT_OF_RIDE = 0.15;
/** Doubt of a bus that waits for its time. */
const WAITING_SECONDS = 30;
/** "It will be twenty minutes late" may be thirty. */
const DOUBT_OF_DELAY = 0.5;
const MOST_DOUBT = 1_800;

/** What is expected of every call, or undefined when nothing beyond the timetable is known. */
export function forecast(
  plan: readonly ForecastCall[],
  progress: TripProgress,
  date: ServiceDate,
): ExpectedCall[] | undefined {
  if (progress.position < 0 && !progress.delay) return undefined;
  return new Forecast(plan, progress, date).run();
}

class Forecast {
  private readonly midnight: number;
  private readonly expected: ExpectedCall[] = [];
  /** When the bus left the call looked at last, and how sure that is. */
  private left = 0;
  private doubt = 0;

  constructor(
    private readonly plan: readonly ForecastCall[],
    private readonly progress: TripProgress,
    date: ServiceDate,
  ) {
    this.midnight = instantOf(date, 0).getTime();
  }

  run(): ExpectedCall[] {
    const { progress, plan } = this;
    const reported = new Map(progress.calls.map((each) => [each.call, each]));
    plan.forEach((call, number) => {
      const report = reported.get(number);
      if (report) this.reported(call, number, report);
      else if (number < progress.position || progress.endedAt !== undefined) this.passedUnseen(call, number);
      else this.ahead(call, number);
    });
    return this.expected;
  }

  private reported(
    call: ForecastCall,
    number: number,
    { arrivedAt, departedAt, source }: TripProgress['calls'][number],
  ): void {
    const last = number === this.progress.position;
    const latest = this.seenAfter(number);
    const departed = departedAt === undefined ? undefined : this.secondOf(departedAt);
    const arrival = arrivedAt === undefined ? (departed ?? 0) : this.secondOf(arrivedAt);
    // Where it keeps its time a bus that is early waits; elsewhere it goes on at once.
    const departure = Math.min(latest, departed ?? (call.exact ? Math.max(arrival, call.departure) : arrival));
    const waits = departed === undefined && departure > arrival;
    this.doubt = waits ? WAITING_SECONDS : SOURCE_SECONDS[source];
    this.add({ arrival, departure, passed: !last || departed !== undefined || this.progress.endedAt !== undefined });
  }

  /** Between two reports, or before its vehicle was seen elsewhere: it must have been there, at some time between. */
  private passedUnseen(call: ForecastCall, number: number): void {
    const arrival = Math.min(this.seenAfter(number), this.arrivalAt(call, number));
    this.doubt = Math.max(this.doubt, SOURCE_SECONDS.dispatcher);
    this.add({ arrival, departure: arrival, passed: true });
  }

  private ahead(call: ForecastCall, number: number): void {
    const { delay, position } = this.progress;
    let arrival = this.arrivalAt(call, number);
    if (delay && number === position + 1) {
      // What a person announced is later than what was seen: it holds for the rest of the way.
      arrival = Math.max(arrival, (position < 0 ? call.departure : call.arrival) + delay.minutes * 60);
      this.doubt = Math.max(this.doubt, SOURCE_SECONDS.dispatcher, delay.minutes * 60 * DOUBT_OF_DELAY);
    }
    const wait = Math.max(0, call.departure - arrival);
    const dwell = call.departure - call.arrival;
    const departure = call.exact ? Math.max(arrival, call.departure) : arrival + dwell;
    // Early at a timepoint: of the doubt only that part is left by which it may come later than its time.
    if (call.exact && wait > 0) this.doubt = Math.max(WAITING_SECONDS, this.doubt - wait);
    this.add({ arrival, departure, passed: false });
  }

  /** When it was seen next on its way: before that it must have left. */
  private seenAfter(number: number): number {
    const next = this.progress.calls.find(({ call }) => call > number);
    const instant = next?.arrivedAt ?? next?.departedAt ?? this.progress.endedAt;
    return instant === undefined ? Infinity : this.secondOf(instant);
  }

  private arrivalAt(call: ForecastCall, number: number): number {
    const before = this.plan[number - 1];
    if (!before) return call.arrival;
    const ride = call.arrival - before.departure;
    this.doubt = Math.min(MOST_DOUBT, this.doubt + ride * DOUBT_OF_RIDE);
    return this.left + ride;
  }

  private add({ arrival, departure, passed }: Omit<ExpectedCall, 'uncertainty'>): void {
    this.left = departure;
    this.expected.push({
      arrival: Math.round(arrival),
      departure: Math.round(departure),
      uncertainty: Math.round(this.doubt),
      passed,
    });
  }

  private secondOf(instant: number): number {
    return (instant - this.midnight) / 1_000;
  }
}
