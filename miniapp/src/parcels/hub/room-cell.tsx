// How full is a bus, by weight and by volume, in the width of a column?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { Cargo } from '@kehuoyou/shared';
import { voice } from '../../ui/voice';
import { volumeWords, weightWords } from '../freight-words';

/** What lies on it and what it may take; luggage is off already. */
export interface RoomCellProps {
  readonly load: Cargo;
  readonly room: Cargo;
}

/** Two bars with their figures. */
export function RoomCell({ load, room }: RoomCellProps): ReactElement {
  const [weight, volume] = [weightWords(load, room), volumeWords(load, room)];
  return (
    <View className="hub-room" {...voice({ role: 'img', label: `货舱 ${weight}，${volume}` })}>
      <Bar taken={load.grams} whole={room.grams} />
      <Bar taken={load.litres} whole={room.litres} />
      <View className="hub-room-words">
        <Text className={load.grams > room.grams ? 'hub-over' : ''}>{weight}</Text>
        <Text className={load.litres > room.litres ? 'hub-over' : ''}>{volume}</Text>
      </View>
    </View>
  );
}

function Bar({ taken, whole }: { readonly taken: number; readonly whole: number }): ReactElement {
  const share = whole === 0 ? (taken === 0 ? 0 : 1) : Math.min(1, taken / whole);
  return (
    <View className="hub-room-bar">
      <View
        className={taken > whole ? 'hub-room-in hub-room-over' : 'hub-room-in'}
        style={{ width: `${100 * share}%` }}
      />
    </View>
  );
}
