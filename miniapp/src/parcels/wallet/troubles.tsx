// How does stand what is wrong with a parcel?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';
import type { TroubleWords } from './trouble-words';

/** Each with its mark and what can be done; nothing where all is well. */
export function Troubles({ troubles }: { readonly troubles: readonly TroubleWords[] }): ReactElement | null {
  if (troubles.length === 0) return null;
  return (
    <View className="wallet-troubles">
      {troubles.map(({ mark, word, what }) => (
        <View key={word}>
          <StateMark state={mark} word={word} />
          <Note tone="ink">{what}</Note>
        </View>
      ))}
    </View>
  );
}
