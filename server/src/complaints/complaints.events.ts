// What happens to complaints that others hear of?
import { topic } from '../database/outbox/topic.js';

/** A step of a complaint. */
export interface OfComplaint {
  readonly complaintId: string;
  readonly stepId: string;
}

/** A clock of a complaint of which somebody must be told. */
export interface DueOfComplaint {
  readonly complaintId: string;
  readonly dueId: string;
}

/** A clock is about to end, or has ended. */
export const complaintDue = topic<DueOfComplaint>('complaints.due', ({ complaintId }) => `complaint ${complaintId}`);

/** A complaint whose words a machine may look at. */
export interface ScreenedComplaint {
  readonly complaintId: string;
}

const ofScreened = ({ complaintId }: ScreenedComplaint): string => `complaint ${complaintId} screening`;

/** Its words are to be checked; and the time for that is over. */
export const complaintScreening = topic<ScreenedComplaint>('complaints.screening', ofScreened);
export const complaintUnscreened = topic<ScreenedComplaint>(
  'complaints.unscreened',
  ({ complaintId }) => `complaint ${complaintId} unscreened`,
);

/** A complaint that was made public, and the account that did so. */
export interface PublishedBy {
  readonly complaintId: string;
  readonly by: string;
}

/** Everybody may read it now; its pictures are to be checked. */
export const complaintPublished = topic<PublishedBy>(
  'complaints.published',
  ({ complaintId }) => `complaint ${complaintId} published`,
);

/** Something was done about it, or it came in. */
export const complaintStepped = topic<OfComplaint>(
  'complaints.stepped',
  ({ complaintId }) => `complaint ${complaintId}`,
);
