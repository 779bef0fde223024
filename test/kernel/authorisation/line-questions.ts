// What is asked of a line's page, and of reminders?
import { tripRemindersApi } from '@kehuoyou/shared';
import type { Member } from './cast.js';
import { about, NOTHING, plain } from './question.js';
import type { Questions } from './question.js';

/** A bus of tomorrow at a stop on its way. */
const BUS = { kind: 'before', tripId: 'K01-O01', serviceDate: '2026-11-25', stopId: 'V101201' } as const;

async function reminderOf({ client }: Pick<Member, 'client'>): Promise<{ id: string }> {
  const { reminders } = await client.call(tripRemindersApi.set, BUS);
  return { id: reminders[0]?.id ?? '' };
}

/** Questions to a line's day, and to one's own reminders. */
export const lineQuestions: Questions = {
  'lineDayApi.day': about('line_not_found', () => ({ routeId: 'K12' }), { missing: () => ({ routeId: 'K99' }) }),
  'tripRemindersApi.list': plain(),
  'tripRemindersApi.set': about('trip_not_found', () => BUS, { missing: () => ({ ...BUS, tripId: 'NONE' }) }),
  'tripRemindersApi.takeBack': about('reminder_not_found', (who) => reminderOf(who), {
    foreign: (_who, cast) => reminderOf(cast.neighbour),
    missing: () => ({ id: NOTHING }),
  }),
};
