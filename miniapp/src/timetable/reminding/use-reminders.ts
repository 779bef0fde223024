// What am I to be reminded of, and how do I say so or take it back?
import { tripRemindersApi } from '@kehuoyou/shared';
import type { TripReminder, TripReminderAsk, TripReminders } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { useMessageAsk } from '../../notices/use-message-ask';

/** One's reminders. */
export interface Reminders {
  /** False while nobody has signed in: a reminder needs somebody to tell. */
  readonly possible: boolean;
  readonly query: Query<TripReminders>;
  /** How many messages WeChat may still send; undefined where WeChat cannot tell. */
  readonly budget: string | undefined;
  readonly action: Action;
  readonly set: (ask: TripReminderAsk) => void;
  readonly takeBack: (reminder: TripReminder) => void;
}

/** The reminders of the account, and what can be done to them. A bus does not wait for a network: nothing is queued. */
export function useReminders(): Reminders {
  const possible = useSignedIn() !== undefined;
  const query = useQuery(tripRemindersApi.list, {});
  const messages = useMessageAsk();
  const action = useAction();
  const set = (ask: TripReminderAsk) =>
    action.run(async () => {
      await messages.around(() => call(tripRemindersApi.set, ask));
      await query.refresh();
    });
  const takeBack = ({ id }: TripReminder) =>
    action.run(async () => {
      await call(tripRemindersApi.takeBack, { id });
      await query.refresh();
    });
  return { possible, query, budget: messages.budget, action, set, takeBack };
}

/** The reminder of a bus that waits, or that was told; undefined where one may be set. */
export function reminderOf(
  answer: TripReminders | undefined,
  bus: Pick<TripReminderAsk, 'tripId' | 'serviceDate'> & Partial<Pick<TripReminderAsk, 'kind' | 'stopId'>>,
): TripReminder | undefined {
  const fitting = (answer?.reminders ?? []).filter(
    (each) =>
      each.tripId === bus.tripId &&
      each.serviceDate === bus.serviceDate &&
      (bus.kind === undefined || each.kind === bus.kind) &&
      (bus.stopId === undefined || each.stopId === bus.stopId),
  );
  return fitting.find(({ state }) => state === 'waiting') ?? fitting.find(({ state }) => state === 'told');
}
