// What should people know before they read on?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from '../icon';
import { voice } from '../voice';

/** A sentence on amber (careful) or red (closed, cancelled), read out by screen readers when it appears. */
export function NoticeStrip({
  text,
  tone = 'amber',
}: {
  readonly text: string;
  readonly tone?: 'amber' | 'red';
}): ReactElement {
  return (
    <View className={`notice notice-${tone}`} {...voice({ role: 'status' })}>
      <Icon name="triangle-alert" />
      <Text className="notice-text">{text}</Text>
    </View>
  );
}
