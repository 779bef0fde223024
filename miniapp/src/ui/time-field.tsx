// How is a time of the day chosen?
import { createElement } from 'react';
import type { ChangeEvent, ReactElement } from 'react';
import { Picker, Text, View } from '@tarojs/components';
import { parseWallTime } from '@kehuoyou/shared';
import { Icon } from './icon';
import { voice } from './voice';

/** A time, `HH:MM`. */
export interface TimeFieldProps {
  /** What it is for, such as 几点开; stands above the time. */
  readonly label: string;
  readonly value: string;
  readonly onChoose: (time: string) => void;
}

/** WeChat's wheel behind our own look; the browser's time field, which can be typed into as well. */
export function TimeField({ label, value, onChoose }: TimeFieldProps): ReactElement {
  const choose = (text: string): void => {
    if (parseWallTime(text) !== undefined) onChoose(text);
  };
  if (process.env.TARO_ENV === 'h5') {
    return (
      <View className="field">
        <Text className="field-label">{label}</Text>
        {createElement('input', {
          type: 'time',
          className: 'field-input field-time',
          value,
          'aria-label': label,
          onChange: (event: ChangeEvent<HTMLInputElement>) => choose(event.target.value),
        })}
      </View>
    );
  }
  return (
    <View className="field">
      <Text className="field-label">{label}</Text>
      <Picker mode="time" value={value} onChange={(event) => choose(event.detail.value)}>
        <View className="date-field" {...voice({ role: 'button', label: `${label}，现在是 ${value}` })}>
          <Icon name="clock" />
          <Text>{value}</Text>
        </View>
      </Picker>
    </View>
  );
}
