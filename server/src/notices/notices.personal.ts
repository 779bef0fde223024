// What do the tables of the notices say of people, and what becomes of it?
import { IN_OFFICE, OF_A_THING } from '../database/schema/personal.js';
import type { PersonalColumns } from '../database/schema/personal.js';

const told = 'notices';
const WITH_NOTICE = { told, erased: 'gone', until: 'notice' } as const;
const WITH_ACCOUNT = { told, erased: 'gone', until: 'account' } as const;

export const noticesPersonal: readonly PersonalColumns[] = [
  {
    table: 'notice',
    columns: ['accountId', 'subject', 'text', 'spoken', 'reason', 'page', 'message'],
    ...WITH_NOTICE,
  },
  { table: 'notice', columns: ['eventId'], because: OF_A_THING },
  { table: 'notice_reading', columns: ['accountId'], ...WITH_NOTICE },
  { table: 'notice_outcome', columns: ['byAccount'], because: IN_OFFICE },
  { table: 'notice_delivery', columns: ['pointId', 'personId'], because: 'how its notice is told, and goes with it' },
  { table: 'message_acceptance', columns: ['accountId'], ...WITH_ACCOUNT },
  { table: 'message_budget', columns: ['accountId'], ...WITH_ACCOUNT },
  { table: 'place_following', columns: ['accountId'], ...WITH_ACCOUNT },
  { table: 'announcement', columns: ['authorId', 'authorRole', 'text'], because: IN_OFFICE },
  { table: 'announcement_step', columns: ['byAccount', 'reason'], because: IN_OFFICE },
  { table: 'picture_check', columns: ['pictureId'], because: OF_A_THING },
];
