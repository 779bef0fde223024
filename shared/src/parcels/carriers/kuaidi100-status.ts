// What do 快递100's numbers mean, and which of them says what we mean?
import type { CarrierState, ReceivedState } from './carrier-status.js';
import { meaningOf, wordFor } from './status-table.js';
import type { StatusTable } from './status-table.js';

/** Its `state`, and the finer numbers that come with `resultv2=4`, as its documentation lists them. */
const MEANINGS = {
  '0': { status: 'in_transit' },
  '1001': { status: 'in_transit' },
  '1002': { status: 'in_transit' },
  '1003': { status: 'in_transit' },
  '1': { status: 'picked_up' },
  '101': { status: 'pending' },
  '102': { status: 'pending' },
  '103': { status: 'picked_up' },
  '2': { status: 'problem' },
  '201': { status: 'problem', reason: 'overdue_unsigned' },
  '202': { status: 'problem', reason: 'no_update' },
  '203': { status: 'refused' },
  '204': { status: 'problem', reason: 'delivery_failed' },
  '205': { status: 'problem', reason: 'station_overdue' },
  '206': { status: 'problem', reason: 'contact_bad' },
  '207': { status: 'problem', reason: 'out_of_area' },
  '208': { status: 'problem', reason: 'delayed' },
  '209': { status: 'problem', reason: 'damaged' },
  '210': { status: 'problem', reason: 'cancelled' },
  '3': { status: 'signed' },
  '301': { status: 'signed' },
  '302': { status: 'signed', reason: 'after_problem' },
  '303': { status: 'signed_by_other' },
  '304': { status: 'signed', reason: 'from_station' },
  '4': { status: 'returned_signed' },
  '401': { status: 'problem', reason: 'cancelled' },
  '14': { status: 'refused' },
  '5': { status: 'out_for_delivery' },
  '501': { status: 'at_station' },
  '6': { status: 'returning' },
  '7': { status: 'forwarded' },
  '8': { status: 'customs' },
  '10': { status: 'customs', reason: 'customs_waiting' },
  '11': { status: 'customs', reason: 'customs_working' },
  '12': { status: 'customs', reason: 'customs_done' },
  '13': { status: 'customs', reason: 'customs_trouble' },
} as const satisfies Readonly<Record<string, CarrierState>>;

export type Kuaidi100State = keyof typeof MEANINGS;

export const kuaidi100States: StatusTable<Kuaidi100State> = {
  meanings: MEANINGS,
  byStatus: {
    pending: '101',
    picked_up: '1',
    in_transit: '0',
    out_for_delivery: '5',
    at_station: '501',
    signed: '3',
    signed_by_other: '303',
    problem: '2',
    refused: '14',
    returning: '6',
    returned_signed: '4',
    forwarded: '7',
    customs: '8',
    unknown: '0',
  },
  byReason: {
    problem: {
      overdue_unsigned: '201',
      no_update: '202',
      delivery_failed: '204',
      station_overdue: '205',
      contact_bad: '206',
      out_of_area: '207',
      delayed: '208',
      damaged: '209',
      cancelled: '210',
    },
    signed: { after_problem: '302', from_station: '304' },
    customs: {
      customs_waiting: '10',
      customs_working: '11',
      customs_done: '12',
      customs_trouble: '13',
    },
  },
};

/** Digits of a finer number that say to which state it belongs: `1004` to 0, `305` to 3. */
function coarse(state: string): string | undefined {
  if (/^100\d$/.test(state)) return '0';
  return /^[1-8]\d{2}$/.test(state) ? state.slice(0, 1) : undefined;
}

/**
 * Reads a `state` or `statusCode`. A finer number that we do not know counts as the state to which it belongs, and
 * any other as `unknown`; `text` is what stands beside it, such as 派件, and is kept.
 */
export function readKuaidi100State(state: string, text: string = state): ReceivedState {
  const belongsTo = coarse(state);
  return (
    meaningOf(kuaidi100States, state, text) ??
    (belongsTo === undefined ? undefined : meaningOf(kuaidi100States, belongsTo, text)) ?? {
      status: 'unknown',
      raw: text,
    }
  );
}

/** Our reading as 快递100 writes it: `fine` is for `statusCode`, `state` the one that every app knows. */
export function toKuaidi100State(state: CarrierState): {
  readonly state: Kuaidi100State;
  readonly fine: Kuaidi100State;
} {
  const fine = wordFor(kuaidi100States, state);
  // Its documentation counts 14 and the steps of the customs among the states themselves.
  const plain = fine.length > 2 ? coarse(fine) : fine;
  return { state: (plain ?? fine) as Kuaidi100State, fine };
}
