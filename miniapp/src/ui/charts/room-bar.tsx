// How much room is there, and who has taken how much of it?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { voice } from '../voice';

/** `others` hatched grey, `yours` green, `ink` and `hatched` green for two kinds of load side by side. */
export type RoomLook = 'others' | 'yours' | 'ink' | 'hatched';

/** What takes room. */
export interface RoomPart {
  readonly look: RoomLook;
  /** Whose or what it is, such as 别人订的, 邮袋. */
  readonly word: string;
  readonly amount: number;
}

/** The room of a bus, a shelf, a day. */
export interface RoomBarProps {
  /** All the room there is; more than this may be taken, and then nothing is empty. */
  readonly room: number;
  readonly parts: readonly RoomPart[];
  /** Such as 公斤, 箱. */
  readonly unit: string;
  /** What is left, such as 还空 or 还没有人开. */
  readonly emptyWord?: string;
  /** What all of it is for the ear, such as 一共能装 or 今天一共. */
  readonly wholeWord?: string | undefined;
}

/** One bar: each part in its place, what is left as an empty end; below it the same in words. */
export function RoomBar({ room, parts, unit, emptyWord = '还空', wholeWord }: RoomBarProps): ReactElement {
  const taken = parts.reduce((sum, { amount }) => sum + amount, 0);
  const whole = Math.max(room, taken, 1);
  return (
    <View className="room" {...voice({ role: 'img', label: spokenRoom({ room, parts, unit, emptyWord, wholeWord }) })}>
      <View className="room-bar">
        {parts.map(({ look, word, amount }) => (
          <View key={word} className={`room-part room-${look}`} style={{ width: percent(amount / whole) }} />
        ))}
      </View>
      <View className="room-key">
        {parts.map(({ look, word, amount }) => (
          <View key={word} className="room-word">
            <View className={`room-swatch room-${look}`} />
            <Text>{`${word} ${amount}`}</Text>
          </View>
        ))}
        <Text>{leftWords(room, taken, unit, emptyWord)}</Text>
      </View>
    </View>
  );
}

/** 一共能装 300 公斤：邮袋 118，农产品 50，还空 132 公斤。 */
export function spokenRoom({ room, parts, unit, emptyWord = '还空', wholeWord = '一共能装' }: RoomBarProps): string {
  const taken = parts.reduce((sum, { amount }) => sum + amount, 0);
  const words = parts.map(({ word, amount }) => `${word} ${amount}`);
  return `${wholeWord} ${room} ${unit}：${[...words, leftWords(room, taken, unit, emptyWord)].join('，')}。`;
}

function leftWords(room: number, taken: number, unit: string, emptyWord: string): string {
  return taken > room ? `超出 ${taken - room} ${unit}` : `${emptyWord} ${room - taken} ${unit}`;
}

function percent(share: number): string {
  return `${Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10}%`;
}
