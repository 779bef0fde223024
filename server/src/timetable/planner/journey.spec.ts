// Does the planner get simple timetables right, one rule at a time?
import { wallTime } from '@kehuoyou/shared';
import type { RunRules } from './hops.js';
import { JourneyPlanner } from './journey.js';
import type { FoundJourney } from './journey.js';
import { A_DAY, seconds, t, THE_DAY_BEFORE, timetable } from '../../testing/timetable/small-timetable.js';
import type { SmallTrip, SmallWorld } from '../../testing/timetable/small-timetable.js';

/** A planner whose answers are told as text: `K1 A 08:00–08:10 B, walk B 08:10–08:16 C`. */
class Asked {
  private readonly snapshot;
  private readonly planner: JourneyPlanner;

  constructor(trips: readonly SmallTrip[], world: SmallWorld = {}, rules: RunRules = {}) {
    this.snapshot = timetable(trips, world);
    this.planner = new JourneyPlanner(this.snapshot, rules);
  }

  earliest(from: string, to: string, departAfter = '00:00'): string | undefined {
    return this.told(this.planner.earliest(this.search(from, to), seconds(departAfter)));
  }

  latest(from: string, to: string, arriveBefore: string): string | undefined {
    return this.told(this.planner.latest(this.search(from, to), seconds(arriveBefore)));
  }

  departures(from: string, to: string, departAfter: string, most = 5): (string | undefined)[] {
    return this.planner.departures(this.search(from, to), seconds(departAfter), most).map((each) => this.told(each));
  }

  arrivals(from: string, to: string, arriveBefore: string, most = 5): (string | undefined)[] {
    return this.planner.arrivals(this.search(from, to), seconds(arriveBefore), most).map((each) => this.told(each));
  }

  profile(from: string, to: string): (string | undefined)[] {
    return this.planner.profile(this.search(from, to)).map((each) => this.told(each));
  }

  /** Stops written as one letter each: `AB` are two. */
  private search(from: string, to: string) {
    const numbers = (stops: string): number[] => [...stops].map((stop) => this.snapshot.stopNumber.get(stop) ?? -1);
    return { from: numbers(from), to: numbers(to), date: A_DAY };
  }

  private told(journey: FoundJourney | undefined): string | undefined {
    const { feed, stopOf } = this.snapshot;
    const name = (stop: number | undefined): string => feed.stops[stop ?? -1]?.stopId ?? '?';
    return journey?.legs
      .map((leg) => {
        const times = `${wallTime(leg.departure)}–${wallTime(leg.arrival)}`;
        if (leg.mode === 'walk') return `walk ${name(leg.from)} ${times} ${name(leg.to)}`;
        return `${feed.trips[leg.trip]?.tripId ?? '?'} ${name(stopOf[leg.fromRow])} ${times} ${name(stopOf[leg.toRow])}`;
      })
      .join(', ');
  }
}

describe('a change', () => {
  const trips = (departs: string) => [t('K1', ['A', '08:00'], ['B', '08:10']), t('K2', ['B', departs], ['C', '08:30'])];

  it('takes two minutes', () => {
    expect(new Asked(trips('08:11')).earliest('A', 'C')).toBeUndefined();
    expect(new Asked(trips('08:12')).earliest('A', 'C')).toBe('K1 A 08:00–08:10 B, K2 B 08:12–08:30 C');
  });

  it('takes what transfers.txt says, more or less', () => {
    const slow = (minSeconds: number) =>
      new Asked(trips('08:14'), { transfers: [{ from: 'B', to: 'B', type: 2, minSeconds }] });
    expect(slow(240).earliest('A', 'C')).toBe('K1 A 08:00–08:10 B, K2 B 08:14–08:30 C');
    expect(slow(241).earliest('A', 'C')).toBeUndefined();
    const quick = (departs: string, minSeconds: number | null) =>
      new Asked(trips(departs), { transfers: [{ from: 'B', to: 'B', type: 2, minSeconds }] }).earliest('A', 'C');
    expect(quick('08:11', 60)).toBe('K1 A 08:00–08:10 B, K2 B 08:11–08:30 C');
    expect(quick('08:10', 0)).toBe('K1 A 08:00–08:10 B, K2 B 08:10–08:30 C');
    expect(quick('08:11', null)).toBeUndefined();
  });

  it('is not possible where transfers.txt says so', () => {
    expect(
      new Asked(trips('09:00'), { transfers: [{ from: 'B', to: 'B', type: 3, minSeconds: null }] }).earliest('A', 'C'),
    ).toBeUndefined();
  });

  it('is not made when a bus goes there as early without one', () => {
    const asked = new Asked([
      t('SLOW', ['A', '08:00'], ['C', '09:00']),
      t('K1', ['A', '08:10'], ['B', '08:20']),
      t('K2', ['B', '08:30'], ['C', '09:00']),
    ]);
    expect(asked.earliest('A', 'C')).toBe('SLOW A 08:00–09:00 C');
    // Leaving later has its use too.
    expect(asked.profile('A', 'C')).toEqual(['SLOW A 08:00–09:00 C', 'K1 A 08:10–08:20 B, K2 B 08:30–09:00 C']);
  });
});

