// Which bus does the caller mean: which line, which day, which departure?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { addDays, dateAt, wallTime } from '@kehuoyou/shared';
import type { Line, LineTrip } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useLineDay } from '../../timetable/departures/use-line-day';
import { useLines } from '../../timetable/departures/use-lines';
import { Button } from '../../ui/buttons/button';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Chips } from '../../ui/fields/chips';
import { SearchField } from '../../ui/fields/search-field';
import { Asked } from '../../ui/page/asked';
import type { SaidPlace } from './caller-words';

interface ChooseProps {
  readonly onChoose: (place: SaidPlace) => void;
}

/** How many days back somebody still knows which bus it was. */
const DAYS = ['今天', '昨天', '前天'] as const;
const MOST = 8;

/** The line by its name or by where it goes, then the departure; the line alone where nobody remembers. */
export function BusPicker({ onChoose }: ChooseProps): ReactElement {
  const [line, setLine] = useState<Line>();
  const [text, setText] = useState('');
  const lines = useLines();
  if (line !== undefined) return <Departures line={line} onChoose={onChoose} onBack={() => setLine(undefined)} />;
  const wanted = text.trim().toUpperCase();
  return (
    <>
      <SearchField value={text} onChange={setText} hint="几路，或者到哪里" />
      <Asked query={lines}>
        {({ lines: all }) => (
          <List>
            {all
              .filter(({ name, longName }) => `${name} ${longName}`.toUpperCase().includes(wanted))
              .slice(0, MOST)
              .map((each) => (
                <Row
                  key={each.routeId}
                  icon="bus"
                  title={each.name}
                  note={each.longName}
                  onPress={() => setLine(each)}
                />
              ))}
          </List>
        )}
      </Asked>
    </>
  );
}

interface DeparturesProps extends ChooseProps {
  readonly line: Line;
  readonly onBack: () => void;
}

function Departures({ line, onChoose, onBack }: DeparturesProps): ReactElement {
  const [day, setDay] = useState<(typeof DAYS)[number]>('今天');
  const date = addDays(dateAt(useNow()), -DAYS.indexOf(day));
  const query = useLineDay(line.routeId, date);
  return (
    <>
      <Note tone="ink">{`${line.name} ${line.longName}`}</Note>
      <Chips label="哪一天" chips={DAYS.map((word) => ({ value: word, word }))} chosen={day} onChoose={setDay} />
      <Asked query={query}>
        {({ trips }) => (
          <List>
            {trips
              .filter(({ serviceDate }) => serviceDate === date)
              .map((trip) => (
                <Row
                  key={trip.tripId}
                  figure={departureOf(trip)}
                  title={`去${trip.headsign}`}
                  onPress={() => onChoose(busPlace(line, trip))}
                />
              ))}
          </List>
        )}
      </Asked>
      <Button
        word="他记不得是哪班"
        onPress={() => onChoose({ about: { lineId: line.routeId }, name: `${line.name} ${line.longName}` })}
      />
      <Button kind="tool" icon="chevron-left" word="换一条线" onPress={onBack} />
    </>
  );
}

function departureOf({ calls }: LineTrip): string {
  const [first] = calls;
  return first === undefined ? '' : wallTime(first.departure);
}

function busPlace(line: Line, trip: LineTrip): SaidPlace {
  const { tripId, serviceDate, headsign } = trip;
  return { about: { tripId, serviceDate }, name: `${line.name} ${departureOf(trip)} 去${headsign}` };
}
