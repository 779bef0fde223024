// Where do other people's programs find our timetable?
import { endpoint } from '../endpoint.js';

/** GTFS feeds, under the file names that such programs expect. */
export const gtfsApi = {
  schedule: endpoint<Record<string, never>, ArrayBuffer>('GET', '/gtfs/schedule.zip', {
    access: ['public'],
    summary: 'The timetable as GTFS Schedule, positions in WGS-84',
    gives: ['application/zip'],
  }),
  tripUpdates: endpoint<Record<string, never>, ArrayBuffer>('GET', '/gtfs/realtime/trip-updates.pb', {
    access: ['public'],
    summary: 'GTFS-Realtime: when buses are expected, and which do not run',
    gives: ['application/x-protobuf'],
  }),
  alerts: endpoint<Record<string, never>, ArrayBuffer>('GET', '/gtfs/realtime/alerts.pb', {
    access: ['public'],
    summary: 'GTFS-Realtime: buses that do not run, turn back or are long late',
    gives: ['application/x-protobuf'],
  }),
  vehiclePositions: endpoint<Record<string, never>, ArrayBuffer>('GET', '/gtfs/realtime/vehicle-positions.pb', {
    access: ['public'],
    summary: 'GTFS-Realtime: the stop at which each bus was last seen',
    gives: ['application/x-protobuf'],
  }),
};
