// What do 快递鸟's numbers mean, and which of them says what we mean?
import type { CarrierState, ReceivedState } from './carrier-status.js';
import { meaningOf, wordFor } from './status-table.js';
import type { StatusTable } from './status-table.js';

/** Its `State` (0 to 6) and `StateEx`. */
const MEANINGS = {
  '0': { status: 'pending', reason: 'no_record' },
  '10': { status: 'pending' },
  '1': { status: 'picked_up' },
  '2': { status: 'in_transit' },
  '201': { status: 'in_transit' },
  '204': { status: 'in_transit' },
  '205': { status: 'in_transit' },
  '206': { status: 'in_transit' },
  '202': { status: 'out_for_delivery' },
  '211': { status: 'at_station' },
  '3': { status: 'signed' },
  '301': { status: 'signed' },
  '302': { status: 'signed', reason: 'after_problem' },
  '304': { status: 'signed_by_other' },
  '311': { status: 'signed', reason: 'from_station' },
  '4': { status: 'problem' },
  '401': { status: 'problem', reason: 'no_record' },
  '402': { status: 'problem', reason: 'overdue_unsigned' },
  '403': { status: 'problem', reason: 'no_update' },
  '404': { status: 'refused' },
  '405': { status: 'problem', reason: 'delivery_failed' },
  '406': { status: 'returned_signed' },
  '407': { status: 'returning', reason: 'return_unsigned' },
  '412': { status: 'problem', reason: 'station_overdue' },
  '413': { status: 'problem', reason: 'intercepted' },
  '414': { status: 'problem', reason: 'damaged' },
  '415': { status: 'problem', reason: 'cancelled' },
  '416': { status: 'problem', reason: 'contact_bad' },
  '417': { status: 'problem', reason: 'delayed' },
  '418': { status: 'out_for_delivery', reason: 'station_overdue' },
  '419': { status: 'out_for_delivery', reason: 'delivery_failed' },
  '420': { status: 'problem', reason: 'address_unclear' },
  '421': { status: 'problem', reason: 'phone_wrong' },
  '422': { status: 'problem', reason: 'missort' },
  '423': { status: 'problem', reason: 'out_of_area' },
  '5': { status: 'forwarded' },
  '6': { status: 'customs' },
  '601': { status: 'customs', reason: 'customs_waiting' },
  '602': { status: 'customs', reason: 'customs_working' },
  '603': { status: 'customs', reason: 'customs_done' },
  '604': { status: 'customs', reason: 'customs_trouble' },
} as const satisfies Readonly<Record<string, CarrierState>>;

export type KdniaoState = keyof typeof MEANINGS;

export const kdniaoStates: StatusTable<KdniaoState> = {
  meanings: MEANINGS,
  byStatus: {
    pending: '10',
    picked_up: '1',
    in_transit: '2',
    out_for_delivery: '202',
    at_station: '211',
    signed: '3',
    signed_by_other: '304',
    problem: '4',
    refused: '404',
    returning: '407',
    returned_signed: '406',
    forwarded: '5',
    customs: '6',
    unknown: '2',
  },
  byReason: {
    pending: { no_record: '0' },
    out_for_delivery: { station_overdue: '418', delivery_failed: '419' },
    signed: { after_problem: '302', from_station: '311' },
    problem: {
      no_record: '401',
      overdue_unsigned: '402',
      no_update: '403',
      delivery_failed: '405',
      station_overdue: '412',
      intercepted: '413',
      damaged: '414',
      cancelled: '415',
      contact_bad: '416',
      delayed: '417',
      address_unclear: '420',
      phone_wrong: '421',
      missort: '422',
      out_of_area: '423',
    },
    returning: { return_unsigned: '407' },
    customs: {
      customs_waiting: '601',
      customs_working: '602',
      customs_done: '603',
      customs_trouble: '604',
    },
  },
};

/** Reads a `StateEx` or `State`; a finer number that we do not know counts as its first digit's state. */
export function readKdniaoState(state: string, text: string = state): ReceivedState {
  const known = meaningOf(kdniaoStates, state, text);
  const belongsTo = /^[1-6]\d{2}$/.test(state) ? meaningOf(kdniaoStates, state.slice(0, 1), text) : undefined;
  return known ?? belongsTo ?? { status: 'unknown', raw: text };
}

/** Our reading as a `StateEx`. */
export function toKdniaoState(state: CarrierState): KdniaoState {
  return wordFor(kdniaoStates, state);
}
