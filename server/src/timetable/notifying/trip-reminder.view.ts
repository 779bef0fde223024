// How does somebody see the reminders that they have set?
import type { ReminderState, TripReminder } from '@kehuoyou/shared';
import type { Watched } from './reminder-watch.js';
import type { TripReminderEntity, TripReminderStepEntity } from './trip-reminder.entity.js';

/** A reminder with what became of it and what is known of its bus. */
export function reminderView(
  row: TripReminderEntity,
  steps: readonly TripReminderStepEntity[],
  watched: Watched | undefined,
  stopName: string,
): TripReminder {
  const told = steps.find(({ kind }) => kind === 'told');
  return {
    id: row.id,
    kind: row.kind,
    tripId: row.tripId,
    serviceDate: row.serviceDate,
    stopId: row.stopId,
    stopSequence: row.stopSequence,
    stopName: watched?.stopName ?? stopName,
    ...(row.minutes === null ? {} : { minutes: row.minutes }),
    state: stateOf(steps, watched),
    setAt: row.setAt.toISOString(),
    ...(told ? { toldAt: told.at.toISOString() } : {}),
    plannedAt: watched?.departure.departure ?? row.plannedAt.toISOString(),
    ...(watched ? { departure: watched.departure } : {}),
  };
}

function stateOf(steps: readonly TripReminderStepEntity[], watched: Watched | undefined): ReminderState {
  const kinds = new Set(steps.map(({ kind }) => kind));
  if (kinds.has('told')) return 'told';
  if (!watched || watched.skipped !== undefined) return 'cancelled';
  return kinds.has('done') ? 'over' : 'waiting';
}
