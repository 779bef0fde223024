// How do complaints stand on a wide screen: one line each, worked by keys, with the chosen one beside them?
import { useRef } from 'react';
import type { ReactElement, RefObject } from 'react';
import { Text, View } from '@tarojs/components';
import type { DeskComplaint } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Pressable } from '../../ui/pressable';
import { StateMark } from '../../ui/states/state-mark';
import { useTableKeys } from '../../ui/tables/table-keys';
import { lawfulFace, promisedFace } from '../handle/clock-face';
import type { ClockFace } from '../handle/clock-face';
import { placeWords, urgentMark, whoWords } from '../handle/complaint-words';
import { faceWords, rowLabel, TO_LOOK_AT, whatWords } from './desk-words';

/** The rows, and the one whose detail stands beside them. */
export interface QueueProps {
  readonly rows: readonly DeskComplaint[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const heads = ['', '哪里 · 什么事', '谁办', '答应的还剩', '法定还剩'];
const legend = [
  ['J', '下一件'],
  ['K', '上一件'],
  ['/', '查找'],
  ['T', '转办'],
  ['R', '答复'],
  ['M', '并入'],
] as const;

/** Browsers only. */
export function Queue({ rows, chosen, onChoose }: QueueProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  useTableKeys(frame, {
    step: (by) => step({ rows, chosen, onChoose }, frame, by),
    find: () => document.querySelector<HTMLElement>('.desk-tools input')?.focus(),
    close: () => undefined,
  });
  return (
    <div className="queue" ref={frame}>
      <View className="queue-row queue-head">
        {heads.map((word) => (
          <Text key={word}>{word}</Text>
        ))}
      </View>
      {rows.map((row) => (
        <QueueRow key={row.id} row={row} on={row.id === chosen} onChoose={onChoose} />
      ))}
      <View className="queue-legend">
        {legend.map(([key, word]) => (
          <Text key={key}>
            <Text className="queue-key">{key}</Text>
            {word}
          </Text>
        ))}
      </View>
    </div>
  );
}

/** From the chosen one to its neighbour; the focus goes along, and so Enter and Tab begin there. */
function step({ rows, chosen, onChoose }: QueueProps, frame: RefObject<HTMLDivElement | null>, by: 1 | -1): void {
  const at = rows.findIndex(({ id }) => id === chosen) + by;
  const next = rows[at];
  if (next === undefined) return;
  frame.current?.querySelectorAll<HTMLElement>('.queue-one')[at]?.focus();
  onChoose(next.id);
}

interface QueueRowProps {
  readonly row: DeskComplaint;
  readonly on: boolean;
  readonly onChoose: (id: string) => void;
}

function QueueRow({ row, on, onChoose }: QueueRowProps): ReactElement {
  const now = useNow();
  const mark = urgentMark(row, now);
  return (
    <Pressable
      className={`queue-row queue-one${on ? ' queue-on' : ''}`}
      current={on}
      label={`${mark.word}，${rowLabel(row, now)}`}
      onPress={() => onChoose(row.id)}
    >
      <StateMark state={mark.state} word="" />
      <View className="queue-what">
        <Text className="queue-place">{placeWords(row.place)}</Text>
        <Text className="queue-words">{whatWords(row)}</Text>
        {row.look !== 'risky' ? null : <Text className="queue-careful">{TO_LOOK_AT}</Text>}
        {row.together > 1 ? <Text className="queue-count">{`${row.together} 人`}</Text> : null}
      </View>
      <Text className={`queue-who${row.state === 'submitted' ? ' queue-careful' : ''}`}>{whoWords(row)}</Text>
      <QueueClock face={promisedFace(row, now)} bar />
      <QueueClock face={lawfulFace(row, now)} />
    </Pressable>
  );
}

function QueueClock({ face, bar = false }: { readonly face: ClockFace; readonly bar?: boolean }): ReactElement {
  if (face.kind === 'word') return <Text className="queue-clock">{face.word}</Text>;
  const { state, gone } = face.reading;
  return (
    <View className={`queue-clock queue-${state}`}>
      <Text className="queue-left">{faceWords(face)}</Text>
      {bar ? (
        <View className="queue-bar">
          <View className="queue-gone" style={{ width: `${Math.round(gone * 100)}%` }} />
        </View>
      ) : null}
    </View>
  );
}
