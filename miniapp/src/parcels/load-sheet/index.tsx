// What is on this bus, and where does it come off?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { carrierOf, clockText, manifestApi, parcelsPages, scanPolicy, wholeKilograms } from '@kehuoyou/shared';
import type { Manifest, ManifestStop } from '@kehuoyou/shared';
import { useScope } from '../../accounts/use-me';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { RoomBar } from '../../ui/charts/room-bar';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { FileButton } from '../../ui/page/file-button';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Page } from '../../ui/page/page';
import { StateMark } from '../../ui/states/state-mark';
import { bagLoad, bagStates, busName, placeName, volumeWords } from '../freight-words';
import { cargoWords, changeWords, placeOf, setDownWords, sheetName, spokenSheet } from './sheet-words';
import './index.scss';

/** Asked again while the page is open, ms: bags are loaded until the bus leaves. */
const ASK_EVERY_MS = 60_000;

/** 路单 of one bus on one day, for whoever loads it, drives it and takes from it. */
export default function LoadSheetPage(): ReactElement {
  const { trip = '', date = '' } = usePageParams(parcelsPages.loadSheet);
  const ask = trip === '' || date === '' ? undefined : { tripId: trip, serviceDate: date };
  const sheet = useQuery(manifestApi.read, ask, { everyMs: ASK_EVERY_MS, usable: '路单仍可用' });
  const signedIn = useSignedIn() !== undefined;
  usePulled(sheet.refresh);
  const { answer } = sheet;
  return (
    <Page
      title={
        answer === undefined ? parcelsPages.loadSheet.title : `路单 ${busName(answer)} 去${placeName(answer.headsign)}`
      }
      age={sheet.age}
      spoken={answer && spokenSheet(answer)}
      desk="hub-sheets"
    >
      {ask === undefined && signedIn ? (
        <EmptyAnswer sentence="没有说是哪一班车。" next="从装车台或者我的车次打开路单。" />
      ) : (
        <Asked query={sheet} why="司机和分拣员登录以后，看车上装了什么。">
          {(manifest) => <Sheet manifest={manifest} />}
        </Asked>
      )}
    </Page>
  );
}

function Sheet({ manifest }: { readonly manifest: Manifest }): ReactElement {
  const { stops, cancelled, refusal, tripId, serviceDate } = manifest;
  const file = { ask: { tripId, serviceDate }, name: sheetName(manifest) };
  const mayTake = useScope(scanPolicy.TRANSFERRED) !== undefined;
  return (
    <View className="sheet">
      {cancelled === undefined ? null : <NoticeStrip tone="red" text={`这一班停开：${cancelled}`} />}
      {refusal === undefined ? null : <NoticeStrip tone="red" text={refusal} />}
      <Head manifest={manifest} />
      {stops.length === 0 ? <EmptyAnswer sentence="这一班没有快递。" next="装上了就写在这里。" /> : null}
      {stops.map((stop) => (
        <Stop key={`${stop.stopSequence} ${stop.pointId ?? ''}`} stop={stop} />
      ))}
      <ButtonRow>
        {mayTake && cancelled === undefined ? (
          <Button
            icon="package-plus"
            word="接别的车的袋子"
            onPress={() => goTo(parcelsPages.transfer, { trip: tripId, date: serviceDate })}
          />
        ) : null}
        <FileButton {...file} endpoint={manifestApi.pdf} word="路单（PDF，可以打印）" />
        <FileButton {...file} endpoint={manifestApi.csv} word="路单（表格）" />
      </ButtonRow>
    </View>
  );
}

function Head({ manifest }: { readonly manifest: Manifest }): ReactElement {
  const { plate, staffNumber, room, load, serviceDate, planned, departure } = manifest;
  const who = [serviceDate, plate ?? '没派车', staffNumber === undefined ? '没派司机' : `司机 ${staffNumber}`].join(
    ' · ',
  );
  const late = planned === undefined ? '' : `，原定 ${clockText(planned)}`;
  return (
    <Card title={`${clockText(departure)} 开${late}`} named>
      <Note tone="ink">{who}</Note>
      <RoomBar
        room={Math.floor(room.grams / 1000)}
        parts={[{ look: 'ink', word: '快递', amount: wholeKilograms(load.grams) }]}
        unit="公斤"
      />
      <Note>{`${load.pieces} 件，${volumeWords(load, room)}，行李的地方已经留出来了`}</Note>
    </Card>
  );
}

function Stop({ stop }: { readonly stop: ManifestStop }): ReactElement {
  const { arrival, phone, bags, loose, changesHere } = stop;
  return (
    <View className="card sheet-stop">
      <View className="sheet-stop-head">
        <Text className="sheet-time">{clockText(arrival)}</Text>
        <Text className="sheet-name">{placeOf(stop)}</Text>
        <Text className="sheet-down">{setDownWords(stop)}</Text>
      </View>
      {changesHere === true ? <StateMark state="careful" word={changeWords(stop)} /> : null}
      <Note>{cargoWords(stop)}</Note>
      {bags.map((bag) => (
        <View key={bag.seal} className="sheet-line">
          <Text className="sheet-seal">{bag.seal}</Text>
          <Text>{bagLoad(bag)}</Text>
          <StateMark state={bagStates[bag.state].state} word={bagStates[bag.state].word} quiet />
        </View>
      ))}
      {loose.map(({ parcelId, waybill, carrier, state }) => (
        <View key={parcelId} className="sheet-line">
          <Text className="sheet-seal">{waybill}</Text>
          <Text>{`${carrier === '' ? '快递' : carrierOf(carrier).name}，散件`}</Text>
          <StateMark state={bagStates[state].state} word={bagStates[state].word} quiet />
        </View>
      ))}
      {phone === undefined ? null : (
        <PhoneButton word={changesHere === true ? '打给车站' : '打给站长'} who={placeOf(stop)} number={phone} />
      )}
    </View>
  );
}
