// How does one get from work to work at a desk?
import type { ReactElement, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from '../icon';
import type { IconName } from '../icon-names';
import { Pressable } from '../pressable';
import { voice } from '../voice';

/** One work. */
export interface SideItem {
  readonly name: string;
  readonly word: string;
  readonly icon: IconName;
  /** How much there is to do; nothing is written where it is not known, or none. */
  readonly count?: number | undefined;
  readonly onPress: () => void;
}

/** Whose desk, and what there is to do at it. */
export interface SideProps {
  /** Below the app's name: for what one works, such as 闽通长运清流分公司. */
  readonly place: ReactNode;
  readonly items: readonly SideItem[];
  readonly current: string;
  /** At the bottom: who works here. */
  readonly who: string;
  readonly onHome: () => void;
  readonly onWho: () => void;
}

/** The app's name, one line a work, and whoever has signed in. */
export function Side({ place, items, current, who, onHome, onWho }: SideProps): ReactElement {
  return (
    <View className="side" {...voice({ role: 'navigation', label: '工作' })}>
      <Pressable className="side-brand" label="客货邮，回首页" onPress={onHome}>
        <View className="side-mark">
          <Icon name="bus" />
        </View>
        <Text>客货邮</Text>
      </Pressable>
      <Text className="side-place">{place}</Text>
      {items.map(({ name, word, icon, count = 0, onPress }) => (
        <Pressable
          key={name}
          className={name === current ? 'side-item side-item-on' : 'side-item'}
          current={name === current}
          label={count === 0 ? word : `${word} ${count}`}
          onPress={onPress}
        >
          <Icon name={icon} />
          <Text>{word}</Text>
          {count === 0 ? null : <Text className="side-count">{count}</Text>}
        </Pressable>
      ))}
      <Pressable className="side-who" onPress={onWho}>
        <Icon name="user" />
        <Text>{who}</Text>
      </Pressable>
    </View>
  );
}
