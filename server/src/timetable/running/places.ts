// Which stops are places, which are bays of one, and what is a bay called?
//
// A station is a place: people know it by its name, whatever bay their bus leaves from. Its entrances and nodes
// are no places, for no bus calls there.
import type { Bay } from '@kehuoyou/shared';
import type { FeedStop } from '../feed/feed.js';
import { placeholdersAmong } from '../feed/placeholder-positions.js';
import type { Placeholder } from '../feed/placeholder-positions.js';
import { numbered } from '../feed/stop-times.js';
import { bayName } from './bay-words.js';

/** GTFS location types: a stop or bay, and a station. */
const STOP = 0;
const STATION = 1;
/** A boarding area lies in a bay and that in a station: more steps up are a circle. */
const MOST_STEPS = 3;

/** The stops of a feed by number, with the places that they belong to. */
export class Places {
  /** By id the numbers of all that one may ask for: stops, bays and stations. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By number: the place that the stop belongs to, which is itself where it stands alone. */
  readonly placeOf: Uint32Array;
  /** The stops whose positions are none: nobody walks, measures or draws by them. */
  readonly placeholders: ReadonlyMap<number, Placeholder>;
  private readonly parent: Int32Array;
  private readonly inside = new Map<number, number[]>();

  constructor(private readonly stops: readonly FeedStop[]) {
    const all = numbered(stops.map(({ stopId }) => stopId));
    this.numbers = new Map([...all].filter(([, number]) => (stops[number]?.locationType ?? STOP) <= STATION));
    this.placeholders = placeholdersAmong(stops);
    this.parent = Int32Array.from(stops, ({ parentStation }) => all.get(parentStation ?? '') ?? -1);
    this.placeOf = Uint32Array.from(stops, (_stop, number) => this.upFrom(number).at(-1) ?? number);
    stops.forEach((_stop, number) => {
      for (const each of this.upFrom(number)) this.inside.set(each, [...(this.inside.get(each) ?? []), number]);
    });
  }

  /** A stop, what it lies in, and what that lies in. */
  upFrom(number: number): number[] {
    const way = [number];
    for (let at = this.parent[number] ?? -1; at >= 0 && way.length < MOST_STEPS; at = this.parent[at] ?? -1)
      way.push(at);
    return way;
  }

  /** All stops of a station, or of a bay; a stop that stands alone is all there is of it. */
  within(number: number): readonly number[] {
    return this.inside.get(number) ?? [];
  }

  /** The ids of a place and of all in it, for an id of any of them. */
  idsAt(stopId: string): string[] {
    const number = this.numbers.get(stopId);
    if (number === undefined) return [stopId];
    return this.within(this.placeOf[number] ?? number).map((each) => this.stops[each]?.stopId ?? '');
  }

  /** The id of the place that a bay of this id lies in. */
  placeId(stopId: string): string {
    const number = this.numbers.get(stopId);
    return this.stops[this.placeOf[number ?? -1] ?? -1]?.stopId ?? stopId;
  }

  /** What to look for at a place: 2号站台. Undefined where the feed tells its bays by nothing. */
  bay(number: number): Bay | undefined {
    const stop = this.stops[number];
    const place = this.stops[this.placeOf[number] ?? number];
    if (!stop || !place) return undefined;
    const name = bayName(stop, place);
    return stop.locationType === STATION || name === '' ? undefined : { stopId: stop.stopId, name };
  }
}
