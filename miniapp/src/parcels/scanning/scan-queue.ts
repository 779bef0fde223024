// How do scans wait on the phone for the server, and how is one taken back?
import { MOST_SCANS, scanRefusals, scansApi } from '@kehuoyou/shared';
import type { DeviceSending, ScanEvent } from '@kehuoyou/shared';
import type { FactDraft, FactKind, MadeFact } from '../../core/device-facts/fact-queue';

/** An event before it has a number and a time. */
export type ScanDraft = FactDraft<ScanEvent>;

/** An event of this phone. */
export type MadeScan = MadeFact<ScanEvent>;

/** Scans as the phone's queue keeps and sends them. */
export const scans: FactKind<ScanEvent, DeviceSending & { readonly events: readonly ScanEvent[] }> = {
  endpoint: scansApi.submit,
  list: 'events',
  most: MOST_SCANS,
  // What a kept list does not know after so long, it has not been asked for since.
  rememberMs: 7 * 24 * 3_600_000,
  refusals: scanRefusals,
};

/** What takes an event back. */
export const takingBack = ({ eventId, waybill, seal, pointId }: MadeScan): ScanDraft => ({
  type: 'RETRACTED',
  retracts: eventId,
  ...(waybill === undefined ? {} : { waybill }),
  ...(waybill === undefined && seal !== undefined ? { seal } : {}),
  ...(pointId === undefined ? {} : { pointId }),
});
