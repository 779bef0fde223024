// Does it go up or down? A small line beside its last figure.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { Paint } from '../paint';
import { SvgPicture } from '../svg-picture';
import { voice } from '../voice';
import { lineSvg } from './chart-shapes';
import { spokenRow } from './chart-words';
import type { Row } from './chart-words';
import './chart.scss';

/** A row of figures; `paint` green unless something is wrong. */
export interface SparklineProps extends Row {
  readonly paint?: Paint;
}

const HEIGHT = 32;

/** The last figure in large, the line, and between which figures it runs; nothing while there are none. */
export function Sparkline(props: SparklineProps): ReactElement | null {
  const { unit, points, paint = 'green' } = props;
  const values = points.map(({ value }) => value);
  const last = values[values.length - 1];
  if (last === undefined) return null;
  return (
    <View className="chart spark" {...voice({ role: 'img', label: spokenRow(props) })}>
      <Text className="spark-last">{`${last} ${unit}`}</Text>
      <View className="spark-line">
        <SvgPicture svg={lineSvg(values, paint)} height={HEIGHT} />
      </View>
      <Text className="chart-label">{`${Math.min(...values)}–${Math.max(...values)}`}</Text>
    </View>
  );
}
