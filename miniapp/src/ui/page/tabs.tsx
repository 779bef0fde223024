// How does the bar at the bottom look?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from '../icon';
import type { IconName } from '../icon-names';
import { Pressable } from '../pressable';
import { voice } from '../voice';

/** One place that the bar leads to. */
export interface Tab<Name extends string> {
  readonly name: Name;
  readonly word: string;
  readonly icon: IconName;
}

/** What the bar shows. */
export interface TabsProps<Name extends string> {
  readonly tabs: readonly Tab<Name>[];
  readonly current: Name;
  readonly onChoose: (name: Name) => void;
}

/** The bar at the bottom, always an icon with its word. */
export function Tabs<Name extends string>({ tabs, current, onChoose }: TabsProps<Name>): ReactElement {
  return (
    <View className="tabs" {...voice({ role: 'navigation', label: '主要页面' })}>
      {tabs.map((tab) => (
        <Pressable
          key={tab.name}
          className={tab.name === current ? 'tab tab-on' : 'tab'}
          current={tab.name === current}
          label={tab.word}
          onPress={() => onChoose(tab.name)}
        >
          <Icon name={tab.icon} />
          <Text className="tab-word">{tab.word}</Text>
        </Pressable>
      ))}
    </View>
  );
}
