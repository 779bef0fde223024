// What holds the lines of a list?
import type { PropsWithChildren, ReactElement } from 'react';
import { View } from '@tarojs/components';

/** A card of `Row`s with a line between each two. */
export function List({ children }: PropsWithChildren): ReactElement {
  return <View className="list">{children}</View>;
}
