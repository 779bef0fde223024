// What is to be set down where, and how full is the hold?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { manifestApi, parcelsPages, shortPointName, wholeKilograms } from '@kehuoyou/shared';
import type { HubBagState, Manifest, ManifestStop, RunSheetCall, RunSheetTrip, ServiceDate } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { RoomBar } from '../../ui/charts/room-bar';
import type { TripNow } from '../reporting/run-sheet-fold';

/** Asked again while the page is open, ms: bags are loaded until the bus leaves. */
const ASK_EVERY_MS = 120_000;

/** A trip's manifest as it was last known; undefined where it takes nothing along, or nobody has ever been asked. */
export function useHold({ trip }: TripNow, date: ServiceDate): Manifest | undefined {
  const ask = trip.carriesParcels ? { tripId: trip.tripId, serviceDate: date } : undefined;
  return useQuery(manifestApi.read, ask, { everyMs: ASK_EVERY_MS, usable: '路单仍可用' }).answer;
}

/** What is to be set down at a call of the trip, a point after the other; none for nothing. */
export function setDownAt(manifest: Manifest | undefined, call: RunSheetCall | undefined): readonly ManifestStop[] {
  return (manifest?.stops ?? []).filter(
    ({ stopId, stopSequence }) => stopId === call?.stopId && stopSequence === call.stopSequence,
  );
}

/** 放 3 袋 2 散件; empty where all of it has been handed over, or there was nothing. */
export function setDownWords(stops: readonly ManifestStop[]): string {
  const left = (all: readonly { readonly state: HubBagState }[]) =>
    all.filter(({ state }) => state !== 'handed').length;
  const [bags, loose] = [left(stops.flatMap((stop) => stop.bags)), left(stops.flatMap((stop) => stop.loose))];
  const words = [...(bags === 0 ? [] : [`${bags} 袋`]), ...(loose === 0 ? [] : [`${loose} 散件`])];
  return words.length === 0 ? '' : `放 ${words.join(' ')}`;
}

/** What is set down at the next stop, in large type, and for whom where that is not one; nothing where there is nothing. */
export function SetDown({ stops }: { readonly stops: readonly ManifestStop[] }): ReactElement | null {
  const words = setDownWords(stops);
  if (words === '') return null;
  const handed = stops.flatMap(({ bags }) => bags).filter(({ state }) => state === 'handed').length;
  return (
    <View className="run-set-down">
      <Text className="run-kind">放下</Text>
      <Text className="run-time">{words.replace(/^放 /, '')}</Text>
      {stops.length < 2
        ? null
        : stops.map((stop) => (
            <Note key={stop.pointId ?? ''} tone="ink">
              {forWhom(stop)}
            </Note>
          ))}
      {handed === 0 ? null : <Note>{`站长扫了 ${handed} 袋`}</Note>}
    </View>
  );
}

/** 横溪村 2 袋. */
function forWhom(stop: ManifestStop): string {
  const { pointName, stopName } = stop;
  return `${shortPointName(pointName ?? stopName)} ${setDownWords([stop]).replace(/^放 /, '') || '都交了'}`;
}

/** The way to where bags of another bus are scanned onto this one; nothing for a bus that takes nothing along. */
export function TakeOver({
  trip,
  date,
}: {
  readonly trip: RunSheetTrip;
  readonly date: ServiceDate;
}): ReactElement | null {
  if (!trip.carriesParcels) return null;
  return (
    <ButtonRow>
      <Button
        icon="package-plus"
        word="接别的车的袋子"
        onPress={() => goTo(parcelsPages.transfer, { trip: trip.tripId, date })}
      />
    </ButtonRow>
  );
}

/** The hold's bar and the way to the whole sheet; nothing where the bus carries nothing. */
export function Hold({ manifest }: { readonly manifest: Manifest | undefined }): ReactElement | null {
  if (manifest === undefined || manifest.stops.length === 0) return null;
  const { room, load, stops, tripId, serviceDate } = manifest;
  const bags = stops.flatMap((stop) => stop.bags);
  return (
    <Card title="货舱" named>
      <RoomBar
        room={Math.floor(room.grams / 1000)}
        parts={[{ look: 'ink', word: '快递', amount: wholeKilograms(load.grams) }]}
        unit="公斤"
      />
      <Note tone="ink">{`一共 ${bags.length} 袋，${stops.length} 个地方放。`}</Note>
      <Button
        icon="package"
        word="看路单"
        onPress={() => goTo(parcelsPages.loadSheet, { trip: tripId, date: serviceDate })}
      />
    </Card>
  );
}
