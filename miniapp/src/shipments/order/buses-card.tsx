// How much room is on each bus, and what of it would be taken?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { Quote, QuotedWay, SplitPart } from '@kehuoyou/shared';
import { voice } from '../../ui/voice';
import { isOfOneDay, wayWords } from './quote-words';
import { dayOf } from '../moment-words';

/** So many buses are shown besides those that are taken. */
const SHOWN = 4;

interface BusesCardProps {
  readonly quote: Quote;
  readonly parts: readonly SplitPart[];
  readonly now: Date;
}

/** A line a bus: when it leaves, its hold as a bar, and the boxes that it takes. */
export function BusesCard({ quote, parts, now }: BusesCardProps): ReactElement | null {
  const taken = new Map(parts.map(({ way, boxes }) => [way, boxes]));
  // What has left is no choice any more; a bus that was stopped is struck out, not hidden.
  const ahead = quote.ways.filter(({ refusal }) => refusal !== 'gone');
  const shown = ahead.filter(({ no }, place) => taken.has(no) || place < SHOWN);
  if (shown.length === 0) return null;
  return (
    <View className="card">
      <View className="room-key order-key">
        <Key look="others" word="别人订的" />
        <Key look="yours" word="您的" />
        <View className="room-word">
          <View className="room-swatch order-empty" />
          <Text>空的</Text>
        </View>
      </View>
      {shown.map((way) => (
        <Bus
          key={way.no}
          way={way}
          boxes={taken.get(way.no) ?? 0}
          grams={quote.grams}
          now={now}
          day={isOfOneDay(quote) ? '' : dayOf(way.departure, now)}
        />
      ))}
    </View>
  );
}

function Key({ look, word }: { readonly look: string; readonly word: string }): ReactElement {
  return (
    <View className="room-word">
      <View className={`room-swatch room-${look}`} />
      <Text>{word}</Text>
    </View>
  );
}

interface BusProps {
  readonly way: QuotedWay;
  readonly boxes: number;
  readonly grams: number;
  readonly now: Date;
  readonly day: string;
}

function Bus({ way, boxes, grams, now, day }: BusProps): ReactElement {
  const { time, tail, note, refused } = wayWords(way, boxes, now);
  const width = (amount: number): string =>
    `${Math.round(Math.min(1, amount / Math.max(way.roomGrams, 1)) * 1000) / 10}%`;
  const state = refused ? ' order-bus-refused' : boxes === 0 ? ' order-bus-unused' : '';
  return (
    <View className={`order-bus${state}`} {...voice({ role: 'group', label: `${day}${time}的车，${tail}，${note}` })}>
      <View className="order-bus-line">
        <Text className={refused ? 'order-time struck' : 'order-time'}>{time}</Text>
        <View className="room-bar order-bar">
          <View className="room-part room-others" style={{ width: width(way.othersGrams) }} />
          <View className="room-part room-yours" style={{ width: width(boxes * grams) }} />
        </View>
        <Text className="order-tail">{tail}</Text>
      </View>
      <View className="note note-grey">{day === '' ? note : `${day}，${note}`}</View>
    </View>
  );
}
