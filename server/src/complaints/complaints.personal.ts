// What do the tables of complaints say of people, and what becomes of it?
import { IN_OFFICE, OF_A_THING } from '../database/schema/personal.js';
import type { PersonalColumns } from '../database/schema/personal.js';

const told = 'complaints';

export const complaintsPersonal: readonly PersonalColumns[] = [
  {
    table: 'complaint',
    columns: ['accountId', 'contactSealed', 'phoneTail', 'textSealed', 'receiptSealed', 'receiptHash'],
    told,
    erased: 'unlinked',
    until: 'complaint',
  },
  // Of whom it is said is known by the post that they hold; the account goes with the name.
  { table: 'complaint', columns: ['aboutAccount'], told, erased: 'unlinked', until: 'complaint' },
  { table: 'complaint', columns: ['placeName', 'evidence', 'parcelId', 'shipmentId', 'parentId'], because: OF_A_THING },
  { table: 'complaint', columns: ['programId'], because: 'whose program it came from, which is no person' },
  { table: 'open311_key', columns: ['name', 'keyHash'], because: 'a program and its key, which is no person' },
  {
    table: 'complaint_publication',
    columns: ['complaintId', 'text', 'answer'],
    because: 'everybody may read it: cleared of names and numbers by somebody in office',
  },
  { table: 'complaint_step', columns: ['byAccount'], because: IN_OFFICE },
  { table: 'complaint_step', columns: ['textSealed'], told, erased: 'unlinked', until: 'complaint' },
];
