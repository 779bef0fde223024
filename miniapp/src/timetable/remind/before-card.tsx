// How long before the bus should I be reminded?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { USUAL_MINUTES } from '@kehuoyou/shared';
import type { Departure } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { Note } from '../../ui/cards/note';
import { ToldCard } from './told-card';
import { aheadText, dueText, MINUTES, minutesText, spokenDue } from '../reminding/reminder-words';
import { reminderOf } from '../reminding/use-reminders';
import type { Reminders } from '../reminding/use-reminders';

/** A bus at one's stop. */
export interface BeforeCardProps {
  readonly departure: Departure;
  readonly stopId: string;
  readonly now: Date;
  readonly reminders: Reminders;
}

/** 到点前提醒我. The time is worked out from the earliest at which the bus may come. */
export function BeforeCard({ departure, stopId, now, reminders }: BeforeCardProps): ReactElement {
  const { tripId, serviceDate } = departure;
  const set = reminderOf(reminders.query.answer, { kind: 'before', tripId, serviceDate, stopId });
  const [chosen, choose] = useState<number>();
  if (set?.state === 'told') return <ToldCard at={set.toldAt} what="提醒过您" />;
  const minutes = chosen ?? set?.minutes ?? USUAL_MINUTES;
  const changed = set !== undefined && set.minutes !== minutes;
  const sentence =
    set && !changed
      ? `设好了，${dueText(departure, minutes, now)}。`
      : `${aheadText(minutes)}，${dueText(departure, minutes, now)}。`;
  const spoken = `${set && !changed ? '设好了，' : ''}${spokenDue(departure, minutes, now)}。`;
  return (
    <Card title="提前多久提醒我" spoken={spoken}>
      <Chips
        label="提前多久"
        chips={MINUTES.map((each) => ({ value: String(each), word: minutesText(each) }))}
        chosen={String(minutes)}
        onChoose={(value) => choose(Number(value))}
      />
      <Note tone="ink">{sentence}</Note>
      {set && !changed ? (
        <Button icon="x" word="不用提醒了" disabled={reminders.action.busy} onPress={() => reminders.takeBack(set)} />
      ) : (
        <Button
          kind="primary"
          icon="bell"
          word={set ? `改成${aheadText(minutes)}` : '到点提醒我'}
          disabled={reminders.action.busy}
          onPress={() => reminders.set({ kind: 'before', tripId, serviceDate, stopId, minutes })}
        />
      )}
    </Card>
  );
}
