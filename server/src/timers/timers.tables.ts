// Which table do the timers need?
import { TimerLeases1764000000060 } from '../database/migrations/1764000000060-timer-leases.js';
import type { Tables } from '../database/schema/schema.js';
import { TimerLeaseEntity } from './timer-lease.entity.js';
import { OF_A_THING } from '../database/schema/personal.js';

export const timersTables: Tables = {
  entities: [TimerLeaseEntity],
  migrations: [TimerLeases1764000000060],
  personal: [{ table: 'timer_lease', columns: ['holder', 'lastError'], because: OF_A_THING }],
};
