// Where do other people's programs find our timetable?
import { endpoint } from './endpoint.js';

/** GTFS feeds; they live beside `/api`, under the names that such programs expect. */
export const gtfsApi = {
  schedule: endpoint<Record<string, never>, ArrayBuffer>('GET', '/gtfs/schedule.zip', {
    access: ['public'],
    summary: 'The timetable as GTFS Schedule, positions in WGS-84',
  }),
};
