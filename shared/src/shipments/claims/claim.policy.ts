// Who claims, who answers, and who decides when they do not agree?
import { anyOf, atOneOf, heldBy } from '../../policy.js';
import type { Policy, Rule } from '../../policy.js';
import type { ClaimMove } from '../booking/claim-state.js';
import type { ShipmentPlaces } from '../shipments.policy.js';
import { shipmentPolicy, shipmentShareRule } from '../shipments.policy.js';

/** Whoever sent it; a keeper for somebody who has no such phone. `buses` is the company that is to answer. */
const claimant: Rule<ShipmentPlaces> = shipmentPolicy.book;
const company: Rule<ShipmentPlaces> = atOneOf(({ buses }) => buses, heldBy('company_manager'));
const office: Rule<ShipmentPlaces> = atOneOf(({ hub }) => [hub], heldBy('county_office'));

/** Claims, by what is done to them. */
export const claimPolicy = {
  file: claimant,
  read: anyOf<ShipmentPlaces>(claimant, company, office),
  /** Nobody gives up what is another's. */
  withdraw: shipmentShareRule,
  dispute: claimant,
  accept: company,
  refuse: company,
  settle: company,
  grant: office,
  dismiss: office,
} satisfies Policy<ShipmentPlaces> & Readonly<Record<ClaimMove, Rule<ShipmentPlaces>>>;

/** Whose claims stand in a list of work. */
export const claimWorkRule: Pick<Rule, 'roles'> = { roles: ['company_manager', 'county_office'] };
