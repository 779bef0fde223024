// Who may announce what where, who calls whom, and who looks after events that got stuck?
import { heldBy, unless } from '../policy.js';
import type { Policy } from '../policy.js';
import type { Jurisdiction } from '../role.js';

/** An announcement, by the area that it is for. */
export interface AnnouncementAt extends Jurisdiction {
  readonly areaCode: string;
  /** True when the actor wrote it. */
  readonly own: boolean;
}

const authors = heldBy('county_office', 'township_office');
// Two pairs of eyes.
const reviewers = unless(
  heldBy('county_office', 'administrator'),
  (_actor, { own }: AnnouncementAt) => own,
  'own_announcement',
);

/** Announcements; the moves among the deeds are named as in `announcementMoves`. */
export const announcementPolicy = {
  submit: authors,
  addPicture: authors,
  read: heldBy('county_office', 'township_office', 'administrator'),
  publish: reviewers,
  refuse: reviewers,
  withdraw: authors,
} satisfies Policy<AnnouncementAt>;

const keepers = heldBy('keeper');

/** Calls, by the point from which they are made; the outcomes among the deeds are named as in `deliveryMoves`. */
export const callPolicy = {
  list: keepers,
  readContact: keepers,
  told: keepers,
  not_reached: keepers,
  wrong_number: keepers,
} satisfies Policy<Jurisdiction>;

/** Events that could not be passed on; they belong to the whole county. */
export const deadLetterPolicy = {
  list: heldBy('county_office', 'administrator'),
  retry: heldBy('administrator'),
} satisfies Policy<Jurisdiction>;
