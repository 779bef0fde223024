// Where does a line run, where is its bus, and when is it at my stop?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { clockText, complaintsPages, dateAt, dayName, isServiceDate, timetablePages } from '@kehuoyou/shared';
import type { Departure } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useShared } from '../../core/platform/share';
import { useFollow } from '../../notices/use-follow';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { FollowButton } from '../../ui/page/follow-button';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Parts } from '../../ui/cards/parts';
import { Skeleton } from '../../ui/page/skeleton';
import { Tag } from '../../ui/cards/tag';
import { countyStopOf, stopName } from '../departures/departure-words';
import { RingForNews } from '../departures/call-for-bus';
import { RowAnswer } from '../departures/row-answer';
import { NOTE_JOINT, rowOfBus } from '../departures/departure-rows';
import { lineDayView } from './line-day-words';
import { lineView } from './line-words';
import type { LineView } from './line-words';
import { RemindButton } from '../reminding/remind-button';
import { useBoard } from '../departures/use-board';
import { useLineDay } from '../departures/use-line-day';
import { useLines } from '../departures/use-lines';
import { useChosenVillagePack } from '../departures/use-village-pack';
import { LineStops } from './line-stops';
import { LineToday } from './line-today';

/** 线路: opened with `line`, and from a board also with the `trip`, its `date` and the `stop`. */
export default function LinePage(): ReactElement {
  const { line, trip, stop, date } = usePageParams(timetablePages.line);
  const now = useNow();
  const [way, setWay] = useState<string>();
  const [chosenTrip, setTrip] = useState(trip);
  const lines = useLines();
  const pack = useChosenVillagePack();
  const day = useLineDay(line, date !== undefined && isServiceDate(date) ? date : undefined);
  usePulled(() => Promise.all([lines.refresh(), day.refresh()]).then(() => undefined));
  const countyStop = pack.answer && countyStopOf(pack.answer);
  const own = pack.answer?.boards.filter(({ role }) => role === 'village').map(({ stop: each }) => each.id) ?? [];
  const context = { countyStopId: countyStop?.id, mine: stop === undefined ? own : [stop] };
  const view = lines.answer && line !== undefined ? lineView(lines.answer, line, context) : undefined;
  const today = day.answer && lineDayView(day.answer, { ...context, way, tripId: chosenTrip, now });
  const choose = (key: string) => {
    setWay(key);
    setTrip(undefined);
  };
  useShared(view && `${view.title} 线：车到哪里了`, timetablePages.line, { line: line ?? '', trip, stop, date });
  return (
    <Page title={view ? `${view.title} 线` : '线路'} age={day.age ?? lines.age} spoken={today?.spoken ?? view?.spoken}>
      {trip === undefined || stop === undefined ? null : <TripCard tripId={trip} stopId={stop} date={date} />}
      {view ? null : <NoLine failure={lines.failure} known={lines.answer !== undefined} retry={lines.refresh} />}
      {view && day.answer && today ? (
        <LineToday
          day={day.answer}
          view={today}
          countyStop={countyStop}
          points={pack.answer?.points ?? []}
          now={now}
          onWay={choose}
          onTrip={setTrip}
        />
      ) : null}
      {view && !today ? <WithoutDay view={view} asking={day.asking} /> : null}
      {view ? <About view={view} /> : null}
      {view && line !== undefined ? <FollowLine routeId={line} /> : null}
    </Page>
  );
}

function FollowLine({ routeId }: { readonly routeId: string }): ReactElement {
  return <FollowButton follow={useFollow('line', routeId)} what="这条线" news="班车停开、又开了" />;
}

function About({ view }: { readonly view: LineView }): ReactElement {
  return (
    <Card
      title={view.agencyName}
      spoken={view.spoken}
      readable={false}
      {...(view.kind === undefined ? {} : { tag: <Tag word={view.kind} tone="grey" /> })}
    >
      <Note tone="ink">{view.way}</Note>
    </Card>
  );
}

function WithoutDay({ view, asking }: { readonly view: LineView; readonly asking: boolean }): ReactElement {
  return (
    <>
      {asking ? null : <Note>现在连不上，看不到车到了哪里。站名和时刻表仍可用。</Note>}
      <LineStops view={view} />
    </>
  );
}

function TripCard({
  tripId,
  stopId,
  date,
}: {
  readonly tripId: string;
  readonly stopId: string;
  readonly date: string | undefined;
}): ReactElement | null {
  const now = useNow();
  const day = date !== undefined && isServiceDate(date) ? date : dateAt(now);
  const { board, countyStop } = useBoard(stopId, day);
  const points = useChosenVillagePack().answer?.points ?? [];
  const departure = board?.departures.find((each) => each.tripId === tripId);
  if (!board || !departure) return null;
  const row = rowOfBus(board.departures, departure, { stop: board.stop, countyStop, now });
  return (
    <Card
      title={`${dayName(day, dateAt(now))} 在${stopName(board.stop, countyStop?.id)}上车`}
      tag={row.tag ? <Tag word={row.tag.word} tone={row.tag.tone} /> : null}
      spoken={row.spoken}
    >
      <RowAnswer row={row} />
      <Note tone={row.state === 'cancelled' ? 'red' : 'grey'}>
        <Parts parts={[row.title, ...row.note.split(NOTE_JOINT)].filter((part) => part !== '')} />
      </Note>
      <RemindButton departure={departure} stopId={stopId} />
      {row.askFirst ? <RingForNews points={points} stopId={stopId} /> : null}
      <SayOfBus departure={departure} />
    </Card>
  );
}

function SayOfBus({ departure }: { readonly departure: Departure }): ReactElement {
  const { tripId, serviceDate, routeName } = departure;
  const name = `${routeName} ${clockText(departure.departure)} 的车`;
  return (
    <Button
      icon="message-square"
      word="这班车，我有话说"
      onPress={() => goTo(complaintsPages.say, { tripId, serviceDate, name })}
    />
  );
}

interface NoLineProps {
  readonly failure: Parameters<typeof failureText>[0];
  readonly known: boolean;
  readonly retry: () => Promise<void>;
}

function NoLine({ failure, known, retry }: NoLineProps): ReactElement {
  if (known) return <EmptyAnswer sentence="没有找到这条线路" next="时刻表可能换过了，请回到班次里再选" />;
  if (failure !== undefined) return <ErrorSentence sentence={failureText(failure)} onRetry={() => void retry()} />;
  return <Skeleton />;
}
