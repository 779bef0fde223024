// Who may give which role to whom, and for what can each role be held?
import { roles } from '../role.js';
import type { Role, ScopeKind } from '../role.js';

/** Every role that is given by invitation: all but the resident's. */
export const staffRoles: readonly Role[] = roles.filter((role) => role !== 'resident');

/** What each role is held for. A resident's role is nobody's to give. */
export const scopeKindOf: Readonly<Record<Exclude<Role, 'resident'>, ScopeKind>> = {
  keeper: 'point',
  driver: 'company',
  hub_clerk: 'point',
  station_clerk: 'area',
  carrier_operator: 'company',
  company_manager: 'company',
  buyer: 'company',
  township_office: 'area',
  county_office: 'area',
  administrator: 'area',
};

/** Roles that are held for the whole county, where other offices are held for a township. */
export const countyWideRoles: readonly Role[] = ['county_office', 'administrator'];

/** Roles that are held for a shop that buys for villagers, where other companies run buses. */
export const shopRoles: readonly Role[] = ['buyer'];

/**
 * Which roles the holder of a role may give, within their own scope, and so may also take back.
 * A keeper may name a deputy for their own point besides: that is not a role of its own.
 */
export const givableRoles: Readonly<Record<Role, readonly Role[]>> = {
  resident: [],
  keeper: [],
  driver: [],
  hub_clerk: [],
  station_clerk: [],
  carrier_operator: [],
  company_manager: ['keeper', 'driver', 'hub_clerk', 'carrier_operator'],
  buyer: [],
  township_office: ['keeper', 'station_clerk'],
  county_office: ['keeper', 'hub_clerk', 'station_clerk', 'company_manager', 'buyer', 'township_office'],
  administrator: ['county_office', 'administrator'],
};

/** The roles whose holders may give some role away. */
export const givingRoles: readonly Role[] = roles.filter((role) => givableRoles[role].length > 0);

/** Most days that a deputy stands in for a keeper in one go. */
export const MOST_DEPUTY_DAYS = 60;
