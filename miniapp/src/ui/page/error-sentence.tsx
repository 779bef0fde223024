// What does the person read when something went wrong, and what can they do?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../buttons/button';
import { voice } from '../voice';

/** What happened, and the way out. */
export interface ErrorSentenceProps {
  /** From `failureText`. */
  readonly sentence: string;
  /** Shown small, to quote on the phone. */
  readonly reference?: string | undefined;
  /** Without it there is no button: trying again would not help. */
  readonly onRetry?: () => void;
}

/** A sentence that the person can act on, with 再试一次. */
export function ErrorSentence({ sentence, reference, onRetry }: ErrorSentenceProps): ReactElement {
  return (
    <View className="error" {...voice({ role: 'alert' })}>
      <View className="error-sentence">{sentence}</View>
      {reference === undefined ? null : <View className="error-reference">编号 {reference}</View>}
      {onRetry === undefined ? null : (
        <View className="button-row">
          <Button icon="refresh-cw" word="再试一次" onPress={onRetry} />
        </View>
      )}
    </View>
  );
}
