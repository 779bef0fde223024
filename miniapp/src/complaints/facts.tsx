// How do facts of our own records stand under one another, each with its shape and what is beside it?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { StateMark } from '../ui/states/state-mark';
import type { FactWords } from './fact-words';
import './facts.scss';

/** One line each. */
export function Facts({ facts }: { readonly facts: readonly FactWords[] }): ReactElement {
  return (
    <View className="said-facts">
      {facts.map(({ state, word, note }) => (
        <View key={word} className="said-fact">
          <StateMark state={state} word={word} quiet />
          {note === undefined ? null : <Text className="said-fact-note">{note}</Text>}
        </View>
      ))}
    </View>
  );
}
