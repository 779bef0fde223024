// How is a whole made up? One bar of parts, and below it each part by its word and figure.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { Paint } from '../paint';
import { SvgPicture } from '../svg-picture';
import { voice } from '../voice';
import { stackSvg } from './chart-shapes';
import { spokenParts } from './chart-words';
import './chart.scss';

/** One part of the whole. */
export interface StackPart {
  readonly word: string;
  readonly value: number;
  /** `green` as it should be, `amber` careful, `red` refused or over, `grey` past, `edge` not known. */
  readonly paint: Exclude<Paint, 'card' | 'line'>;
}

/** The whole. */
export interface StackedBarProps {
  readonly title: string;
  readonly unit: string;
  readonly parts: readonly StackPart[];
}

const HEIGHT = 16;

/** Parts end to end in the order in which they are given; the words stand in the same order. */
export function StackedBar({ title, unit, parts }: StackedBarProps): ReactElement {
  return (
    <View className="chart" {...voice({ role: 'img', label: spokenParts(title, unit, parts) })}>
      <Text className="chart-title">{title}</Text>
      <SvgPicture svg={stackSvg(parts)} height={HEIGHT} />
      <View className="room-key">
        {parts.map(({ word, value, paint }) => (
          <View key={word} className="room-word">
            <View className={`room-swatch chart-${paint}`} />
            <Text>{`${word} ${value}`}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}
