// Which villages does the phone keep, and which of them is shown?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { useSettings } from '../core/settings';
import type { KeptVillage } from '../core/settings';
import { List } from '../ui/cards/list';
import { Row } from '../ui/cards/row';
import { Tag } from '../ui/cards/tag';
import { voice } from '../ui/voice';

/** A kept village as the person calls it: 爸妈家（下谢村）, or just its name. */
export function villageTitle({ name, label }: KeptVillage): string {
  return label === undefined ? name : `${label}（${name}）`;
}

/** The kept villages as a list; nothing before the first is kept. */
export function KeptVillages({ onChoose }: { readonly onChoose: (code: string) => void }): ReactElement | null {
  const { villages, chosenCode } = useSettings();
  if (villages.length === 0) return null;
  return (
    <>
      <View className="choice-question" {...voice({ role: 'heading' })}>
        记下的村，点一下就换
      </View>
      <List>
        {villages.map((village) => (
          <Row
            key={village.code}
            icon="map-pin"
            title={villageTitle(village)}
            note={village.townshipName}
            tail={village.code === chosenCode ? <Tag word="正在看" /> : null}
            onPress={() => onChoose(village.code)}
          />
        ))}
      </List>
      <View className="choice-question" {...voice({ role: 'heading' })}>
        再加一个村
      </View>
    </>
  );
}
