// 车上订的货: what do farmers send with which bus today or tomorrow, and does it fit?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { addDays, dateAt, dayLoadsApi, shipmentsPages, wholeKilograms } from '@kehuoyou/shared';
import type { DayLoads, LoadedOrder, LoadedStop, LoadedTrip } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { RoomBar } from '../../ui/charts/room-bar';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { FileButton } from '../../ui/page/file-button';
import { Page } from '../../ui/page/page';
import { useSettledCarrying } from '../carrying/use-settled-carrying';
import { PoolsPart } from './pools-part';
import { dayWords, orderNote, orderTags, stopNote, stopTitle, tripNote, tripTitle, troubleWords } from './loads-words';
import './index.scss';

/** People book and hand in while the page is open. */
const ASK_EVERY_MS = 60_000;

const days = [
  { value: 'today', word: '今天' },
  { value: 'tomorrow', word: '明天' },
] as const;

/** 车上订的货. */
export default function LoadsPage(): ReactElement {
  const [day, setDay] = useState<(typeof days)[number]['value']>('tomorrow');
  const today = dateAt(useNow());
  const date = day === 'today' ? today : addDays(today, 1);
  const query = useQuery(dayLoadsApi.ofDay, { date }, { everyMs: ASK_EVERY_MS, freshForMs: 0 });
  usePulled(query.refresh);
  useSettledCarrying(query.refresh);
  return (
    <Page title={shipmentsPages.loads.title} age={query.age} wide desk="loads">
      <Chips label="哪一天" chips={days} chosen={day} onChoose={setDay} />
      <PoolsPart date={date} onChanged={() => void query.refresh()} />
      <Asked query={query} why="站长、公司和县里登录以后，看村里人订了哪班车寄货。">
        {(loads) => <Day loads={loads} />}
      </Asked>
    </Page>
  );
}

function Day({ loads }: { readonly loads: DayLoads }): ReactElement {
  const { date, trips } = loads;
  if (trips.length === 0) return <EmptyAnswer sentence="这一天还没有人订车寄货。" />;
  return (
    <>
      <Note tone="ink">{dayWords(loads)}</Note>
      <View className="loads">
        {trips.map((trip) => (
          <Bus key={trip.tripId} trip={trip} />
        ))}
      </View>
      <FileButton endpoint={dayLoadsApi.pdf} ask={{ date }} name={`车上订的货 ${date}`} word="打印（PDF）" />
    </>
  );
}

function Bus({ trip }: { readonly trip: LoadedTrip }): ReactElement {
  const { room, load, stops } = trip;
  return (
    <Card title={tripTitle(trip)} named>
      {troubleWords(trip).map((words) => (
        <Note key={words} tone="red">
          {words}
        </Note>
      ))}
      <Note>{tripNote(trip)}</Note>
      <RoomBar
        room={Math.floor(room.grams / 1000)}
        parts={[{ look: 'ink', word: '最满的一段', amount: wholeKilograms(load.grams) }]}
        unit="公斤"
      />
      {stops.map((stop) => (
        <Stop key={`${stop.stopSequence} ${stop.pointId ?? ''}`} stop={stop} />
      ))}
    </Card>
  );
}

function Stop({ stop }: { readonly stop: LoadedStop }): ReactElement {
  return (
    <View className="loads-stop">
      <View className="loads-where">{stopTitle(stop)}</View>
      <Note>{stopNote(stop)}</Note>
      {stop.orders.map((order) => (
        <Order key={`${order.id} ${String(order.chilled)}`} order={order} />
      ))}
    </View>
  );
}

function Order({ order }: { readonly order: LoadedOrder }): ReactElement {
  return (
    <Row
      title={`${order.goods} ${order.boxes} 箱`}
      note={orderNote(order)}
      tail={
        <View className="loads-tags">
          {orderTags(order).map(({ word, tone }) => (
            <Tag key={word} word={word} tone={tone} />
          ))}
        </View>
      }
      onPress={() => goTo(shipmentsPages.shipment, { id: order.id })}
    />
  );
}
