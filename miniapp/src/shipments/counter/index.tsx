// 收农产品: what is handed in at the counter today and tomorrow, the first bus first?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  addDays,
  dateAt,
  shipmentPointPolicy,
  shipmentsApi,
  shipmentsPages,
  shipmentStateNames,
} from '@kehuoyou/shared';
import type { ShipmentSummary } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { usePoints } from '../../network/use-points';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { useSettledCarrying } from '../carrying/use-settled-carrying';
import { useOrderMemory } from '../order-draft';
import { counterRow, isBrought, isLate, isToCome } from './counter-words';
import { Loading } from './loading';

/** People come while the page is open. */
const ASK_EVERY_MS = 60_000;

/** 收农产品. */
export default function CounterPage(): ReactElement {
  const { point } = usePageParams(shipmentsPages.counter);
  const me = useMe();
  const scope = useScope(shipmentPointPolicy.bookFor);
  const pointId = scope === undefined ? undefined : (point ?? (scope.kind === 'point' ? scope.id : undefined));
  if (pointId !== undefined) return <AtPoint pointId={pointId} />;
  if (scope?.kind === 'area') return <WhichPoint township={scope.id} />;
  return (
    <Page title={shipmentsPages.counter.title} desk="counter" prints={false}>
      <Asked query={me} why="站长登录以后，在这里收村里人订好要寄的货。">
        {() => <EmptyAnswer sentence="收货、过秤，归站长办。" />}
      </Asked>
    </Page>
  );
}

/** Whoever serves several points says at which one they stand. */
function WhichPoint({ township }: { readonly township: string }): ReactElement {
  const points = usePoints(township);
  return (
    <Page title={shipmentsPages.counter.title} age={points.age} desk="counter" prints={false}>
      <Asked query={points}>
        {({ points: found }) => (
          <List>
            {found.map(({ id, name }) => (
              <Row key={id} icon="package" title={name} onPress={() => goTo(shipmentsPages.counter, { point: id })} />
            ))}
          </List>
        )}
      </Asked>
    </Page>
  );
}

const days = [
  { value: 'today', word: '今天' },
  { value: 'tomorrow', word: '明天' },
] as const;

function AtPoint({ pointId }: { readonly pointId: string }): ReactElement {
  const [day, setDay] = useState<(typeof days)[number]['value']>('today');
  const now = useNow();
  const today = dateAt(now);
  const date = day === 'today' ? today : addDays(today, 1);
  const query = useQuery(shipmentsApi.atPoint, { pointId, date }, { everyMs: ASK_EVERY_MS, freshForMs: 0 });
  usePulled(query.refresh);
  useSettledCarrying(query.refresh);
  return (
    <Page title={shipmentsPages.counter.title} age={query.age} desk="counter">
      <Loading pointId={pointId} />
      <ButtonRow>
        <Button icon="phone" word="替打电话的人订" onPress={() => bookFor(pointId)} />
      </ButtonRow>
      <Chips label="哪一天" chips={days} chosen={day} onChoose={setDay} />
      <Asked query={query}>
        {({ shipments }) => {
          const open = shipments.filter(isToCome);
          return open.length === 0 ? (
            <EmptyAnswer sentence={day === 'today' ? '今天没有人订了要交的货。' : '明天还没有人订。'} />
          ) : (
            <List>
              {open.map((order) => (
                <Order key={order.id} order={order} />
              ))}
            </List>
          );
        }}
      </Asked>
    </Page>
  );
}

/** For somebody else: nobody's names of the last one stand there. */
function bookFor(point: string): void {
  useOrderMemory.getState().begin();
  goTo(shipmentsPages.order, { point });
}

function Order({ order }: { readonly order: ShipmentSummary }): ReactElement {
  const late = isLate({ late: order.late });
  const isDone = isBrought(order);
  return (
    <Row
      {...counterRow(order)}
      state={isDone ? 'past' : 'usual'}
      tail={<Tag word={late ? '没来交' : shipmentStateNames[order.state]} tone={isDone ? 'grey' : 'green'} />}
      onPress={() => goTo(isDone ? shipmentsPages.shipment : shipmentsPages.handIn, { id: order.id })}
    />
  );
}
