// How does one come from a bus to being reminded of it?
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { busTime, isStillToCome, timetablePages, clockText } from '@kehuoyou/shared';
import type { Departure, TripReminder } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { Icon } from '../../ui/icon';
import { Pressable } from '../../ui/pressable';
import { spokenDepartureTime } from '../departures/departure-words';
import { reminderOf, useReminders } from './use-reminders';

/** A bus at a stop. */
export interface RemindButtonProps {
  readonly departure: Departure;
  readonly stopId: string;
}

/** Whether something is set, or was told already. */
function stateOf(reminder: TripReminder | undefined): 'waiting' | 'told' | 'none' {
  return reminder === undefined ? 'none' : reminder.state === 'told' ? 'told' : 'waiting';
}

function open({ departure, stopId }: RemindButtonProps): void {
  goTo(timetablePages.remind, {
    line: departure.routeId,
    trip: departure.tripId,
    stop: stopId,
    date: departure.serviceDate,
  });
}

/** 提醒我, or 已设提醒: a button of a card. Whether one has signed in is asked there, where it says what for. */
export function RemindButton(props: RemindButtonProps): ReactElement | null {
  const { query } = useReminders();
  const now = useNow();
  const { departure } = props;
  if (!isStillToCome(departure, now)) return null;
  const word = { waiting: '已设提醒', told: '提醒过了', none: '提醒我' }[stateOf(reminderOf(query.answer, departure))];
  return (
    <Button
      icon="bell"
      word={word}
      label={`${word}，${clockText(busTime(departure, now).told)} 的车`}
      onPress={() => open(props)}
    />
  );
}

/** The same beside a line of a list; nothing for whoever has not signed in. */
export function RemindMark(props: RemindButtonProps): ReactElement | null {
  const { possible, query } = useReminders();
  const now = useNow();
  const { departure } = props;
  if (!possible) return null;
  const state = stateOf(reminderOf(query.answer, departure));
  const set = state !== 'none';
  return (
    <Pressable
      className={`departure-remind${set ? ' departure-reminded' : ''}`}
      label={`${{ waiting: '已设提醒', told: '提醒过了', none: '提醒我' }[state]}，${spokenDepartureTime(departure, now)}的车`}
      onPress={() => open(props)}
    >
      <Icon name={set ? 'check' : 'bell'} />
      <Text>{{ waiting: '已设', told: '已提醒', none: '提醒' }[state]}</Text>
    </Pressable>
  );
}
