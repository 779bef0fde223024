// 装车, for whoever drives: which farmers' boxes were put on the bus at which stop? Works without a network.
import type { ReactElement } from 'react';
import { clockText, dayLoadsApi, shipmentsPages } from '@kehuoyou/shared';
import type { TripDay } from '@kehuoyou/shared';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { WaitingStrip } from '../../ui/page/waiting-strip';
import { actWords } from '../carrying/carry-words';
import { SomeOf } from '../carrying/some-boxes';
import { useCarriedFacts } from '../carrying/use-carried';
import type { CarriedFacts } from '../carrying/use-carried';
import { boxName, boxWords, isOnto, loadedDrafts, orderToLoadWords, stopsToLoad, waitingAt } from './stops-to-load';
import type { StopToLoad } from './stops-to-load';

/** People hand in until the bus is there. */
const ASK_EVERY_MS = 120_000;

/** 装车. */
export default function GetOnPage(): ReactElement {
  const { date = '', trip: tripId = '' } = usePageParams(shipmentsPages.getOn);
  const ask = { date, tripId };
  const query = useQuery(dayLoadsApi.ofDay, ask, { everyMs: ASK_EVERY_MS, freshForMs: 0, usable: '名单仍可用' });
  const bus = { tripId, serviceDate: date };
  // What was put on another bus, earlier on this phone, stays there.
  const said = useCarriedFacts(query.refresh, (fact) => isOnto(fact, bus));
  usePulled(query.refresh);
  return (
    <Page title={shipmentsPages.getOn.title} age={query.age}>
      <WaitingStrip facts={said.facts} />
      {said.failure === undefined ? null : <ErrorSentence sentence={said.failure} />}
      <Asked query={query} why="司机登录以后，在这里记装上了哪些货。">
        {({ trips }) => {
          const own = trips.find((each) => each.tripId === tripId)?.stops ?? [];
          const stops = stopsToLoad(own, said.facts.made, bus);
          if (stops.length === 0) return <EmptyAnswer sentence="这一班没有人订车寄货。" />;
          const next = stops.find((stop) => waitingAt(stop).length > 0);
          return (
            <>
              {stops.map((stop) => (
                <Stop key={stop.key} stop={stop} bus={bus} said={said} primary={stop === next} />
              ))}
            </>
          );
        }}
      </Asked>
      {said.last.length === 0 ? null : (
        <ButtonRow>
          <Button icon="undo-2" word={`撤销：${actWords(said.last)}`} onPress={said.undo} />
        </ButtonRow>
      )}
    </Page>
  );
}

interface StopProps {
  readonly stop: StopToLoad;
  readonly bus: TripDay;
  readonly said: CarriedFacts;
  readonly primary: boolean;
}

function Stop({ stop, bus, said, primary }: StopProps): ReactElement {
  const waiting = waitingAt(stop);
  const isDone = waiting.length === 0;
  return (
    <Card
      title={`${clockText(stop.departure)} ${stop.name}`}
      named
      tag={<Tag word={isDone ? '装好了' : `还有 ${waiting.length} 箱`} tone={isDone ? 'green' : 'amber'} />}
    >
      {stop.orders.map((order) => (
        <Note key={`${order.id} ${String(order.chilled)}`} tone="ink">
          {orderToLoadWords(order)}
        </Note>
      ))}
      {isDone ? null : (
        <SomeOf
          items={waiting}
          keyOf={boxName}
          nameOf={(box) => boxWords(box, waiting)}
          word={(count) => `装上了 ${count} 箱`}
          some="少了几箱"
          primary={primary}
          onSay={(some) => void said.say(...loadedDrafts(some, bus))}
        />
      )}
    </Card>
  );
}
