// Which parts does the server consist of, in the order of their dependence?
import { accounts } from './accounts/accounts.feature.js';
import { complaints } from './complaints/complaints.feature.js';
import { database } from './database/database.part.js';
import { errands } from './errands/errands.feature.js';
import type { Feature } from './feature.js';
import { kuaidi100 } from './kuaidi100/kuaidi100.part.js';
import { network } from './network/network.feature.js';
import { notices } from './notices/notices.feature.js';
import type { Part } from './part.js';
import { parcels } from './parcels/parcels.feature.js';
import { pictures } from './pictures/pictures.part.js';
import { shipments } from './shipments/shipments.feature.js';
import { timers } from './timers/timers.part.js';
import { timetable } from './timetable/timetable.feature.js';
import { wechat } from './wechat/wechat.part.js';

/** Each may use those before it; whatever else there is to say of one, it says itself. */
export const features: readonly Feature[] = [
  ...[accounts, notices, network, timetable, parcels, shipments],
  ...[errands, complaints],
];

/** What the features stand on, and the features. */
export const parts: readonly Part[] = [database, timers, pictures, wechat, kuaidi100, ...features];
