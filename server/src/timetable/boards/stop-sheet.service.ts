// When is the sheet of a stop printed anew, and when is it handed out as it was?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, Failure, instantOf, scannedPath } from '@kehuoyou/shared';
import type { Clock, FileAnswer } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { pdfBytes } from '../../documents/pdf-file.js';
import { Prepared } from '../../http/prepared/prepared.js';
import { PublicAddress } from '../../http/public-address.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { stopSheet } from './stop-sheet.view.js';

/** What the file is called, after its stop. */
const FILE_NAME = '班车时刻表';

/** Seconds without asking again: what it says changes with the timetable, which is not often. */
const MAX_AGE = 3_600;
/** Sheets that are kept; each has some 30 KB, and the county has 125 stops. */
const MOST_KEPT = 256;

/**
 * The sheets of all stops. Printing one takes a tenth of a second of a processor, so each is printed once for a
 * timetable and a day, however many ask for it at once.
 */
@Injectable()
export class StopSheets {
  private kept = new Map<string, Promise<Prepared<FileAnswer>>>();
  private keptFor = '';

  constructor(
    private readonly current: CurrentTimetable,
    private readonly address: PublicAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The sheet of a stop; fails with `stop_not_found`. */
  sheet({ stopId }: { stopId: string }): Promise<Prepared<FileAnswer>> {
    const { timetable, basis } = this.current.snapshot();
    const stop = timetable.stopNumber.get(stopId);
    if (stop === undefined) throw new Failure('stop_not_found', 'stopId');
    const from = dateAt(this.clock.now());
    this.forgetUnless(`${basis} ${from}`);
    const known = this.kept.get(stopId);
    if (known) return known;
    const made = this.print(
      stopSheet({
        timetable,
        stop,
        from,
        madeAt: instantOf(from, 0),
        address: `${this.address.base}${scannedPath({ kind: 'stop', id: stopId })}`,
      }),
    );
    this.kept.set(stopId, made);
    // What failed is tried again by whoever asks next.
    made.catch(() => this.kept.delete(stopId));
    return made;
  }

  private async print(document: ReturnType<typeof stopSheet>): Promise<Prepared<FileAnswer>> {
    const file = { kind: 'pdf', name: `${document.title}${FILE_NAME}` } as const;
    return Prepared.ofFile(await pdfBytes(document), file, MAX_AGE);
  }

  private forgetUnless(stillGood: string): void {
    if (this.keptFor === stillGood && this.kept.size < MOST_KEPT) return;
    this.kept = new Map();
    this.keptFor = stillGood;
  }
}
