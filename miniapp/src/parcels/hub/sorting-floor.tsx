// What lies at the hub in no bag, where does it go, and which bags are open for it?
import { clockText } from '@kehuoyou/shared';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { HubDesk, HubSorting } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { byHand } from './scanned-bag';
import { bagLoad, busName, placeName } from '../freight-words';
import type { HubScan } from './use-hub-scan';

/** A desk and its scans. */
export interface FloorProps {
  readonly desk: HubDesk;
  readonly scan: HubScan;
}

/** 分拣: what lies on the floor by point, and the bags into which it goes. */
export function SortingFloor({ desk, scan }: FloorProps): ReactElement {
  return (
    <View className="hub-two">
      <Floor desk={desk} />
      <OpenBags desk={desk} scan={scan} />
    </View>
  );
}

function Floor({ desk: { sorting, counts } }: { readonly desk: HubDesk }): ReactElement {
  if (sorting.length === 0)
    return (
      <EmptyAnswer
        sentence="都分好了。"
        next={counts.expected === 0 ? '快递公司今天没有别的了。' : `还有 ${counts.expected} 件没到。`}
      />
    );
  return (
    <View>
      <Note tone="ink">{`还有 ${counts.unsorted} 件没装袋`}</Note>
      <List>
        {sorting.map((row) => (
          <Row
            key={row.pointId ?? ''}
            figure={`${row.pieces} 件`}
            title={row.pointName === undefined ? '不知道送哪儿' : placeName(row.pointName)}
            note={floorNote(row)}
            {...(row.waits === undefined ? {} : { tail: <Tag word="先放着" tone="amber" /> })}
          />
        ))}
      </List>
    </View>
  );
}

/** 11:37 K01，12:20 到; why it waits. */
export function floorNote({ next, waits, pointId }: HubSorting): string {
  if (waits !== undefined) return waits;
  if (pointId === undefined) return '扫一件看看，问快递公司';
  return next === undefined ? '今天没有班车了' : `${busName(next)}，${clockText(next.arrival)} 到`;
}

/** Bags that still can be filled; without a network the parcel in hand goes into the one that is touched. */
function OpenBags({ desk, scan }: FloorProps): ReactElement | null {
  const { hand } = scan;
  const places = desk.trips
    .filter(({ state }) => state === 'open')
    .flatMap((trip) => trip.calls.flatMap((call) => call.bags.map((bag) => ({ trip, call, bag }))))
    .filter(({ bag }) => bag.state === 'open');
  if (places.length === 0) return null;
  const waybill = hand?.kind === 'parcel' ? hand.waybill : undefined;
  return (
    <Card title="开着的袋子" named>
      {places.map(({ trip, call, bag }) => (
        <View key={bag.seal} className="hub-open">
          <View className="hub-open-words">
            <Text className="hub-seal">{bag.seal}</Text>
            <Text>{`${placeName(call.pointName)} · ${busName(trip)} · ${bagLoad(bag)}`}</Text>
          </View>
          <ButtonRow>
            {waybill === undefined ? null : (
              <Button
                word="放这袋"
                label={`把 ${waybill} 放进 ${bag.seal}`}
                onPress={() => scan.done(byHand({ part: 'sort', desk, hand }, waybill, bag.seal))}
              />
            )}
            <Button word="封袋" label={`要封 ${bag.seal}`} onPress={() => scan.take({ kind: 'bag', seal: bag.seal })} />
          </ButtonRow>
        </View>
      ))}
    </Card>
  );
}
