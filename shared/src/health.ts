// Is the server alive, and is it ready for work?
import { endpoint } from './endpoint.js';

/** The answer of a health check that went well; one that did not is a failure with status 503. */
export interface Health {
  readonly status: 'ok';
}

/** Health checks for the platform that runs the server; they live beside `/api`, not in it. */
export const healthApi = {
  live: endpoint<Record<string, never>, Health>('GET', '/health/live', {
    access: ['public'],
    summary: 'The process answers',
    unlimited: true,
  }),
  ready: endpoint<Record<string, never>, Health>('GET', '/health/ready', {
    access: ['public'],
    summary: 'The database answers and the timetable is loaded',
    unlimited: true,
  }),
};
