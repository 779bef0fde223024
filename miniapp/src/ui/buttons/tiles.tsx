// How do tiles lie side by side?
import type { PropsWithChildren, ReactElement } from 'react';
import { View } from '@tarojs/components';

/** Two columns of `Tile`s. */
export function Tiles({ children }: PropsWithChildren): ReactElement {
  return <View className="tiles">{children}</View>;
}
