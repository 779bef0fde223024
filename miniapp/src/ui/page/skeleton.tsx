// What stands there at the very first opening, before anything is known?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { voice } from '../voice';

/** Grey bars in the shape of `cards` cards; only where there is no last known answer. */
export function Skeleton({ cards = 2 }: { readonly cards?: number }): ReactElement {
  return (
    <View {...voice({ role: 'status', label: '正在打开' })}>
      {Array.from({ length: cards }, (_, index) => (
        <View key={index} className="card" {...voice({ hidden: true })}>
          <View className="bone bone-small" />
          <View className="bone bone-large" />
          <View className="bone" />
        </View>
      ))}
    </View>
  );
}
