// What is kept of a carrier's list besides its rows?
import type { ParcelImportFaultCode, ParcelImportPreview } from '@kehuoyou/shared';

/** What was found in a list. */
export interface ListFindings {
  readonly refusal?: string;
  readonly preview?: ParcelImportPreview;
}

/** What is wrong with a row, shortly: its number and the fault. */
export type KeptFault = readonly [row: number, code: ParcelImportFaultCode];

/** How many of a list's parcels were announced so far. */
export interface Done {
  readonly announced: number;
  readonly repeated: number;
}
