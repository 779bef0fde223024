// What is there to ask about? Every name at a touch, so that nobody has to type.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '../pressable';
import './name-chips.scss';

interface NameChipsProps {
  readonly names: readonly { readonly id: string; readonly name: string }[];
  /** For names of several words. */
  readonly wide?: boolean;
  readonly onChoose: (name: string) => void;
}

/** As many to a row as there is room for. */
export function NameChips({ names, wide = false, onChoose }: NameChipsProps): ReactElement {
  return (
    <View className={wide ? 'name-chips name-chips-wide' : 'name-chips'}>
      {names.map(({ id, name }) => (
        <Pressable key={id} className="name-chip" onPress={() => onChoose(name)}>
          <Text>{name}</Text>
        </Pressable>
      ))}
    </View>
  );
}
