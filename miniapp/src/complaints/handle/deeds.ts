// Which buttons does somebody have for a complaint?
import { complaintMoves, complaintPolicy, complaintsAnswered, may, movesFor } from '@kehuoyou/shared';
import type { Actor, ComplaintState, HandledComplaint } from '@kehuoyou/shared';
import { complaintAt } from './complaint-at';
import { deedOrder } from './deed-words';
import type { Deed } from './deed-words';

/** Where somebody has it who can be urged. */
const URGED: ReadonlySet<ComplaintState> = new Set(['assigned', 'working', 'reopened']);

/** What the table and the policy let this person do, in the order of the buttons; what moves nothing among it. */
export function deedsFor(me: Actor | undefined, complaint: HandledComplaint): Deed[] {
  const { state, body, hasContact, joinedTo } = complaint;
  const thing = complaintAt(complaint);
  const open = !complaintsAnswered.has(state);
  const allowed = new Set<string>([
    ...movesFor(me, complaintPolicy, complaintMoves, { state, thing }),
    ...(open && joinedTo === undefined && may(me, complaintPolicy.merge, thing) ? ['merge'] : []),
    ...(URGED.has(state) && body !== undefined && may(me, complaintPolicy.urge, thing) ? ['urge'] : []),
    ...(hasContact && state !== 'withdrawn' && may(me, complaintPolicy.assign, thing) ? ['called'] : []),
  ]);
  return deedOrder.filter((deed) => allowed.has(deed));
}
