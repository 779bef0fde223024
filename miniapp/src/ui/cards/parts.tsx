// How do several small facts share a line? Each stays whole, and goes to the next line as one.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';

/** Facts with a dot between each two, such as K12 · 捎带快递 · 之后 15:10; nothing where there is none. */
export function Parts({ parts }: { readonly parts: readonly string[] }): ReactElement | null {
  if (parts.length === 0) return null;
  return (
    <View className="parts">
      <View className="parts-line">
        {parts.map((part) => (
          <Text key={part} className="part">
            {part}
          </Text>
        ))}
      </View>
    </View>
  );
}
