// What do we hand out as GTFS?
import { Injectable } from '@nestjs/common';
import { Prepared } from '../http/prepared.js';
import { CurrentTimetable } from './current-timetable.service.js';
import type { TimetableBase } from './current-timetable.service.js';
import { editedFiles } from './edit-files.js';
import { zipFeed } from './gtfs-zip.js';

/** Seconds without asking again; a timetable changes a few times a week. */
const SCHEDULE_MAX_AGE = 300;

/** GTFS Schedule as a zip. */
@Injectable()
export class GtfsFeeds {
  /** The zip of the timetable that ran when it was last asked for. */
  private zipped: { readonly basis: string; readonly answer: Promise<Prepared<ArrayBuffer>> } | undefined;

  constructor(private readonly current: CurrentTimetable) {}

  /** The timetable that runs, as the files that it is read from: what came in goes out, with the published changes. */
  schedule(): Promise<Prepared<ArrayBuffer>> {
    const base = this.current.picture();
    if (this.zipped?.basis !== base.basis) this.zipped = { basis: base.basis, answer: zipped(base) };
    return this.zipped.answer;
  }
}

async function zipped({ imported, fold }: TimetableBase): Promise<Prepared<ArrayBuffer>> {
  const files = editedFiles(imported.files, fold, 'left_out');
  return Prepared.ofBytes(await zipFeed(files), 'application/zip', SCHEDULE_MAX_AGE);
}
