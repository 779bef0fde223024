// What do drivers, keepers and dispatchers report of a bus, and how does it reach the server?
import type { ServiceDate } from '../../clock.js';
import { MOST_FACTS } from '../../device-facts/device-fact.js';
import type { DeviceEvent, DeviceSending } from '../../device-facts/device-fact.js';
import { factRefusals } from '../../device-facts/fact-outcome.js';
import type { FactOutcome } from '../../device-facts/fact-outcome.js';
import { endpoint } from '../../endpoint.js';
import { rolesOf } from '../../policy.js';
import { tripReportPolicy } from '../timetable.policy.js';

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
export interface TripReport extends DeviceEvent {
  readonly kind: TripReportKind;
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
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

/** Why a report is refused. */
export const reportRefusals = {
  ...factRefusals,
  trip_not_found: '没有这一班车，或者不归您管',
  trip_not_running: '这一班车那天不开',
  stop_not_on_trip: '这一班车不停这一站',
  vehicle_not_found: '没有这辆车，或者不是这家公司的',
  too_old: '这条记录太久了，超过 7 天',
  incomplete: '这条记录不完整',
  papers_not_valid: '车或司机的证件没有通过检查，不能发车',
} as const satisfies Record<string, string>;
export type ReportRefusal = keyof typeof reportRefusals;

/** What became of a report. */
export type ReportOutcome = FactOutcome<ReportRefusal>;

/** Reports of one phone. One that does not give itself a name yet is told by the account that sends. */
export interface TripReportSending extends Omit<DeviceSending, 'deviceId'> {
  readonly deviceId?: string;
  readonly reports: readonly TripReport[];
}

/** Reports that one batch may hold. */
export const MOST_REPORTS = MOST_FACTS;

/** The endpoint of reports. */
export const tripReportApi = {
  submit: endpoint<TripReportSending, { outcomes: ReportOutcome[] }>('POST', '/api/trip-reports', {
    access: rolesOf(Object.values(tripReportPolicy)),
    summary: 'Reports of buses, a batch from one phone; each is counted once, whatever the order',
    fails: ['trip_not_found'],
  }),
};
