// How many? Two large buttons for one more and one less, and the number itself to be typed.
import type { ReactElement } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { Pressable } from '../pressable';
import { voice } from '../voice';

/** A whole number. */
export interface CountFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** What is counted: 箱. */
  readonly unit: string;
  readonly most: number;
}

/** From nothing to `most`; what is typed beyond it becomes `most`. */
export function CountField({ label, value, onChange, unit, most }: CountFieldProps): ReactElement {
  const take = (next: number): void => onChange(Math.min(most, Math.max(0, next)));
  return (
    <View className="field count">
      <Text className="field-label">{label}</Text>
      <View className="count-line">
        <Pressable
          className="count-step"
          label={`${label}，少一${unit}`}
          disabled={value === 0}
          onPress={() => take(value - 1)}
        >
          <Text>−</Text>
        </Pressable>
        <Input
          className="field-input count-input"
          type={process.env.TARO_ENV === 'h5' ? 'text' : 'number'}
          value={value === 0 ? '' : String(value)}
          placeholder="0"
          placeholderClass="field-hint"
          maxlength={4}
          onInput={(event) => take(Number(String(event.detail.value).replace(/\D/g, '')))}
          {...voice({ label: `${label}，多少${unit}` })}
        />
        <Pressable
          className="count-step"
          label={`${label}，多一${unit}`}
          disabled={value >= most}
          onPress={() => take(value + 1)}
        >
          <Text>＋</Text>
        </Pressable>
        <Text className="count-unit">{unit}</Text>
      </View>
    </View>
  );
}
