// What is every card of a complaint given?
import type { Complaint } from '@kehuoyou/shared';
import type { OwnDeeds } from './use-own-deeds';

/** One of them, and how something is done to it. */
export interface WholeProps {
  readonly complaint: Complaint;
  readonly now: Date;
  readonly deeds: OwnDeeds;
}
