// What do the tables of shipments say of people, and what becomes of it?
import { IN_OFFICE, OF_A_THING } from '../database/schema/personal.js';
import type { PersonalColumns } from '../database/schema/personal.js';

const told = 'shipments';

export const shipmentsPersonal: readonly PersonalColumns[] = [
  {
    table: 'shipment_quote',
    columns: ['accountId', 'contentsSealed'],
    told,
    erased: 'gone',
    until: 'shipment',
  },
  {
    table: 'shipment',
    columns: ['accountId', 'contentsSealed', 'senderSealed', 'senderPhoneHash', 'senderTail'],
    told,
    erased: 'unlinked',
    until: 'shipment',
  },
  { table: 'shipment', columns: ['quoteId', 'handInBy'], because: OF_A_THING },
  {
    table: 'shipment_line',
    columns: ['recipientSealed'],
    told,
    erased: 'unlinked',
    until: 'shipment',
  },
  { table: 'shipment_way', columns: ['rides', 'handInBy'], because: OF_A_THING },
  { table: 'shipment_event', columns: ['eventId', 'boxes', 'reason'], because: OF_A_THING },
  { table: 'shipment_event', columns: ['actor', 'document'], told, erased: 'unlinked', until: 'shipment' },
  // Of 256 bits: the hash leads to nobody, and the order that it opens names nobody.
  { table: 'shipment_share', columns: ['tokenHash'], because: OF_A_THING },
  { table: 'shipment_carry', columns: ['actor', 'deviceId'], told, erased: 'unlinked', until: 'shipment' },
  {
    table: 'shipment_carry',
    columns: ['eventId', 'batchId', 'deviceSeq', 'boxes', 'reason', 'waybill', 'retracts'],
    because: OF_A_THING,
  },
  {
    table: 'shipment_claim',
    columns: ['accountId', 'wordsSealed'],
    told,
    erased: 'unlinked',
    until: 'shipment',
  },
  { table: 'shipment_claim', columns: ['boxes'], because: OF_A_THING },
  { table: 'shipment_claim_step', columns: ['actor'], told, erased: 'unlinked', until: 'shipment' },
  { table: 'shipment_claim_step', columns: ['reason'], because: OF_A_THING },
  { table: 'shipment_amount', columns: ['note'], because: OF_A_THING },
  { table: 'shipment_amount', columns: ['actor'], because: IN_OFFICE },
  { table: 'shipment_pool', columns: ['actor'], because: IN_OFFICE },
  {
    table: 'shipment_pool',
    columns: ['vehicleId', 'plate', 'collectWhere', 'reason'],
    because: OF_A_THING,
  },
];
