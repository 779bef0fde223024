// How does a state stand out? By a word; colour only helps.
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';

/** Green: as it should be. Amber: careful. Red: cancelled, closed, refused. Grey: past, or no more than planned. */
export type Tone = 'green' | 'amber' | 'red' | 'grey';

/** A word on its colour. */
export function Tag({ word, tone = 'green' }: { readonly word: string; readonly tone?: Tone }): ReactElement {
  return <Text className={`tag tag-${tone}`}>{word}</Text>;
}
