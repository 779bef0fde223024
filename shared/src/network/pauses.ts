// Who says that nobody will be at a service point, from when to when, and why?
import { endpoint } from '../endpoint.js';
import { heldBy } from '../policy.js';
import type { Policy } from '../policy.js';
import type { Jurisdiction } from '../role.js';

/** Most characters of a reason, which everybody reads. */
export const PAUSE_REASON_CHARACTERS = 40;

/** Who announces pauses of a point and takes them back: whoever keeps it, and the offices above. */
export const pausePolicy = {
  announce: heldBy('keeper', 'station_clerk', 'township_office', 'county_office'),
} satisfies Policy<Jurisdiction>;

/** A pause to be announced (快递暂行条例: reason and period are made public). */
export interface AnnouncePause {
  /** Of the point. */
  readonly id: string;
  /** ISO 8601. */
  readonly from: string;
  /** Absent where nobody knows yet: until it is taken back. */
  readonly until?: string;
  readonly reason: string;
  /** Where to go instead. */
  readonly substitutePointId?: string;
}

/** Pauses; what stands of them everybody reads with the point. */
export const pausesApi = {
  announce: endpoint<AnnouncePause, { readonly pauseId: string }>('POST', '/api/points/:id/pauses', {
    access: pausePolicy.announce.roles,
    summary: 'Announces that a point pauses; whoever follows it, or is to bring boxes there, is told',
    fails: ['point_not_found'],
  }),
  withdraw: endpoint<{ readonly id: string; readonly pauseId: string }, { readonly withdrawn: boolean }>(
    'POST',
    '/api/points/:id/pauses/:pauseId/withdraw',
    {
      access: pausePolicy.announce.roles,
      summary: 'Takes an announced pause back: the point is open again from now on',
      fails: ['point_not_found', 'not_found', 'already_withdrawn'],
    },
  ),
};
