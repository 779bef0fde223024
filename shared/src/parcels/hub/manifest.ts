// What is on a bus, for whom, and who takes it off where (路单)?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { FileAnswer } from '../../file-answer.js';
import type { Cargo } from '../../timetable/driving/compartment.js';
import { manifestPolicy } from '../parcels.policy.js';
import type { HubBag } from './hub-desk.js';

/** A parcel that goes without a bag. */
export interface ManifestParcel {
  readonly parcelId: string;
  readonly waybill: string;
  readonly carrier: string;
  readonly state: HubBag['state'];
}

/** What is taken off at one stop for one place: two service points at one stop are two of these. */
export interface ManifestStop {
  readonly stopId: string;
  readonly stopSequence: number;
  readonly stopName: string;
  /** ISO 8601 with the county's offset, as it is expected. */
  readonly arrival: string;
  readonly pointId?: string;
  readonly pointName?: string;
  /** True where the point lies further on, and what is for it changes its bus here. */
  readonly changesHere?: true;
  /** Of whoever takes it over. */
  readonly phone?: string;
  readonly bags: readonly HubBag[];
  readonly loose: readonly ManifestParcel[];
  /** All together, in bags and without. */
  readonly cargo: Cargo;
}

/** A bus on a day with everything that is on it or meant for it. */
export interface Manifest {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly routeName: string;
  readonly headsign: string;
  /** From its first stop, ISO 8601 with the county's offset, as it is expected. */
  readonly departure: string;
  readonly planned?: string;
  readonly cancelled?: string;
  readonly plate?: string;
  /** 工号 of its driver. */
  readonly staffNumber?: string;
  /** Why nothing may be put on it, in a whole sentence. */
  readonly refusal?: string;
  readonly room: Cargo;
  /** Where it is fullest. */
  readonly load: Cargo;
  /** In the order of the way, then by the point; only where something is taken off. */
  readonly stops: readonly ManifestStop[];
  /** ISO 8601 instant at which this was so. */
  readonly at: string;
}

/** Which bus. */
export interface ManifestAsk {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
}

const told = { access: manifestPolicy.read.roles, fails: ['trip_not_found'] } as const;

/** The endpoints of manifests. */
export const manifestApi = {
  read: endpoint<ManifestAsk, Manifest>('GET', '/api/manifests/:serviceDate/:tripId', {
    ...told,
    summary: 'What is on a bus or meant for it, by the stop and the point where it is taken off',
  }),
  csv: endpoint<ManifestAsk, FileAnswer>('GET', '/api/manifests/:serviceDate/:tripId/table.csv', {
    ...told,
    summary: 'The same as a table, a row for each bag and each parcel without one',
    answers: 'csv',
  }),
  pdf: endpoint<ManifestAsk, FileAnswer>('GET', '/api/manifests/:serviceDate/:tripId/sheet.pdf', {
    ...told,
    summary: 'The same to print and sign, A4',
    answers: 'pdf',
  }),
};
