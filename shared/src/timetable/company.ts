// Which companies run the lines?
import { endpoint } from '../endpoint.js';

/** A company of the timetable: an agency, as GTFS calls it. */
export interface Company {
  /** GTFS agency_id; a manager's and a driver's role is held for it. */
  readonly companyId: string;
  readonly name: string;
  /** Code of the county in which it runs them. */
  readonly areaCode: string;
  /** Its lines, in the timetable's order. */
  readonly routeIds: readonly string[];
}

/** The endpoint of the companies. */
export const companiesApi = {
  list: endpoint<Record<string, never>, { companies: Company[] }>('GET', '/api/companies', {
    access: ['public'],
    summary: 'The companies of the timetable with their lines',
  }),
};
