// What explains an answer?
import type { PropsWithChildren, ReactElement } from 'react';
import { View } from '@tarojs/components';

/** Small grey text under an answer; `tone="red"` for why something is cancelled or closed. */
export function Note({
  children,
  tone = 'grey',
}: PropsWithChildren<{ readonly tone?: 'grey' | 'red' | 'ink' }>): ReactElement {
  return <View className={`note note-${tone}`}>{children}</View>;
}
