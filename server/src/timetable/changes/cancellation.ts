// What is known of a trip that does not run on a day?
import type { ServiceDate } from '@kehuoyou/shared';

/** A trip that does not run on a day. Those of one announcement or change have its id. */
export interface Cancellation {
  readonly id: string;
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  /** In words for passengers. */
  readonly reason: string;
  readonly announcedAt: Date;
}
