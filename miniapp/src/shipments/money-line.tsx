// How does an amount stand on a line, and the sum below all of them?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { yuan } from '@kehuoyou/shared';
import './money-line.scss';

interface MoneyLineProps {
  readonly word: string;
  /** Whole fen. */
  readonly fen: number;
  /** True for what all others come to. */
  readonly sum?: boolean;
}

/** What it is for, and how much. */
export function MoneyLine({ word, fen, sum = false }: MoneyLineProps): ReactElement {
  return (
    <View className={sum ? 'money-line money-sum' : 'money-line'}>
      <Text>{word}</Text>
      <Text className="money-fen">{sum ? `${yuan(fen)} 元` : yuan(fen)}</Text>
    </View>
  );
}
