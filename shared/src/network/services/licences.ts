// Who writes down the licences of points, and who reads them in one list?
import { endpoint } from '../../endpoint.js';
import { heldBy } from '../../policy.js';
import type { Policy } from '../../policy.js';
import type { Jurisdiction } from '../../role.js';
import type { LicenceKind, PointLicence } from '../point-licence.js';

/** Who keeps the licences of points, and who reads them in one list. */
export const licencePolicy = {
  keep: heldBy('county_office'),
  list: heldBy('township_office', 'county_office'),
} satisfies Policy<Jurisdiction>;

/** A licence in the list of an office. */
export interface LicenceRow extends PointLicence {
  readonly pointId: string;
  readonly pointName: string;
  readonly townshipCode: string;
}

interface Which {
  /** Of the point. */
  readonly id: string;
  readonly kind: LicenceKind;
}

/** Licences; what a point holds everybody reads with the point. */
export const licencesApi = {
  list: endpoint<{ readonly after?: string; readonly limit?: number }, { readonly licences: readonly LicenceRow[] }>(
    'GET',
    '/api/licences',
    {
      access: licencePolicy.list.roles,
      summary: 'Licences of the points in the caller’s area, what ends first before the others',
      fails: ['licence_not_found'],
    },
  ),
  keep: endpoint<Which & Omit<PointLicence, 'kind'>, PointLicence>('PUT', '/api/points/:id/licences/:kind', {
    access: licencePolicy.keep.roles,
    summary: 'Writes down a licence of a point, or what has changed of it',
    fails: ['point_not_found', 'licence_number_not_valid'],
  }),
  remove: endpoint<Which, { readonly removed: boolean }>('POST', '/api/points/:id/licences/:kind/remove', {
    access: licencePolicy.keep.roles,
    summary: 'The point no longer holds it',
    fails: ['point_not_found', 'licence_not_found'],
  }),
};
