// At which stop before mine should the bus be for me to be told?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, secondsAt, wallTime } from '@kehuoyou/shared';
import type { Departure, LineDay, TripReminder } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { Note } from '../../ui/cards/note';
import { stopName } from '../departures/departure-words';
import { passingText } from '../reminding/reminder-words';
import { useLineDay } from '../departures/use-line-day';
import { reminderOf } from '../reminding/use-reminders';
import type { Reminders } from '../reminding/use-reminders';

/** A bus, and the stop at which one waits for it. */
export interface PassingCardProps {
  readonly departure: Departure;
  readonly stopId: string;
  readonly countyStopId: string | undefined;
  readonly now: Date;
  readonly reminders: Reminders;
}

/** 车到哪里告诉我: for whoever knows from the road how long it takes from there. Nothing where no stop lies before one's own. */
export function PassingCard({
  departure,
  stopId,
  countyStopId,
  now,
  reminders,
}: PassingCardProps): ReactElement | null {
  const { tripId, serviceDate, routeId } = departure;
  const day = useLineDay(routeId, serviceDate === dateAt(now) ? undefined : serviceDate).answer;
  const stops = stopsBefore(day, departure, { stopId, countyStopId });
  const reminderAt = (at: StopBefore) =>
    reminderOf(reminders.query.answer, { kind: 'passing', tripId, serviceDate, stopId: at.stopId });
  const known = stops.find((each) => reminderAt(each) !== undefined);
  const [chosenId, choose] = useState<string>();
  const chosen = stops.find((each) => each.stopId === chosenId) ?? known ?? stops[0];
  if (!chosen) return null;
  const set = reminderAt(chosen);
  const wish = passingText(chosen);
  return (
    <Card
      title="车到哪里告诉我"
      spoken={
        set ? `${set.state === 'told' ? '已经告诉过您' : `设好了，${wish.replace('告诉我', '告诉您')}`}。` : `${wish}。`
      }
    >
      <Chips
        label="哪一站"
        chips={stops.map((each) => ({ value: each.stopId, word: each.name }))}
        chosen={chosen.stopId}
        onChoose={choose}
      />
      {set ? (
        <Note tone="ink">{`${setWords(set)}${set.state === 'told' ? '' : `，${wish.replace('告诉我', '告诉您')}`}。`}</Note>
      ) : (
        <Note>要司机或站长报了才知道；没有人报，就没有这个消息。</Note>
      )}
      <PassingButton departure={departure} stop={chosen} set={set} reminders={reminders} />
    </Card>
  );
}

/** Sets the reminder, or takes it back; nothing after it has been told. */
function PassingButton({
  departure: { tripId, serviceDate },
  stop,
  set,
  reminders,
}: {
  readonly departure: Departure;
  readonly stop: StopBefore;
  readonly set: TripReminder | undefined;
  readonly reminders: Reminders;
}): ReactElement | null {
  const { busy } = reminders.action;
  if (set?.state === 'told') return null;
  if (set) return <Button icon="x" word="不用告诉了" disabled={busy} onPress={() => reminders.takeBack(set)} />;
  const { stopId, sequence: stopSequence } = stop;
  return (
    <Button
      icon="bell"
      word={passingText(stop)}
      disabled={busy}
      onPress={() => reminders.set({ kind: 'passing', tripId, serviceDate, stopId, stopSequence })}
    />
  );
}

function setWords({ state, toldAt }: TripReminder): string {
  return state === 'told' && toldAt !== undefined ? `${wallTime(secondsAt(new Date(toldAt)))} 告诉过您了` : '设好了';
}

interface StopBefore {
  readonly stopId: string;
  readonly sequence: number;
  readonly name: string;
  readonly first: boolean;
}

/** The stops that the bus has still to come to before one's own. */
function stopsBefore(
  day: LineDay | undefined,
  { tripId, serviceDate }: Departure,
  { stopId, countyStopId }: { readonly stopId: string; readonly countyStopId: string | undefined },
): StopBefore[] {
  const trip = day?.trips.find((each) => each.tripId === tripId && each.serviceDate === serviceDate);
  if (!day || !trip) return [];
  const seen = trip.bus?.call ?? -1;
  const here = trip.calls.findIndex((call) => call.stopId === stopId);
  const name = (id: string): string =>
    stopName({ id, name: day.stops.find((stop) => stop.id === id)?.name ?? '' }, countyStopId);
  return trip.calls.flatMap((call, number) => {
    const to =
      number < here &&
      call.passed !== true &&
      call.skipped !== true &&
      (number > seen || (number === 0 && trip.bus?.left !== true));
    return to ? [{ stopId: call.stopId, sequence: call.sequence, name: name(call.stopId), first: number === 0 }] : [];
  });
}
