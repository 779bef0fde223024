// What do the tables of errands say of people, and what becomes of it?
import { IN_OFFICE, OF_A_THING } from '../database/schema/personal.js';
import type { PersonalColumns } from '../database/schema/personal.js';

const told = 'errands';

export const errandsPersonal: readonly PersonalColumns[] = [
  {
    table: 'errand',
    columns: ['accountId', 'contentsSealed', 'personSealed', 'phoneHash', 'phoneTail'],
    told,
    erased: 'unlinked',
    until: 'errand',
  },
  { table: 'errand', columns: ['shopId', 'wantedBy'], because: OF_A_THING },
  { table: 'errand_event', columns: ['actor', 'saysSealed'], told, erased: 'unlinked', until: 'errand' },
  { table: 'errand_event', columns: ['eventId'], because: OF_A_THING },
  { table: 'errand_piece', columns: ['waybill', 'parcelId'], because: OF_A_THING },
  {
    table: 'errand_shop',
    columns: ['name', 'sells', 'address', 'phone'],
    because: 'a shop with its counter’s number, which is no person',
  },
  {
    table: 'offer',
    columns: ['accountId', 'nameSealed', 'phoneSealed', 'words'],
    told: 'selling',
    erased: 'gone',
    until: 'offer',
  },
  { table: 'offer_step', columns: ['byAccount'], because: IN_OFFICE },
  { table: 'offer_step', columns: ['reason'], because: OF_A_THING },
];
