// How is "which points are nearest" answered at the speed of a socket?
//
// The answer to each position is another one, so no cache helps. But a point's own part of it changes
// only with the minute, so it is kept as JSON text and only the distance is put in.
import { isOnEarth } from '@kehuoyou/shared';
import type { Clock, Crs, NearPoint, Position } from '@kehuoyou/shared';
import { positionFrom } from '../coordinates.js';
import { asByteText, Prepared, tagOf } from '../http/prepared/prepared.js';
import type { NetworkSnapshot } from './network-snapshot.js';
import { pointSummary } from './network.view.js';

/** Rows unless the caller says otherwise. */
export const USUAL_ROWS = 10;
const MAX_AGE_SECONDS = 30;

/** Each point's part of an answer, up to where its distance comes. */
interface PointParts {
  readonly parts: readonly string[];
  /** Differs whenever a part or a position does, and so whenever the answer to any one question does. */
  readonly tag: string;
}

/** Answers for one snapshot of the network. */
export class NearestAnswer {
  private minute = -1;
  private kept = new Map<Crs, PointParts>();

  constructor(
    private readonly snapshot: NetworkSnapshot,
    private readonly clock: Clock,
  ) {}

  /** The `limit` points nearest to `from`, which is in the datum `crs`, as is the answer. */
  nearest(from: Position, limit: number, crs: Crs): Prepared<{ points: NearPoint[] }> {
    const { parts, tag } = this.partsFor(crs);
    let text = '';
    for (const { index, metres } of this.snapshot.index.around(positionFrom(crs, from), limit)) {
      text += `${text === '' ? '' : ','}${parts[index] ?? ''}${Math.round(metres)}}`;
    }
    return Prepared.once(`{"points":[${text}]}`, tag, MAX_AGE_SECONDS);
  }

  /**
   * The same straight from a URL, for the answer cache. Gives undefined for anything but well-formed
   * `lat`, `lng`, `limit` and `crs` given once each: such a URL is validated the long way.
   */
  nearestByUrl(url: string): Prepared<{ points: NearPoint[] }> | undefined {
    const given = new Map<string, string>();
    for (const pair of url.slice(url.indexOf('?') + 1).split('&')) {
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      if (at < 1 || given.has(name)) return undefined;
      given.set(name, pair.slice(at + 1));
    }
    const position = { lat: figure(given.get('lat')), lng: figure(given.get('lng')) };
    const limit = given.has('limit') ? figure(given.get('limit')) : USUAL_ROWS;
    const crs = given.get('crs') ?? 'gcj02';
    const known = 2 + Number(given.has('limit')) + Number(given.has('crs'));
    if (given.size !== known || !isOnEarth(position)) return undefined;
    if (!Number.isInteger(limit) || limit < 1 || limit > 50) return undefined;
    return crs === 'gcj02' || crs === 'wgs84' ? this.nearest(position, limit, crs) : undefined;
  }

  private partsFor(crs: Crs): PointParts {
    const now = this.clock.now();
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute !== this.minute) {
      this.minute = minute;
      this.kept = new Map();
    }
    const kept = this.kept.get(crs);
    if (kept) return kept;
    const parts = this.snapshot.points.map(({ record }) =>
      asByteText(`${JSON.stringify(pointSummary(record, now, crs)).slice(0, -1)},"distanceMetres":`),
    );
    const made = {
      parts,
      tag: tagOf(JSON.stringify([parts, this.snapshot.points.map(({ record }) => record.position)])),
    };
    this.kept.set(crs, made);
    return made;
  }
}

function figure(text: string | undefined): number {
  return text !== undefined && /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
}
