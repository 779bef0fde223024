// What do the tables of parcels say of people, and what becomes of it?
import { IN_OFFICE, OF_A_THING } from '../database/schema/personal.js';
import type { PersonalColumns } from '../database/schema/personal.js';

const told = 'parcels';

export const parcelsPersonal: readonly PersonalColumns[] = [
  {
    table: 'parcel',
    columns: ['nameSealed', 'phoneSealed', 'phoneHash'],
    told,
    erased: 'unlinked',
    until: 'parcel',
  },
  {
    table: 'parcel',
    columns: ['phoneTail', 'virtualNumber'],
    because: 'goes with the name and the number; four digits or a number that is nobody’s lead to nobody alone',
  },
  { table: 'parcel', columns: ['firstShelved', 'collectedBy', 'due'], because: OF_A_THING },
  { table: 'parcel_event', columns: ['actor', 'deviceId'], told, erased: 'unlinked', until: 'parcel' },
  { table: 'parcel_event', columns: ['agentSealed'], told, erased: 'unlinked', until: 'parcel' },
  {
    table: 'parcel_event',
    columns: ['eventId', 'batchId', 'deviceSeq', 'parcelId', 'retracts', 'reason', 'agentQuestion'],
    because: OF_A_THING,
  },
  { table: 'partner', columns: ['id', 'name', 'secretSealed', 'pushUrl'], because: 'a firm’s program, and no person' },
  { table: 'partner_nonce', columns: ['digest'], because: OF_A_THING },
  { table: 'partner_parcel', columns: ['parcelId', 'partnerId'], because: OF_A_THING },
  { table: 'partner_event', columns: ['parcelId', 'partnerId'], because: OF_A_THING },
  { table: 'agent_question', columns: ['phoneHash', 'agentSealed'], told, erased: 'unlinked', until: 'parcel' },
  { table: 'agent_question', columns: ['askedBy', 'answeredBy'], told, erased: 'unlinked', until: 'parcel' },
  { table: 'standing_agent', columns: ['accountId', 'nameSealed'], told, erased: 'gone', until: 'account' },
  {
    table: 'home_delivery',
    columns: ['nameSealed', 'phoneHash', 'phoneTail', 'reason'],
    told,
    erased: 'gone',
    until: 'parcel',
  },
  { table: 'home_delivery', columns: ['addedBy', 'endedBy'], because: IN_OFFICE },
  { table: 'parcel_match', columns: ['phoneHash'], told, erased: 'unlinked', until: 'parcel' },
  { table: 'parcel_match', columns: ['parcelId'], because: OF_A_THING },
  { table: 'parcel_match', columns: ['saidBy'], because: IN_OFFICE },
  {
    table: 'station_parcel',
    columns: ['accountId', 'phoneHash', 'waybill', 'codeSealed'],
    told,
    erased: 'gone',
    until: 'parcel',
  },
  { table: 'station_parcel', columns: ['pushDigest', 'carrier'], because: OF_A_THING },
  { table: 'point_redirect', columns: ['saidBy', 'endedBy'], because: IN_OFFICE },
  { table: 'point_redirect', columns: ['reason'], because: 'as it was announced to everybody' },
  { table: 'redirect_question', columns: ['redirectId', 'parcelId'], because: OF_A_THING },
  { table: 'redirect_question', columns: ['answeredBy'], told, erased: 'unlinked', until: 'parcel' },
  { table: 'parcel_notice_choice', columns: ['accountId'], told, erased: 'gone', until: 'account' },
  { table: 'kept_number', columns: ['accountId', 'waybill', 'phoneTail'], told, erased: 'gone', until: 'parcel' },
  {
    table: 'carrier_parcel',
    columns: ['phoneTail'],
    because: 'four digits lead to nobody alone, and go with what the firm said',
  },
  {
    table: 'carrier_parcel',
    columns: ['waybill', 'carrier', 'reason', 'raw'],
    because: 'what a firm says of a parcel; whose it is stands in the parcel alone',
  },
  {
    table: 'carrier_track',
    columns: ['digest', 'waybill', 'carrier', 'text', 'place', 'reason', 'raw'],
    because: 'a firm’s words, from which couriers’ names and numbers were taken before they were stored',
  },
  { table: 'parcel_import', columns: ['startedBy', 'fileName'], because: IN_OFFICE },
  { table: 'parcel_import', columns: ['sha256', 'findings', 'carrier'], because: OF_A_THING },
  { table: 'parcel_import_step', columns: ['importId', 'byAccount'], because: IN_OFFICE },
  {
    table: 'parcel_import_part',
    columns: ['rowsSealed'],
    because: 'a carrier’s list that waits: gone once its parcels are announced, or after a week',
  },
  { table: 'parcel_import_part', columns: ['importId', 'faults'], because: OF_A_THING },
  { table: 'trip_load', columns: ['unit'], because: OF_A_THING },
  { table: 'trip_chill_load', columns: ['unit'], because: OF_A_THING },
  { table: 'custody_subject', columns: ['name'], because: OF_A_THING },
];
