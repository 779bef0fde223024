// Where is the bus of a line now, and which others come today?
import type { ReactElement } from 'react';
import { dateAt, dayName, timetablePages, wallTime } from '@kehuoyou/shared';
import type { LineDay, LineTrip, PointRecord, Stop } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { RingForNews } from '../departures/call-for-bus';
import { DepartureList } from '../departures/departure-list';
import { departureRows } from '../departures/departure-rows';
import { doubtText } from '../departures/live-words';
import type { LineDayView } from './line-day-words';
import { RowReminder } from '../reminding/row-reminder';
import { LineColumn } from './line-column';

/** What is shown, and what the person can change of it. */
export interface LineTodayProps {
  readonly day: LineDay;
  readonly view: LineDayView;
  readonly countyStop: Stop | undefined;
  /** Who may be rung. */
  readonly points: readonly PointRecord[];
  readonly now: Date;
  readonly onWay: (way: string) => void;
  readonly onTrip: (tripId: string) => void;
}

/** The ways, the column with its buses, and the trips of the day. */
export function LineToday({ day, view, countyStop, points, now, onWay, onTrip }: LineTodayProps): ReactElement {
  const rows = departureRows(view.departures, { stop: firstStop(day, view), countyStop, now, oneLine: true });
  const today = dateAt(now);
  return (
    <>
      {view.ways.length < 2 ? null : (
        <Chips
          label="哪个方向"
          chips={view.ways.map(({ key, word }) => ({ value: key, word }))}
          chosen={view.way}
          onChoose={onWay}
        />
      )}
      {view.trip === undefined ? null : <Note>{followedText(view.trip, day.date, today)}</Note>}
      <LineColumn
        stops={view.stops}
        onStop={(stopId) => goTo(timetablePages.board, { stop: stopId, date: day.date })}
      />
      {view.buses.length === 0 && day.date === today ? (
        <Note>现在还没有人报这个方向的车到了哪里。司机发车、到站，会画在上面。</Note>
      ) : null}
      {rows.length === 0 ? (
        <NoTrips day={day} today={today} />
      ) : (
        <>
          <Note tone="ink">{`${dayName(day.date, today)}从${view.from.name}开的班次，点一班，上面就看那一班`}</Note>
          {rows.some(({ state }) => state === 'waited') ? <RingForNews points={points} stopId={view.from.id} /> : null}
          <DepartureList
            rows={rows}
            onChoose={({ tripId }) => onTrip(tripId)}
            tail={(row) => <RowReminder row={row} departures={view.departures} stopId={view.from.id} />}
          />
        </>
      )}
    </>
  );
}

/** Where the way begins; rows say nothing of where that lies. */
function firstStop({ stops }: LineDay, { from: { id } }: LineDayView): Stop {
  return { id, name: stops.find((stop) => stop.id === id)?.name ?? '', position: { lat: 0, lng: 0 } };
}

function followedText(trip: LineTrip, date: string, today: string): string {
  const start = wallTime(trip.calls[0]?.departure ?? 0);
  const name = `${dayName(date, today)} ${start} 发的这班车`;
  if (trip.state === 'cancelled') return `${name}已取消：${trip.reason ?? ''}`;
  return `${trip.doubt ? `${name}可能不来：${doubtText(trip)}。` : ''}下面是${name}到各站的时间`;
}

function NoTrips({ day, today }: { readonly day: LineDay; readonly today: string }): ReactElement {
  const { nextDate, routeId } = day;
  const sentence = `${dayName(day.date, today)}这条线没有班车`;
  if (nextDate === undefined)
    return <EmptyAnswer sentence={sentence} next="最近两个星期都没有，请打电话问清楚再出门" />;
  return (
    <Card spoken={`${sentence}，下一次是${dayName(nextDate, today)}。`}>
      <EmptyAnswer sentence={sentence} next={`下一次是${dayName(nextDate, today)}`}>
        <Button
          word={`看${dayName(nextDate, today)}的班次`}
          onPress={() => goTo(timetablePages.line, { line: routeId, date: nextDate })}
        />
      </EmptyAnswer>
    </Card>
  );
}
