// Which parcels of a household wait at stations that are not ours, and what does one say there?
import { endpoint } from '../../endpoint.js';

/** One that waits elsewhere, as 快递100 tells it. */
export interface OtherStationParcel {
  readonly waybill: string;
  /** Code of 快递100. */
  readonly carrier: string;
  /** The person of the household, as the caller keeps them. */
  readonly personId: string;
  readonly personName: string;
  readonly station: string;
  readonly address?: string;
  /** What one says there, whatever it looks like. */
  readonly code: string;
  /** How it stands there in the station's words, such as 待提货; absent where nothing is said. */
  readonly status?: string;
  /** ISO 8601 instant at which 快递100 said so. */
  readonly toldAt: string;
}

/** What waits elsewhere. */
export interface OtherStations {
  /** False where this server asks nobody: then there is nothing to agree to either. */
  readonly isAsking: boolean;
  /** Whether the caller agreed that its numbers are asked for. */
  readonly agreed: boolean;
  /** Those that were told first stand first. */
  readonly parcels: readonly OtherStationParcel[];
}

/** The endpoint of pickup codes of other stations. */
export const otherStationsApi = {
  list: endpoint<Record<string, never>, OtherStations>('GET', '/api/me/other-stations', {
    access: ['resident'],
    summary: 'Parcels of the caller that wait at other stations, where they agreed that 快递100 is asked',
  }),
};
