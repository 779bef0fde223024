// Which features does the server consist of, in the order of their dependence?
import { accounts } from './accounts/accounts.feature.js';
import type { Feature } from './feature.js';
import { network } from './network/network.feature.js';
import { notices } from './notices/notices.feature.js';
import { timetable } from './timetable/timetable.feature.js';

/** Each may use those before it; whatever else there is to say of one, it says itself. */
export const features: readonly Feature[] = [accounts, notices, network, timetable];
