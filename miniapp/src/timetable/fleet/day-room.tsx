// How much of a day is given away, and at which hours is somebody still missing?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { RosterTrip } from '@kehuoyou/shared';
import { useWideScreen } from '../../core/platform/wide-screen';
import { DayBars } from '../../ui/charts/day-bars';
import { RoomBar } from '../../ui/charts/room-bar';
import { openByHour, roomOf } from './day-counts';

/** What runs of the day as one bar; before a desk also the hours of the trips that are nobody's yet. */
export function DayRoom({ trips }: { readonly trips: readonly RosterTrip[] }): ReactElement {
  const wide = useWideScreen();
  const { running, done, underway, given } = roomOf(trips);
  const hours = openByHour(trips);
  const parts = [
    { look: 'ink', word: '开完了', amount: done },
    { look: 'hatched', word: '在路上', amount: underway },
    { look: 'yours', word: '派好了', amount: given },
  ] as const;
  return (
    <View className="day-charts">
      <RoomBar
        room={running}
        parts={parts.filter(({ amount }) => amount > 0)}
        unit="班"
        emptyWord="还没有人开"
        wholeWord="这一天一共"
      />
      {wide && hours.length > 0 ? (
        <DayBars title="还没有人开的，几点发车" unit="班" points={hours} height={48} />
      ) : null}
    </View>
  );
}
