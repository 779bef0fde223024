// What leads from a page to the other things that one can do?
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { Icon } from '../icon';
import type { IconName } from '../icon-names';
import { Pressable } from '../pressable';

/** A large cell with an icon and its word; put several into a `Tiles`. */
export function Tile({
  icon,
  word,
  onPress,
}: {
  readonly icon: IconName;
  readonly word: string;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <Pressable className="tile" onPress={onPress}>
      <Icon name={icon} className="tile-icon" />
      <Text>{word}</Text>
    </Pressable>
  );
}
