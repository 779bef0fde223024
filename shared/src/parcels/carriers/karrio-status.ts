// What do Karrio's names mean (`TrackingStatus`, `TrackingIncidentReason`), and which of them say what we mean?
import type { CarrierReason, CarrierState, CarrierStatus, ReceivedState } from './carrier-status.js';

const STATUSES = {
  pending: { status: 'pending' },
  picked_up: { status: 'picked_up' },
  in_transit: { status: 'in_transit' },
  out_for_delivery: { status: 'out_for_delivery' },
  ready_for_pickup: { status: 'at_station' },
  delivered: { status: 'signed' },
  delivery_failed: { status: 'problem' },
  delivery_delayed: { status: 'problem', reason: 'delayed' },
  on_hold: { status: 'problem', reason: 'held' },
  return_to_sender: { status: 'returning' },
  cancelled: { status: 'problem', reason: 'cancelled' },
  unknown: { status: 'unknown' },
} as const satisfies Readonly<Record<string, CarrierState>>;

export type KarrioStatus = keyof typeof STATUSES;
export const karrioStatuses = Object.keys(STATUSES) as readonly KarrioStatus[];

/** What each reason means; some are no more to us than that it did not arrive, or is late. */
const REASONS = {
  carrier_damaged_parcel: 'damaged',
  carrier_sorting_error: 'missort',
  carrier_address_not_found: 'address_unclear',
  carrier_parcel_lost: 'lost',
  carrier_not_enough_time: 'delayed',
  carrier_vehicle_issue: 'delayed',
  carrier_capacity_exceeded: 'delayed',
  carrier_mechanical_delay: 'delayed',
  retailer_cancelled: 'cancelled',
  retailer_incorrect_data: 'address_unclear',
  retailer_not_ready: 'no_record',
  retailer_incorrect_parcel: 'intercepted',
  retailer_incorrect_dimensions: 'held',
  retailer_packaging_issue: 'damaged',
  consignee_refused: 'refused',
  consignee_business_closed: 'point_closed',
  consignee_not_available: 'contact_bad',
  consignee_not_home: 'delivery_failed',
  consignee_cancelled: 'refused',
  consignee_verification_failed: 'delivery_failed',
  consignee_incorrect_address: 'address_unclear',
  consignee_access_restricted: 'out_of_area',
  consignee_safe_place_unavailable: 'no_consent',
  customs_delay: 'customs_working',
  customs_documentation: 'customs_trouble',
  customs_duties_unpaid: 'customs_trouble',
  customs_prohibited: 'customs_trouble',
  customs_inspection: 'customs_working',
  weather_delay: 'weather',
  natural_disaster: 'weather',
  force_majeure: 'delayed',
  parcel_being_researched: 'disputed',
  security_issue: 'held',
  regulatory_hold: 'held',
  unknown: 'none',
} as const satisfies Readonly<Record<string, CarrierReason | 'refused' | 'none'>>;

export type KarrioReason = keyof typeof REASONS;
export const karrioReasons = Object.keys(REASONS) as readonly KarrioReason[];

/** A state in Karrio's two vocabularies. */
export interface KarrioState {
  readonly status: KarrioStatus;
  readonly reason?: KarrioReason;
}

const BY_STATUS: Readonly<Record<CarrierStatus, KarrioState>> = {
  pending: { status: 'pending' },
  picked_up: { status: 'picked_up' },
  in_transit: { status: 'in_transit' },
  out_for_delivery: { status: 'out_for_delivery' },
  at_station: { status: 'ready_for_pickup' },
  signed: { status: 'delivered' },
  signed_by_other: { status: 'delivered' },
  problem: { status: 'delivery_failed' },
  refused: { status: 'delivery_failed', reason: 'consignee_refused' },
  returning: { status: 'return_to_sender' },
  returned_signed: { status: 'return_to_sender' },
  forwarded: { status: 'in_transit' },
  customs: { status: 'in_transit' },
  unknown: { status: 'unknown' },
};

/** What Karrio can say of our reasons; the rest are told by the status alone. */
const BY_REASON: Readonly<Record<CarrierReason, KarrioState | undefined>> = {
  no_record: { status: 'delivery_failed', reason: 'retailer_not_ready' },
  no_update: undefined,
  overdue_unsigned: undefined,
  station_overdue: undefined,
  delivery_failed: { status: 'delivery_failed', reason: 'consignee_not_home' },
  delayed: { status: 'delivery_delayed' },
  weather: { status: 'delivery_delayed', reason: 'weather_delay' },
  contact_bad: { status: 'delivery_failed', reason: 'consignee_not_available' },
  phone_wrong: { status: 'delivery_failed', reason: 'consignee_not_available' },
  address_unclear: { status: 'delivery_failed', reason: 'consignee_incorrect_address' },
  out_of_area: { status: 'delivery_failed', reason: 'consignee_access_restricted' },
  missort: { status: 'delivery_failed', reason: 'carrier_sorting_error' },
  short: { status: 'delivery_failed', reason: 'carrier_parcel_lost' },
  damaged: { status: 'delivery_failed', reason: 'carrier_damaged_parcel' },
  lost: { status: 'delivery_failed', reason: 'carrier_parcel_lost' },
  // That something is kept back is all that outsiders are told.
  held: { status: 'on_hold', reason: 'regulatory_hold' },
  intercepted: { status: 'delivery_failed', reason: 'retailer_incorrect_parcel' },
  cancelled: { status: 'cancelled', reason: 'retailer_cancelled' },
  no_consent: { status: 'delivery_failed', reason: 'consignee_safe_place_unavailable' },
  point_closed: { status: 'delivery_failed', reason: 'consignee_business_closed' },
  return_unsigned: undefined,
  after_problem: undefined,
  from_station: undefined,
  disputed: { status: 'delivery_failed', reason: 'parcel_being_researched' },
  customs_waiting: { status: 'in_transit', reason: 'customs_delay' },
  customs_working: { status: 'in_transit', reason: 'customs_inspection' },
  customs_done: undefined,
  customs_trouble: { status: 'on_hold', reason: 'customs_documentation' },
};

function known<Table extends object>(table: Table, name: string): name is Extract<keyof Table, string> {
  return Object.prototype.hasOwnProperty.call(table, name);
}

/** Reads a status and, if there is one, an incident's reason; what is unknown keeps its raw text. */
export function readKarrioState(status: string, reason?: string): ReceivedState {
  const raw = reason === undefined ? status : `${status} ${reason}`;
  const state: CarrierState = known(STATUSES, status) ? STATUSES[status] : { status: 'unknown' };
  const meant = reason !== undefined && known(REASONS, reason) ? REASONS[reason] : 'none';
  if (meant === 'none') return { ...state, raw };
  if (meant === 'refused') return { status: 'refused', raw };
  if (meant.startsWith('customs_')) return { status: 'customs', reason: meant, raw };
  return { status: state.status, reason: meant, raw };
}

/** Our reading in Karrio's names. */
export function toKarrioState({ status, reason }: CarrierState): KarrioState {
  // Only of what does not go on as it should does Karrio take a reason; how it was signed is not one.
  const takesReason = status === 'problem' || status === 'customs' || (status === 'pending' && reason !== 'no_record');
  return (takesReason && reason ? BY_REASON[reason] : undefined) ?? BY_STATUS[status];
}
