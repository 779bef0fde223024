// What is the answer, seen from across the room?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';

/** The largest thing on a card. */
export interface AnswerProps {
  /** A time, a count, a shelf. */
  readonly figure: string;
  /** Before it, smaller, such as 约. */
  readonly before?: string;
  /** Beside it, in green, such as 还有 25 分. */
  readonly note?: string;
  /** Struck through, for what was cancelled. */
  readonly struck?: boolean;
  /** What it takes the place of, small and struck, such as the timetable's time. */
  readonly instead?: string;
  /** True where the note asks for care rather than promises: amber. */
  readonly careful?: boolean;
}

/** A big figure and what it means. */
export function Answer({ figure, before, note, struck = false, instead, careful = false }: AnswerProps): ReactElement {
  return (
    <View className="answer">
      {before === undefined ? null : <Text className="answer-before">{before}</Text>}
      <Text className={`answer-figure${struck ? ' struck' : ''}`}>{figure}</Text>
      {instead === undefined ? null : <Text className="answer-instead">{instead}</Text>}
      {note === undefined ? null : <Text className={`answer-note${careful ? ' answer-careful' : ''}`}>{note}</Text>}
    </View>
  );
}