describe('a walk', () => {
  const trips = [t('K1', ['A', '08:00'], ['B', '08:10']), t('K2', ['C', '08:17'], ['D', '08:30'])];
  const near = (metres: number): SmallWorld => ({ places: { B: [0, 0], C: [metres, 0] } });

  it('goes at 1.1 m/s by a way that is 1.3 times as long, and needs no change time', () => {
    // 355 m take 419.6 seconds, 356 m a second more than the seven minutes that there are.
    expect(new Asked(trips, near(355)).earliest('A', 'D')).toBe(
      'K1 A 08:00–08:10 B, walk B 08:10–08:17 C, K2 C 08:17–08:30 D',
    );
    expect(new Asked(trips, near(356)).earliest('A', 'D')).toBeUndefined();
  });

  it('is a thousand metres long at most', () => {
    expect(new Asked([trips[0] ?? t('')], near(999.9)).earliest('A', 'C')).toBe(
      'K1 A 08:00–08:10 B, walk B 08:10–08:29 C',
    );
    expect(new Asked([trips[0] ?? t('')], near(1_000.5)).earliest('A', 'C')).toBeUndefined();
  });

  it('is as long as transfers.txt says, and goes only one way unless it says both', () => {
    const far: SmallWorld = { transfers: [{ from: 'B', to: 'C', type: 2, minSeconds: 300 }] };
    expect(new Asked(trips, far).earliest('A', 'D')).toBe(
      'K1 A 08:00–08:10 B, walk B 08:10–08:15 C, K2 C 08:17–08:30 D',
    );
    expect(new Asked([t('K1', ['A', '08:00'], ['C', '08:10'])], far).earliest('A', 'B')).toBeUndefined();
    expect(
      new Asked(trips, { ...near(100), transfers: [{ from: 'B', to: 'C', type: 2, minSeconds: 600 }] }).earliest(
        'A',
        'D',
      ),
    ).toBeUndefined();
    expect(
      new Asked(trips, { ...near(100), transfers: [{ from: 'B', to: 'C', type: 3, minSeconds: null }] }).earliest(
        'A',
        'D',
      ),
    ).toBeUndefined();
  });

  it('never follows another', () => {
    const row: SmallWorld = { places: { A: [0, 0], B: [900, 0], C: [1_800, 0] } };
    expect(new Asked([t('K1', ['X', '08:00'], ['A', '08:10'])], row).earliest('X', 'C')).toBeUndefined();
    expect(new Asked([t('K1', ['B', '08:00'], ['C', '08:10'])], row).earliest('A', 'C', '07:00')).toBe(
      'walk A 07:42–08:00 B, K1 B 08:00–08:10 C',
    );
  });

  it('takes the place of a bus that is no faster', () => {
    const asked = new Asked([t('K1', ['B', '08:00'], ['C', '08:10'])], near(300));
    expect(asked.earliest('B', 'C', '07:50')).toBe('walk B 07:50–07:55 C');
    expect(asked.departures('B', 'C', '07:50')).toEqual(['walk B 07:50–07:55 C']);
    expect(asked.latest('B', 'C', '08:10')).toBe('walk B 08:04–08:10 C');
    expect(asked.profile('B', 'C')).toEqual([]);
  });

  it('is not made where the next bus calls on its way', () => {
    const asked = new Asked(
      [t('K1', ['A', '08:00'], ['B', '08:10']), t('K2', ['B', '08:20'], ['C', '08:25'], ['D', '08:40'])],
      near(200),
    );
    expect(asked.earliest('A', 'D')).toBe('K1 A 08:00–08:10 B, K2 B 08:20–08:40 D');
  });
});

