// When do which buses leave a stop, on any day?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  addDays,
  complaintsPages,
  dateAt,
  dayName,
  isServiceDate,
  networkPages,
  timetableApi,
  timetablePages,
} from '@kehuoyou/shared';
import type { Board, Departure, PointRecord, ServiceDate, VillagePack } from '@kehuoyou/shared';
import type { CallFailure } from '../../core/call-failure';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useShared } from '../../core/platform/share';
import { useSettings } from '../../core/settings';
import type { Query } from '../../core/use-query';
import { useFollow } from '../../notices/use-follow';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { FileButton } from '../../ui/page/file-button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { DateField } from '../../ui/fields/date-field';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { FollowButton } from '../../ui/page/follow-button';
import { Page } from '../../ui/page/page';
import { Skeleton } from '../../ui/page/skeleton';
import { boardTitle, dayBoard, destinationsOf, goingTo } from './board-words';
import type { DayBoard, NoBusLeft } from './board-words';
import { BoardNotes } from '../departures/board-notes';
import { nearDayChips } from '../departures/day-chips';
import { DepartureList } from '../departures/departure-list';
import { RowReminder } from '../reminding/row-reminder';
import { stopsAtHand } from '../departures/journey-places';
import type { Place } from '../departures/journey-places';
import { PlaceChooser } from '../departures/place-chooser';
import { useBoard, useNextBus } from '../departures/use-board';
import { useChosenVillagePack } from '../departures/use-village-pack';
import { useWayChoice } from '../departures/way-chips';

/** How far ahead a day may be asked for. */
const MOST_DAYS_AHEAD = 365;

/** 班次: opened with `stop`, a stop's id such as the one on its sign; without it, the chosen village's own stop. */
export default function BoardPage(): ReactElement {
  const params = usePageParams(timetablePages.board);
  const pack = useChosenVillagePack();
  const [chosen, setChosen] = useState<string>();
  const [choosing, setChoosing] = useState(false);
  const stopId = chosen ?? params['stop'] ?? pack.answer?.boards[0]?.stop.id;
  if (choosing) {
    const take = ({ id }: Place) => {
      setChosen(id);
      setChoosing(false);
    };
    return (
      <Page title="看哪一站？" tools={<Button kind="tool" icon="x" word="不换了" onPress={() => setChoosing(false)} />}>
        <PlaceChooser stopsOnly atHand={stopsAtHand(pack.answer)} onChoose={take} />
      </Page>
    );
  }
  return <StopBoard stopId={stopId} asked={params['date']} pack={pack} onChange={() => setChoosing(true)} />;
}

interface StopBoardProps {
  readonly stopId: string | undefined;
  /** The day that the page was opened with. */
  readonly asked: string | undefined;
  readonly pack: Query<VillagePack>;
  readonly onChange: () => void;
}

function StopBoard({ stopId, asked, pack, onChange }: StopBoardProps): ReactElement {
  const today = dateAt(useNow());
  const [chosen, setChosen] = useState<ServiceDate | undefined>(
    asked !== undefined && isServiceDate(asked) ? asked : undefined,
  );
  const date = chosen ?? today;
  const { board, countyStop, age, failure, refresh, day, way, chips } = useStopDay(stopId, date, pack.answer);
  usePulled(refresh);
  useShared(board && `${board.stop.name}的班车时刻`, timetablePages.board, { stop: stopId, date: chosen });
  // The market of the own township says something of the stops that the pack knows, not of others.
  const ownPack = pack.answer?.boards.some(({ stop }) => stop.id === stopId) ? pack.answer : undefined;
  return (
    <Page
      title={board ? boardTitle(board.stop, countyStop) : '班次'}
      age={age}
      spoken={day?.spoken}
      tools={<Button kind="tool" word="换一站" onPress={onChange} />}
    >
      <Chips label="哪一天" chips={nearDayChips(today, date, ownPack)} chosen={date} onChoose={setChosen} />
      {chips}
      {board && day ? (
        <BoardDay
          key={`${date} ${way ?? ''}`}
          board={board}
          day={day}
          points={pack.answer?.points ?? []}
          onDay={setChosen}
        />
      ) : (
        <NoBoard known={stopId !== undefined || pack.asking} failure={failure} refresh={refresh} />
      )}
      <DateField
        word="看别的日子"
        value={date}
        from={addDays(today, -1)}
        to={addDays(today, MOST_DAYS_AHEAD)}
        onChoose={setChosen}
      />
    </Page>
  );
}

