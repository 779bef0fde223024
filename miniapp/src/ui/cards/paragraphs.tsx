// How do several sentences stand under one another?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';

/** Each line of `text` as a paragraph of its own. */
export function Paragraphs({ text }: { readonly text: string }): ReactElement {
  return (
    <View className="paragraphs">
      {text.split('\n').map((line, index) => (
        <View key={index} className="paragraph">
          {line}
        </View>
      ))}
    </View>
  );
}
