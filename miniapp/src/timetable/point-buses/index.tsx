// Which buses come to my point today, and which are here now?
import { useContext, useEffect } from 'react';
import type { ReactElement } from 'react';
import { dateAt, pointBusesApi, pointBusPolicy, timetablePages } from '@kehuoyou/shared';
import type { PointBuses, ServiceDate } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { useNow } from '../../core/clock';
import { usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { BusCard } from './bus-card';
import { busLines, isAtHand } from './point-bus-words';
import type { BusHere } from './point-bus-words';
import { useTripReports } from '../reporting/use-trip-reports';
import type { TripReportsHere } from '../reporting/use-trip-reports';
import { WaitingStrip } from '../../ui/page/waiting-strip';

/** Asked again while the page is open, ms. */
const ASK_EVERY_MS = 120_000;

/** 车到了, for keepers: what they see tells the villagers where the bus is, also when its driver has no signal. */
export default function PointBusesPage(): ReactElement {
  const me = useMe();
  const pointId = useScope(pointBusPolicy.list)?.id;
  const reports = useTripReports();
  const date = dateAt(useNow());
  const query = useQuery(pointBusesApi.list, pointId === undefined ? undefined : { pointId, date }, {
    everyMs: ASK_EVERY_MS,
    usable: '时刻表仍可用',
  });
  const outbox = useContext(OutboxContext);
  usePulled(query.refresh);
  useEffect(() => outbox.onSettled(() => void query.refresh()), [outbox, query.refresh]);
  return (
    <Page title={timetablePages.pointBuses.title} age={query.age} desk="point-buses">
      <WaitingStrip facts={reports} />
      <Asked query={me} why="站长登录以后，在这里说哪一班车到了。">
        {() =>
          pointId === undefined ? (
            <EmptyAnswer sentence="说车到了，归站长办。" />
          ) : (
            <Asked query={query}>{(answer) => <Buses answer={answer} date={date} reports={reports} />}</Asked>
          )
        }
      </Asked>
    </Page>
  );
}

function Buses({
  answer,
  date,
  reports,
}: {
  readonly answer: PointBuses;
  readonly date: ServiceDate;
  readonly reports: TripReportsHere;
}): ReactElement {
  const now = useNow();
  const lines = busLines(answer, reports.made, reports.waiting, now);
  const atHand = lines.filter((line) => isAtHand(line, date, now));
  if (lines.length === 0) return <EmptyAnswer sentence="今天没有班车到这里。" next="没有班车的日子，这里也会写明。" />;
  return (
    <>
      {atHand.length === 0 ? <EmptyAnswer sentence="这会儿没有车要到。" next="车到前一个小时，这里会有按钮。" /> : null}
      {atHand.map((line) => (
        <BusCard
          key={`${line.bus.tripId} ${line.bus.stopSequence}`}
          line={line}
          date={date}
          stopId={answer.stopId}
          reports={reports}
        />
      ))}
      <AllBuses lines={lines} />
      <Note>您按一下“车到了”，村里人的手机上就知道车开到哪里了。</Note>
    </>
  );
}

function AllBuses({ lines }: { readonly lines: readonly BusHere[] }): ReactElement {
  return (
    <List>
      {lines.map(({ bus, figure, note, title, state, word, tone }) => (
        <Row
          key={`${bus.tripId} ${bus.stopSequence}`}
          figure={figure}
          title={title}
          {...(note === '' ? {} : { note })}
          state={state}
          tail={<Tag word={word} tone={tone} />}
        />
      ))}
    </List>
  );
}
