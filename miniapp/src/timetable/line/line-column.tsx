// How do a line's stops look, one under the other, with the buses among them?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from '../../ui/icon';
import { Pressable } from '../../ui/pressable';
import { Tag } from '../../ui/cards/tag';
import { voice } from '../../ui/voice';
import type { BusOnLine } from './line-bus';
import type { ColumnStop } from './line-day-words';
import './line-column.scss';

/** What the column shows. */
export interface LineColumnProps {
  readonly stops: readonly ColumnStop[];
  readonly onStop: (stopId: string) => void;
}

/** Stops on a rail. A bus stands on it where it was last seen, with how long ago that was. */
export function LineColumn({ stops, onStop }: LineColumnProps): ReactElement {
  return (
    <View className="line-column" {...voice({ role: 'list' })}>
      {stops.map((stop) => (
        <View key={stop.key} className="line-place" {...voice({ role: 'listitem' })}>
          <Pressable
            className={`line-stop line-stop-${stop.state}${stop.mine ? ' line-stop-mine' : ''}`}
            label={stop.label}
            onPress={() => onStop(stop.stopId)}
          >
            <View className="line-rail" />
            <View className="line-dot" />
            <View className="line-words">
              <Text className="line-name">{stop.name}</Text>
              {stop.mine ? (
                <Tag word="我的站" />
              ) : stop.place === '' ? null : (
                <Text className="line-end">{stop.place}</Text>
              )}
            </View>
            <Time stop={stop} />
          </Pressable>
          {stop.here.map((bus) => (
            <Bus key={bus.key} bus={bus} />
          ))}
          {stop.below.map((bus) => (
            <Bus key={bus.key} bus={bus} />
          ))}
        </View>
      ))}
    </View>
  );
}

function Time({ stop: { time, about, struck, state } }: { readonly stop: ColumnStop }): ReactElement | null {
  if (state === 'skipped') return <Tag word="不到" tone="red" />;
  if (time === '') return null;
  return (
    <View className="line-time">
      {struck === undefined ? null : <Text className="line-struck">{struck}</Text>}
      {about ? <Text className="line-about">约</Text> : null}
      <Text className={state === 'here' ? 'line-here' : 'line-figure'}>{time}</Text>
    </View>
  );
}

function Bus({ bus: { label, note, old, spoken } }: { readonly bus: BusOnLine }): ReactElement {
  return (
    <View className={`line-bus${old ? ' line-bus-old' : ''}`} {...voice({ role: 'group', label: spoken })}>
      <View className="line-rail" />
      <View className="line-bus-sign">
        <Icon name="bus" />
      </View>
      <View className="line-bus-words">
        <Text className="line-bus-label">{label}</Text>
        {note === '' ? null : <Text className="line-bus-note">{note}</Text>}
      </View>
    </View>
  );
}