describe('a departure', () => {
  it('is as late as the first bus allows', () => {
    const asked = new Asked([
      t('K1', ['A', '07:00'], ['B', '07:10']),
      t('K2', ['A', '08:00'], ['B', '08:10']),
      t('K3', ['B', '08:15'], ['C', '08:30']),
    ]);
    expect(asked.earliest('A', 'C', '06:00')).toBe('K2 A 08:00–08:10 B, K3 B 08:15–08:30 C');
  });

  it('of midnight is a time like any other', () => {
    const asked = new Asked([t('K1', ['A', '00:00'], ['B', '00:10'])]);
    expect(asked.earliest('A', 'B', '00:00')).toBe('K1 A 00:00–00:10 B');
    expect(asked.latest('A', 'B', '00:10')).toBe('K1 A 00:00–00:10 B');
    expect(asked.latest('A', 'B', '00:09')).toBeUndefined();
  });

  it('in the small hours of tomorrow is there for whoever is on the way at midnight, a later one is not', () => {
    const late = t('K1', ['A', '23:40'], ['B', '24:10']);
    const night = (time: string, arrives: string) => [late, t('K2', ['B', time], ['C', arrives])];
    expect(new Asked(night('00:20', '00:30')).earliest('A', 'C', '23:00')).toBe(
      'K1 A 23:40–00:10 B, K2 B 00:20–00:30 C',
    );
    expect(new Asked(night('04:00', '04:30')).earliest('A', 'C', '23:00')).toBeUndefined();
  });

  it('may be that of yesterday’s bus after midnight, on days when that ran', () => {
    const late = { ...t('LATE', ['A', '23:50'], ['B', '24:20'], ['C', '24:40']), dates: [THE_DAY_BEFORE] };
    expect(new Asked([late]).earliest('B', 'C')).toBe('LATE B 00:20–00:40 C');
    expect(new Asked([{ ...late, dates: [A_DAY] }]).earliest('B', 'C', '00:10')).toBe('LATE B 00:20–00:40 C');
    expect(new Asked([{ ...late, dates: ['2026-11-22'] }]).earliest('B', 'C')).toBeUndefined();
    expect(new Asked([late], { cancelled: [['LATE', THE_DAY_BEFORE]] }).earliest('B', 'C')).toBeUndefined();
  });

  it('for an arrival is the last that is early enough', () => {
    const asked = new Asked([
      t('K1', ['A', '08:00'], ['B', '08:30']),
      t('K2', ['A', '09:00'], ['B', '09:30']),
      t('K3', ['A', '10:00'], ['B', '10:30']),
    ]);
    expect(asked.latest('A', 'B', '10:29')).toBe('K2 A 09:00–09:30 B');
    expect(asked.latest('A', 'B', '10:30')).toBe('K3 A 10:00–10:30 B');
    expect(asked.latest('A', 'B', '08:29')).toBeUndefined();
    expect(asked.arrivals('A', 'B', '23:59', 2)).toEqual(['K2 A 09:00–09:30 B', 'K3 A 10:00–10:30 B']);
    expect(asked.departures('A', 'B', '08:30', 2)).toEqual(['K2 A 09:00–09:30 B', 'K3 A 10:00–10:30 B']);
  });
});

