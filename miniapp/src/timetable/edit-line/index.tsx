// Which trip of the line do I want to change, and how?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, timetableEditApi, timetablePages } from '@kehuoyou/shared';
import type { EditableTrip } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { canGoBack, goBack, replaceWith, scrollToTop, usePageParams } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { LineStop } from './line-stop';
import { placeName } from '../departures/departure-words';
import { tripDaysWords } from './trip-days-words';
import { TripForm } from './trip-form';

/** 选一班车: opened with `line`, a line's id. */
export default function EditLine(): ReactElement {
  const { line, stop } = usePageParams(timetablePages.editLine);
  const me = useMe();
  const trips = useQuery(timetableEditApi.trips, line === undefined ? undefined : { routeId: line }, { freshForMs: 0 });
  const [chosen, setChosen] = useState<EditableTrip | 'all' | undefined>(stop === undefined ? undefined : 'all');
  const choose = (trip: EditableTrip | 'all' | undefined) => {
    setChosen(trip);
    scrollToTop();
  };
  const title = titleOf(trips.answer?.trips[0]?.routeName ?? '', chosen);
  return (
    <Page
      title={title}
      age={trips.age}
      desk="edit"
      prints={false}
      tools={
        chosen === undefined ? null : (
          <Button kind="tool" icon="chevron-left" word="换一班" onPress={() => choose(undefined)} />
        )
      }
    >
      <Asked query={me} why="公司的人登录以后，才能改时刻表。">
        {({ accountId }) => (
          <Asked query={trips}>
            {(answer) =>
              chosen === undefined ? (
                <Trips trips={answer.trips} onChoose={choose} />
              ) : chosen === 'all' ? (
                <LineStop accountId={accountId} trips={answer.trips} reason={stop ?? ''} onDrafted={leave} />
              ) : (
                <TripForm key={chosen.tripId} accountId={accountId} trip={chosen} onDrafted={leave} />
              )
            }
          </Asked>
        )}
      </Asked>
    </Page>
  );
}

function titleOf(routeName: string, chosen: EditableTrip | 'all' | undefined): string {
  if (chosen === undefined) return `${routeName} 改哪一班？`;
  return chosen === 'all' ? '整条线停开' : '怎么改？';
}

/** Back to the draft, from where the next line is chosen. */
function leave(): void {
  if (canGoBack()) goBack();
  else replaceWith(timetablePages.edit);
}

function Trips({
  trips,
  onChoose,
}: {
  readonly trips: readonly EditableTrip[];
  readonly onChoose: (trip: EditableTrip | 'all') => void;
}): ReactElement {
  if (trips.length === 0)
    return <EmptyAnswer sentence="这条线上还没有班次。" next="新的线路和第一班车由县里办公室录入。" />;
  return (
    <>
      <List>
        {trips.map((trip) => (
          <TripRow key={trip.tripId} trip={trip} onChoose={onChoose} />
        ))}
      </List>
      <Note>时间是起点站的发车时间。</Note>
      <Button icon="triangle-alert" word="路断了，整条线停开" onPress={() => onChoose('all')} />
    </>
  );
}

function TripRow({
  trip,
  onChoose,
}: {
  readonly trip: EditableTrip;
  readonly onChoose: (trip: EditableTrip) => void;
}): ReactElement {
  const today = dateAt(useNow());
  const note = `从${placeName(trip.fromStop)}，${tripDaysWords(trip, today)}`;
  const title = `去${placeName(trip.headsign)}`;
  // A trip that goes every so often has no run of its own that one could change.
  const fixed = trip.everyMinutes !== undefined;
  return (
    <Row
      figure={trip.departure}
      title={title}
      note={fixed ? `${note}。这种车改不了单独一班` : note}
      {...(trip.marketDay === true ? { tail: <Tag word="圩日" /> } : {})}
      {...(fixed ? {} : { onPress: () => onChoose(trip), label: `${trip.departure} ${title}，${note}，改这一班` })}
    />
  );
}
