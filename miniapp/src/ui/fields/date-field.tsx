// How is any other day chosen?
import { createElement } from 'react';
import type { ChangeEvent, MouseEvent, ReactElement } from 'react';
import { Picker, Text, View } from '@tarojs/components';
import { isServiceDate } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { Icon } from '../icon';
import { openPicker } from './open-picker';
import { voice } from '../voice';

/** A day, and the days between which it must lie. */
export interface DateFieldProps {
  /** What it is for, such as 看别的日子. */
  readonly word: string;
  readonly value: ServiceDate;
  readonly from: ServiceDate;
  readonly to: ServiceDate;
  readonly onChoose: (date: ServiceDate) => void;
}

/**
 * The platform's own calendar behind a button of ours: WeChat's wheel, the browser's date field. The
 * field itself lies over the button unseen, for browsers write its date in the order of their own language.
 */
export function DateField({ word, value, from, to, onChoose }: DateFieldProps): ReactElement {
  const choose = (text: string): void => {
    if (isServiceDate(text) && from <= text && text <= to) onChoose(text);
  };
  const shown = (
    <>
      <Icon name="calendar" />
      <Text>{word}</Text>
    </>
  );
  if (process.env.TARO_ENV === 'h5') {
    return (
      <View className="date-field">
        {shown}
        {createElement('input', {
          type: 'date',
          className: 'date-input',
          value,
          min: from,
          max: to,
          'aria-label': word,
          onChange: (event: ChangeEvent<HTMLInputElement>) => choose(event.target.value),
          onClick: (event: MouseEvent<HTMLInputElement>) => openPicker(event.currentTarget),
        })}
      </View>
    );
  }
  return (
    <Picker mode="date" value={value} start={from} end={to} onChange={(event) => choose(event.detail.value)}>
      <View className="date-field" {...voice({ role: 'button', label: word })}>
        {shown}
      </View>
    </Picker>
  );
}
