// Can one be reminded of this line of a board?
import type { ReactElement } from 'react';
import type { Departure } from '@kehuoyou/shared';
import type { DepartureRow } from '../departures/departure-rows';
import { RemindMark } from './remind-button';

/** A line of a list, and what the list was made from. */
export interface RowReminderProps {
  readonly row: DepartureRow;
  readonly departures: readonly Departure[];
  readonly stopId: string;
}

/** 提醒 behind a bus that is still to come; nothing behind the others. */
export function RowReminder({ row, departures, stopId }: RowReminderProps): ReactElement | null {
  const departure = departures.find((each) => `${each.serviceDate} ${each.tripId}` === row.key);
  if (!departure || row.gone || row.state !== 'usual') return null;
  return <RemindMark departure={departure} stopId={stopId} />;
}
