// What can be settled at a point, who edits that, and where is the nearest that does it?
import { endpoint } from '../../endpoint.js';
import { heldBy } from '../../policy.js';
import type { Policy } from '../../policy.js';
import type { Crs } from '../../position.js';
import type { Jurisdiction } from '../../role.js';
import type { NearPoint } from '../network.js';
import type { PointEveryday } from '../point-everyday.js';

/** A service as keeper and office see it, also one that is not given. */
export interface DeskEveryday extends PointEveryday {
  /** The keeper gives it. */
  readonly offered: boolean;
  /** The office lets this point give it. */
  readonly allowed: boolean;
}

/** Who says what a point gives. */
export const everydayPolicy = {
  read: heldBy('keeper', 'township_office', 'county_office'),
  edit: heldBy('keeper'),
  allow: heldBy('county_office'),
} satisfies Policy<Jurisdiction>;

/** What a keeper says of a service; what is left out is no longer said. */
export interface EditEveryday extends PointEveryday {
  /** Of the point. */
  readonly id: string;
  readonly offered: boolean;
}

/** A point that does what was asked for. */
export interface EverydayPoint extends NearPoint {
  readonly everyday: readonly PointEveryday[];
}

/** Where to go. */
export interface EverydayFound {
  /** Services that the question names; none: it names nothing that we know. */
  readonly services: readonly string[];
  readonly points: readonly EverydayPoint[];
}

/** The question "where can I pay for electricity". */
export interface FindEveryday {
  readonly q: string;
  /** As a villager of it would rank them. */
  readonly village?: string;
  readonly lat?: number;
  readonly lng?: number;
  readonly crs?: Crs;
  readonly limit?: number;
}

/** Everyday services of points. */
export const everydayApi = {
  find: endpoint<FindEveryday, EverydayFound>('GET', '/api/everyday', {
    access: ['public'],
    summary: 'Which service a question names, by a table of names, and the nearest points that do it',
    fails: ['village_not_found'],
  }),
  desk: endpoint<{ readonly id: string }, { readonly services: readonly DeskEveryday[] }>(
    'GET',
    '/api/points/:id/everyday',
    {
      access: everydayPolicy.read.roles,
      summary: 'Every service of the catalogue, as it stands at a point',
      fails: ['point_not_found'],
    },
  ),
  edit: endpoint<EditEveryday, DeskEveryday>('PUT', '/api/points/:id/everyday/:service', {
    access: everydayPolicy.edit.roles,
    summary: 'The keeper says what a service is like at the point, within what the post allows',
    fails: ['point_not_found', 'everyday_not_found', 'everyday_not_allowed', 'cost_not_allowed', 'private_words'],
  }),
  allow: endpoint<{ readonly id: string; readonly service: string; readonly allowed: boolean }, DeskEveryday>(
    'POST',
    '/api/points/:id/everyday/:service/allow',
    {
      access: everydayPolicy.allow.roles,
      summary: 'The office lets a point give a service, or no longer',
      fails: ['point_not_found', 'everyday_not_found'],
    },
  ),
};
