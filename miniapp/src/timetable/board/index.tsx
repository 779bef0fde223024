// When do which buses leave a stop, on any day?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { addDays, dateAt, dayName, isServiceDate } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useSettings } from '../../core/settings';
import { Button } from '../../ui/button';
import { ButtonRow } from '../../ui/button-row';
import { Chips } from '../../ui/chips';
import { DateField } from '../../ui/date-field';
import { EmptyAnswer } from '../../ui/empty-answer';
import { ErrorSentence } from '../../ui/error-sentence';
import { Note } from '../../ui/note';
import { Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { boardTitle, noBusLeft, spokenBoard } from '../board-words';
import type { BoardContext } from '../board-words';
import { nearDayChips } from '../day-chips';
import { DepartureList } from '../departure-list';
import { departureRows } from '../departure-rows';
import { useBoard } from '../use-board';
import { useChosenPack } from '../use-pack';

/** How far ahead a day may be asked for. */
const MOST_DAYS_AHEAD = 365;

/** 班次: opened with `stop`, a stop's id such as the one on its sign; without it, the chosen village's own stop. */
export default function Board(): ReactElement {
  const params = usePageParams();
  const now = useNow();
  const today = dateAt(now);
  const asked = params['date'];
  const [chosen, setChosen] = useState<ServiceDate | undefined>(asked !== undefined && isServiceDate(asked) ? asked : undefined);
  const pack = useChosenPack();
  const stopId = params['stop'] ?? pack.answer?.boards[0]?.stop.id;
  const date = chosen ?? today;
  const { board, countyStop, age, failure, refresh } = useBoard(stopId, date);
  usePulled(refresh);
  const context: BoardContext | undefined = board && { board, countyStop, now };
  return (
    <Page
      title={board ? boardTitle(board.stop, countyStop) : '班次'}
      age={age}
      spoken={context && spokenBoard(context)}
      tools={<Button kind="tool" word="换一站" onPress={() => goTo('/network/nearest/index')} />}
    >
      <Chips label="哪一天" chips={nearDayChips(today, date)} chosen={date} onChoose={setChosen} />
      <DateField word="看别的日子" value={date} from={addDays(today, -1)} to={addDays(today, MOST_DAYS_AHEAD)} onChoose={setChosen} />
      {context ? (
        <Departures context={context} onDay={setChosen} />
      ) : stopId === undefined && pack.answer === undefined && !pack.asking ? (
        <NoStop />
      ) : failure ? (
        <ErrorSentence sentence={failureText(failure)} reference={failure.detail.requestId} onRetry={() => void refresh()} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}

function Departures({ context, onDay }: { readonly context: BoardContext; readonly onDay: (date: ServiceDate) => void }): ReactElement {
  const { board, countyStop, now } = context;
  const rows = departureRows(board.departures, { stop: board.stop, countyStop, now });
  const none = noBusLeft(context);
  const { nextDate } = none ?? {};
  return (
    <>
      {none === undefined ? null : (
        <EmptyAnswer sentence={none.sentence} {...(none.next === undefined ? {} : { next: none.next })}>
          {nextDate === undefined ? null : (
            <ButtonRow>
              <Button word={`看${dayName(nextDate, dateAt(now))}的班次`} onPress={() => onDay(nextDate)} />
            </ButtonRow>
          )}
        </EmptyAnswer>
      )}
      {rows.length === 0 ? null : (
        <DepartureList rows={rows} onChoose={({ routeId, tripId }) => goTo('/timetable/line/index', { line: routeId, trip: tripId, stop: board.stop.id, date: board.date })} />
      )}
      {rows.some(({ approximate }) => approximate) ? <Note>写“约”的是中途站，班车可能早一点或晚一点，请提前几分钟等。</Note> : null}
      <Note>班车有变化会在这里划掉，不会消失。</Note>
    </>
  );
}

function NoStop(): ReactElement {
  const villages = useSettings((settings) => settings.villages);
  return (
    <EmptyAnswer sentence={villages.length === 0 ? '还没有选村' : '这个村还没有班车站'} next="选好村，就能看到它的班车">
      <ButtonRow>
        <Button kind="primary" icon="map-pin" word="选我的村" onPress={() => goTo('/network/village/index')} />
      </ButtonRow>
    </EmptyAnswer>
  );
}
