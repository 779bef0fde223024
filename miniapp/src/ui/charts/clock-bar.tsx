// How much time is left of what was promised?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { voice } from '../voice';
import type { ClockReading } from './clock-words';

/** A reading (`readClock`) and what it is of, such as 答应 48 小时. */
export interface ClockBarProps {
  readonly reading: ClockReading;
  readonly of: string;
  /** As so many pieces of one length each, such as the 7 days that a parcel may lie; one bar unless given. */
  readonly pieces?: number;
}

/** What is left in large figures, of what, and a bar that fills as the time goes by. */
export function ClockBar({ reading, of, pieces }: ClockBarProps): ReactElement {
  const { words, gone, state } = reading;
  const label = state === 'over' ? `${of}，${words}。` : `${of}，还剩 ${words}。`;
  return (
    <View className={`clock clock-${state}`} {...voice({ role: 'img', label })}>
      <View className="clock-words">
        <Text className="clock-left">{words}</Text>
        <Text className="clock-of">{of}</Text>
      </View>
      {pieces === undefined ? (
        <View className="clock-bar">
          <View className="clock-gone" style={{ width: `${Math.round(gone * 1000) / 10}%` }} />
        </View>
      ) : (
        <View className="clock-pieces">
          {Array.from({ length: pieces }, (_, index) => (
            <View key={index} className={`clock-piece${index < Math.ceil(gone * pieces) ? ' clock-piece-gone' : ''}`} />
          ))}
        </View>
      )}
    </View>
  );
}
