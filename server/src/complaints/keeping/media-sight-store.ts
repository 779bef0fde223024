// Who sees the pictures that came with a complaint, and who hears what was said?
import { complaintPolicy, isBarredFromComplaint, may } from '@kehuoyou/shared';
import type { Caller } from '../../http/caller.js';
import type { MediaKind } from '../../pictures/media.js';
import { placeOf } from './complaint-store.js';
import type { ComplaintEntity } from './complaint.entity.js';

/** What it came with. */
export interface WithMedia {
  readonly row: ComplaintEntity;
  /** To which that was joined; whoever handles it handles the joined one as well. */
  readonly parent: ComplaintEntity | null;
}

/**
 * Whether `caller` may have media of this kind. In a village a voice is a name: of somebody who did not want to be known
 * only the county office hears it.
 */
export function mayHaveMedia(caller: Caller | undefined, kind: MediaKind, { row, parent }: WithMedia): boolean {
  if (caller === undefined) return false;
  const rule = kind === 'recording' && row.identity !== 'named' ? complaintPolicy.assign : complaintPolicy.read;
  if (may(caller, rule, placeOf(row))) return true;
  return parent !== null && may(caller, rule, placeOf(parent)) && !isBarredFromComplaint(caller, placeOf(row));
}
