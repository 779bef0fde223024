// How is a time of the day chosen?
import { createElement } from 'react';
import type { ChangeEvent, MouseEvent, ReactElement } from 'react';
import { Picker, Text, View } from '@tarojs/components';
import { parseWallTime } from '@kehuoyou/shared';
import { Icon } from '../icon';
import { openPicker } from './open-picker';
import { voice } from '../voice';

/** A time, `HH:MM`. */
export interface TimeFieldProps {
  /** What it is for, such as 几点开; stands before the time. */
  readonly label: string;
  readonly value: string;
  readonly onChoose: (time: string) => void;
}

/**
 * The platform's own clock behind a button of ours: WeChat's wheel, the browser's time field. The field
 * itself lies over the button unseen, for browsers write its time with or without AM as they please.
 */
export function TimeField({ label, value, onChoose }: TimeFieldProps): ReactElement {
  const choose = (text: string): void => {
    if (parseWallTime(text) !== undefined) onChoose(text);
  };
  const shown = (
    <>
      <Icon name="clock" />
      <Text>{`${label}：${value}`}</Text>
    </>
  );
  if (process.env.TARO_ENV === 'h5') {
    return (
      <View className="date-field">
        {shown}
        {createElement('input', {
          type: 'time',
          className: 'date-input',
          value,
          'aria-label': label,
          onChange: (event: ChangeEvent<HTMLInputElement>) => choose(event.target.value),
          onClick: (event: MouseEvent<HTMLInputElement>) => openPicker(event.currentTarget),
        })}
      </View>
    );
  }
  return (
    <Picker mode="time" value={value} onChange={(event) => choose(event.detail.value)}>
      <View className="date-field" {...voice({ role: 'button', label: `${label}，现在是 ${value}` })}>
        {shown}
      </View>
    </Picker>
  );
}
