// When and where should I be reminded of this bus?
import type { ReactElement } from 'react';
import { busTime, dateAt, dayName, isServiceDate, isStillToCome, isToBeTaken, timetablePages } from '@kehuoyou/shared';
import type { Board, Departure, ServiceDate, Stop } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Parts } from '../../ui/cards/parts';
import { SignInNeeded } from '../../ui/page/sign-in-needed';
import { Skeleton } from '../../ui/page/skeleton';
import { Tag } from '../../ui/cards/tag';
import { stopName } from '../departures/departure-words';
import { RowAnswer } from '../departures/row-answer';
import { NOTE_JOINT, rowOfBus } from '../departures/departure-rows';
import { useBoard } from '../departures/use-board';
import { useReminders } from '../reminding/use-reminders';
import { BeforeCard } from './before-card';
import { PassingCard } from './passing-card';

/** 提醒我: opened with `line`, `trip`, `stop` and `date`. */
export default function Remind(): ReactElement {
  const { trip, stop, date } = usePageParams(timetablePages.remind);
  const now = useNow();
  const day = date !== undefined && isServiceDate(date) ? date : dateAt(now);
  const { board, countyStop, age, failure, refresh } = useBoard(stop, day);
  const reminders = useReminders();
  usePulled(() => Promise.all([refresh(), reminders.query.refresh()]).then(() => undefined));
  const departure = board?.departures.find(({ tripId }) => tripId === trip);
  return (
    <Page title={timetablePages.remind.title} age={age}>
      {board && departure ? (
        <>
          <BusCard board={board} departure={departure} countyStop={countyStop} day={day} now={now} />
          <Choices departure={departure} stop={board.stop} countyStop={countyStop} now={now} reminders={reminders} />
        </>
      ) : null}
      {board && !departure ? (
        <EmptyAnswer sentence="没有找到这一班车" next="时刻表可能换过了，请回到班次里再选" />
      ) : null}
      {board || !failure ? null : <ErrorSentence sentence={failureText(failure)} onRetry={() => void refresh()} />}
      {board || failure ? null : <Skeleton />}
    </Page>
  );
}

interface BusProps {
  readonly departure: Departure;
  readonly stop: Stop;
  readonly countyStop: Stop | undefined;
  readonly now: Date;
}

function BusCard({
  board,
  departure,
  countyStop,
  day,
  now,
}: Omit<BusProps, 'stop'> & { readonly board: Board; readonly day: ServiceDate }): ReactElement | null {
  const { stop } = board;
  const row = rowOfBus(board.departures, departure, { stop, countyStop, now });
  const cancelled = row.state === 'cancelled';
  return (
    <Card
      title={`${dayName(day, dateAt(now))} 在${stopName(stop, countyStop?.id)}上车`}
      tag={row.tag ? <Tag word={row.tag.word} tone={row.tag.tone} /> : null}
      spoken={row.spoken}
    >
      <RowAnswer row={row} />
      <Note tone={cancelled ? 'red' : 'grey'}>
        <Parts parts={[row.title, row.line, ...row.note.split(NOTE_JOINT)].filter((part) => part !== '')} />
      </Note>
    </Card>
  );
}

function Choices({
  departure,
  stop,
  countyStop,
  now,
  reminders,
}: BusProps & { readonly reminders: ReturnType<typeof useReminders> }): ReactElement {
  if (!reminders.possible) return <SignInNeeded why="登录以后，到点提醒您去坐车；车取消了也告诉您。" />;
  if (departure.status === 'cancelled')
    return <EmptyAnswer sentence="这班车取消了，没有可提醒的" next="请回到班次里看下一班" />;
  if (!isStillToCome(departure, now))
    return <EmptyAnswer sentence={goneSentence(departure, now)} next="请回到班次里看下一班" />;
  return (
    <>
      {reminders.action.failure === undefined ? null : <ErrorSentence sentence={reminders.action.failure} />}
      {isToBeTaken(departure, now) ? (
        <BeforeCard departure={departure} stopId={stop.id} now={now} reminders={reminders} />
      ) : null}
      <PassingCard
        departure={departure}
        stopId={stop.id}
        countyStopId={countyStop?.id}
        now={now}
        reminders={reminders}
      />
      <Note>车取消了，会告诉您，不会让您白等。车晚了，最多告诉您一次。</Note>
      {reminders.budget === undefined ? <Note>提醒写在“我的”的消息里。</Note> : <Note>{reminders.budget}</Note>}
    </>
  );
}

function goneSentence(departure: Departure, now: Date): string {
  return busTime(departure, now).stage === 'gone' ? '这班车已经开过去了' : '这班车按时刻表已经过了';
}
