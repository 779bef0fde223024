// How does the board of the village's stops look?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, timetablePages } from '@kehuoyou/shared';
import type { Departure, VillagePack } from '@kehuoyou/shared';
import { AppTabs } from '../app-tabs';
import { useNow } from '../core/clock';
import { goTo } from '../core/platform/navigation';
import type { Query } from '../core/use-query';
import { dayChips } from '../timetable/departures/day-chips';
import { BoardNotes } from '../timetable/departures/board-notes';
import { DepartureList } from '../timetable/departures/departure-list';
import { toldDepartures } from '../timetable/departures/told-departures';
import { useStopNews } from '../timetable/departures/use-stop-news';
import { useWayChoice } from '../timetable/departures/way-chips';
import { Button } from '../ui/buttons/button';
import { Card } from '../ui/cards/card';
import { Chips } from '../ui/fields/chips';
import { EmptyAnswer } from '../ui/page/empty-answer';
import { NoticeStrip } from '../ui/page/notice-strip';
import { Page } from '../ui/page/page';
import type { NoBusLeft } from '../timetable/board/board-words';
import { destinationsOf, stopDay, stopsOf } from './stop-day';

/** What the board is made from. */
export interface StopBoardProps {
  readonly pack: VillagePack;
  /** Where the pack comes from, and how old it is. */
  readonly query: Query<VillagePack>;
}

/** Today's buses of the village's own stop at once; other stops of the pack, days and ways are a touch away. */
export function StopBoard({ pack, query }: StopBoardProps): ReactElement {
  const now = useNow();
  const stops = stopsOf(pack);
  const [stopId, setStopId] = useState(stops[0]?.stopId ?? '');
  const days = dayChips(pack, now);
  const [chosenDay, setDay] = useState<string>();
  // A page left open over midnight shows today again, not yesterday.
  const date = days.find(({ value }) => value === chosenDay)?.value ?? dateAt(now);
  // At the county's station one looks for the bus home.
  const usual = stopId === stops[0]?.stopId ? undefined : pack.village.townshipName;
  const { way, chips: ways } = useWayChoice(stopId, destinationsOf(pack, stopId), usual);
  const news = useStopNews(stopId, query.refresh);
  const told = (departures: readonly Departure[]) => toldDepartures(departures, { news, answeredAt: query.at });
  const day = stopDay(pack, { stopId, date, destination: way, told }, now);
  const name = stops.find((stop) => stop.stopId === stopId)?.name ?? pack.village.name;
  return (
    <Page title={`${name} 上车`} age={query.age} spoken={day.spoken} bottom={<AppTabs current="buses" />}>
      <StopChips stops={stops} chosen={stopId} onChoose={setStopId} />
      {days.length === 0 ? (
        <NoticeStrip text="手机里的时刻表已经过期了，连上网络就会更新" />
      ) : (
        <Chips label="哪一天" chips={days} chosen={date} onChoose={setDay} />
      )}
      {ways}
      {day.empty && days.length > 0 ? <NoBus none={day.empty} /> : null}
      {day.rows.length === 0 ? null : (
        <DepartureList
          key={`${stopId} ${date}`}
          rows={day.rows}
          onChoose={(row) => goTo(timetablePages.line, { line: row.routeId, trip: row.tripId, stop: stopId, date })}
        />
      )}
      <BoardNotes day={day} points={pack.points} stopId={stopId} />
      <Button icon="store" word="看各乡镇的圩日" onPress={() => goTo(timetablePages.markets)} />
    </Page>
  );
}

/** Nothing where there is no choice. */
function StopChips({
  stops,
  chosen,
  onChoose,
}: {
  readonly stops: ReturnType<typeof stopsOf>;
  readonly chosen: string;
  readonly onChoose: (stopId: string) => void;
}): ReactElement | null {
  if (stops.length < 2) return null;
  return (
    <Chips
      label="在哪里上车"
      chips={stops.map((stop) => ({ value: stop.stopId, word: stop.name }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

function NoBus({ none: { sentence, next, spoken } }: { readonly none: NoBusLeft }): ReactElement {
  return (
    <Card title="下一班车" spoken={spoken}>
      <EmptyAnswer sentence={sentence} {...(next === undefined ? {} : { next })} />
    </Card>
  );
}
