// What stands beside the list when a row is open?
import type { PropsWithChildren, ReactElement } from 'react';
import { View } from '@tarojs/components';
import { Icon } from '../icon';
import { Pressable } from '../pressable';
import { voice } from '../voice';

/** Whose detail, and the way to be rid of it. */
export type RowDetailProps = PropsWithChildren<{ readonly name: string; readonly onClose: () => void }>;

/** The row in full; it stays in view while the list is scrolled. */
export function RowDetail({ name, onClose, children }: RowDetailProps): ReactElement {
  return (
    <View className="table-detail" {...voice({ role: 'group', label: name })}>
      <Pressable className="table-close" label={`关上${name}`} onPress={onClose}>
        <Icon name="x" />
      </Pressable>
      {children}
    </View>
  );
}
