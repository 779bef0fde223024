// What holds one answer?
import type { ReactElement, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { SpeakButton } from '../buttons/speak-button';
import { voice } from '../voice';

/** A card, with the sentence that says the same for the ear. */
export interface CardProps {
  /** The question it answers, such as 下一班车 · 去县城. */
  readonly title?: string;
  /** True where the title is a name to be found again, such as in a list of points. */
  readonly named?: boolean;
  /** Usually a `Tag`. */
  readonly tag?: ReactNode;
  /** For the ear: read by screen readers, and aloud where there is a voice. */
  readonly spoken?: string;
  /** False where the page's own 读一读 already reads it. */
  readonly readable?: boolean;
  readonly children?: ReactNode;
}

/** One question and its answer. */
export function Card({ title, named = false, tag, spoken, readable = true, children }: CardProps): ReactElement {
  const speak = spoken !== undefined && readable ? <SpeakButton sentence={spoken} /> : null;
  return (
    <View className="card" {...voice({ role: spoken === undefined ? undefined : 'group', label: spoken })}>
      {title === undefined && tag === undefined && speak === null ? null : (
        <View className="card-head">
          <Text className={named ? 'card-title card-name' : 'card-title'}>{title ?? ''}</Text>
          {tag}
          {speak}
        </View>
      )}
      {children}
    </View>
  );
}
