// What do we hand out as GTFS?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import bindings from 'gtfs-realtime-bindings';
import type { transit_realtime } from 'gtfs-realtime-bindings';
import { CLOCK } from '../../clock.js';
import { Prepared } from '../../http/prepared/prepared.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import type { CurrentSnapshot, TimetableBase } from '../running/current-timetable.service.js';
import { editedFiles } from '../changes/edit-files.js';
import { zipFeed } from '../packing/gtfs-zip.js';

const { FeedMessage } = bindings.transit_realtime;

/** Seconds without asking again; a timetable changes a few times a week. */
const SCHEDULE_MAX_AGE = 300;
/** Consumers ask every half minute and take nothing older than 90 seconds for live. */
const REALTIME_MAX_AGE = 15;

/** Makes a message of what is known at an instant. */
type Tell = (snapshot: CurrentSnapshot, now: Date) => transit_realtime.IFeedMessage;

/** GTFS Schedule as a zip, and GTFS-Realtime. */
@Injectable()
export class GtfsFeeds {
  /** The zip of the timetable that ran when it was last asked for. */
  private zipped: { readonly basis: string; readonly answer: Promise<Prepared<ArrayBuffer>> } | undefined;
  /** Messages of the present snapshot and quarter of a minute. */
  private told:
    | { readonly snapshot: CurrentSnapshot; readonly at: number; readonly messages: Map<Tell, Prepared<ArrayBuffer>> }
    | undefined;

  constructor(
    private readonly current: CurrentTimetable,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The timetable that runs, as the files that it is read from: what came in goes out, with the published changes. */
  schedule(): Promise<Prepared<ArrayBuffer>> {
    const base = this.current.snapshot();
    if (this.zipped?.basis !== base.basis) this.zipped = { basis: base.basis, answer: zipped(base) };
    return this.zipped.answer;
  }

  /** A message of GTFS-Realtime, at most a quarter of a minute old. */
  realtime(tell: Tell): Prepared<ArrayBuffer> {
    const snapshot = this.current.snapshot();
    const now = this.clock.now();
    const at = Math.floor(now.getTime() / (REALTIME_MAX_AGE * 1_000));
    if (this.told?.snapshot !== snapshot || this.told.at !== at) this.told = { snapshot, at, messages: new Map() };
    const known = this.told.messages.get(tell);
    if (known) return known;
    const bytes = FeedMessage.encode(tell(snapshot, now)).finish();
    const made = Prepared.ofBytes<ArrayBuffer>(bytes, 'application/x-protobuf', REALTIME_MAX_AGE, false);
    this.told.messages.set(tell, made);
    return made;
  }
}

async function zipped({ imported, fold }: TimetableBase): Promise<Prepared<ArrayBuffer>> {
  const files = editedFiles(imported.files, fold, 'left_out');
  return Prepared.ofBytes(await zipFeed(files), 'application/zip', SCHEDULE_MAX_AGE);
}
