// What do the rows of a list come to, part by part, while they are read?
import { carrierOf, MOST_FAULTS_SHOWN, MOST_PARCEL_ROWS } from '@kehuoyou/shared';
import type { ParcelImportFault, ParcelImportField, ParcelImportPreview } from '@kehuoyou/shared';
import type { ParcelAnnouncement } from '../custody/parcel-announcement.js';
import { listColumns } from './list-columns.js';
import type { ListColumns } from './list-columns.js';
import { ListRefused } from './file-row.js';
import type { FileRow } from './file-row.js';
import { readListRow } from './list-row.js';
import type { NamedPlaces } from './named-places.js';
import type { KeptFault } from './list-findings.js';
import { faultTold, listRefusals, UNKNOWN_CARRIER } from './list-words.js';

/** Rows of one part, and bytes of its JSON: sealed it must fit the column. */
const MOST_ROWS = 500;
const MOST_BYTES = 44_000;
/** In which of the first rows the headings may stand. */
const HEADINGS_WITHIN = 20;

/** Some rows that are kept together. */
export interface ListPart {
  readonly rows: readonly ParcelAnnouncement[];
  readonly faults: readonly KeptFault[];
}

/** Takes rows one after the other, and counts. */
export class ListReading {
  private columns: ListColumns | undefined;
  private headings: readonly string[] = [];
  private above = 0;
  private rows: ParcelAnnouncement[] = [];
  private partFaults: KeptFault[] = [];
  private bytes = 0;
  private readonly seen = new Set<string>();
  private readonly carriers = new Map<string, { rows: number; guessed: number }>();
  private readonly faults: ParcelImportFault[] = [];
  private faultCount = 0;
  private good = 0;
  private skipped = 0;

  constructor(
    private readonly places: NamedPlaces,
    private readonly carrier: string | undefined,
  ) {}

  /** Rows with a parcel on them that were taken so far. */
  get count(): number {
    return this.good + this.skipped;
  }

  /** Takes a row; gives a part where one is full. Throws `ListRefused` when no row names the columns. */
  take({ row, cells }: FileRow): ListPart | undefined {
    if (!this.columns) {
      this.columns = listColumns(cells);
      this.headings = cells;
      this.above += 1;
      if (!this.columns && this.above >= HEADINGS_WITHIN) throw noWaybill();
      return undefined;
    }
    const said = cellsOf(this.columns, this.headings, cells);
    if (said.size === 0) return undefined;
    if (this.count >= MOST_PARCEL_ROWS) throw new ListRefused(listRefusals.too_long);
    this.read(row, said);
    return this.rows.length + this.partFaults.length >= MOST_ROWS || this.bytes >= MOST_BYTES ? this.part() : undefined;
  }

  /** What is left after the last row. */
  rest(): ListPart | undefined {
    if (!this.columns) throw noWaybill();
    if (this.count === 0) throw new ListRefused(listRefusals.no_rows);
    return this.rows.length + this.partFaults.length === 0 ? undefined : this.part();
  }

  /** What was found; `known` parcels had been told to us before. */
  preview(known: number): ParcelImportPreview {
    return {
      columns: this.headings.slice(0, 60).map((heading, place) => {
        const field = this.columns?.[place];
        return { heading: heading.slice(0, 40), ...(field === undefined ? {} : { field }) };
      }),
      good: this.good,
      known,
      skipped: this.skipped,
      carriers: [...this.carriers]
        .map(([carrier, counts]) => ({
          carrier,
          name: carrier === '' ? UNKNOWN_CARRIER : carrierOf(carrier).name,
          ...counts,
        }))
        .sort((a, b) => b.rows - a.rows)
        .slice(0, 30),
      faults: this.faults,
      faultCount: this.faultCount,
    };
  }

  private read(row: number, said: ReadonlyMap<ParcelImportField, string>): void {
    const { parcel, guessed, faults } = readListRow(said, this.places, this.carrier);
    for (const code of faults) this.fault([row, code]);
    if (parcel === undefined) {
      this.skipped += 1;
      return;
    }
    const name = `${parcel.carrier ?? ''} ${parcel.waybill}`;
    if (this.seen.has(name)) {
      this.skipped += 1;
      this.fault([row, 'repeated_in_file']);
      return;
    }
    this.seen.add(name);
    this.good += 1;
    this.rows.push(parcel);
    this.bytes += Buffer.byteLength(JSON.stringify(parcel)) + 1;
    const counts = this.carriers.get(parcel.carrier ?? '') ?? { rows: 0, guessed: 0 };
    this.carriers.set(parcel.carrier ?? '', {
      rows: counts.rows + 1,
      guessed: counts.guessed + (guessed ? 1 : 0),
    });
  }

  private fault(fault: KeptFault): void {
    this.faultCount += 1;
    this.partFaults.push(fault);
    if (this.faults.length < MOST_FAULTS_SHOWN) this.faults.push(faultTold(fault));
  }

  private part(): ListPart {
    const part = { rows: this.rows, faults: this.partFaults };
    [this.rows, this.partFaults, this.bytes] = [[], [], 0];
    return part;
  }
}

function cellsOf(
  columns: ListColumns,
  headings: readonly string[],
  cells: readonly string[],
): ReadonlyMap<ParcelImportField, string> {
  const said = new Map<ParcelImportField, string>();
  columns.forEach((field, place) => {
    const words = (cells[place] ?? '').trim();
    // 是否到付 and 代收货款 say under them only yes, or how much: what is owed is in their name.
    const isOwed = field === 'due' && saysYes(words);
    if (field !== undefined && words !== '') said.set(field, isOwed ? (headings[place] ?? '') : words);
  });
  return said;
}

function saysYes(words: string): boolean {
  const amount = Number(words.replace(/[¥￥元\s]/g, ''));
  return /^(?:是|有|y|yes|true|[√✓✔])$/i.test(words) || amount > 0;
}

function noWaybill(): ListRefused {
  return new ListRefused(listRefusals.no_waybills);
}