describe('a bus', () => {
  it('is not boarded where one may not board, nor left where one may not get off', () => {
    const noPickup = { noPickup: true };
    expect(new Asked([t('K1', ['A', '08:00', noPickup], ['B', '08:10'])]).earliest('A', 'B')).toBeUndefined();
    expect(
      new Asked([t('K1', ['A', '08:00'], ['B', '08:10', { noDropOff: true }], ['C', '08:20'])]).earliest('A', 'B'),
    ).toBeUndefined();
    expect(
      new Asked([
        t('K1', ['A', '08:00'], ['B', '08:10', { noPickup: true, noDropOff: true }], ['C', '08:20']),
      ]).earliest('A', 'C'),
    ).toBe('K1 A 08:00–08:20 C');
  });

  it('that goes round is boarded at its last call and left at its first', () => {
    const asked = new Asked([
      t('K1', ['A', '08:00'], ['B', '08:10'], ['A', '08:20'], ['C', '08:30'], ['D', '08:40'], ['C', '08:50']),
    ]);
    expect(asked.earliest('A', 'C')).toBe('K1 A 08:20–08:30 C');
    expect(asked.latest('A', 'C', '09:00')).toBe('K1 A 08:20–08:30 C');
  });

  it('can take no time from call to call, even between two changes', () => {
    const asked = new Asked(
      [
        t('K1', ['A', '08:00'], ['B', '08:00']),
        t('K2', ['C', '08:00'], ['D', '08:00']),
        t('K3', ['E', '08:00'], ['F', '08:10']),
      ],
      { places: { B: [0, 0], C: [0, 0], D: [5_000, 0], E: [5_000, 0] } },
    );
    expect(asked.earliest('A', 'F')).toBe(
      'K1 A 08:00–08:00 B, walk B 08:00–08:00 C, K2 C 08:00–08:00 D, walk D 08:00–08:00 E, K3 E 08:00–08:10 F',
    );
  });

  it('that is cancelled or does not run that day is not there', () => {
    expect(
      new Asked([t('K1', ['A', '08:00'], ['B', '08:10'])], { cancelled: [['K1', A_DAY]] }).earliest('A', 'B'),
    ).toBeUndefined();
    expect(
      new Asked([{ ...t('K1', ['A', '08:00'], ['B', '08:10']), dates: [THE_DAY_BEFORE] }]).earliest('A', 'B'),
    ).toBeUndefined();
  });

  it('is taken at the time at which it is expected today', () => {
    const trips = [
      t('K1', ['A', '08:00'], ['B', '08:10']),
      t('K2', ['B', '08:15'], ['C', '08:30']),
      t('K3', ['B', '09:00'], ['C', '09:15']),
    ];
    const times = [seconds('08:05'), seconds('08:20')];
    const late: RunRules = {
      expected: {
        knows: (date) => date === A_DAY,
        callsOf: (trip, date) => (trip === 0 && date === A_DAY ? { arrival: times, departure: times } : undefined),
      },
    };
    expect(new Asked(trips, {}, late).earliest('A', 'C')).toBe('K1 A 08:05–08:20 B, K3 B 09:00–09:15 C');
  });

  it('is not waited for where it does not stop today, nor after it has ended early', () => {
    const trips = [t('K1', ['A', '08:00'], ['B', '08:10'], ['C', '08:20'], ['D', '08:30'])];
    const as = [seconds('08:00'), seconds('08:10'), seconds('08:20'), seconds('08:30')];
    const short = new Asked(
      trips,
      {},
      {
        expected: {
          knows: () => true,
          callsOf: () => ({ arrival: as, departure: as, skipped: new Set([1]), endsAt: 2 }),
        },
      },
    );
    expect(short.earliest('A', 'B')).toBeUndefined();
    expect(short.earliest('A', 'C')).toBe('K1 A 08:00–08:20 C');
    expect(short.earliest('A', 'D')).toBeUndefined();
  });
});

describe('places', () => {
  it('with several stops are left and reached by whichever is best', () => {
    const asked = new Asked([t('K1', ['A', '08:00'], ['X', '08:30']), t('K2', ['B', '08:05'], ['Y', '08:20'])]);
    expect(asked.earliest('AB', 'XY')).toBe('K2 B 08:05–08:20 Y');
  });

  it('that share a stop have no journey between them', () => {
    const asked = new Asked([t('K1', ['A', '08:00'], ['B', '08:30'])]);
    expect([asked.earliest('A', 'A'), asked.latest('AB', 'B', '10:00')]).toEqual([undefined, undefined]);
    expect([asked.departures('AB', 'B', '00:00'), asked.profile('A', 'AB')]).toEqual([[], []]);
  });
});
