// How does the list of a stop's departures look?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { Parts } from '../../ui/cards/parts';
import { Pressable } from '../../ui/pressable';
import { Tag } from '../../ui/cards/tag';
import { voice } from '../../ui/voice';
import { NOTE_JOINT } from './departure-rows';
import type { DepartureRow } from './departure-rows';
import './departure-list.scss';

/** What the list shows. */
export interface DepartureListProps {
  /** From `departureRows`. */
  readonly rows: readonly DepartureRow[];
  /** Makes each line a button, such as one that opens the line's page. */
  readonly onChoose?: (row: DepartureRow) => void;
  /** What stands behind a line and is pressed by itself, such as 提醒. */
  readonly tail?: (row: DepartureRow) => ReactElement | null;
}

/** Buses whose time is over and that still stand above the next one; the others are one tap away. */
const GONE_SHOWN = 2;

/** Departures in a card: past ones grey, cancelled ones struck through with their reason, never missing. */
export function DepartureList({ rows, onChoose, tail }: DepartureListProps): ReactElement {
  const [all, setAll] = useState(false);
  const toCome = rows.findIndex(({ gone }) => !gone);
  // Where no bus is left, what has left is all there is to see.
  const hidden = all || toCome < 0 ? 0 : Math.max(0, toCome - GONE_SHOWN);
  return (
    <View className="departures" {...voice({ role: 'list' })}>
      {hidden === 0 ? null : (
        <Pressable className="departures-earlier" onPress={() => setAll(true)}>
          <Text>{`前面还有 ${hidden} 班，点开看`}</Text>
        </Pressable>
      )}
      {rows.slice(hidden).map((row) => (
        <Line key={row.key} row={row} onChoose={onChoose} tail={tail} />
      ))}
    </View>
  );
}

function Line({
  row,
  onChoose,
  tail,
}: {
  readonly row: DepartureRow;
  readonly onChoose: DepartureListProps['onChoose'];
  readonly tail: DepartureListProps['tail'];
}): ReactElement {
  const content = <LineContent row={row} />;
  const className = `departure departure-${row.state}`;
  if (onChoose === undefined) {
    return (
      <View className={className} {...voice({ role: 'listitem', label: row.spoken })}>
        {content}
      </View>
    );
  }
  return (
    <View {...voice({ role: 'listitem' })} className="departure-item">
      <Pressable className={className} label={row.spoken} onPress={() => onChoose(row)}>
        {content}
      </Pressable>
      {tail?.(row)}
    </View>
  );
}

function LineContent({ row }: { readonly row: DepartureRow }): ReactElement {
  const { approximate, figure, struck, state, tag, title, line, note } = row;
  return (
    <>
      <View className="departure-time">
        {approximate ? <Text className="departure-about">约</Text> : null}
        <Text className={state === 'here' ? 'departure-here' : 'departure-figure'}>{figure}</Text>
        {struck === undefined ? null : <Text className="departure-struck">{struck}</Text>}
        {tag === undefined || tag.live ? null : (
          <View className="departure-tag">
            <Tag word={tag.word} tone={tag.tone} />
          </View>
        )}
      </View>
      <View className="departure-words">
        <View className="departure-head">
          <Text className="departure-title">{title}</Text>
          <Text className="departure-line">{line}</Text>
        </View>
        {tag?.live ? (
          <View className="departure-live">
            <Tag word={tag.word} tone={tag.tone} />
          </View>
        ) : null}
        <View className="departure-note">
          <Parts parts={note.split(NOTE_JOINT).filter((part) => part !== '')} />
        </View>
      </View>
    </>
  );
}
