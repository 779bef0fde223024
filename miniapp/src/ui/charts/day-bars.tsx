// How much was it each day? Columns on a wide screen, lines on a phone, each with its figure.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { useWideScreen } from '../../core/platform/wide-screen';
import { SvgPicture } from '../svg-picture';
import { voice } from '../voice';
import { columnsSvg } from './chart-shapes';
import type { Amount } from './chart-shapes';
import { spokenRow, writtenFigures, writtenLabels } from './chart-words';
import type { Point, Row } from './chart-words';
import './chart.scss';

/** One day; what stands out is drawn red and always keeps its figure. */
export interface DayBar extends Point {
  readonly standsOut?: boolean;
}

/** Days in their order. */
export interface DayBarsProps extends Row {
  readonly points: readonly DayBar[];
  /** Height of the columns, px. */
  readonly height?: number;
}

/** Height of the columns unless it is given, px. */
const COLUMN_HEIGHT = 96;

/** A small chart with its title; screen readers hear a sentence instead. */
export function DayBars(props: DayBarsProps): ReactElement {
  const wide = useWideScreen();
  return (
    <View className="chart" {...voice({ role: 'img', label: spokenRow(props) })}>
      <Text className="chart-title">{props.title}</Text>
      {wide ? <Columns {...props} /> : <Lines {...props} />}
    </View>
  );
}

function Columns({ points, height = COLUMN_HEIGHT }: DayBarsProps): ReactElement {
  const written = writtenFigures(points);
  const labelled = writtenLabels(points);
  const amounts = points.map(({ value, standsOut }): Amount => ({
    value,
    paint: standsOut === true ? 'red' : value === 0 ? 'edge' : 'green',
  }));
  const grid = { gridTemplateColumns: `repeat(${points.length}, minmax(0, 1fr))` };
  return (
    <>
      <View className="chart-columns" style={grid}>
        {points.map(({ label, value, standsOut }, index) => (
          <Text key={label} className={`chart-figure${standsOut === true ? ' chart-out' : ''}`}>
            {written[index] === true ? String(value) : ''}
          </Text>
        ))}
      </View>
      <SvgPicture svg={columnsSvg(amounts)} height={height} />
      <View className={`chart-columns chart-base${labelled.every(Boolean) ? '' : ' chart-sparse'}`} style={grid}>
        {points.map(({ label }, index) => (
          <Text key={label} className="chart-label">
            {labelled[index] === true ? label : ''}
          </Text>
        ))}
      </View>
    </>
  );
}

function Lines({ points }: DayBarsProps): ReactElement {
  const most = Math.max(...points.map(({ value }) => value), 1);
  return (
    <View className="chart-lines">
      {points.map(({ label, value, standsOut }) => (
        <View key={label} className={`chart-line${standsOut === true ? ' chart-out' : ''}`}>
          <Text className="chart-label">{label}</Text>
          <View className="chart-track">
            <View className="chart-bar" style={{ width: `${Math.round((Math.max(value, 0) / most) * 1000) / 10}%` }} />
          </View>
          <Text className="chart-figure">{String(value)}</Text>
        </View>
      ))}
    </View>
  );
}
