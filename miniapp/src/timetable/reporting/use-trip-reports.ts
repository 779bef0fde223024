// What has this person reported of buses, has the server heard of it, and how is more reported?
import { MOST_REPORTS, reportRefusals, tripReportApi } from '@kehuoyou/shared';
import type { TripReport, TripReportSending } from '@kehuoyou/shared';
import type { FactDraft, FactKind } from '../../core/device-facts/fact-queue';
import { useDeviceFacts } from '../../core/device-facts/use-device-facts';
import type { DeviceFacts } from '../../core/device-facts/use-device-facts';

const tripReports: FactKind<TripReport, TripReportSending> = {
  endpoint: tripReportApi.submit,
  list: 'reports',
  most: MOST_REPORTS,
  // A run sheet that is older than this says nothing of today any more.
  rememberMs: 36 * 3_600_000,
  refusals: reportRefusals,
};

/** A report before it has a number and a time. */
export type TripReportDraft = FactDraft<TripReport>;

/** The reports of the person at this phone. */
export type TripReportsHere = DeviceFacts<TripReport>;

/** Reports made on this phone. */
export function useTripReports(): TripReportsHere {
  return useDeviceFacts(tripReports);
}
