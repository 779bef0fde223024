// May this person say this of this parcel, here?
import { normalWaybill, scanKinds, scanPolicy } from '@kehuoyou/shared';
import type { Jurisdiction, Role, ScanEvent, ScanKind, ScanRefusal, ScanSource, ScanSubject } from '@kehuoyou/shared';
import type { Caller } from '../../http/caller.js';

/** What a judgement depends on. */
export interface ScanContext {
  readonly caller: Caller;
  /** A point with the area in which it lies; undefined when there is none of this id. */
  readonly placeOf: (pointId: string) => Jurisdiction | undefined;
  /** The company and line of a trip; undefined when it does not run on that day. */
  readonly busOf: (tripId: string, serviceDate: string) => Jurisdiction | undefined;
}

/** An event that is taken, with what it is about and the capacity in which it was said, or refused. */
export type JudgedScan = { readonly event: ScanEvent } & (
  | { readonly subject: ScanSubject; readonly source: ScanSource; readonly waybill?: string }
  | { readonly refusal: ScanRefusal }
);

/** In which capacity a role speaks of parcels. */
const SOURCES: Readonly<Partial<Record<Role, ScanSource>>> = {
  hub_clerk: 'hub',
  station_clerk: 'station',
  keeper: 'keeper',
  driver: 'driver',
  // Speaks of a bus of the company, and takes back no more than their own.
  company_manager: 'driver',
  county_office: 'office',
};

/** Judges one event. Whether it fits the others is not decided here: the fold does that, and stops nobody. */
export function judgeScan(event: ScanEvent, context: ScanContext): JudgedScan {
  const kind: ScanKind = scanKinds[event.type];
  const subject = subjectOf(event);
  if (!kind.about.includes(subject) || (kind.needs ?? []).some((field) => event[field] === undefined))
    return { event, refusal: 'incomplete' };
  if (subject === 'trip' && (event.tripId === undefined || event.serviceDate === undefined))
    return { event, refusal: 'incomplete' };
  const waybill = event.waybill === undefined ? undefined : normalWaybill(event.waybill);
  if (subject === 'parcel' && waybill === undefined) return { event, refusal: 'waybill_not_valid' };
  const { tripId, serviceDate, pointId, toPointId } = event;
  const bus = tripId === undefined || serviceDate === undefined ? undefined : context.busOf(tripId, serviceDate);
  if (tripId !== undefined && bus === undefined) return { event, refusal: 'trip_not_found' };
  // A place that does not exist and one that is somebody else's answer alike.
  if (toPointId !== undefined && context.placeOf(toPointId) === undefined) return { event, refusal: 'not_yours' };
  const place = pointId === undefined ? undefined : context.placeOf(pointId);
  const role = scanPolicy[event.type].roleFor(context.caller, {
    ...(place === undefined ? {} : { place }),
    ...(bus === undefined ? {} : { bus }),
  });
  const source = role && SOURCES[role];
  if (source === undefined || (pointId !== undefined && place === undefined)) return { event, refusal: 'not_yours' };
  return { event, subject, source, ...(waybill === undefined ? {} : { waybill }) };
}

/** A parcel that is sorted into a bag is meant, not the bag. */
function subjectOf({ waybill, seal }: ScanEvent): ScanSubject {
  if (waybill !== undefined) return 'parcel';
  return seal === undefined ? 'trip' : 'bag';
}
