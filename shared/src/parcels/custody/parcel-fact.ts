// What does the log say of a parcel, as the fold takes it?
import type { ServiceDate } from '../../clock.js';
import type { DeviceFact } from '../../device-facts/device-fact.js';
import type { CollectMethod, ParcelEventType } from './parcel-event.js';
import type { ParcelState } from './parcel-state.js';

/** In which capacity somebody says something of a parcel. */
export const scanSources = ['carrier', 'hub', 'driver', 'station', 'keeper', 'recipient', 'office'] as const;
export type ScanSource = (typeof scanSources)[number];

/** A fact of a parcel, of a bag, or of a bus, as the server keeps it. */
export interface ParcelFact extends DeviceFact {
  readonly type: ParcelEventType;
  readonly source: ScanSource;
  /** Account of whoever said it. */
  readonly actor: string;
  /** True when it names this parcel; what names a bag or a bus concerns whatever was in it then. */
  readonly own: boolean;
  readonly seal?: string;
  readonly pointId?: string;
  readonly toPointId?: string;
  readonly tripId?: string;
  readonly serviceDate?: ServiceDate;
  /** Fixed when it was first received. */
  readonly shelf?: string;
  readonly reason?: string;
  readonly method?: CollectMethod;
  readonly toState?: ParcelState;
  readonly upheld?: boolean;
  readonly retracts?: string;
}

/** A bus on a day. */
export interface TripDay {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
}

/** The bus that a fact names. */
export function tripOf({ tripId, serviceDate }: ParcelFact): TripDay | undefined {
  return tripId === undefined || serviceDate === undefined ? undefined : { tripId, serviceDate };
}

/** True for the same bus on the same day. */
export function isSameTrip(a: TripDay | undefined, b: TripDay | undefined): boolean {
  return a !== undefined && a.tripId === b?.tripId && a.serviceDate === b.serviceDate;
}

/** Two scans of one thing by one person so close to each other are one: "已扫过". */
const SAME_SCAN_MS = 10 * 60_000;

/** True when the later of two facts says nothing new. */
export function isSameScan(earlier: ParcelFact, later: ParcelFact): boolean {
  return (
    earlier.type === later.type &&
    earlier.pointId === later.pointId &&
    earlier.actor === later.actor &&
    later.at - earlier.at <= SAME_SCAN_MS
  );
}
