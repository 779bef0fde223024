// What do drivers, keepers and dispatchers report of a bus, and how does it reach the server?
import type { ServiceDate } from '../clock.js';
import { endpoint } from '../endpoint.js';

/**
 * Kinds of report. 到站 is `stop` (at the last stop it is the arrival), 发车 is `depart`, and 有情况 one of
 * `delay`, `short_turn`, `cancel`, `replace`; `restore` takes a cancellation or short turn back, `retract`
 * an earlier report that was a slip of the finger.
 */
export const tripReportKinds = [
  'depart',
  'stop',
  'delay',
  'short_turn',
  'cancel',
  'replace',
  'restore',
  'retract',
] as const;
export type TripReportKind = (typeof tripReportKinds)[number];

/** One report as the phone makes it, once; it may be sent any number of times, in any order. */
export interface TripReport {
  /** UUID made on the phone: the same id is the same report. */
  readonly eventId: string;
  readonly kind: TripReportKind;
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  /** ISO 8601 instant by the phone's clock. */
  readonly occurredAt: string;
  /** Counts up on the phone, so that two reports of one second have an order. */
  readonly deviceSeq: number;
  /** For `stop`, `depart` and `short_turn`: which stop. Without it, `depart` is from the first. */
  readonly stopId?: string;
  /** Tells two calls at the same stop apart. */
  readonly stopSequence?: number;
  /** For `delay`: how late it will be from here on. */
  readonly minutes?: number;
  /** In words for passengers; needed for `cancel` and `short_turn`. */
  readonly reason?: string;
  /** For `replace`: the vehicle that takes over. */
  readonly vehicleId?: string;
  /** For `retract`: the report that is taken back. */
  readonly retracts?: string;
}

/** What became of a report. A phone may forget one that has any outcome: sending it again changes nothing. */
export interface ReportOutcome {
  readonly eventId: string;
  /** `recorded`; `repeated`: it was there already; `refused`: for `reason`. */
  readonly outcome: 'recorded' | 'repeated' | 'refused';
  readonly reason?: ReportRefusal;
}

/** Why a report is refused. */
export const reportRefusals = {
  trip_not_found: '没有这一班车，或者不归您管',
  trip_not_running: '这一班车那天不开',
  stop_not_on_trip: '这一班车不停这一站',
  too_old: '这条记录太久了，超过 7 天',
  incomplete: '这条记录不完整',
  papers_not_valid: '车或司机的证件没有通过检查，不能发车',
} as const satisfies Record<string, string>;
export type ReportRefusal = keyof typeof reportRefusals;

/** Reports that one batch may hold: a driver's whole week without a network. */
export const MOST_REPORTS = 500;

/** The endpoint of reports. */
export const tripReportApi = {
  submit: endpoint<{ sentAt: string; reports: readonly TripReport[] }, { outcomes: ReportOutcome[] }>(
    'POST',
    '/api/trip-reports',
    {
      access: ['driver', 'keeper', 'company_manager', 'county_office'],
      summary: 'Reports of buses, a batch from one phone; each is counted once, whatever the order',
    },
  ),
};
