// How do several buttons share a line?
import type { PropsWithChildren, ReactElement } from 'react';
import { View } from '@tarojs/components';

/** Buttons side by side where they fit, one under the other where they do not. */
export function ButtonRow({ children }: PropsWithChildren): ReactElement {
  return <View className="button-row">{children}</View>;
}
