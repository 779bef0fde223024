// What happens to complaints that others hear of?
import { topic } from '../database/outbox/topic.js';

/** A step of a complaint. */
export interface OfComplaint {
  readonly complaintId: string;
  readonly stepId: string;
}

/** Something was done about it, or it came in. */
export const complaintStepped = topic<OfComplaint>(
  'complaints.stepped',
  ({ complaintId }) => `complaint ${complaintId}`,
);
