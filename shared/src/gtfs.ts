// Where do other people's programs find our timetable?
import { endpoint } from './endpoint.js';

/** GTFS feeds, under the file names that such programs expect. */
export const gtfsApi = {
  schedule: endpoint<Record<string, never>, ArrayBuffer>('GET', '/api/gtfs/schedule.zip', {
    access: ['public'],
    summary: 'The timetable as GTFS Schedule, positions in WGS-84',
  }),
};