/** A stop's day as it is known, and the part of it that goes the chosen way. */
function useStopDay(stopId: string | undefined, date: ServiceDate, pack: VillagePack | undefined) {
  const now = useNow();
  const asked = useBoard(stopId, date);
  const { board, countyStop } = asked;
  const next = useNextBus(board, now);
  const at = board && { stop: board.stop, countyStop };
  const home = pack?.village.townshipName;
  // At another stop than the own one, such as the county's station, one looks for the bus home.
  const usual = stopId === pack?.boards[0]?.stop.id ? undefined : home;
  const destinations = board && at ? destinationsOf(board.departures, at, home) : [];
  const { way, chips } = useWayChoice(stopId ?? '', destinations, usual);
  if (!board || !at) return { ...asked, day: undefined, way, chips };
  const going = (departures: readonly Departure[]) => goingTo(departures, way, at);
  const day = dayBoard({
    ...at,
    date,
    departures: going(board.departures),
    destination: way,
    next: going(next ? [next] : [])[0],
    none: board.none,
    now,
  });
  return { ...asked, day, way, chips };
}

interface BoardDayProps {
  readonly board: Board;
  readonly day: DayBoard;
  readonly points: readonly PointRecord[];
  readonly onDay: (date: ServiceDate) => void;
}

function BoardDay({ board, day, points, onDay }: BoardDayProps): ReactElement {
  return (
    <>
      {day.empty === undefined ? null : <NoBus none={day.empty} onDay={onDay} />}
      {day.rows.length === 0 ? null : (
        <DepartureList
          rows={day.rows}
          onChoose={({ routeId, tripId }) =>
            goTo(timetablePages.line, { line: routeId, trip: tripId, stop: board.stop.id, date: board.date })
          }
          tail={(row) => <RowReminder row={row} departures={board.departures} stopId={board.stop.id} />}
        />
      )}
      <BoardNotes day={day} points={points} stopId={board.stop.id} />
      <FollowButton follow={useFollow('stop', board.stop.id)} what="这一站" news="班车停开、又开了" />
      <FileButton
        endpoint={timetableApi.printed}
        ask={{ stopId: board.stop.id }}
        name={`${board.stop.name}班车时刻表`}
        word="打印这一站的时刻表"
      />
      <Button
        icon="message-square"
        word="这个站，我有话说"
        onPress={() => goTo(complaintsPages.say, { stopId: board.stop.id, name: board.stop.name })}
      />
    </>
  );
}

function NoBus({
  none,
  onDay,
}: {
  readonly none: NoBusLeft;
  readonly onDay: (date: ServiceDate) => void;
}): ReactElement {
  const today = dateAt(useNow());
  const { sentence, next, nextDate, spoken } = none;
  return (
    <Card title="下一班车" spoken={spoken}>
      <EmptyAnswer sentence={sentence} {...(next === undefined ? {} : { next })}>
        {nextDate === undefined ? null : (
          <ButtonRow>
            <Button word={`看${dayName(nextDate, today)}的班次`} onPress={() => onDay(nextDate)} />
          </ButtonRow>
        )}
      </EmptyAnswer>
    </Card>
  );
}

interface NoBoardProps {
  /** True while there is a stop to show, or one may still come with the pack. */
  readonly known: boolean;
  readonly failure: CallFailure | undefined;
  readonly refresh: () => Promise<void>;
}

function NoBoard({ known, failure, refresh }: NoBoardProps): ReactElement {
  if (!known) return <NoStop />;
  if (failure)
    return (
      <ErrorSentence
        sentence={failureText(failure)}
        reference={failure.detail.requestId}
        onRetry={() => void refresh()}
      />
    );
  return <Skeleton />;
}

function NoStop(): ReactElement {
  const villages = useSettings((settings) => settings.villages);
  return (
    <EmptyAnswer sentence={villages.length === 0 ? '还没有选村' : '这个村还没有班车站'} next="选好村，就能看到它的班车">
      <ButtonRow>
        <Button kind="primary" icon="map-pin" word="选我的村" onPress={() => goTo(networkPages.village)} />
      </ButtonRow>
    </EmptyAnswer>
  );
}
