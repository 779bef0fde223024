// Which buses come to my point today, and which are here now?
import { useContext, useEffect } from 'react';
import type { ReactElement } from 'react';
import { dateAt, pointBusesApi } from '@kehuoyou/shared';
import type { PointBus, PointBuses, ServiceDate } from '@kehuoyou/shared';
import { useGrant, useMe } from '../../accounts/use-me';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { useNow } from '../../core/clock';
import { usePulled } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Answer } from '../../ui/cards/answer';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { busLines, isAtHand } from './point-bus-words';
import type { BusHere } from './point-bus-words';
import { useTripReports } from '../reporting/use-trip-reports';
import type { TripReportsHere } from '../reporting/use-trip-reports';
import { WaitingStrip } from '../reporting/waiting-strip';

/** Asked again while the page is open, ms. */
const ASK_EVERY_MS = 120_000;

/** 车到了, for keepers: what they see tells the villagers where the bus is, also when its driver has no signal. */
export default function PointBusesPage(): ReactElement {
  const me = useMe();
  const pointId = useGrant(['keeper'])?.scope.id;
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
    <Page title="车到了" age={query.age}>
      <WaitingStrip reports={reports} />
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
  const lines = busLines(answer, reports.made, reports.waiting);
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
      <List>
        {lines.map(({ bus, note, title, state, word, tone }) => (
          <Row
            key={`${bus.tripId} ${bus.stopSequence}`}
            figure={bus.arrival}
            title={title}
            {...(note === '' ? {} : { note })}
            state={state}
            tail={<Tag word={word} tone={tone} />}
          />
        ))}
      </List>
      <Note>您按一下“车到了”，村里人的手机上就知道车开到哪里了。</Note>
    </>
  );
}

interface BusCardProps {
  readonly line: BusHere;
  readonly date: ServiceDate;
  readonly stopId: string | undefined;
  readonly reports: TripReportsHere;
}

function BusCard({ line, date, stopId, reports }: BusCardProps): ReactElement {
  const action = useAction();
  const { bus, title, spoken, word, tone, seen, own } = line;
  const report = (kind: 'stop' | 'retract') =>
    action.run(() => {
      reports.report(
        {
          kind,
          tripId: bus.tripId,
          serviceDate: date,
          ...placeOf(bus, stopId),
          ...(kind === 'retract' && own !== undefined ? { retracts: own } : {}),
        },
        `${title} ${kind === 'stop' ? '车到了' : '撤回“车到了”'}`,
      );
      return Promise.resolve();
    });
  return (
    <Card
      title={`${title}${bus.carriesParcels ? '，捎带快递' : ''}`}
      named
      tag={<Tag word={word} tone={tone} />}
      spoken={spoken}
    >
      <Answer
        figure={bus.arrival}
        {...(bus.approximate ? { before: '约' } : {})}
        {...(seen === undefined ? {} : { note: seen })}
      />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {seen === undefined ? (
          <Button
            kind="primary"
            icon="bus"
            word="车到了"
            label={`车到了：${title}，${bus.arrival}`}
            onPress={() => report('stop')}
          />
        ) : null}
        {own === undefined ? null : (
          <Button
            icon="refresh-cw"
            word="按错了，撤回"
            label={`撤回：${title}，${bus.arrival}`}
            onPress={() => report('retract')}
          />
        )}
      </ButtonRow>
    </Card>
  );
}

function placeOf({ stopSequence }: PointBus, stopId: string | undefined) {
  return stopId === undefined ? { stopSequence } : { stopId, stopSequence };
}
