// Where else can one go from the home page?
import type { ReactElement } from 'react';
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
      <Tile icon="map-pin" word="附近服务点" onPress={() => goTo('/network/nearest/index')} />
      <Tile icon="route" word="怎么去" onPress={() => goTo('/timetable/journey/index', { from: village.code })} />
      <Tile
        icon="megaphone"
        word="县里通知"
        onPress={() => goTo('/notices/announcements/index', { village: village.code })}
      />
      <Tile icon="refresh-cw" word="换村" onPress={() => goTo('/network/village/index')} />
      <Tile icon="a-large-small" word={elder ? '字变小' : '字变大'} onPress={() => setElder(!elder)} />
    </Tiles>
  );
}
