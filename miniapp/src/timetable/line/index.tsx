// Where does a line run, and when is its bus at my stop?
import type { ReactElement } from 'react';
import { dateAt, dayName, isServiceDate } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useFollow } from '../../notices/use-follow';
import { Answer } from '../../ui/answer';
import { Card } from '../../ui/card';
import { EmptyAnswer } from '../../ui/empty-answer';
import { ErrorSentence } from '../../ui/error-sentence';
import { FollowButton } from '../../ui/follow-button';
import { List } from '../../ui/list';
import { Note } from '../../ui/note';
import { Page } from '../../ui/page';
import { Parts } from '../../ui/parts';
import { Row } from '../../ui/row';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { countyStopOf, stopName } from '../departure-words';
import { departureRows, NOTE_JOINT } from '../departure-rows';
import { lineView } from '../line-words';
import type { LineView } from '../line-words';
import { useBoard } from '../use-board';
import { useLines } from '../use-lines';
import { useChosenPack } from '../use-pack';

/** 线路: opened with `line`, and from a board also with the `trip`, its `date` and the `stop`. */
export default function LinePage(): ReactElement {
  const { line, trip, stop, date } = usePageParams();
  const lines = useLines();
  const pack = useChosenPack();
  usePulled(lines.refresh);
  const own = pack.answer?.boards.filter(({ role }) => role === 'village').map(({ stop: each }) => each.id) ?? [];
  const context = { countyStopId: pack.answer && countyStopOf(pack.answer)?.id, mine: stop === undefined ? own : [stop] };
  const view = lines.answer && line !== undefined ? lineView(lines.answer, line, context) : undefined;
  return (
    <Page title={view ? `${view.title} 线` : '线路'} age={lines.age} spoken={view?.spoken}>
      {trip === undefined || stop === undefined ? null : <TripCard tripId={trip} stopId={stop} date={date} />}
      {view ? <Stops view={view} /> : <NoLine failure={lines.failure} known={lines.answer !== undefined} retry={lines.refresh} />}
      {view && line !== undefined ? <FollowLine routeId={line} /> : null}
    </Page>
  );
}

function FollowLine({ routeId }: { readonly routeId: string }): ReactElement {
  return <FollowButton follow={useFollow('line', routeId)} what="这条线" />;
}

function TripCard({ tripId, stopId, date }: { readonly tripId: string; readonly stopId: string; readonly date: string | undefined }): ReactElement | null {
  const now = useNow();
  const day = date !== undefined && isServiceDate(date) ? date : dateAt(now);
  const { board, countyStop } = useBoard(stopId, day);
  const departure = board?.departures.find((each) => each.tripId === tripId);
  if (!board || !departure) return null;
  const [row] = departureRows([departure], { stop: board.stop, countyStop, now });
  if (!row) return null;
  return (
    <Card title={`${dayName(day, dateAt(now))} 在${stopName(board.stop, countyStop?.id)}上车`} tag={<Tag word={row.tag.word} tone={row.tag.tone} />} spoken={row.spoken}>
      <Answer figure={row.figure} {...(row.approximate ? { before: '约' } : {})} struck={row.state === 'cancelled'} />
      <Note tone={row.state === 'cancelled' ? 'red' : 'grey'}>
        <Parts parts={[row.title, ...row.note.split(NOTE_JOINT)].filter((part) => part !== '')} />
      </Note>
    </Card>
  );
}

function Stops({ view }: { readonly view: LineView }): ReactElement {
  return (
    <>
      <Card title={view.agencyName} spoken={view.spoken} readable={false} {...(view.kind === undefined ? {} : { tag: <Tag word={view.kind} tone="grey" /> })}>
        <Note tone="ink">{view.way}</Note>
      </Card>
      <List>
        {view.stops.map(({ stopId, name, place, mine }, index) => (
          <Row
            key={`${index} ${stopId}`}
            title={name}
            icon={mine ? 'map-pin' : 'bus'}
            {...(place === '' ? {} : { note: place })}
            {...(mine ? { tail: <Tag word="我的站" /> } : {})}
            onPress={() => goTo('/timetable/board/index', { stop: stopId })}
            label={`${name}${place === '' ? '' : `，${place}`}${mine ? '，我的站' : ''}，看这一站的班次`}
          />
        ))}
      </List>
      <Note>这里列的是停得最多的那一班的站，个别班次会少停几站。</Note>
    </>
  );
}

interface NoLineProps {
  readonly failure: Parameters<typeof failureText>[0];
  readonly known: boolean;
  readonly retry: () => Promise<void>;
}

function NoLine({ failure, known, retry }: NoLineProps): ReactElement {
  if (known) return <EmptyAnswer sentence="没有找到这条线路" next="时刻表可能换过了，请回到班次里再选" />;
  if (failure) return <ErrorSentence sentence={failureText(failure)} onRetry={() => void retry()} />;
  return <Skeleton />;
}
