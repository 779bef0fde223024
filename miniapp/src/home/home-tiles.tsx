// Where else can one go from the home page?
import type { ReactElement } from 'react';
import {
  complaintsPages,
  errandsPages,
  networkPages,
  noticesPages,
  parcelsPages,
  shipmentsPages,
  timetablePages,
} from '@kehuoyou/shared';
import { goTo } from '../core/platform/navigation';
import { useSettings } from '../core/settings';
import type { KeptVillage } from '../core/settings';
import { Tile } from '../ui/buttons/tile';
import { Tiles } from '../ui/buttons/tiles';

/** Only what exists. */
export function HomeTiles({ village }: { readonly village: KeptVillage }): ReactElement {
  const elder = useSettings((settings) => settings.elder);
  const { setElder } = useSettings.getState();
  return (
    <Tiles>
      <Tile icon="package" word={parcelsPages.wallet.title} onPress={() => goTo(parcelsPages.wallet)} />
      <Tile icon="search" word={parcelsPages.tracking.title} onPress={() => goTo(parcelsPages.tracking)} />
      <Tile icon="leaf" word={shipmentsPages.canSend.title} onPress={() => goTo(shipmentsPages.canSend)} />
      <Tile icon="shopping-basket" word={errandsPages.ask.title} onPress={() => goTo(errandsPages.ask)} />
      <Tile icon="leaf" word={errandsPages.offers.title} onPress={() => goTo(errandsPages.offers)} />
      <Tile icon="store" word={networkPages.everyday.title} onPress={() => goTo(networkPages.everyday)} />
      <Tile icon="map-pin" word="附近服务点" onPress={() => goTo(networkPages.nearest)} />
      <Tile icon="route" word="怎么去" onPress={() => goTo(timetablePages.journey, { from: village.code })} />
      <Tile
        icon="megaphone"
        word="县里通知"
        onPress={() => goTo(noticesPages.announcements, { village: village.code })}
      />
      <Tile icon="message-square" word={complaintsPages.say.title} onPress={() => goTo(complaintsPages.say)} />
      <Tile icon="refresh-cw" word="换村" onPress={() => goTo(networkPages.village)} />
      <Tile icon="a-large-small" word={elder ? '字变小' : '字变大'} onPress={() => setElder(!elder)} />
    </Tiles>
  );
}
