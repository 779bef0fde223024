// What has just come, what has trouble, what goes back, and where are the sheets of the buses?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { manifestApi, parcelExceptionNames, parcelStateNames } from '@kehuoyou/shared';
import type { HubDesk, HubTrip } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { FileButton } from '../../ui/page/file-button';
import { StateMark } from '../../ui/states/state-mark';
import { sheetName } from '../load-sheet/sheet-words';
import { bagsOn, busName, placeName, tripStep } from '../freight-words';
import { openSheet } from './trip-panel';
import type { HubScan } from './use-hub-scan';

/** 到件: how many are still to come, and how many lie here. */
export function Receiving({ desk: { counts } }: { readonly desk: HubDesk }): ReactElement {
  const { expected, unsorted } = counts;
  return (
    <Card
      title="快递公司说要来，还没扫到"
      spoken={`还有 ${expected} 件没到，到了 ${unsorted} 件没分。`}
      readable={false}
    >
      <Answer figure={`${expected} 件`} />
      <Note tone="ink">{unsorted === 0 ? '到了的都分好了。' : `到了 ${unsorted} 件，还没分。`}</Note>
    </Card>
  );
}

/** 异常: a line each; what is touched lies in hand. */
export function Troubles({
  desk: { troubles },
  scan,
}: {
  readonly desk: HubDesk;
  readonly scan: HubScan;
}): ReactElement {
  if (troubles.length === 0) return <EmptyAnswer sentence="没有对不上的件。" next="扫到有问题的，按“对不上”记下来。" />;
  return (
    <List>
      {troubles.map(({ parcelId, waybill, state, exceptions, pointName }) => (
        <Row
          key={parcelId}
          title={waybill}
          note={[parcelStateNames[state], ...(pointName === undefined ? [] : [`去${placeName(pointName)}`])].join('，')}
          tail={
            <StateMark
              state={state === 'held' ? 'refused' : 'careful'}
              word={exceptions.map((each) => parcelExceptionNames[each]).join('、') || parcelStateNames[state]}
            />
          }
          onPress={() => scan.take({ kind: 'parcel', waybill, ...(pointName === undefined ? {} : { pointName }) })}
        />
      ))}
    </List>
  );
}

/** 退回: how many go back; each is scanned when the carrier takes it. */
export function Returning({ desk: { counts } }: { readonly desk: HubDesk }): ReactElement {
  if (counts.returning === 0)
    return <EmptyAnswer sentence="没有要退的件。" next="服务点说退回的，车带回来以后在这里交给快递公司。" />;
  return (
    <Card title="要退给快递公司" spoken={`要退 ${counts.returning} 件。`} readable={false}>
      <Answer figure={`${counts.returning} 件`} />
      <Note tone="ink">交给快递公司的时候，一件一件扫。</Note>
    </Card>
  );
}

/** 路单: a line a bus, with its sheet and its files. */
export function Sheets({ trips }: { readonly trips: readonly HubTrip[] }): ReactElement {
  const used = trips.filter((trip) => bagsOn(trip).length > 0 || trip.calls.some(({ loose }) => loose > 0));
  if (used.length === 0) return <EmptyAnswer sentence="这些班车上还没有快递。" />;
  return (
    <View>
      {used.map((trip) => (
        <SheetLine key={`${trip.serviceDate} ${trip.tripId}`} trip={trip} />
      ))}
    </View>
  );
}

function SheetLine({ trip }: { readonly trip: HubTrip }): ReactElement {
  const { tripId, serviceDate } = trip;
  const { state, word } = tripStep(trip);
  const file = { ask: { tripId, serviceDate }, name: sheetName(trip) };
  return (
    <View className="hub-open">
      <View className="hub-open-words">
        <Text className="hub-seal">{`${busName(trip)} ${placeName(trip.headsign)}`}</Text>
        <StateMark state={state} word={word} />
        <Text>{`${bagsOn(trip).length} 袋`}</Text>
      </View>
      <View className="hub-files">
        <Button icon="printer" word="路单" label={`看 ${busName(trip)} 的路单`} onPress={() => openSheet(trip)} />
        <FileButton {...file} endpoint={manifestApi.pdf} word="PDF" label={`${busName(trip)} 的路单，PDF`} />
        <FileButton {...file} endpoint={manifestApi.csv} word="表格" label={`${busName(trip)} 的路单，表格`} />
      </View>
    </View>
  );
}
