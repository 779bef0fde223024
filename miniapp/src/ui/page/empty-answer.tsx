// What stands where nothing is? An answer, and when there will be something again.
import type { ReactElement, ReactNode } from 'react';
import { View } from '@tarojs/components';

/** What there is not, and what comes next. */
export interface EmptyAnswerProps {
  /** Such as 今天没有班车了. */
  readonly sentence: string;
  /** Such as 明天第一班 06:37. */
  readonly next?: string;
  /** A button, where there is something to do. */
  readonly children?: ReactNode;
}

/** "Nothing" as a whole sentence. */
export function EmptyAnswer({ sentence, next, children }: EmptyAnswerProps): ReactElement {
  return (
    <View className="empty">
      <View className="empty-sentence">{sentence}</View>
      {next === undefined ? null : <View className="empty-next">{next}</View>}
      {children}
    </View>
  );
}
