// Whose buses are shown, and how does one switch to another village?
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { networkPages } from '@kehuoyou/shared';
import { goTo } from '../core/platform/navigation';
import { useSettings } from '../core/settings';
import type { KeptVillage } from '../core/settings';
import { Chips } from '../ui/fields/chips';
import { Icon } from '../ui/icon';
import { Pressable } from '../ui/pressable';

/** The village's name at the top; pressing it leads to the choice of another. */
export function VillageName({ village }: { readonly village: KeptVillage }): ReactElement {
  return (
    <Pressable className="village-name" label={`${village.name}，换村`} onPress={() => goTo(networkPages.village)}>
      <Icon name="map-pin" />
      <Text className="page-title">{village.name}</Text>
      <Text className="village-change">换村</Text>
    </Pressable>
  );
}

/** The kept villages side by side, for switching with one touch; nothing while there is only one. */
export function VillageSwitch(): ReactElement | null {
  const { villages, chosenCode, chooseVillage } = useSettings();
  if (villages.length < 2) return null;
  const chips = villages.map(({ code, name, label }) => ({
    value: code,
    word: label ?? name,
    ...(label === undefined ? {} : { under: name }),
  }));
  return <Chips label="哪个村" chips={chips} chosen={chosenCode} onChoose={chooseVillage} />;
}
