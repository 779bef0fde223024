// What is still to be done with one bus, and what follows when it leaves now?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { parcelsPages } from '@kehuoyou/shared';
import type { HubTrip } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { bagsOn, busName, missingOf } from '../freight-words';
import { KeyButton } from './key-button';
import { said } from './use-hub-scan';
import type { HubScan } from './use-hub-scan';

/** Opens a bus's 路单. */
export function openSheet({ tripId, serviceDate }: Pick<HubTrip, 'tripId' | 'serviceDate'>): void {
  goTo(parcelsPages.loadSheet, { trip: tripId, date: serviceDate });
}

/** 路单, and 开走了 with what stays behind. */
export function TripPanel({
  trip,
  pointId,
  scan,
}: {
  readonly trip: HubTrip;
  readonly pointId: string;
  readonly scan: HubScan;
}): ReactElement {
  const missing = missingOf(trip);
  const loaded = bagsOn(trip).filter(({ state }) => state === 'loaded').length;
  const stays = missing.length === 0 ? '都装上了' : `${missing.length} 袋没装上，会留在这里`;
  const { tripId, serviceDate } = trip;
  return (
    <View>
      <Note tone="ink">{`${busName(trip)} 装了 ${loaded} 袋，${stays}。`}</Note>
      {trip.refusal === undefined ? null : <Note tone="red">{trip.refusal}</Note>}
      <ButtonRow>
        <KeyButton
          shortcut="F7"
          icon="printer"
          word="路单"
          label={`看 ${busName(trip)} 的路单`}
          onPress={() => openSheet(trip)}
        />
        <TakeOver trip={trip} />
        {trip.state === 'open' ? (
          <Button
            icon="bus"
            word="开走了"
            label={`${busName(trip)} 开走了，${stays}`}
            onPress={() =>
              scan.done(said(`${busName(trip)} 开走了`, stays, { type: 'DEPARTED', pointId, tripId, serviceDate }))
            }
          />
        ) : null}
      </ButtonRow>
    </View>
  );
}

/** The way to where bags of another bus are scanned onto this one. */
function TakeOver({ trip }: { readonly trip: HubTrip }): ReactElement | null {
  if (trip.state === 'cancelled') return null;
  return (
    <Button
      icon="package-plus"
      word="接别的车的袋子"
      label={`把别的车的袋子接到 ${busName(trip)}`}
      onPress={() => goTo(parcelsPages.transfer, { trip: trip.tripId, date: trip.serviceDate })}
    />
  );
}
