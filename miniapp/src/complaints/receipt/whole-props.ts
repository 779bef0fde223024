// What is every card of a complaint given?
import type { Complaint } from '@kehuoyou/shared';

/** One of them, and that it was changed. */
export interface WholeProps {
  readonly complaint: Complaint;
  readonly now: Date;
  readonly onChanged: () => void;
}
