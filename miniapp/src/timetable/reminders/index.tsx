// Of which buses am I to be reminded?
import type { ReactElement } from 'react';
import { bestKnownAt, firstDifference, timetablePages } from '@kehuoyou/shared';
import type { Stop, TripReminder } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePulled } from '../../core/platform/navigation';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Parts } from '../../ui/cards/parts';
import { countyStopOf } from '../departures/departure-words';
import { reminderCard } from '../reminding/reminder-words';
import { useChosenVillagePack } from '../departures/use-village-pack';
import { useReminders } from '../reminding/use-reminders';
import type { Reminders } from '../reminding/use-reminders';

/** 班车提醒: those that wait, and what came of the others since yesterday. */
export default function RemindersPage(): ReactElement {
  const reminders = useReminders();
  const pack = useChosenVillagePack();
  const now = useNow();
  const { query, action } = reminders;
  usePulled(query.refresh);
  const countyStop = pack.answer && countyStopOf(pack.answer);
  return (
    <Page title={timetablePages.reminders.title} age={query.age}>
      <Asked query={query} why="登录以后，到点提醒您去坐车。">
        {(answer) => (
          <>
            {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
            {answer.reminders.length === 0 ? <None /> : null}
            {[...answer.reminders].sort(waitingFirst).map((reminder) => (
              <ReminderView
                key={reminder.id}
                reminder={reminder}
                countyStop={countyStop}
                now={now}
                reminders={reminders}
              />
            ))}
            {answer.reminders.length === 0 || reminders.budget === undefined ? null : <Note>{reminders.budget}</Note>}
          </>
        )}
      </Asked>
    </Page>
  );
}

function None(): ReactElement {
  return (
    <EmptyAnswer sentence="没有要提醒的班车" next="在班次里点“提醒”，到点就告诉您">
      <ButtonRow>
        <Button kind="primary" icon="bus" word="去看班次" onPress={() => goTo(timetablePages.board)} />
      </ButtonRow>
    </EmptyAnswer>
  );
}

interface ReminderViewProps {
  readonly reminder: TripReminder;
  readonly countyStop: Stop | undefined;
  readonly now: Date;
  readonly reminders: Reminders;
}

function ReminderView({ reminder, countyStop, now, reminders }: ReminderViewProps): ReactElement {
  const { title, facts, state, tone, waiting, spoken } = reminderCard(reminder, { countyStop, now });
  const { departure, tripId, stopId, serviceDate } = reminder;
  return (
    <Card title={title} named spoken={spoken}>
      <Note>
        <Parts parts={facts} />
      </Note>
      <Note tone={tone}>{state}</Note>
      <ButtonRow>
        {departure === undefined ? null : (
          <Button
            word="车到哪了"
            label={`${title}，车到哪了`}
            onPress={() =>
              goTo(timetablePages.line, { line: departure.routeId, trip: tripId, stop: stopId, date: serviceDate })
            }
          />
        )}
        {waiting ? (
          <Button
            word="不用提醒了"
            label={`${title}，不用提醒了`}
            disabled={reminders.action.busy}
            onPress={() => reminders.takeBack(reminder)}
          />
        ) : null}
      </ButtonRow>
    </Card>
  );
}

/** The best that is known of when its bus leaves. */
function knownAt({ departure, plannedAt }: TripReminder): number {
  return departure ? bestKnownAt(departure) : Date.parse(plannedAt);
}

function waitingFirst(a: TripReminder, b: TripReminder): number {
  return firstDifference(Number(b.state === 'waiting') - Number(a.state === 'waiting'), knownAt(a) - knownAt(b));
}
